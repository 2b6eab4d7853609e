"""What imputations over time share: figures of periods, units and indicators, and the nearest figures around a gap."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.types import Array, Years

CUBE = Words("三维：时期 × 单位 × 指标，且不为空", "three-dimensional, periods × units × indicators, and not empty")
RISING = Words("每个时期一个、逐期增大的年份", "one year for each period, each later than the one before")


@dataclass(frozen=True, slots=True)
class Around:
    """The figures around each cell, shapes (periods, units, indicators).

    Attributes
    ----------
    start, end
        The figure before and the figure after, or that on the cell itself; NaN where there is none.
    part
        How far the cell lies from the one to the other, 0 to 1; 0 on a figure, NaN where one of them is missing.
    length
        Years from the one to the other.
    """

    start: Array
    end: Array
    part: Array
    length: Array


def cube(values: object) -> Array:
    """Give figures of shape (periods, units, indicators), NaN where missing."""
    array = _checks.numbers(values, "x")
    if array.ndim != 3 or array.size == 0:
        raise MeasureError.wrong_shape("x", array.shape, CUBE)
    return array


def calendar(years: Years | None, periods: int) -> Array:
    """Give the year of each period, counted from 0 where none is given."""
    if years is None:
        return np.arange(periods, dtype=np.float64)
    array = _checks.vector(years, "years")
    if len(array) != periods:
        raise MeasureError.wrong_length("years", len(array), "x", periods)
    if (np.diff(array) <= 0).any():
        raise MeasureError.wrong_values("years", RISING)
    return array


def before(held: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Give the period of the latest figure up to each period, -1 where there is none yet."""
    periods = np.arange(len(held)).reshape(-1, *[1] * (held.ndim - 1))
    return np.asarray(np.maximum.accumulate(np.where(held, periods, -1), axis=0), dtype=np.int64)


def after(held: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Give the period of the first figure from each period on, -1 where there is none left."""
    behind = before(held[::-1])[::-1]
    return np.where(behind >= 0, len(held) - 1 - behind, -1)


def around(x: Array, when: Array) -> Around:
    """Find the figures around each cell."""
    held = ~np.isnan(x)
    first, last = before(held), after(held)
    start, end = (np.where(at >= 0, np.take_along_axis(x, np.maximum(at, 0), axis=0), np.nan) for at in (first, last))
    length = np.where((first >= 0) & (last >= 0), when[np.maximum(last, 0)] - when[np.maximum(first, 0)], np.nan)
    since = when[:, np.newaxis, np.newaxis] - when[np.maximum(first, 0)]
    part = np.where(length > 0, since / np.where(length > 0, length, 1), np.where(length == 0, 0.0, np.nan))
    return Around(start, end, part, length)
