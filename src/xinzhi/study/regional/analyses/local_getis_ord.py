"""Hot spots and cold spots, in the first and the last period."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from xinzhi.study.regional.given import Outcome

if TYPE_CHECKING:
    from xinzhi.study.regional.given import Given


def local_getis_ord(given: Given) -> Outcome:
    """Give one row a region and period."""
    at = sorted({0, len(given.periods) - 1})
    return Outcome(pl.concat(_period(given, t) for t in at), diagnostics={"periods": [given.periods[t] for t in at]})


def _period(given: Given, t: int) -> pl.DataFrame:
    found = given.asked.method.fn(given.y[t], given.neighbours, regions=given.regions, **given.settings)
    period = [given.periods[t]] * len(given.regions)
    return given.by_region(period=period, z=found.z, p=found.p, cluster=list(found.clusters)).fill_nan(None)
