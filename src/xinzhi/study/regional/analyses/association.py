"""Spatial association told otherwise than by Moran's I: Geary's C, Getis and Ord's G, in every period."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from xinzhi.study.regional.given import Outcome

if TYPE_CHECKING:
    from xinzhi.study.regional.given import Given


def association(given: Given) -> Outcome:
    """Give one row a period with every figure of the statistic."""
    rows = []
    for period, y in zip(given.periods, given.y, strict=True):
        found = given.asked.method.fn(y, given.neighbours, regions=given.regions, **given.settings)
        rows.append({"period": period} | {name: float(getattr(found, name)) for name in found.__slots__})
    return Outcome(pl.DataFrame(rows).fill_nan(None))
