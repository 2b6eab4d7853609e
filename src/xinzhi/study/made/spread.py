"""How far off a fill may be: known figures are hidden one by one, filled again, and compared."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Fill = Callable[["NDArray[np.float64]"], "NDArray[np.float64]"]


def held_out(x: NDArray[np.float64], fill: Fill) -> float:
    """Give the root mean square of the relative error over all figures that lie between two others.

    Parameters
    ----------
    x
        Figures, shape (years, regions); NaN where missing.
    fill
        From figures with gaps to figures filled, of the same shape; what it gives a region rests on that region alone.

    Returns
    -------
    float
        In parts of the figure; NaN where no figure lies between two others.

    Notes
    -----
    One figure of every region is hidden at a time, so that the number of fills is that of the years.
    """
    errors = []
    held = ~np.isnan(x)
    for year in range(1, len(x) - 1):
        inside = held[year] & held[:year].any(axis=0) & held[year + 1 :].any(axis=0) & (x[year] != 0)
        if not inside.any():
            continue
        hidden = x.copy()
        hidden[year, inside] = np.nan
        again = fill(hidden)[year, inside]
        errors.append((again - x[year, inside]) / x[year, inside])
    found = np.concatenate(errors) if errors else np.array([])
    found = found[np.isfinite(found)]
    return float(np.sqrt((found**2).mean())) if found.size else float("nan")


def bridged(x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give how much further off a fill is in a longer gap than a single hidden figure is, shape of x.

    A figure that lies h years after one figure and k before another is off by the root of hk / (h + k) where a series
    moves at random; a single hidden figure, with one year on both sides, by the root of 1/2.
    """
    held = ~np.isnan(x)
    years = np.arange(len(x))[:, np.newaxis]
    first = np.maximum.accumulate(np.where(held, years, -1), axis=0)
    last = np.minimum.accumulate(np.where(held, years, len(x))[::-1], axis=0)[::-1]
    since, until = years - first, last - years
    inside = (first >= 0) & (last < len(x)) & ~held
    return np.where(inside, np.sqrt(2 * since * until / np.maximum(since + until, 1)), np.nan)
