"""A Theil index level by level."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from xinzhi.study.regional.given import Outcome

if TYPE_CHECKING:
    from xinzhi.study.regional.given import Given


def nested_theil(given: Given) -> Outcome:
    """Give one row a period and level; the last level is what is left within."""
    levels = given.asked.levels
    layers = [given.grouping(name) for name in levels]
    found = [given.asked.method.fn(row, layers, **given.settings) for row in given.y]
    parts = np.stack([np.append(one.between, one.within) for one in found])
    return Outcome(
        pl.DataFrame(
            {
                "period": np.repeat(given.periods, parts.shape[1]),
                "level": [*levels, "within"] * len(found),
                "value": parts.ravel(),
                "share": np.stack([one.contributions for one in found]).ravel(),
            }
        )
    )
