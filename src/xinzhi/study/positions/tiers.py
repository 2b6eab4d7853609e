"""How the tiers of industries (traditional, emerging, future) make up a region, and how that changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING

import polars as pl

from xinzhi.lang import Words
from xinzhi.study.plan import Step
from xinzhi.study.positions.codes import code_findings
from xinzhi.study.positions.counts import NAME as COUNTS
from xinzhi.study.result import Result

if TYPE_CHECKING:
    from xinzhi.study.positions.asked import Asked

NAME = "positions/tiers"
PARTLY = "*"  # the official lists mark so a code of which only a part belongs to the class
NONE = "—"


def tiers_step(asked: Asked, industries: pl.DataFrame) -> Step:
    """Give the step."""

    def work(done: Mapping[str, Result]) -> Result:
        counts = done[COUNTS].frame
        last = counts.filter(pl.col("period") == counts["period"].max())
        found = code_findings(last, industries)
        told = {
            "unknown": list(found.unknown),
            "unknown_share": found.unknown_share,
            "inside": [list(pair) for pair in found.inside],
            "edition": None if found.edition is None else asdict(found.edition),
        }
        return Result(NAME, tier_shares(counts, industries), diagnostics=told)

    record = asked.record("industries") | {"table": industries.select("code", "tier").to_dicts()}
    return Step(NAME, Words("产业类别的构成", "tiers of industries"), record, work, needs=(COUNTS,))


def tier_shares(counts: pl.DataFrame, industries: pl.DataFrame) -> pl.DataFrame:
    """Give the share of each tier by region and period.

    A tier that no industry of the table belongs to has no row: it cannot be observed with these codes, which is
    another thing than 0. Industries without a tier stand under "—".

    Parameters
    ----------
    counts
        Columns period, region, industry, count.
    industries
        Columns code and tier; a tier that ends in ``*`` holds for a part of the industry only.

    Returns
    -------
    polars.DataFrame
        Columns region, period, tier, count, share, and partly: the share of the tier that rests on codes marked so.
    """
    tiers = industries.select(
        industry="code",
        tier=pl.col("tier").str.strip_chars(PARTLY).replace("", None),
        partly=pl.col("tier").str.ends_with(PARTLY),
    )
    joined = counts.join(tiers, on="industry", how="left").with_columns(
        pl.col("tier").fill_null(NONE), pl.col("partly").fill_null(value=False)
    )
    found = joined.group_by("region", "period", "tier").agg(
        pl.col("count").sum(), marked=pl.col("count").filter("partly").sum()
    )
    places = found.select("region", "period").unique()
    whole = places.join(found.select("tier").unique(), how="cross").join(
        found, on=["region", "period", "tier"], how="left"
    )
    share = pl.col("count") / pl.col("count").sum().over("region", "period")
    return (
        whole.with_columns(pl.col("count", "marked").fill_null(0.0))
        .with_columns(share=share, partly=pl.when(pl.col("count") > 0).then(pl.col("marked") / pl.col("count")))
        .select("region", "period", "tier", "count", "share", "partly")
        .sort("region", "period", "tier")
    )
