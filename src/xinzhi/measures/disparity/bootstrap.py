"""Resampling intervals of a disparity: how it would vary over regions drawn like these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.regions import RegionsError
from xinzhi.lang import Words
from xinzhi.measures import _checks, _panels
from xinzhi.measures.disparity import _engine, _many
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Groups

NAME = "disparity/bootstrap"
LEAST = 5
LEVEL = Words("大于 0 且小于 1 的数", "a number above 0 and below 1")
DRAWS = Words("不小于 100 的整数", "a whole number of 100 or above")
SEED = Words("不小于 0 的整数", "a whole number of 0 or above")


@dataclass(frozen=True, slots=True)
class Bootstrap:
    """A disparity over time with resampling intervals.

    Attributes
    ----------
    parts
        Names of the parts: total and, with groups, what it is made of.
    estimate, low, high, se
        Each part of each period, the ends of its interval, and its standard error; shape (periods, parts).
    groups
        Labels of the groups, sorted; empty without groups.
    group_estimate, group_low, group_high
        The measure inside each group, with its interval; shape (periods, groups).
    withheld
        Groups of fewer than five members: their intervals are NaN, and the interval of no part is narrower for them.
    small_strata
        Whether any group has fewer than five members: the intervals of the parts are then too narrow.
    population
        What the intervals speak of: always ``super-population``.
    draws, level
        Number of draws, and level of the intervals.
    """

    parts: tuple[str, ...]
    estimate: Array
    low: Array
    high: Array
    se: Array
    groups: tuple[object, ...]
    group_estimate: Array
    group_low: Array
    group_high: Array
    withheld: tuple[object, ...]
    small_strata: bool
    population: str
    draws: int
    level: float


@method(
    zh="差距的重抽样区间（超总体）",
    en="Resampling intervals of a disparity (super-population)",
    cite="Efron 1979; Efron & Tibshirani 1993",
    role="values over time and groups to intervals",
    domain="nonnegative",
)
def bootstrap(
    y: Array,
    groups: Groups | None = None,
    *,
    measure: Literal["dagum", "gini", "theil", "variation"] = "dagum",
    draws: int = 2000,
    seed: int = 1,
    level: float = 0.95,
) -> Bootstrap:
    r"""Resample regions within their groups, and say how a disparity and its parts vary over the samples.

    Parameters
    ----------
    y
        Values, shape (periods, regions), or (regions,) for one period; none missing or negative, no period all 0.
    groups
        Label of each region's group, shape (regions,); regions are drawn within their group. None draws from all.
    measure
        ``dagum`` (with groups the decomposition, without them the Gini coefficient), ``gini``, ``theil`` (T) or
        ``variation``.
    draws
        Number of samples, 100 or more.
    seed
        Seed of the samples; the same regions are drawn in every period.
    level
        Level of the percentile intervals.

    Returns
    -------
    Bootstrap
        Estimates, intervals and standard errors of the parts by period, and those of the groups.

    Raises
    ------
    MeasureError
        For values missing, infinite or negative (periods in ``rows``, regions in ``columns``), a period all 0, groups
        that do not match, and settings out of range.

    Notes
    -----
    31 provinces are not a sample of provinces: there are no others. The interval therefore speaks of a
    super-population, of which the regions as they are count as one draw. It is not the uncertainty of the index,
    which is the band over its variants, and it says nothing about errors of measurement.

    The draw is stratified: each group keeps its number of regions, so that its share is not drawn. A group of
    n has n to the power n samples, but of few members they hardly differ: the variance comes out too small by
    (n - 1) / n. Intervals of groups under five are withheld (NaN) for that reason, and `small_strata` warns that
    those of the parts are too narrow. Intervals are percentiles of the draws; a part that cannot be below 0
    has an upward bias where it is near 0.

    Wrong forms in circulation: samples of all regions under a decomposition by groups, in which groups change
    their size and may be empty; and the interval of the 31 provinces called a confidence interval of China.

    References
    ----------
    Efron, B. (1979). Bootstrap methods: another look at the jackknife. Annals of Statistics 7, 1–26.
    Efron, B. & Tibshirani, R. J. (1993). An Introduction to the Bootstrap, ch. 8 and 13. Chapman & Hall.

    Examples
    --------
    >>> y = np.random.default_rng(0).lognormal(size=(2, 12))
    >>> found = bootstrap(y, ["甲"] * 6 + ["乙"] * 6, draws=200)
    >>> found.parts, found.withheld, bool((found.low <= found.high).all())
    (('total', 'within', 'net_between', 'transvariation'), (), True)
    """
    _check_settings(measure, draws, seed, level)
    y = _values(y)
    by = _engine.grouping([0] * y.shape[1] if groups is None else groups, None, y.shape[1])
    # Rows in an order of their own, so that the order they come in changes no draw.
    order = np.lexsort((*y[::-1], by.codes))
    y, codes = y[:, order], by.codes[order]
    strata = [np.flatnonzero(codes == h) for h in range(len(by.labels))]
    picked = _draw(strata, y.shape[1], draws, seed)
    own = groups is not None
    found = [_many.measured(row[np.newaxis], codes, len(strata), measure, own=own) for row in y]
    drawn = [_many.measured(row[picked], codes, len(strata), measure, own=own) for row in y]
    ends = ((1 - level) / 2, (1 + level) / 2)
    low, high = np.moveaxis(np.stack([np.quantile(one.parts, ends, axis=0) for one in drawn]), 1, 0)
    few = np.array([len(stratum) < LEAST for stratum in strata])
    inner = [np.quantile(one.groups, ends, axis=0) for one in drawn] if own else [np.empty((2, 0))] * len(y)
    inner_low, inner_high = np.moveaxis(np.stack([np.where(few, np.nan, one) if own else one for one in inner]), 1, 0)
    return Bootstrap(
        parts=found[0].names,
        estimate=np.concatenate([one.parts for one in found]),
        low=low,
        high=high,
        se=np.stack([one.parts.std(axis=0, ddof=1) for one in drawn]),
        groups=by.labels if own else (),
        group_estimate=np.concatenate([one.groups for one in found]),
        group_low=inner_low,
        group_high=inner_high,
        withheld=tuple(label for label, small in zip(by.labels, few, strict=True) if small and own),
        small_strata=bool(few.any()),
        population="super-population",
        draws=draws,
        level=level,
    )


def _values(y: Array) -> Array:
    array = _checks.floats(y, "y")
    array = _panels.panel(array[np.newaxis] if array.ndim == 1 else array)
    _panels.refuse("negative", array < 0, "y")
    if not array.any(axis=1).all():
        raise MeasureError.all_zero("y")
    if array.shape[1] < 2:
        raise RegionsError.too_few(_panels.REGIONS, array.shape[1], 2)
    return array


def _draw(strata: list[NDArray[np.intp]], rows: int, draws: int, seed: int) -> NDArray[np.intp]:
    """Draw rows with replacement within each stratum, shape (draws, rows), each place from its own stratum."""
    chance = np.random.default_rng(seed)
    picked = np.empty((draws, rows), dtype=np.intp)
    for stratum in strata:
        picked[:, stratum] = stratum[chance.integers(len(stratum), size=(draws, len(stratum)))]
    return picked


def _check_settings(measure: str, draws: int, seed: int, level: float) -> None:
    if measure not in _many.MEASURES:
        known = Words(f"以下之一：{'、'.join(_many.MEASURES)}", f"one of {', '.join(_many.MEASURES)}")
        raise MeasureError.bad_setting(NAME, "measure", measure, known)
    if isinstance(draws, bool) or not isinstance(draws, int | np.integer) or draws < 100:
        raise MeasureError.bad_setting(NAME, "draws", draws, DRAWS)
    if isinstance(seed, bool) or not isinstance(seed, int | np.integer) or seed < 0:
        raise MeasureError.bad_setting(NAME, "seed", seed, SEED)
    if not 0 < level < 1:
        raise MeasureError.bad_setting(NAME, "level", level, LEVEL)
