"""The distribution of regions over time as kernel densities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.regions import RegionsError
from xinzhi.lang import Words
from xinzhi.measures import _checks, _panels
from xinzhi.measures.dynamics import _kernels
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Population

NAME = "dynamics/kernel_density"
WIDTHS = Words("大于 0 的数，或 silverman、scott", "a number above 0, or silverman, scott")
POINTS = Words("不小于 32 的整数", "a whole number of 32 or above")
EDGES = Words("小于上界的有限的数，且不大于任何数值", "a finite number below the upper edge, no value below it")
BOUNDARIES = Words("以下之一：none、reflection", "one of none, reflection")
# A bump lower than this share of the highest is not told as a peak of its own.
LEAST_PEAK = 0.01


@dataclass(frozen=True, slots=True)
class KernelDensity:
    """Densities of regions by period on one grid.

    Attributes
    ----------
    grid
        Where the density is taken, in the unit of y, shape (points,).
    density
        Density of each period, whose area is 1, shape (periods, points).
    bandwidth
        Width of the kernel in each period, shape (periods,).
    peak, height
        Where the highest peak of each period lies, and its density, shape (periods,).
    peaks
        Number of peaks of each period at its bandwidth, shape (periods,); no test, see `modality`.
    spread
        From the 10th to the 90th percentile of each period, shape (periods,).
    skew
        Right tail against left: (q90 + q10 - 2 q50) / (q90 - q10), above 0 with the longer tail on the right;
        NaN where the spread is 0, shape (periods,).
    lost
        Share of the mass that the grid does not hold, shape (periods,); near 0.
    """

    grid: Array
    density: Array
    bandwidth: Array
    peak: Array
    height: Array
    peaks: NDArray[np.int64]
    spread: Array
    skew: Array
    lost: Array


@method(
    zh="核密度估计",
    en="Kernel density over time",
    cite="Silverman 1986; Jones 1993",
    role="values over time to densities",
)
def kernel_density(
    y: Array,
    *,
    population: Population | None = None,
    bandwidth: Literal["silverman", "scott"] = "silverman",
    width: float | None = None,
    common: bool = False,
    boundary: Literal["none", "reflection"] = "none",
    lower: float | None = None,
    upper: float | None = None,
    points: int = 256,
) -> KernelDensity:
    r"""Draw the distribution of regions in each period with a Gaussian kernel.

    Parameters
    ----------
    y
        Values, shape (periods, regions), or (regions,) for one period; any unit, none missing.
    population
        Weight of each region, shape (regions,), all above 0; None where all count the same.
    bandwidth
        Rule for the width of the kernel: ``silverman`` 0.9 min(sd, IQR / 1.34) n^(-1/5), ``scott`` 1.06 sd n^(-1/5).
    width
        A width of one's own for all periods, in the unit of y; None takes the rule.
    common
        Whether all periods take the mean of their widths, so that they differ by their values alone.
    boundary
        ``none`` lets the kernel run beyond the edges; ``reflection`` folds the mass back at `lower` and `upper`.
    lower, upper
        Edges of what y can be, such as 0 and 1 for an index; None where there is none on that side.
    points
        Points of the grid, 32 or more.

    Returns
    -------
    KernelDensity
        Grid and densities, widths, and where the peaks lie.

    Raises
    ------
    MeasureError
        For values missing or infinite (periods in ``rows``, regions in ``columns``), fewer than two regions,
        a period in which all are equal, values beyond an edge, and settings out of range.

    Notes
    -----
    With w the shares of the weights and K the normal density,

    .. math:: f(x) = \frac{1}{h} \sum_i w_i K\!\left(\frac{x - y_i}{h}\right), \quad
              f_r(x) = f(x) + f(2a - x), \; x \ge a,

    the second with an edge at a; between two edges reflections go on until they are nothing. Weighted, n in the
    rules is Kish's effective number, 1 / Σ w².

    Without correction an index bounded by 0 and 1 loses mass beyond its edges and the density is too low there:
    by half at an edge itself. Reflection keeps the area at 1; it makes the slope 0 at the edge.

    How many peaks there are follows from the width. A second bump in one picture is no second peak: `modality`
    tests it. Comparing heights of peaks between periods means comparing spreads only where widths are alike.

    Wrong forms in circulation: the rule 1.06 sd n^(-1/5) called Silverman's, which smooths two peaks into one
    and is his rule for one peak; densities of yearly pools (min–max within a year) read as change over years.

    References
    ----------
    Silverman, B. W. (1986). Density Estimation for Statistics and Data Analysis. Chapman & Hall.
    Jones, M. C. (1993). Simple boundary correction for kernel density estimation. Statistics and Computing 3, 135–146.
    Kish, L. (1965). Survey Sampling. Wiley.

    Examples
    --------
    >>> found = kernel_density(np.array([[0.1, 0.2, 0.3, 0.9]]), boundary="reflection", lower=0, upper=1)
    >>> round(float(np.trapezoid(found.density[0], found.grid)), 3), bool(found.grid[0] >= 0)
    (1.0, True)
    """
    y = _figures(y)
    low, high = _edges(y, boundary, lower, upper, points)
    size = _checks.sizes(population, "population", "y", y.shape[1])
    widths = _widths(y, size, bandwidth, width, common=common)
    wide = 4 * widths.max()
    grid = np.linspace(max(y.min() - wide, low), min(y.max() + wide, high), int(points))
    found = np.stack([_kernels.density(grid, row, size, h, (low, high)) for row, h in zip(y, widths, strict=True)])
    tops = [_kernels.peaks(row) for row in found]
    tops = [top[row[top] >= LEAST_PEAK * row.max()] for top, row in zip(tops, found, strict=True)]
    q10, q50, q90 = np.stack([_quantiles(row, size) for row in y]).T
    with np.errstate(divide="ignore", invalid="ignore"):
        skew = np.where(q90 > q10, (q90 + q10 - 2 * q50) / (q90 - q10), np.nan)
    return KernelDensity(
        grid=grid,
        density=found,
        bandwidth=widths,
        peak=grid[found.argmax(axis=1)],
        height=found.max(axis=1),
        peaks=np.array([len(top) for top in tops], dtype=np.int64),
        spread=q90 - q10,
        skew=skew,
        lost=np.asarray(1 - np.trapezoid(found, grid, axis=1)),
    )


def _figures(y: Array) -> Array:
    array = _checks.floats(y, "y")
    array = _panels.panel(array[np.newaxis] if array.ndim == 1 else array)
    if array.shape[1] < 2:
        raise RegionsError.too_few(_panels.REGIONS, array.shape[1], 2)
    same = np.flatnonzero(np.ptp(array, axis=1) == 0)
    if len(same):
        raise RegionsError.no_spread("y", same.tolist())
    return array


def _edges(y: Array, boundary: str, lower: float | None, upper: float | None, points: int) -> tuple[float, float]:
    if boundary not in {"none", "reflection"}:
        raise MeasureError.bad_setting(NAME, "boundary", boundary, BOUNDARIES)
    if isinstance(points, bool) or not isinstance(points, int | np.integer) or points < 32:
        raise MeasureError.bad_setting(NAME, "points", points, POINTS)
    if boundary == "none":
        return -np.inf, np.inf
    if lower is None and upper is None:
        raise MeasureError.missing_setting(NAME, "lower")
    low, high = -np.inf if lower is None else float(lower), np.inf if upper is None else float(upper)
    if not low < high or y.min() < low or y.max() > high:
        raise MeasureError.bad_setting(NAME, "lower" if lower is not None else "upper", (lower, upper), EDGES)
    return low, high


def _widths(y: Array, size: Array, rule: str, width: float | None, *, common: bool) -> Array:
    if width is not None:
        if not (np.isfinite(width) and width > 0):
            raise MeasureError.bad_setting(NAME, "width", width, WIDTHS)
        return np.full(len(y), float(width))
    if rule not in {"silverman", "scott"}:
        raise MeasureError.bad_setting(NAME, "bandwidth", rule, WIDTHS)
    of = _kernels.silverman_width if rule == "silverman" else _kernels.scott_width
    found = np.array([of(row, size) for row in y])
    return np.full(len(y), found.mean()) if common else found


def _quantiles(row: Array, size: Array) -> Array:
    order = np.argsort(row, kind="stable")
    place = np.cumsum(size[order]) - size[order] / 2
    return np.interp([0.1, 0.5, 0.9], place / size.sum(), row[order])
