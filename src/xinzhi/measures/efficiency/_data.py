"""What a frontier asks of its data, and what has to be said about them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.efficiency import EfficiencyError
from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.efficiency._balance import middles
from xinzhi.measures.efficiency._result import Variables
from xinzhi.measures.types import Array

UNITS_SHAPE = Words("二维：各单元 × 各变量，且不为空", "two-dimensional, units × variables, and not empty")
# A value this small beside both its column and its unit's other values stands for zero.
TINY = 1e-7
NAMES = ("inputs", "outputs", "bad")
SPOKEN = {"inputs": Words("投入", "inputs"), "outputs": Words("产出", "outputs"), "bad": Words("坏产出", "bad outputs")}


def read(inputs: object, outputs: object, bad: object | None, model: str, *, signed: bool = False) -> Variables:
    """Give inputs, outputs and bad outputs as checked matrices of the same units."""
    x = _matrix(inputs, "inputs")
    y = _matrix(outputs, "outputs")
    b = np.zeros((len(x), 0)) if bad is None else _matrix(bad, "bad")
    for name, values in (("outputs", y), ("bad", b)):
        if len(values) != len(x):
            raise MeasureError.wrong_length(name, len(values), "inputs", len(x))
    data = Variables(x, y, b)
    if not signed:
        _refuse_signs(data, model)
    return data


def _refuse_signs(data: Variables, model: str) -> None:
    for name in NAMES:
        below = getattr(data, name) < 0
        if below.any():
            raise EfficiencyError.negative(name, _positions(below), model)
    for name in ("inputs", "outputs"):
        empty = ~(getattr(data, name) > 0).any(axis=1)
        if empty.any():
            raise EfficiencyError.nothing(name, np.flatnonzero(empty).tolist())
    small = data.like(tiny(data.together).astype(np.float64))
    for name in NAMES:
        found = getattr(small, name) > 0
        if found.any():
            raise EfficiencyError.tiny(name, _positions(found))


def tiny(values: Array) -> NDArray[np.bool_]:
    """Tell which values above 0 are tiny beside the middle of their column and beside their unit."""
    levelled = values / middles(values)
    return np.asarray((levelled > 0) & (levelled < TINY * levelled.max(axis=1, keepdims=True)) & (levelled < TINY))


def _matrix(values: object, name: str) -> Array:
    array = _checks.numbers(values, name)
    if array.ndim != 2 or array.size == 0:
        raise MeasureError.wrong_shape(name, array.shape, UNITS_SHAPE)
    _checks.refuse("missing", np.isnan(array), name)
    return array


def _positions(where: NDArray[np.bool_]) -> list[tuple[int, int]]:
    return [(int(row), int(column)) for row, column in np.argwhere(where)]


def refuse_zeros(data: Variables, model: str, names: Iterable[str] = NAMES) -> None:
    """Raise where there are zeros that the model cannot take."""
    for name in names:
        found = getattr(data, name) == 0
        if found.any():
            raise EfficiencyError.zeros(name, _positions(found), model)


def notes(data: Variables) -> tuple[Words, ...]:
    """Say what to mind about the data: few units, variables that are constant or copies."""
    return (*_few(data), *_constant(data), *_copied(data))


def _few(data: Variables) -> list[Words]:
    units, variables = data.together.shape
    if units >= 3 * variables:
        return []
    return [
        Words(
            f"单元只有 {units} 个，少于变量数 {variables} 的 3 倍（{3 * variables} 个）：许多单元会因比较对象太少而得满分",
            f"there are {units} units, fewer than three times the {variables} variables ({3 * variables}): many units "
            "score full marks for want of others to compare with",
        )
    ]


def _constant(data: Variables) -> list[Words]:
    out = []
    for name in NAMES:
        values = getattr(data, name)
        if not values.size or len(values) < 2:
            continue
        out += [
            Words(
                f"{SPOKEN[name].zh}第 {column + 1} 列各单元数值相同：它不区分单元",
                f"column {column + 1} of the {SPOKEN[name].en} is the same for all units: it tells none apart",
            )
            for column in np.flatnonzero(_checks.constant(values))
        ]
    return out


def _copied(data: Variables) -> list[Words]:
    values = data.together
    levelled = values / np.where(np.abs(values).max(axis=0) > 0, np.abs(values).max(axis=0), 1.0)
    order = np.lexsort(levelled[: min(len(values), 8)])
    labels = [(name, column) for name in NAMES for column in range(getattr(data, name).shape[1])]
    out = []
    for one, other in pairwise(order):
        if (
            len(values) > 1
            and (np.abs(levelled[:, one] - levelled[:, other]) <= 1e-12 * np.abs(levelled[:, other])).all()
        ):
            (a, i), (b, j) = labels[min(one, other)], labels[max(one, other)]
            out.append(
                Words(
                    f"{SPOKEN[a].zh}第 {i + 1} 列与{SPOKEN[b].zh}第 {j + 1} 列成固定比例：同一信息计了两次",
                    f"column {i + 1} of the {SPOKEN[a].en} and column {j + 1} of the {SPOKEN[b].en} are in a fixed "
                    "proportion: the same is counted twice",
                )
            )
    return out
