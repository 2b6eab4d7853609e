"""The directional distance as a linear programme: how many times the direction a unit can move."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.measures.efficiency._frame import Programme, Returns, Whole
from xinzhi.measures.efficiency._measured import Measured, within
from xinzhi.measures.efficiency._result import Variables

Disposability = Literal["weak", "kuosmanen", "strong"]


def technology(
    evaluated: Variables, reference: Variables, returns: Returns, disposability: Disposability, *, same: bool
) -> Programme:
    """Give the programme of a technology with bad outputs, its rows filled and without a direction.

    weak: bad outputs as equalities. kuosmanen: the same, and each reference unit may abate by a factor of its own,
    which is a second set of intensities that use inputs and make nothing. strong: bad outputs as inputs.
    """
    programme = Programme(evaluated, reference, returns, same=same)
    if disposability == "kuosmanen":
        m = evaluated.counts[0]
        idle = programme.shared.copy()
        idle[:, m : programme.count] = 0.0
        programme.given = np.concatenate([programme.shared, idle])
    programme.rhs[:] = programme.own_column
    return programme


def slack_rows(programme: Programme, disposability: Disposability) -> list[int]:
    """Name the rows that are inequalities."""
    m, s, k = programme.evaluated.counts
    return list(range(m + s + (k if disposability == "strong" else 0)))


def start(programme: Programme) -> Whole | None:
    """Begin from the unit as its own peer."""
    if not programme.same:
        return None
    size = programme.sizes()
    filled = np.full(programme.units, programme.count) if programme.bounded else size.argmax(axis=1)
    return programme.start(["self"], filled[:, np.newaxis])


def measure(
    evaluated: Variables,
    reference: Variables,
    direction: Variables,
    *,
    disposability: Disposability,
    returns: Returns,
    same: bool,
) -> Measured:
    """Measure β of units along their directions against a reference set they need not belong to.

    `direction` holds magnitudes: inputs and bad outputs contract, outputs expand. β is 0 or above where the unit is in
    the technology; across periods it may fall below 0.
    """
    programme = technology(evaluated, reference, returns, disposability, same=same)
    column = direction.together * programme.signs
    programme.add("forward", column, -1.0)
    if not programme.same:
        programme.add("back", -column, 1.0)
    programme.add_own()
    programme.add_slacks(which=slack_rows(programme, disposability))
    programme.add_scale_slack()
    batch = programme.solve(start=start(programme), efficient=0.0 if programme.same else None)
    return Measured(programme, batch, within(0.0 - batch.objective, programme, low=0.0))
