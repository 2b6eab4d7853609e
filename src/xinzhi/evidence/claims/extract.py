"""From a text to its claims."""

from __future__ import annotations

import re
from datetime import date as Date  # noqa: N812

from xinzhi.errors.claims import ClaimsError
from xinzhi.evidence.claims.clauses import Layout
from xinzhi.evidence.claims.context.notes import basis, flags
from xinzhi.evidence.claims.context.periods import ANNUAL, interval
from xinzhi.evidence.claims.context.setting import REGION, UNKNOWN, Setting
from xinzhi.evidence.claims.context.subject import About, abouts
from xinzhi.evidence.claims.context.tags import Read, tags
from xinzhi.evidence.claims.context.when import When, listed_periods
from xinzhi.evidence.claims.context.where import NATION, Where
from xinzhi.evidence.claims.model import Claim
from xinzhi.evidence.claims.plain import plain
from xinzhi.evidence.claims.values import Value, values
from xinzhi.evidence.topics.headings import Headings
from xinzhi.keys.divisions import by_code

_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")


def extract_claims(
    text: str, *, date: str | Date | None = None, region: str | None = None, period: str | None = None
) -> list[Claim]:
    """Give the quantitative claims of a text, from left to right.

    Parameters
    ----------
    text
        Any text in Chinese; full-width digits and traditional characters are read too.
    date
        When the document was issued, such as ``2024-11-21`` or, less exactly, ``2024-11``; looked for in the text where it is not given.
    region, period
        What the document is about where its words do not say otherwise; ``340000``, ``2025``.

    Raises
    ------
    ClaimsError
        When `date` is no day, `period` no period, or `region` no code.

    Examples
    --------
    >>> [(c.text, c.value, c.unit, c.kind, c.period) for c in extract_claims("前三季度利润同比增长6.3%。", date="2024-11-21")]
    [('6.3%', 6.3, '%', 'growth', '2024Q1..2024Q3')]
    """
    setting = setting_of(text, date, region, period)
    layout = Layout.of(plain(text))
    found = list(values(layout))
    when = When.of(layout, setting)
    read = Read(layout, when, Where.of(layout, setting, when.found), Headings.of(layout.text))
    told = abouts(layout, found, when.found, _whole(setting.region))
    periods = listed_periods(layout, found, when.found)
    return [
        _claim(text, value, about, read, periods.get(value.start) or when.period(value))
        for value, about in zip(found, told, strict=True)
    ]


def _claim(text: str, value: Value, about: About, read: Read, period: str) -> Claim:
    tag = tags(read, value.start, value.end, about)
    return Claim(
        start=value.start,
        end=value.end,
        text=text[value.start : value.end],
        value=value.number,
        range=value.spread,
        unit=value.unit,
        kind=value.kind,
        cmp=value.cmp,
        subject=about.subject,
        metric=about.metric,
        period=period,
        region=read.where.of_subject(about.subject) or read.where.region(value.start),
        basis=basis(read.layout, value, period),
        flags=flags(read.layout, value, is_aim=read.when.is_aim(period)),
        tier=tag.tier,
        industry=tag.industry,
        theme=tag.theme,
        actor=tag.actor,
    )


def setting_of(text: str, date: str | Date | None, region: str | None, period: str | None) -> Setting:
    """Check what was given of a document, and find the rest in its text."""
    day = _day(date) if isinstance(date, str) else date
    if period is not None and period not in {UNKNOWN, ANNUAL} and interval(period) is None:
        raise ClaimsError.bad_period(period)
    if region is not None and not REGION.fullmatch(region):
        raise ClaimsError.bad_region(region)
    return Setting.of(text, day, period, NATION if region == "000000" else region)


def _day(date: str) -> Date:
    """Read a date; a month or a year alone stands for its last day."""
    days = interval(date)
    if days is None or not _DATE.fullmatch(date):
        raise ClaimsError.bad_date(date)
    return days[1]


def _whole(region: str) -> str:
    """Give what a document calls the whole of its region: 全国, 全省, 全市, 全州."""
    if not region.isdecimal():
        return ""
    if region == NATION:
        return "全国"
    held = by_code().get(region)
    name = held[-1].name if held else "省"
    last = "州" if name.endswith("自治州") else name[-1]
    return f"全{last}" if last in "省市区州盟县旗" else "全省"
