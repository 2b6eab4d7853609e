"""Breaks in the reference year of a census, where nothing is known of the vintages."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from xinzhi.lang import Words
from xinzhi.panel.breaks.model import Break, some_names
from xinzhi.panel.breaks.steps import UNIT

CENSUS = (1993, 2004, 2008, 2013, 2018, 2023)  # reference years of the economic censuses and of the tertiary census
SMOOTH, TIMES, FAR, SHARE = 0.01, 2.5, 0.04, 0.2
YEARS, REGIONS = 4, 15


def census_breaks(made: pl.DataFrame) -> Iterator[Break]:
    """Find smooth series whose regions part ways in the reference year of a census, and in no other year.

    `made` holds the `steps` of regions and years. A revision moves some regions much and others little (in 2018 from −33 to +13 per cent). A year counts when the middle
    deviation of a region's growth from its own and from the country's is 2.5 times that of the other years, and a fifth of
    the regions deviate by more than 10 per cent; the other years must be smooth (2 per cent).
    """
    enough = made.group_by(UNIT).agg(
        pl.col("period").n_unique().alias("years"), pl.col("region").n_unique().alias("regions")
    )
    enough = enough.filter((pl.col("years") >= YEARS) & (pl.col("regions") >= REGIONS))
    held = made.join(enough.select(UNIT), on=UNIT, how="semi")
    own = held.with_columns(away=pl.col("step") - pl.col("step").median().over(*UNIT, "region"))
    apart = own.with_columns(away=(pl.col("away") - pl.col("away").median().over(*UNIT, "period")).abs())
    key = [*UNIT, "period"]
    by_year = apart.group_by(key).agg(
        pl.len().alias("count"), pl.col("away").median().alias("middle"), (pl.col("away") > FAR).mean().alias("far")
    ).filter(pl.col("count") >= REGIONS)  # fmt: skip
    suspect = by_year.filter(pl.col("period").is_in(CENSUS) & (pl.col("far") >= SHARE)).sort(key)
    others = by_year.join(suspect.select(*UNIT, at="period"), on=UNIT).filter(pl.col("period") != pl.col("at"))
    calm = others.group_by(*UNIT, "at").agg(pl.col("middle").median().alias("calm"), pl.len().alias("rest"))
    found = suspect.join(calm, left_on=key, right_on=[*UNIT, "at"]).filter(
        (pl.col("rest") >= YEARS - 1) & (pl.col("calm") <= SMOOTH) & (pl.col("middle") >= TIMES * pl.col("calm"))
    )
    for indicator, vintage, unit, period in found.sort(key).select(key).iter_rows():
        rows = apart.filter(indicator=indicator, vintage=vintage, unit=unit, period=period)
        yield _census(indicator, vintage, period, rows.filter(pl.col("away") > FAR)["region"].sort().to_list())


def _census(indicator: str, vintage: str, year: int, codes: list[str]) -> Break:
    named = some_names(codes)
    words = Words(
        f"{indicator}：普查年份 {year} 年前后，{len(codes)} 个地区（{named.zh}）的变动与往年相差 10% 以上，其他年份没有：前后可能是普查修订前后的两种口径",
        f"{indicator}: at {year}, the year of a census, {len(codes)} regions ({named.en}) change by over 10 % more or less than "
        "in other years: the years before and after may be two vintages, from before and after the revision",
    )
    return Break("mixed-vintages", indicator, vintage, year, words, tuple(codes))
