"""Resampling intervals of a disparity, beside the range over the draws and never in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from xinzhi.study.regional.given import Outcome

if TYPE_CHECKING:
    from xinzhi.study.regional.given import Given


def bootstrap(given: Given) -> Outcome:
    """Give one row a period and part; groups with their own intervals stand in the table `groups`."""
    names = given.asked.groups
    found = given.asked.method.fn(given.y, given.grouping(names[0]) if names else None, **given.settings)
    parts, groups = len(found.parts), len(found.groups)
    frame = pl.DataFrame(
        {
            "period": np.repeat(given.periods, parts),
            "part": list(found.parts) * len(given.periods),
            "value": found.estimate.ravel(),
            "low": found.low.ravel(),
            "high": found.high.ravel(),
            "se": found.se.ravel(),
        }
    )
    inner = pl.DataFrame(
        {
            "period": np.repeat(given.periods, groups),
            "group": list(found.groups) * len(given.periods),
            "value": found.group_estimate.ravel(),
            "low": found.group_low.ravel(),
            "high": found.group_high.ravel(),
        },
        schema_overrides={"group": pl.String},
    ).with_columns(pl.col("low", "high").fill_nan(None))
    about = {
        "population": found.population,
        "level": found.level,
        "draws": found.draws,
        "withheld": list(found.withheld),
        "small_strata": found.small_strata,
    }
    return Outcome(frame, {"groups": inner}, about)
