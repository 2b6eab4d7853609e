"""Figures that cannot be: counts below zero, and shares of a whole above a hundred."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import polars as pl

from xinzhi.evidence.intake.found import Findings, Remark
from xinzhi.lang import Words

COUNTED = r"^[十百千万亿]*(?:人|人年|人次|户|户次|个|家|项|件|篇|种|册|部|台|套|辆|艘|架|座|所|张|只|头|床|名|处|条|persons?|units?|pieces?|items?)$"
# What may fall below zero although it is counted: changes and balances.
CHANGES = r"(?i)净|增|减|变|差|余|迁|盈|平衡|net|change|balance|growth|increase|decrease"
# Parts of a declared whole. Rates of growth, indices and self-sufficiency are none of them.
PARTS = r"(?i)构成|组成|份额|占比|比重|结构·|所占比例|占[^，。；]{1,20}(?:比例|百分比)|share of"
# Shares of what is no whole of theirs: loans, trade or investment beside GDP may be above it.
NO_PARTS = (
    r"(?i)增长|增速|增减|变化|指数|自给|依存|(?:贷款|存款|债务|负债|余额|进出口|出口|进口|贸易|市值|保费|资产|投资|消费|支出)[^，。；·]{0,8}占"
    r"|占[^，。；]{0,6}(?:上年|上期|基期|预算|计划)|growth|index|=\s*100"
)
PERCENT = r"^(?:%|％|百分比)$"
BELOW = Words(
    "个数、人数等不会小于零，没有读入；请核对原表", "a count cannot be below zero and was not taken; look at the source"
)
BEYOND = Words(
    "占整体的比重应在 0 到 100 之间，没有读入；请核对原表",
    "a share of a whole lies between 0 and 100; it was not taken; look at the source",
)


def sound(found: Findings, name: str) -> Findings:
    """Give the findings of a file without figures that cannot be, which are listed with their cells."""
    figures = found.figures
    kinds = _kinds(figures)
    if kinds.is_empty():
        return found
    marked = figures.join(kinds, on=["unit", "indicator"], how="left", maintain_order="left").with_columns(
        below=(pl.col("counted").fill_null(value=False) & (pl.col("value") < 0)),
        beyond=(pl.col("part").fill_null(value=False) & ~pl.col("value").is_between(0, 100)),
    )
    left = [
        *_remarks(marked.filter("below"), name, "negative", BELOW),
        *_remarks(marked.filter("beyond"), name, "share", BEYOND),
    ]
    if not left:
        return found
    kept = marked.filter(~pl.col("below") & ~pl.col("beyond")).select(figures.columns)
    return replace(found, tables=[kept], unread=[*found.unread, *left])


def _kinds(figures: pl.DataFrame) -> pl.DataFrame:
    """Give the pairs of unit and indicator that are counts, or parts of a whole."""
    unit, indicator = pl.col("unit").cast(pl.String), pl.col("indicator").cast(pl.String)
    counted = unit.str.contains(COUNTED) & ~indicator.str.contains(CHANGES)
    part = unit.str.contains(PERCENT) & indicator.str.contains(PARTS) & ~indicator.str.contains(NO_PARTS)
    pairs = figures.select("unit", "indicator").unique().with_columns(counted=counted, part=part)
    return pairs.filter(pl.col("counted") | pl.col("part"))


def _remarks(figures: pl.DataFrame, name: str, what: str, words: Words) -> Iterator[Remark]:
    for sheet, cell, printed in figures.select("sheet", "cell", "printed").iter_rows():
        yield Remark(name, sheet, cell, what, words, printed)
