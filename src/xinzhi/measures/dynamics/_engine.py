"""Classes between quantiles, counted transitions, and the tests whether several tables of them are one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.regions import RegionsError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.types import Array, Edges

Counts = NDArray[np.int64]
Cuts = Literal["pooled", "period"]
CLASSES = Words("不小于 2 的整数", "a whole number of 2 or above")
CUTS = Words("以下之一：pooled、period", "one of pooled, period")
FIGURES = Words("数值", "figures")
ASCENDING = Words("逐个增大的分界点", "cut points, each above the one before")


@dataclass(frozen=True, slots=True)
class Classes:
    """Class of each figure, counted from 0, and the cut points: (classes - 1,), or one such row a period."""

    members: Counts
    cuts: Array


@dataclass(frozen=True, slots=True)
class Homogeneity:
    """Pearson's Q and the likelihood ratio of several tables against their sum, with degrees of freedom and p."""

    q: float
    lr: float
    dof: int
    q_p: float
    lr_p: float


def quantile_classes(y: Array, classes: int, cuts: Cuts, *, name: str, method: str, setting: str) -> Classes:
    """Cut figures (periods, regions) at their quantiles; a figure equal to a cut belongs to the class below it."""
    if isinstance(classes, bool) or not isinstance(classes, int | np.integer) or classes < 2:
        raise MeasureError.bad_setting(method, setting, classes, CLASSES)
    if cuts not in {"pooled", "period"}:
        raise MeasureError.bad_setting(method, "cuts", cuts, CUTS)
    if cuts == "pooled":
        found = _cut(y.ravel(), name, int(classes))
        return Classes(found.members.reshape(y.shape), found.cuts)
    each = [_cut(row, name, int(classes)) for row in y]
    return Classes(np.stack([one.members for one in each]), np.stack([one.cuts for one in each]))


def given_classes(y: Array, edges: Edges, *, method: str, setting: str) -> Classes:
    """Cut figures (periods, regions) at cut points of one's own, ascending; a figure equal to one belongs below it."""
    cuts = _checks.numbers(edges, setting)
    if cuts.ndim != 1 or not len(cuts) or np.isnan(cuts).any() or not (np.diff(cuts) > 0).all():
        raise MeasureError.bad_setting(method, setting, cuts.tolist(), ASCENDING)
    return Classes(np.searchsorted(cuts, y, side="left").astype(np.int64), cuts)


def _cut(pool: Array, name: str, classes: int) -> Classes:
    """Cut one pool, shape (figures,), at the quantiles of Hyndman & Fan's definition 7.

    The place of a quantile is a fraction of whole numbers, and a figure is compared with the figure at or
    below that place: rounding of the quantile itself moves nobody.
    """
    if len(pool) < classes:
        raise RegionsError.too_few(FIGURES, len(pool), classes)
    ordered = np.sort(pool)
    place, rest = np.divmod(np.arange(1, classes) * (len(pool) - 1), classes)
    edge = ordered[place]
    above = ordered[np.minimum(place + 1, len(pool) - 1)]
    members = np.searchsorted(edge, pool, side="left").astype(np.int64)
    empty = np.flatnonzero(np.bincount(members, minlength=classes) == 0)
    if empty.size:
        raise RegionsError.tied_classes(name, classes, empty.tolist())
    return Classes(members, edge + (above - edge) * (rest / classes))


def settled(values: Array) -> Array:
    """Make values one that differ by rounding only: sums of the same terms in another order."""
    flat, code = np.unique(values, return_inverse=True)
    apart = np.diff(flat, prepend=-np.inf) > _checks.ROUNDING * np.abs(flat).max()
    first = np.maximum.accumulate(np.where(apart, np.arange(len(flat)), 0))
    return np.asarray(flat[first][code].reshape(values.shape))


def transitions(members: Counts, classes: int, given: Counts | None = None, conditions: int = 1) -> Counts:
    """Count moves from one period to the next, shape (conditions, classes, classes).

    members (periods, regions); given (periods - 1, regions), the condition of each move at its start.
    """
    start = np.zeros_like(members[:-1]) if given is None else given
    code = (start * classes + members[:-1]) * classes + members[1:]
    counted = np.bincount(code.ravel(), minlength=conditions * classes * classes)
    return counted.reshape(conditions, classes, classes).astype(np.int64)


def shares(counts: Counts) -> Array:
    """Turn counted moves (..., classes, classes) into shares of their row; NaN in a row without moves."""
    rows = counts.sum(axis=-1, keepdims=True)
    out = np.full(counts.shape, np.nan)
    np.divide(counts, rows, out=out, where=rows > 0)
    return out


def homogeneity(counts: Counts) -> Homogeneity:
    """Test whether the tables (tables, classes, classes) are drawn from one; NaN where nothing can differ."""
    from scipy.special import chdtrc, xlogy

    whole, rows = counts.sum(axis=0), counts.sum(axis=2)
    expected = rows[:, :, np.newaxis] * np.nan_to_num(shares(whole))
    held = expected > 0
    seen, awaited = counts[held], expected[held]
    tables, columns = (rows > 0).sum(axis=0), (whole > 0).sum(axis=1)
    dof = int(np.sum(np.maximum(tables - 1, 0) * np.maximum(columns - 1, 0)))
    if dof == 0:
        return Homogeneity(np.nan, np.nan, 0, np.nan, np.nan)
    q = float(np.sum((seen - awaited) ** 2 / awaited))
    lr = max(float(2 * np.sum(xlogy(seen, seen / awaited))), 0.0)
    return Homogeneity(q, lr, dof, float(chdtrc(dof, q)), float(chdtrc(dof, lr)))
