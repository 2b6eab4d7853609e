"""The radial programme: how far all inputs can shrink together, or all outputs grow."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.measures.efficiency._frame import Programme, Returns, Whole
from xinzhi.measures.efficiency._measured import Measured, within
from xinzhi.measures.efficiency._result import Variables

Orientation = Literal["input", "output"]


def measure(
    evaluated: Variables,
    reference: Variables,
    *,
    orientation: Orientation,
    returns: Returns,
    same: bool,
    alone: bool = False,
) -> Measured:
    """Measure units against a reference set they need not belong to: θ for inputs, φ for outputs.

    `same` says that unit i evaluated is unit i of the reference, `alone` that each is left out of its own reference
    set. Bad outputs are treated as inputs. Across periods θ may pass 1 and φ fall below it.
    """
    programme = Programme(evaluated, reference, returns, same=same, alone=alone)
    lesser = programme.signs > 0
    moved = lesser if orientation == "input" else ~lesser
    turn = 1.0 if orientation == "input" else -1.0
    programme.rhs[:, : programme.count] = np.where(moved, 0.0, programme.data)
    programme.rhs[:, programme.count : programme.count + programme.bounded] = 1.0
    programme.add("factor", np.where(moved, -programme.data, 0.0), turn)
    programme.add_own()
    programme.add_slacks()
    programme.add_scale_slack()
    batch = programme.solve(start=_start(programme), efficient=turn) if programme.same else programme.solve()
    score = turn * batch.objective
    low, high = (-np.inf, 1.0) if orientation == "input" else (1.0, np.inf)
    return Measured(programme, batch, within(score, programme, low=low, high=high))


def _start(programme: Programme) -> Whole:
    """Begin from the unit as its own peer, with the slacks of all rows but those that fix the two."""
    lesser = programme.signs > 0
    size = programme.sizes()
    first = np.where(lesser, size, -1.0).argmax(axis=1)
    other = (
        np.full(programme.units, programme.count) if programme.bounded else np.where(lesser, -1.0, size).argmax(axis=1)
    )
    return programme.start(["factor", "self"], np.stack([first, other], axis=1))
