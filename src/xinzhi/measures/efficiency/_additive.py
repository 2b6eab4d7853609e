"""The largest weighted sum of slacks as a linear programme."""

from __future__ import annotations

import numpy as np

from xinzhi.measures.efficiency._frame import Programme, Returns
from xinzhi.measures.efficiency._measured import Measured, within
from xinzhi.measures.efficiency._result import Variables
from xinzhi.measures.types import Array


def measure(evaluated: Variables, reference: Variables, weights: Array, *, returns: Returns, same: bool) -> Measured:
    """Measure the largest Σ w s of units against a reference set; weights have shape (units, variables)."""
    programme = Programme(evaluated, reference, returns, same=same)
    programme.rhs[:] = programme.own_column
    programme.add_own()
    programme.add_slacks(-weights)
    programme.add_scale_slack()
    start = None
    if programme.same and programme.bounded:
        start = programme.start(["self"], np.full((programme.units, 1), programme.count))
    batch = programme.solve(start=start, efficient=0.0 if programme.same else None)
    return Measured(programme, batch, within(0.0 - batch.objective, programme, low=0.0))
