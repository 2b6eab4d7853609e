"""What measures of regions over time ask of their arrays: figures without gaps, years that rise, neighbours."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.neighbours import NeighboursError
from xinzhi.errors.regions import Flaw, RegionsError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.neighbours import Neighbours
from xinzhi.measures.types import Array, Regions, Years

PANEL = Words("二维：时期 × 地区，且不为空", "two-dimensional, periods × regions, and not empty")
SQUARE = Words("地区 × 地区的方阵", "a square, regions × regions")
YEARS = Words(
    "每个时期一个、逐期增大的年份，或首末两期相隔的年数（大于 0）",
    "one year for each period, each later than the one before, or the number of years from the first to the last",
)
EVEN = Words("间隔相等的年份", "years at equal steps")
PERIODS = Words("时期", "periods")
REGIONS = Words("地区", "regions")
AXES = Words("时期, 地区", "period, region")


def panel(values: object, name: str = "y", *, periods: int = 1) -> Array:
    """Give figures of shape (periods, regions) without gaps, of no fewer than so many periods."""
    array = figures(values, name, 2, PANEL, AXES)
    if len(array) < periods:
        raise RegionsError.too_few(PERIODS, len(array), periods)
    return array


def figures(values: object, name: str, axes: int, expected: Words, named: Words) -> Array:
    """Give finite figures with so many axes and nothing missing."""
    array = _checks.floats(values, name)
    if array.ndim != axes or array.size == 0:
        raise MeasureError.wrong_shape(name, array.shape, expected)
    refuse("infinite", np.isinf(array), name, named)
    refuse("missing", np.isnan(array), name, named)
    return array


def refuse(flaw: Flaw, where: NDArray[np.bool_], name: str, axes: Words = AXES) -> None:
    """Raise a RegionsError that lists the positions when `where` holds anywhere."""
    if where.any():
        raise RegionsError.bad_figures(flaw, name, axes, [tuple(place) for place in np.argwhere(where).tolist()])


def calendar(years: Years, periods: int) -> Array:
    """Give the year of each period, shape (periods,), counted from any start where only the span is given."""
    array = _checks.numbers(years, "years")
    if array.ndim == 0:
        array = np.linspace(0.0, float(array), periods)
    if array.ndim != 1:
        raise MeasureError.wrong_shape("years", array.shape, YEARS)
    if len(array) != periods:
        raise MeasureError.wrong_length("years", len(array), "y", periods)
    if not (np.diff(array) > 0).all():
        raise RegionsError.bad_years(array.tolist(), YEARS)
    return array


def even_step(calendar: Array) -> float:
    """Give the number of years between two periods, the same for all of them."""
    steps = np.diff(calendar)
    if np.ptp(steps) > 1e-9 * steps.max():
        raise RegionsError.bad_years(calendar.tolist(), EVEN)
    return float(calendar[-1] - calendar[0]) / len(steps)


def neighbours(values: object, name: str, regions: int, named_regions: Regions | None = None) -> Array:
    """Give spatial weights of shape (regions, regions), none below 0, with nothing on the diagonal.

    Weights keyed by region are put in the order of the regions named; a matrix is taken in the order it has.
    """
    named = Words("地区, 地区", "region, region")
    if isinstance(values, Neighbours):
        values = _keyed(values, name, regions, named_regions)
    array = figures(values, name, 2, SQUARE, named)
    if array.shape != (regions, regions):
        raise MeasureError.wrong_shape(name, array.shape, Words(f"({regions}, {regions})", f"({regions}, {regions})"))
    refuse("negative", array < 0, name, named)
    if np.diagonal(array).any():
        raise RegionsError.own_neighbours(np.flatnonzero(np.diagonal(array)).tolist())
    return array


def _keyed(values: Neighbours, name: str, regions: int, named_regions: Regions | None) -> Array:
    if named_regions is None:
        raise NeighboursError.unkeyed(name)
    if len(named_regions) != regions:
        raise MeasureError.wrong_length("regions", len(named_regions), "y", regions)
    return values.aligned(named_regions)


def neighbour_means(values: Array, weights: Array) -> Array:
    """Give the mean of each region's neighbours by their weights: values (periods, regions) to the same shape."""
    sums = weights.sum(axis=1)
    if not sums.all():
        raise RegionsError.no_neighbours(np.flatnonzero(sums == 0).tolist())
    # Not the matrix product of a library: its last digit may follow the number of threads.
    return np.asarray(np.einsum("tj,ij->ti", values, weights) / sums)
