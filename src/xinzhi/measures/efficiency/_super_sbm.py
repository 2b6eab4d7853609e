"""Super-efficiency by slacks: how far a unit's own values can worsen before the others reach it."""

from __future__ import annotations

import numpy as np

from xinzhi.measures.efficiency._frame import Programme, Returns
from xinzhi.measures.efficiency._measured import Measured
from xinzhi.measures.efficiency._result import Variables
from xinzhi.measures.efficiency._sbm import Orientation, add_ratio, shares
from xinzhi.measures.types import Array


def measure(
    evaluated: Variables, reference: Variables, *, orientation: Orientation, returns: Returns, alone: bool
) -> Measured:
    """Measure δ ≥ 1 of units against a reference set, from which each is left out where `alone`.

    A unit inside the frontier has δ = 1. Across periods this measures units outside the frontier of another period.
    """
    ratio = orientation == "none"
    programme = Programme(evaluated, reference, returns, same=alone, alone=alone, extra=int(ratio))
    of_inputs, of_outputs = shares(evaluated)
    if ratio:
        add_ratio(programme)
        _worsened(programme, of_inputs, -of_outputs, np.ones(programme.count, np.bool_))
    else:
        programme.rhs[:] = programme.own_column
        free = (programme.signs > 0) & (np.arange(programme.count) < evaluated.counts[0])
        free = free if orientation == "input" else ~free
        _worsened(programme, of_inputs if orientation == "input" else of_outputs, None, free)
    programme.add_slacks()
    programme.add_scale_slack()
    batch = programme.solve()
    return Measured(programme, batch, _score(batch.objective, orientation))


def _worsened(programme: Programme, costs: Array, last: Array | None, free: np.ndarray) -> None:
    """Let the values of the free rows worsen by shares of themselves."""
    for q in np.flatnonzero(free):
        column = np.zeros((programme.units, programme.rows))
        column[:, q] = -programme.signs[q] * programme.data[:, q]
        share = programme.data[:, q]
        if last is not None:
            column[:, -1] = last[:, q] * share
        programme.add("worse", column, costs[:, q] * share)


def _score(objective: Array, orientation: Orientation) -> Array:
    # Values can only worsen, so that a score below 1 is rounding.
    if orientation != "output":
        return np.maximum(objective + (orientation == "input"), 1.0)
    # A bad output can more than double, so that the denominator has no positive value: there is no score then.
    left = np.where(objective < 1, 1 - objective, np.nan)
    return np.maximum(1 / left, 1.0)


def worsening(measured: Measured, orientation: Orientation) -> Variables:
    """Give the slacks below 0: how much worse each value becomes."""
    programme = measured.programme
    m = programme.evaluated.counts[0]
    rows = {"none": slice(None), "input": slice(0, m), "output": slice(m, None)}[orientation]
    found = np.where(np.isfinite(measured.score)[:, np.newaxis], np.zeros(programme.data.shape), np.nan)
    found[:, rows] -= np.maximum(programme.value(measured.batch, "worse"), 0) * programme.data[:, rows]
    return programme.evaluated.like(found)
