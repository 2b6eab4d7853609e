"""Lag and lead in time: whether the changes of one system come before those of another."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

SYSTEMS = Words("（时期，单位，系统），系统不少于两个", "(periods, units, systems), two systems or more")
REMOVE = Words("以下之一：both、period、unit、none", "one of both, period, unit, none")
WHOLE = Words("不小于 1 的整数", "a whole number of 1 or above")
DRAWS = Words("不小于 20 的整数", "a whole number of 20 or above")
LEVEL = Words("0 到 1 之间的数", "a number between 0 and 1")
Remove = Literal["both", "period", "unit", "none"]
# Whole histories of units are drawn anew; of fewer than these no interval is said.
FEWEST_UNITS = 8


@dataclass(frozen=True, slots=True)
class LaggedCorrelation:
    """Correlations of changes at lags, pair by pair, and whose changes come first.

    Attributes
    ----------
    pairs
        The two systems of each pair, counted from 0, shape (pairs, 2).
    lags
        Periods by which the second system is read later than the first, shape (lags,), from -longest to longest.
    correlation, low, high
        Correlation of the changes and its interval, shape (pairs, lags); NaN where too little is at hand.
    lead, lead_low, lead_high
        Mean correlation with the first system ahead less that with the second ahead, and its interval, shape (pairs,).
    ahead
        The system whose changes come first, shape (pairs,); -1 where neither can be said to.
    enough
        Whether there are periods and units enough; if not, nothing is said.
    """

    pairs: NDArray[np.int64]
    lags: NDArray[np.int64]
    correlation: Array
    low: Array
    high: Array
    lead: Array
    lead_low: Array
    lead_high: Array
    ahead: NDArray[np.int64]
    enough: bool


@method(
    zh="时差相关",
    en="Correlation of changes at lags",
    cite="Box, Jenkins & Reinsel 1994, ch. 11 (cross-correlation); Efron 1979 (resampling); Xinzhi 2026 (lead)",
    role="systems over time to lags",
)
def lagged_correlation(
    u: Array,
    *,
    longest: int = 2,
    remove: Remove = "both",
    least: int = 8,
    draws: int = 500,
    seed: int = 0,
    level: float = 0.9,
) -> LaggedCorrelation:
    r"""Say of each two systems whether the changes of one come before those of the other.

    Parameters
    ----------
    u
        Scores of the systems, shape (periods, units, systems), two systems or more; NaN where missing.
    longest
        The longest lag, in periods.
    remove
        What is taken from the changes before they are correlated: the mean of each ``period`` (what moves all units
        at once), of each ``unit`` (its trend), ``both``, or ``none``.
    least
        Below this number of periods nothing is said.
    draws
        How often the histories of units are drawn anew.
    seed
        Same seed, same draws.
    level
        Level of the intervals.

    Returns
    -------
    LaggedCorrelation
        Correlations at all lags with their intervals, and whose changes come first.

    Raises
    ------
    MeasureError
        For infinite scores, another shape, or settings outside their range.

    Notes
    -----
    With d the changes from period to period, less what is removed, over all units i and periods t at hand,

    .. math:: r_{ab}(l) = \operatorname{cor}(d_{a,i,t},\; d_{b,i,t+l}), \quad
              \Delta_{ab} = \frac{1}{L} \sum_{l=1}^{L} \left( r_{ab}(l) - r_{ab}(-l) \right) .

    Intervals are percentiles over resampled units, each with its whole history, so that what a unit does over time
    stays together. In simulations with 31 units and 13 periods, one of two systems without any order in time was said
    to come first in 1 to 6 % of cases at the level of 0.9, and in 9 to 11 % with 10 units and 9 periods. The changes of a are said to come first when the interval of Δ and that of the mean of r(l), l
    from 1 to L, both lie above 0; each pair is looked at by itself. Below `least` periods, or below 8 units, nothing
    is said.

    It says what comes first in time and nothing of what brings about what: a third thing may move both, one sooner
    than the other, and figures that are published or averaged later lag by construction.

    Variants in use: time-difference correlation of one aggregate series (时差相关系数, as for leading and lagging
    indicators of the business cycle), which has as many points as there are periods; Granger tests and panel vector
    autoregressions, which ask for more periods than regional panels of indices have.

    References
    ----------
    Box, G. E. P., Jenkins, G. M. & Reinsel, G. C. (1994). Time Series Analysis, 3rd ed., ch. 11.
    Efron, B. (1979). Bootstrap methods: another look at the jackknife. Annals of Statistics 7.

    Examples
    --------
    >>> steps = np.random.default_rng(1).normal(size=(12, 20))
    >>> first, second = steps[1:].cumsum(axis=0), steps[:-1].cumsum(axis=0)
    >>> found = lagged_correlation(np.stack([first, second], axis=2))
    >>> found.pairs.tolist(), found.ahead.tolist(), (found.correlation.round(1) + 0).tolist()
    ([[0, 1]], [0], [[-0.1, 0.0, -0.1, 1.0, -0.1]])
    """
    longest, least = _whole("longest", longest, 1, WHOLE), _whole("least", least, 1, WHOLE)
    draws = _whole("draws", draws, 20, DRAWS)
    if remove not in {"both", "period", "unit", "none"}:
        raise MeasureError.bad_setting("coupling/lagged_correlation", "remove", remove, REMOVE)
    if not 0 < _checks.number(level) < 1:
        raise MeasureError.bad_setting("coupling/lagged_correlation", "level", level, LEVEL)
    u = _systems(u)
    pairs = np.array(list(combinations(range(u.shape[2]), 2)), dtype=np.int64)
    lags = np.arange(-longest, longest + 1)
    enough = len(u) >= max(least, longest + 3) and u.shape[1] >= FEWEST_UNITS
    if not enough:
        empty, alone = np.full((len(pairs), len(lags)), np.nan), np.full(len(pairs), np.nan)
        none = np.full(len(pairs), -1, dtype=np.int64)
        return LaggedCorrelation(pairs, lags, empty, empty, empty, alone, alone, alone, none, enough=False)
    sums = _sums(_changes(u, remove), pairs, lags)
    counts = _counts(u.shape[1], draws, seed)
    own, drawn = _correlations(sums.sum(axis=2)), _correlations(np.einsum("du,pluk->dplk", counts, sums))
    ends = [(1 - level) / 2, (1 + level) / 2]
    low, high = np.quantile(drawn, ends, axis=0)
    lead, spread = _lead(own, longest), np.quantile(_lead(drawn, longest), ends, axis=0)
    sides = [drawn[..., longest + 1 :].mean(axis=-1), drawn[..., :longest].mean(axis=-1)]
    firm = [np.quantile(side, ends[0], axis=0) > 0 for side in sides]
    ahead = np.where((spread[0] > 0) & firm[0], pairs[:, 0], np.where((spread[1] < 0) & firm[1], pairs[:, 1], -1))
    return LaggedCorrelation(
        pairs, lags, own, low, high, lead, spread[0], spread[1], ahead.astype(np.int64), enough=True
    )


def leads(u: Array, *, longest: int = 2, remove: Remove = "both") -> Array:
    """Give the lead of the first system of each pair over the second, shape (pairs,), without an interval."""
    u = _systems(u)
    pairs = np.array(list(combinations(range(u.shape[2]), 2)), dtype=np.int64)
    sums = _sums(_changes(u, remove), pairs, np.arange(-longest, longest + 1))
    return _lead(_correlations(sums.sum(axis=2)), longest)


def _whole(name: str, value: object, least: int, expected: Words) -> int:
    if isinstance(value, bool) or not isinstance(value, int | np.integer) or value < least:
        raise MeasureError.bad_setting("coupling/lagged_correlation", name, value, expected)
    return int(value)


def _systems(u: object) -> Array:
    array = _checks.numbers(u, "u")
    if array.ndim != 3 or array.size == 0 or array.shape[2] < 2:
        raise MeasureError.wrong_shape("u", array.shape, SYSTEMS)
    return array


def _changes(u: Array, remove: Remove) -> Array:
    """Give the changes less what is removed, shape (periods - 1, units, systems)."""
    d = np.diff(u, axis=0)
    axes = {"both": (1, 0), "period": (1,), "unit": (0,), "none": ()}[remove]
    for axis in axes:
        held = ~np.isnan(d)
        count = held.sum(axis=axis, keepdims=True)
        d = d - np.where(held, d, 0).sum(axis=axis, keepdims=True) / np.maximum(count, 1)
    return np.asarray(d)


def _sums(d: Array, pairs: NDArray[np.int64], lags: NDArray[np.int64]) -> Array:
    """Give by pair, lag and unit the count and the sums that a correlation is made of, shape (pairs, lags, units, 6)."""
    out = np.empty((len(pairs), len(lags), d.shape[1], 6))
    # In one unit of measure for all: a system of tiny changes must not look like one without any.
    scale = np.fmax.reduce(np.abs(d).reshape(-1, d.shape[2]), axis=0)
    d = d / np.where(scale > 0, scale, 1)
    for p, (a, b) in enumerate(pairs):
        for at, lag in enumerate(lags):
            x = d[max(-lag, 0) : len(d) - max(lag, 0), :, a]
            y = d[max(lag, 0) : len(d) - max(-lag, 0), :, b]
            both = ~(np.isnan(x) | np.isnan(y))
            x, y = np.where(both, x, 0), np.where(both, y, 0)
            out[p, at] = np.stack([part.sum(axis=0) for part in (both, x, y, x * x, y * y, x * y)], axis=1)
    return out


def _counts(units: int, draws: int, seed: int) -> Array:
    """Give how often each unit is drawn, shape (draws, units)."""
    drawn = np.random.default_rng(seed).integers(units, size=(draws, units))
    return np.stack([np.bincount(row, minlength=units) for row in drawn]).astype(np.float64)


def _correlations(sums: Array) -> Array:
    """Make correlations of counts and sums along the last axis; NaN where a side does not vary."""
    n, x, y, xx, yy, xy = np.moveaxis(sums, -1, 0)
    n = np.maximum(n, 1)
    a, b = xx - x * x / n, yy - y * y / n
    varied = (a > _checks.ROUNDING * xx) & (b > _checks.ROUNDING * yy)
    size = np.sqrt(np.where(varied, a * b, 1))
    return np.where(varied, np.clip((xy - x * y / n) / size, -1, 1), np.nan)


def _lead(correlations: Array, longest: int) -> Array:
    """Give the mean correlation at lags above 0 less that at lags below 0."""
    ahead = correlations[..., longest + 1 :].mean(axis=-1)
    return np.asarray(ahead - correlations[..., :longest].mean(axis=-1))
