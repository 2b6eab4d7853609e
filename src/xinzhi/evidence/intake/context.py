"""Heads that need what stands above them: a quarter its year, a total the name of what is counted."""

from __future__ import annotations

from dataclasses import replace

from xinzhi.evidence.intake.columns import Columns
from xinzhi.evidence.intake.heads import Head
from xinzhi.evidence.intake.titles import Around
from xinzhi.keys import periods
from xinzhi.keys.periods import Period

WHOLE_YEAR = {"全年", "全年累计", "年度"}
TOTALS = {"合计", "总计", "总数", "小计", "总量", "total"}


def in_context(cols: Columns, about: Around) -> Columns:
    """Give the columns with the year of the title for 一季度 or 1-2月, and the title's name where one is called 合计."""
    heads = {column: _dated(head, about.period) for column, head in cols.values.items()}
    called = about.indicator or (about.name if about.title else "")
    if called and any(head.indicator.casefold() in TOTALS for head in heads.values()):
        heads = {
            column: replace(head, indicator=f"{called}·{head.indicator}" if head.indicator else "")
            for column, head in heads.items()
        }
    return replace(cols, values=heads)


def _dated(head: Head, around: Period | None) -> Head:
    """Take a part of a year out of a head and put it into the year that stands over it or in the title."""
    year = head.period or around
    parts = head.indicator.split("·") if head.indicator else []
    if year is None or not year.whole:
        return head
    for part in parts:
        when = year if part in WHOLE_YEAR else periods.seems(f"{year.year}年{part}")
        if when and (part in WHOLE_YEAR or not when.whole):
            return replace(head, indicator="·".join(other for other in parts if other != part), period=when)
    return head
