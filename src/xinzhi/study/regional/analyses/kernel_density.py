"""The distribution of regions over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.study.regional import ranges
from xinzhi.study.regional.given import Outcome

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.study.regional.given import Given


def kernel_density(given: Given) -> Outcome:
    """Give one row a period; the curves stand in the table `curves`."""
    found = given.asked.method.fn(given.y, **given.settings)
    frame = pl.DataFrame(
        {
            "period": given.periods,
            "peak": found.peak,
            "height": found.height,
            "peaks": found.peaks,
            "spread": found.spread,
            "skew": found.skew,
            "bandwidth": found.bandwidth,
        }
    ).fill_nan(None)
    points = len(found.grid)
    curves = pl.DataFrame(
        {
            "period": np.repeat(given.periods, points),
            "value": np.tile(found.grid, len(given.periods)),
            "density": found.density.ravel(),
        }
    )
    return Outcome(frame, {"curves": curves}, _change(given, found.spread))


def _change(given: Given, spread: NDArray[np.float64]) -> dict[str, Any]:
    """Give how far the distribution widened from the first period to the last, with its range over the draws."""
    change = float(spread[-1] / spread[0] - 1) if spread[0] > 0 else np.nan
    drawn = given.drawn(lambda cube: {"change": _widened(cube)})
    if not len(drawn.kept) or not np.isfinite(change):
        return {"change": ranges.plain(change)}
    way = np.sign(change)
    told = {"change_agree": ranges.agree(drawn, "change", lambda held: np.sign(held) == way)}
    return told | ranges.numbers(drawn, change=change) | ranges.counted(drawn)


def _widened(cube: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the growth of the distance from the 10th to the 90th percentile: cube (draws, periods, regions)."""
    ends = np.percentile(cube[:, [0, -1]], [10, 90], axis=-1, method="hazen")  # as the measure counts them
    first, last = (ends[1] - ends[0]).T
    return np.asarray(np.divide(last, first, out=np.full_like(first, np.nan), where=first > 0) - 1)
