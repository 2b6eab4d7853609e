"""What productivity over time asks of its arrays: periods of the same units, complete, none below 0."""

from __future__ import annotations

import numpy as np

from xinzhi.errors.efficiency import EfficiencyError
from xinzhi.errors.green import GreenError
from xinzhi.errors.measures import MeasureError
from xinzhi.errors.regions import RegionsError
from xinzhi.lang import Words
from xinzhi.measures import _checks, _panels
from xinzhi.measures.efficiency import _data
from xinzhi.measures.efficiency._result import Variables
from xinzhi.measures.types import Array

CUBE = Words("三维：时期 × 单元 × 变量，且不为空", "three-dimensional, periods × units × variables, and not empty")
AXES = Words("时期, 单元, 变量", "period, unit, variable")


def panel(inputs: object, outputs: object, bad: object | None = None) -> list[Variables]:
    """Give the units of each period, or refuse what cannot be measured."""
    given = {"inputs": _cube(inputs, "inputs"), "outputs": _cube(outputs, "outputs")}
    given["bad"] = given["inputs"][..., :0] if bad is None else _cube(bad, "bad")
    shape = given["inputs"].shape[:2]
    for name in ("outputs", "bad"):
        if given[name].shape[:2] != shape:
            expected = Words(f"{shape} × 变量，与 inputs 一致", f"{shape} × variables, as of inputs")
            raise MeasureError.wrong_shape(name, given[name].shape, expected)
    if shape[0] < 2:
        raise RegionsError.too_few(_panels.PERIODS, shape[0], 2)
    for name in ("inputs", "outputs"):
        _panels.refuse(
            "nonpositive", np.asarray(~(given[name] > 0).any(axis=2)), name, Words("时期, 单元", "period, unit")
        )
    panel = [Variables(*(given[name][t] for name in ("inputs", "outputs", "bad"))) for t in range(shape[0])]
    _refuse_tiny(panel)
    return panel


def _cube(values: object, name: str) -> Array:
    array = _checks.floats(values, name)
    if array.ndim != 3 or array.size == 0:
        raise MeasureError.wrong_shape(name, array.shape, CUBE)
    _panels.refuse("infinite", np.isinf(array), name, AXES)
    _panels.refuse("missing", np.isnan(array), name, AXES)
    _panels.refuse("negative", array < 0, name, AXES)
    empty = np.argwhere(~array.any(axis=1))
    if len(empty):
        raise EfficiencyError.zero_columns(name, [(int(period), int(column)) for period, column in empty])
    return array


def _refuse_tiny(panel: list[Variables]) -> None:
    """Refuse a tiny number where a zero is meant, whatever the period."""
    for t, each in enumerate(panel):
        small = each.like(_data.tiny(each.together).astype(np.float64))
        for name in ("inputs", "outputs", "bad"):
            found = np.argwhere(getattr(small, name) > 0)
            if len(found):
                raise GreenError.tiny(name, [(t, int(unit), int(column)) for unit, column in found])


def notes(panel: list[Variables], measure: str = "radial") -> tuple[Words, ...]:
    """Say what to mind about the data: few units, variables that are constant or copies, zeros that slacks skip."""
    zeros = sum(int(np.count_nonzero(each.together == 0)) for each in panel)
    said = (
        Words(
            f"有 {zeros} 个值为 0：按规则 drop，该项不计入其平均，项数相应减少",
            f"values that are 0: {zeros}; under the rule drop their terms leave the mean, whose count falls with them",
        ),
    )
    return (*_data.notes(panel[-1]), *(said if zeros and measure != "radial" else ()))
