"""Heads that need what stands above them: a quarter its year, a total the name of what is counted."""

from __future__ import annotations

import re
from dataclasses import replace

from xinzhi.evidence.intake.columns import Columns
from xinzhi.evidence.intake.heads import Head
from xinzhi.evidence.intake.titles import Around
from xinzhi.keys import periods
from xinzhi.keys.periods import Period

WHOLE_YEAR = {"全年", "全年累计", "年度"}
WHOLE = re.compile("结构$|构成$")  # 产业结构: its parts are shares of one whole
TOTALS = {"合计", "总计", "总数", "小计", "总量", "total"}


def in_context(cols: Columns, about: Around) -> Columns:
    """Give the columns with what stands above or beside them.

    一季度 or 1-2月 takes the year of the title; a column without a period has that of the others where they have one; where
    one is called 合计, or the title names a whole (产业结构), all are called after the title.
    """
    heads = {column: _dated(head, about.period) for column, head in cols.values.items()}
    years = {head.period for head in heads.values() if head.period}
    if len(years) == 1 and about.period is None and "period" not in cols.keys:
        (year,) = years
        heads = {c: head if _is_part(head, year) else replace(head, period=year) for c, head in heads.items()}
    called = about.indicator or (about.name if about.title else "")
    whole = called and (WHOLE.search(called) or any(head.indicator.casefold() in TOTALS for head in heads.values()))
    if whole:
        heads = {
            column: replace(head, indicator=f"{called}·{head.indicator}" if head.indicator else "")
            for column, head in heads.items()
        }
    return replace(cols, values=heads)


def _dated(head: Head, around: Period | None) -> Head:
    """Take a part of a year out of a head and put it into the year that stands over it or in the title."""
    year = head.period or around
    parts = head.indicator.split("·") if head.indicator else []
    if year is None or (head.period and not year.whole):
        return head
    for part in parts:
        when = Period(year.year) if part in WHOLE_YEAR else periods.seems(f"{year.year}年{part}")
        if when and when.whole and "月" in part:  # 1-12月, even below a title of 12月
            when = replace(when, kind="cumulative")
        if when and (part in WHOLE_YEAR or when != Period(when.year)):
            return replace(head, indicator="·".join(other for other in parts if other != part), period=when)
    return head


def _is_part(head: Head, year: Period) -> bool:
    """Say whether a head without a year names a part of one, which may be another year's."""
    return head.period is None and _dated(head, year) != head
