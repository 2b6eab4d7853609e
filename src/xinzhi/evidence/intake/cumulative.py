"""Indicators whose names say that they count since January (累计值): a month or quarter then means all months up to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import polars as pl

from xinzhi.evidence.intake.found import Remark
from xinzhi.evidence.intake.layout import Block
from xinzhi.keys import periods
from xinzhi.keys.periods import Period
from xinzhi.lang import Words

SINCE_JANUARY = re.compile(r"(?:^|[_·\-—－（(\s])累计|累计(?:值|增长|增速|同比|完成额?|数|额)?(?:[（(].*[）)])?$")
OTHER = re.compile(r"累计折旧$|历年累计|累计至今")


def counts_since_january(indicator: str) -> bool:
    """Say whether the name of an indicator says that its months and quarters count since January.

    >>> counts_since_january("房地产投资_累计值"), counts_since_january("工业增加值_累计增长")
    (True, True)
    >>> counts_since_january("社会消费品零售总额_当期值"), counts_since_january("累计折旧")
    (False, False)
    """
    return bool(SINCE_JANUARY.search(indicator)) and not OTHER.search(indicator)


def cumulated(figures: pl.DataFrame) -> pl.DataFrame:
    """Give the figures, columns `FIGURES`, with the periods that such names mean: September as January to September."""
    named = [name for name in figures["indicator"].unique().cast(pl.String) if counts_since_january(name)]
    if not named:
        return figures
    known = figures.filter(pl.col("indicator").cast(pl.String).is_in(named), pl.col("kind").cast(pl.String) == "flow")
    spans = {one: period for one in known["span"].unique().cast(pl.String).sort() if (period := _since_january(one))}
    if not spans:
        return figures
    meant = (
        pl.col("indicator").cast(pl.String).is_in(named)
        & (pl.col("kind").cast(pl.String) == "flow")
        & pl.col("span").cast(pl.String).is_in(list(spans))
    )
    names, kinds = {one: period.name for one, period in spans.items()}, {one: p.kind for one, p in spans.items()}
    own = pl.col("span").cast(pl.String)
    return figures.with_columns(
        span=pl.when(meant).then(own.replace_strict(names, default="")).otherwise(own).cast(pl.Categorical()),
        kind=pl.when(meant).then(own.replace_strict(kinds, default="")).otherwise("kind").cast(pl.Categorical()),
    )


def _since_january(span: str) -> Period | None:
    """Give the months up to the end of a part of a year, or None for what is that already."""
    period = periods.seems(span)
    if period is None or period.whole or period.first == 1:
        return None
    return Period(period.year, 1, period.last, "flow" if period.last == 12 else "cumulative")


def cumulative_remarks(block: Block, before: pl.DataFrame, after: pl.DataFrame) -> Iterator[Remark]:
    """Say of each indicator that its periods were read as counting since January, with one of them."""
    changed = (
        before.select("indicator", own="span")
        .with_columns(after.select("span"))
        .filter(pl.col("own") != pl.col("span"))
    )
    firsts = changed.unique("indicator", keep="first", maintain_order=True).cast(pl.String)
    for indicator, own, span in firsts.iter_rows():
        words = Words(
            f"{indicator}：名称写明累计，月份和季度读作年初至今，如 {own} 读作 {span}",
            f"{indicator}: its name says that it counts since January; months and quarters are read so, {own} as {span}",
        )
        yield Remark(block.grid.file, block.grid.sheet, "", "period", words)
