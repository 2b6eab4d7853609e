"""The slacks-based measure as a linear programme, with or without bad outputs."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.measures.efficiency._frame import Programme, Returns, Whole
from xinzhi.measures.efficiency._measured import Measured, within
from xinzhi.measures.efficiency._result import Variables
from xinzhi.measures.types import Array

Orientation = Literal["none", "input", "output"]


def measure(
    evaluated: Variables, reference: Variables, *, orientation: Orientation, returns: Returns, same: bool
) -> Measured:
    """Measure ρ of units against a reference set; a unit outside the frontier of another period has no solution."""
    return (
        _ratio(evaluated, reference, returns, same=same)
        if orientation == "none"
        else _sided(evaluated, reference, returns, orientation, same=same)
    )


def shares(data: Variables) -> tuple[Array, Array]:
    """Give what one unit of each slack counts in the mean over inputs, and over outputs and bad outputs together.

    1 / (count · value); a value of 0 drops out of the mean and out of the count.
    """
    m, s, k = data.counts
    values = data.together
    each = np.divide(1.0, values, out=np.zeros_like(values), where=values > 0)
    lesser = np.arange(m + s + k) < m
    of_inputs = np.where(lesser, each, 0.0) / np.maximum((values[:, :m] > 0).sum(axis=1), 1)[:, np.newaxis]
    of_outputs = np.where(lesser, 0.0, each) / np.maximum((values[:, m:] > 0).sum(axis=1), 1)[:, np.newaxis]
    return of_inputs, of_outputs


def _ratio(evaluated: Variables, reference: Variables, returns: Returns, *, same: bool) -> Measured:
    programme = Programme(evaluated, reference, returns, same=same, extra=1)
    of_inputs, of_outputs = shares(evaluated)
    add_ratio(programme)
    programme.add_own()
    programme.add_slacks(-of_inputs, last=of_outputs)
    programme.add_scale_slack()
    batch = (
        programme.solve(start=_start(programme, ["t", "self"], [programme.rows - 1]), efficient=1.0)
        if programme.same
        else programme.solve()
    )
    return Measured(programme, batch, within(batch.objective, programme, high=1.0))


def add_ratio(programme: Programme) -> None:
    """Add t and the row that sets the denominator of the ratio to 1 (Charnes & Cooper 1962)."""
    scaled = np.zeros((programme.units, programme.rows))
    scaled[:, : programme.count + programme.bounded] = -programme.own_column
    scaled[:, -1] = 1.0
    programme.add("t", scaled, 1.0)
    programme.rhs[:, -1] = 1.0


def _sided(
    evaluated: Variables, reference: Variables, returns: Returns, orientation: Orientation, *, same: bool
) -> Measured:
    programme = Programme(evaluated, reference, returns, same=same)
    of_inputs, of_outputs = shares(evaluated)
    programme.rhs[:] = programme.own_column
    programme.add_own()
    programme.add_slacks(-of_inputs if orientation == "input" else -of_outputs)
    programme.add_scale_slack()
    batch = (
        programme.solve(start=_start(programme, ["self"], []), efficient=0.0) if programme.same else programme.solve()
    )
    score = 1 + batch.objective if orientation == "input" else 1 / (1 - batch.objective)
    return Measured(programme, batch, within(score, programme, high=1.0))


def _start(programme: Programme, heads: list[str], dropped: list[int]) -> Whole:
    """Begin from the unit as its own peer, with the slacks of all rows but one that the peer itself fills."""
    size = programme.sizes()
    filled = np.full(programme.units, programme.count) if programme.bounded else size.argmax(axis=1)
    rows = [filled, *(np.full(programme.units, row) for row in dropped)]
    return programme.start(heads, np.stack(rows, axis=1))
