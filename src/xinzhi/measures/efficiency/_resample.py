"""Resampling of frontiers: an order of units that does not depend on theirs, smoothed draws, basic intervals."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from xinzhi.measures.types import Array

Whole = NDArray[np.int64]


def canonical(*columns: Array) -> Whole:
    """Give an order of the rows that follows from their values alone, so that draws do not depend on the order given."""
    together = np.concatenate([np.asarray(each).reshape(len(each), -1) for each in columns], axis=1)
    return np.asarray(np.lexsort(together.T[::-1]), np.int64)


def bandwidth(values: Array) -> float:
    """Give Silverman's rule for values reflected at 1: 0.9 min(sd, IQR / 1.34) n^(-1/5), corrected for the reflection.

    The reflected sample has 2n points; the correction is that of Simar and Wilson (2008) and takes out values on the
    frontier, which the estimate puts there and not the data.
    """
    inside = values[np.abs(values - 1) > 1e-6]
    if len(inside) < 2:
        return 0.0
    both = np.concatenate([inside, 2 - inside])
    spread = both.std(ddof=1)
    quartiles = np.subtract(*np.percentile(both, [75, 25])) / 1.34
    rule = 0.9 * min(spread, quartiles if quartiles > 0 else spread) * len(both) ** -0.2
    scale = (len(both) / len(values)) ** 0.2 * values.std(ddof=1) / spread
    return float(rule * scale)


def smoothed(values: Array, width: float, chance: np.random.Generator) -> Array:
    """Draw efficiencies at or below 1 by the reflection method, with their variance put right (Silverman 1986).

    The values and their mirror images at 1 are drawn from, so that their mean is 1: shrinking towards it puts the
    variance right and leaves draws that reach 1. Shrunk towards the mean of efficiencies, after the reflection, none
    would: every frontier drawn would lie inside the estimated one by a gap that falls slower than the bias with the
    number of units.
    """
    both = np.concatenate([values, 2 - values])
    variance = both.var()
    drawn = both[chance.integers(len(both), size=len(values))]
    noise = width * chance.standard_normal(len(values))
    shrink = np.sqrt(1 + width**2 / variance) if variance > 0 else 1.0
    moved = 1 - np.abs((drawn + noise - 1) / shrink)
    # What leaves the range of an efficiency stays as drawn.
    return np.where(moved > 0, moved, 1 - np.abs(drawn - 1))


def basic(estimate: Array, draws: Array, level: float) -> tuple[Array, Array]:
    """Give the basic bootstrap interval of estimates (…,) from draws (draws, …): both ends turned around the estimate."""
    tail = (1 - level) / 2
    low, high = np.nanquantile(draws, [tail, 1 - tail], axis=0)
    return 2 * estimate - high, 2 * estimate - low
