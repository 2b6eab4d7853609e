"""Least cost and greatest revenue as linear programmes, in shares of what each unit spent or earned."""

from __future__ import annotations

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.efficiency._frame import Programme, Returns
from xinzhi.measures.efficiency._measured import Measured
from xinzhi.measures.efficiency._result import Variables
from xinzhi.measures.types import Array


def prices_of(prices: object, name: str, like: Array) -> Array:
    """Give prices for each unit: one a variable, or a matrix; none below 0 and some above it."""
    array = _checks.numbers(prices, name)
    _checks.refuse("missing", np.isnan(array), name)
    _checks.refuse("negative", array < 0, name)
    if array.ndim not in {1, 2} or array.shape[-1] != like.shape[1] or array.shape[:-1] not in {(), like.shape[:1]}:
        expected = Words(f"（变量数，）或 {like.shape}", f"(variables,) or {like.shape}")
        raise MeasureError.wrong_shape(name, array.shape, expected)
    whole = np.array(np.broadcast_to(array, like.shape))
    if not (whole > 0).any(axis=1).all():
        raise MeasureError.all_zero(name)
    return whole


def measure(data: Variables, prices: Array, *, returns: Returns, chosen: str) -> Measured:
    """Choose inputs at least cost, or outputs at greatest revenue; the other side is held.

    The objective is what the choice costs, or earns, beside what the unit spent or earned, shape (units,).
    """
    programme = Programme(data, data, returns, same=True)
    m, s, k = data.counts
    free = (
        np.arange(m + s + k) < m if chosen == "inputs" else (np.arange(m + s + k) >= m) & (np.arange(m + s + k) < m + s)
    )
    programme.rhs[:] = programme.own_column
    programme.rhs[:, : programme.count][:, free] = 0.0
    values = programme.data[:, free]
    spent = (values * prices).sum(axis=1)
    turn = 1.0 if chosen == "inputs" else -1.0
    for at, q in enumerate(np.flatnonzero(free)):
        column = np.zeros(programme.rows)
        column[q] = -1.0
        programme.add("chosen", column, turn * prices[:, at] / spent)
    programme.add_own()
    programme.add_slacks(which=np.flatnonzero(~free).tolist())
    programme.add_scale_slack()
    batch = programme.solve()
    return Measured(programme, batch, turn * batch.objective)


def chosen_slacks(measured: Measured, targets: Variables) -> Variables:
    """Give the distance from each value to its target, below 0 where the choice takes more."""
    data = measured.programme.evaluated
    return Variables(data.inputs - targets.inputs, targets.outputs - data.outputs, data.bad - targets.bad)
