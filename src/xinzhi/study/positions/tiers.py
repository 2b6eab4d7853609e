"""How the tiers of industries (traditional, emerging, future) make up a region, and how that changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.lang import Words
from xinzhi.study.plan import Step
from xinzhi.study.positions.classes import class_shares
from xinzhi.study.positions.codes import code_findings
from xinzhi.study.positions.counts import NAME as COUNTS
from xinzhi.study.positions.industries import digest
from xinzhi.study.positions.official import parts_of
from xinzhi.study.result import Result

if TYPE_CHECKING:
    from xinzhi.keys.official_class import OfficialClass
    from xinzhi.study.positions.asked import Asked

NAME = "positions/tiers"
BY = ("region", "period")


def tiers_step(asked: Asked, industries: pl.DataFrame, classes: Sequence[OfficialClass] = ()) -> Step:
    """Give the step."""

    def work(done: Mapping[str, Result]) -> Result:
        counts = done[COUNTS].frame
        last = counts.filter(pl.col("period") == counts["period"].max())
        found = code_findings(last, industries)
        told = {
            "unknown": list(found.unknown),
            "unknown_share": found.unknown_share,
            "inside": [list(pair) for pair in found.inside],
            "older": [asdict(each) for each in found.older],
            "older_share": found.older_share,
            "partly": asked.partly,
            "classes": [_told(each) for each in classes],
        }
        parts = parts_of(counts["industry"].unique().sort(), industries, classes, asked.partly)
        tables = {"change": tier_change(counts, parts)}
        if classes:
            tables["classes"] = class_shares(counts, classes, asked.partly)
        return Result(NAME, tier_shares(counts, parts), tables, diagnostics=told)

    record = asked.record("industries", "tiers", "partly") | {
        "table": digest(industries.select("code", "name", "tier")),
        "classes": [_told(each) | {"codes": digest(_codes(each))} for each in classes],
    }
    return Step(NAME, Words("产业类别的构成", "tiers of industries"), record, work, needs=(COUNTS,))


def _told(found: OfficialClass) -> dict[str, Any]:
    held = asdict(found)
    return {name: held[name] for name in ("key", "title", "number", "year", "tier", "complete", "read_at", "note")}


def _codes(found: OfficialClass) -> pl.DataFrame:
    return pl.DataFrame(found.listed(), schema=["code", "mark", "groups"], orient="row")


def tier_shares(counts: pl.DataFrame, parts: pl.DataFrame) -> pl.DataFrame:
    """Give the share of each tier by region and period.

    A tier that no industry belongs to has no row: it cannot be observed with these codes, which is another thing
    than 0. Industries without a tier stand under "—".

    Parameters
    ----------
    counts
        Columns period, region, industry, count.
    parts
        What `parts_of` gives.

    Returns
    -------
    polars.DataFrame
        Columns region, period, tier, count, share, and low and high: the share if of every industry of which only a
        part belongs nothing, or all, did.
    """
    held = counts.join(parts, on="industry", how="left").with_columns(pl.col("share", "low", "high") * pl.col("count"))
    found = held.group_by(*BY, "tier").agg(pl.col("share", "low", "high").sum())
    total = counts.group_by(*BY).agg(total=pl.col("count").sum())
    whole = total.join(found.select("tier").unique(), how="cross").join(found, on=[*BY, "tier"], how="left")
    return (
        whole.with_columns(pl.col("share", "low", "high").fill_null(0.0))
        .with_columns(pl.col(name) / pl.col("total") for name in ("low", "high"))
        .select(*BY, "tier", count="share", share=pl.col("share") / pl.col("total"), low="low", high="high")
        .sort(*BY, "tier")
    )


def tier_change(counts: pl.DataFrame, parts: pl.DataFrame) -> pl.DataFrame:
    """Give how the share of each tier changed from the first period to the last.

    The bounds let the part of each industry that belongs be anything, but the same in both periods.

    Returns
    -------
    polars.DataFrame
        Columns region, tier, first, last, change, low, high.
    """
    ends = [counts["period"].min(), counts["period"].max()]
    weight = pl.col("count") / pl.col("count").sum().over(*BY)
    shares = counts.filter(pl.col("period").is_in(ends)).with_columns(weight=weight)
    at = [
        pl.col("weight").filter(pl.col("period") == end).sum().alias(name) for end, name in zip(ends, "ab", strict=True)
    ]
    moved = shares.group_by("region", "industry").agg(at).join(parts, on="industry", how="left")
    rise = pl.col("b") - pl.col("a")
    least, most = pl.min_horizontal(rise, 0.0), pl.max_horizontal(rise, 0.0)
    spread = pl.col("high") - pl.col("low")
    found = moved.group_by("region", "tier").agg(
        first=(pl.col("a") * pl.col("share")).sum(),
        last=(pl.col("b") * pl.col("share")).sum(),
        low=(rise * pl.col("low") + least * spread).sum(),
        high=(rise * pl.col("low") + most * spread).sum(),
    )
    change = pl.col("last") - pl.col("first")
    return found.select("region", "tier", "first", "last", change=change, low="low", high="high").sort("region", "tier")
