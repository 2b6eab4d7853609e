"""Distances of units to a frontier, of their own period or of another one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.efficiency import EfficiencyError
from xinzhi.measures.efficiency import _directional, _radial, _sbm, _super_sbm
from xinzhi.measures.efficiency._direction import Direction, directions, of_period
from xinzhi.measures.efficiency._directional import Disposability
from xinzhi.measures.efficiency._frame import Returns
from xinzhi.measures.efficiency._measured import Measured
from xinzhi.measures.efficiency._result import Variables
from xinzhi.measures.types import Array

Whole = NDArray[np.int64]
# A super-efficiency no further past 1 than this is a unit on the frontier, whose slacks count.
BEYOND = 1e-9


@dataclass(frozen=True, slots=True)
class Distances:
    """What was found for each unit, arrays of shape (units,): NaN where the status is infeasible or unbounded."""

    value: Array
    status: NDArray[np.str_]
    certificate: Array

    def rows(self, which: Whole) -> Distances:
        """Give some of the units."""
        return Distances(self.value[which], self.status[which], self.certificate[which])


# Units evaluated, the reference set, returns to scale, where each unit stands in the reference (-1 for nowhere), and the
# period the units are of.
Measure = Callable[[Variables, Variables, Returns, Whole, int], Distances]


def measure_of(name: str, orientation: _sbm.Orientation) -> Measure:
    """Give the measure of a Malmquist index: an efficiency, larger is better, above 1 beyond the frontier."""
    if name == "radial":
        return _radial_of("output" if orientation == "output" else "input")
    return _super_sbm_of(orientation) if name == "super-sbm" else _sbm_of(orientation)


def _found(measured: Measured, value: Array | None = None) -> Distances:
    found = measured.score if value is None else value
    status = np.where((measured.batch.status == "optimal") & np.isnan(found), "undefined", measured.batch.status)
    return Distances(found, status, measured.batch.certificate)


def _radial_of(orientation: _radial.Orientation) -> Measure:
    def measure(evaluated: Variables, reference: Variables, returns: Returns, _: Whole, __: int) -> Distances:
        found = _radial.measure(evaluated, reference, orientation=orientation, returns=returns, same=False)
        return _found(found, found.score if orientation == "input" else 1 / found.score)

    return measure


def _sbm_of(orientation: _sbm.Orientation) -> Measure:
    def measure(evaluated: Variables, reference: Variables, returns: Returns, _: Whole, __: int) -> Distances:
        return _found(_sbm.measure(evaluated, reference, orientation=orientation, returns=returns, same=False))

    return measure


def _super_sbm_of(orientation: _sbm.Orientation) -> Measure:
    """Below 1 from the slacks-based measure, above from its super-efficiency, each unit left out of its own frontier."""

    def measure(evaluated: Variables, reference: Variables, returns: Returns, own: Whole, _: int) -> Distances:
        inside = own.min() >= 0
        units = reference if inside else evaluated
        plain = _found(_sbm.measure(units, reference, orientation=orientation, returns=returns, same=inside))
        beyond = _found(_super_sbm.measure(units, reference, orientation=orientation, returns=returns, alone=inside))
        found = _joined(plain, beyond)
        return found.rows(own) if inside else found

    return measure


def _joined(plain: Distances, beyond: Distances) -> Distances:
    """Take the slacks-based score of units inside the frontier, and super-efficiency of the others."""
    within = plain.value < 1 - BEYOND
    return Distances(
        np.where(within, plain.value, beyond.value),
        np.where(within, plain.status, beyond.status),
        np.where(within, plain.certificate, beyond.certificate),
    )


def directional(model: str, direction: Direction, disposability: Disposability) -> Measure:
    """Give a measure: how many times its direction a unit can move to the frontier, below 0 beyond it."""

    def measure(evaluated: Variables, reference: Variables, returns: Returns, _: Whole, period: int) -> Distances:
        along = directions(model, of_period(direction, period), evaluated)
        found = _directional.measure(
            evaluated, reference, along, disposability=disposability, returns=returns, same=False
        )
        return _short_of_nothing(_found(found))

    return measure


def _short_of_nothing(found: Distances) -> Distances:
    """Take a move back to nothing, β of -1, for what it is: 1 + β has no meaning there."""
    lost = found.value <= -1 + BEYOND
    return Distances(np.where(lost, np.nan, found.value), np.where(lost, "infeasible", found.status), found.certificate)


def nonradial(model: str, direction: Direction, weights: Array | None, disposability: Disposability) -> Measure:
    """Give a measure: the largest weighted sum of moves, one of each variable along its direction, none below 0."""

    def measure(evaluated: Variables, reference: Variables, returns: Returns, _: Whole, period: int) -> Distances:
        programme = _directional.technology(evaluated, reference, returns, disposability, same=False)
        along = directions(model, of_period(direction, period), evaluated)
        move = along.together * programme.signs
        charged = np.ones(programme.count) if weights is None else weights
        moving = np.flatnonzero(charged * (along.together > 0).any(axis=0))
        if not moving.size:
            raise EfficiencyError.nothing_moves()
        for q in moving:
            programme.add("move", np.where(np.arange(programme.count) == q, move, 0.0), -float(charged[q]))
        programme.add_slacks(which=_directional.slack_rows(programme, disposability))
        programme.add_scale_slack()
        batch = programme.solve()
        return Distances(0.0 - batch.objective, batch.status, batch.certificate)

    return measure
