"""The distribution of regions over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from xinzhi.study.regional.given import Outcome

if TYPE_CHECKING:
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
    return Outcome(frame, {"curves": curves})
