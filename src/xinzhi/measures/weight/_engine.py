"""What weighting methods share: spread, correlation and the leading direction of a matrix."""

from __future__ import annotations

from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.weights import WeightError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.types import Array, WeightSets

Correlation = Literal["pearson", "spearman"]
SETS_SHAPE = Words("二维：各方法 × 各指标，且不为空", "two-dimensional, methods × indicators, and not empty")
# Steps of the local search; it halts long before when the direction no longer moves.
STEPS = 2000


def varied(z: Array) -> NDArray[np.bool_]:
    """Tell which columns differ between rows; raises when none does."""
    found = ~_checks.constant(z)
    if not found.any():
        raise MeasureError.all_constant(z.shape[1])
    return found


def deviations(z: Array) -> Array:
    """Give the standard deviation of each column over its figures (n - 1), 0 where it is constant."""
    out, differ = np.zeros(z.shape[1]), varied(z)
    out[differ] = np.nanstd(z[:, differ], axis=0, ddof=1)
    return out


def shares(parts: Array) -> Array:
    """Divide by the sum."""
    return np.asarray(parts / parts.sum())


def correlations(z: Array, kind: Correlation, columns: NDArray[np.intp]) -> Array:
    """Correlate the columns of z over the rows that each pair shares; `columns` are their numbers for messages."""
    if not np.isnan(z).any():
        return np.atleast_2d(np.corrcoef(_scaled(z, kind), rowvar=False))
    out, failed = np.eye(z.shape[1]), []
    for i, j in combinations(range(z.shape[1]), 2):
        pair = z[~np.isnan(z[:, [i, j]]).any(axis=1)][:, [i, j]]
        if len(pair) < 3 or _checks.constant(pair).any():
            failed.append((int(columns[i]), int(columns[j])))
        else:
            out[i, j] = out[j, i] = np.asarray(np.corrcoef(_scaled(pair, kind), rowvar=False))[0, 1]
    if failed:
        raise WeightError.no_correlation("z", failed)
    return out


def _scaled(z: Array, kind: Correlation) -> Array:
    if kind == "pearson":
        return z
    from scipy.stats import rankdata

    return np.asarray(rankdata(z, axis=0))


def leading(h: Array) -> Array:
    """Give the unit eigenvector of the largest eigenvalue of a symmetric matrix, turned to a sum of 0 or above."""
    vector = np.linalg.eigh(h)[1][:, -1]
    return np.asarray(-vector if vector.sum() < 0 else vector)


def leading_nonnegative(h: Array) -> Array:
    """Give the unit vector without negative entries along which a positive semidefinite form is largest.

    Where the leading eigenvector has both signs this is a search from many starts, the best of which is kept.
    """
    free = leading(h)
    if (free >= 0).all():
        return free
    starts = [np.maximum(free, 0), np.maximum(-free, 0), np.ones(len(h)), *np.eye(len(h))]
    found = [_polished(h, _climbed(h, start)) for start in starts]
    return max(found, key=lambda w: float(w @ h @ w))


def _climbed(h: Array, w: Array) -> Array:
    """Climb by w ← (Hw)₊ / |(Hw)₊|, which never goes down because the form is convex."""
    w = w / np.linalg.norm(w)
    for _ in range(STEPS):
        step = np.maximum(h @ w, 0)
        length = np.linalg.norm(step)
        if length == 0:
            return w
        step /= length
        if np.abs(step - w).max() < 1e-13:
            return np.asarray(step)
        w = step
    return w


def _polished(h: Array, w: Array) -> Array:
    """Give the exact leading direction on the entries found above 0, where it keeps to one sign."""
    held = np.flatnonzero(w > 1e-9)
    exact = leading(h[np.ix_(held, held)])
    if (exact < 0).any():
        return w
    out = np.zeros(len(w))
    out[held] = exact
    return out


def weight_sets(values: WeightSets) -> Array:
    """Give sets of weights as shares of their sums, shape (methods, indicators)."""
    sets = _checks.numbers(values, "sets")
    if sets.ndim != 2 or sets.size == 0:
        raise MeasureError.wrong_shape("sets", sets.shape, SETS_SHAPE)
    _checks.refuse("missing", np.isnan(sets), "sets")
    _checks.refuse("negative", sets < 0, "sets")
    totals = sets.sum(axis=1, keepdims=True)
    if not totals.all():
        raise MeasureError.all_zero("sets")
    return np.asarray(sets / totals)
