"""The non-radial directional distance as a linear programme: each variable moves by its own multiple."""

from __future__ import annotations

import numpy as np

from xinzhi.measures.efficiency._directional import Disposability, slack_rows, start, technology
from xinzhi.measures.efficiency._frame import Returns
from xinzhi.measures.efficiency._measured import Measured, within
from xinzhi.measures.efficiency._result import Variables
from xinzhi.measures.types import Array


def measure(
    evaluated: Variables,
    reference: Variables,
    direction: Variables,
    weights: Array,
    *,
    disposability: Disposability,
    returns: Returns,
    same: bool,
) -> Measured:
    """Measure Σ w β of units along their directions; weights have shape (variables,), inputs, outputs, bad outputs.

    A variable without weight or direction keeps its value. Each β is 0 or above, so that a unit outside the frontier of
    another period has no solution.
    """
    programme = technology(evaluated, reference, returns, disposability, same=same)
    step = direction.together * programme.signs
    for q in np.flatnonzero(weights > 0):
        column = np.zeros((programme.units, programme.rows))
        column[:, q] = step[:, q]
        moves = (step[:, q] != 0).astype(np.float64)
        programme.add("forward", column, -weights[q] * moves)
    programme.add_own()
    programme.add_slacks(which=slack_rows(programme, disposability))
    programme.add_scale_slack()
    batch = programme.solve(start=start(programme), efficient=0.0 if programme.same else None)
    return Measured(programme, batch, within(0.0 - batch.objective, programme, low=0.0))


def betas(measured: Measured, weights: Array) -> Variables:
    """Give β of each variable, 0 where it does not move."""
    programme = measured.programme
    found = np.where(np.isfinite(measured.score)[:, np.newaxis], np.zeros(programme.data.shape), np.nan)
    found[:, weights > 0] = np.maximum(programme.value(measured.batch, "forward"), 0.0)
    return programme.evaluated.like(found)
