"""Periods of claims in words: 2024Q1..2024Q3 is 2024年前三季度."""

from __future__ import annotations

import re

from xinzhi.lang import Words

PLAIN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?|Q([1-4])|H([12]))?")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FIRST_QUARTERS = {"2": Words("上半年", "first half of"), "3": Words("前三季度", "first three quarters of")}
KNOWN = {
    "annual": Words("每年（未说明哪一年）", "yearly, the year is not said"),
    "unknown": Words("文中未说明", "not said"),
    "": Words("文中未说明", "not said"),
}


def period_words(period: str) -> Words:
    """Give a period in words; what is not known is given as it stands.

    >>> period_words("2024Q1..2024Q3").zh, period_words("asof:2024-10-31").en, period_words("2021..2025").zh
    ('2024年前三季度', 'as of 31 Oct 2024', '2021年—2025年')
    """
    if period in KNOWN:
        return KNOWN[period]
    if period.startswith("asof:"):
        one = _one(period.removeprefix("asof:"))
        return Words(f"截至{one.zh}", f"as of {one.en}")
    first, dots, last = period.partition("..")
    if not dots:
        return _one(period)
    quarters = re.fullmatch(r"(\d{4})Q1\.\.\1Q([23])", period)
    if quarters:
        words = FIRST_QUARTERS[quarters[2]]
        return Words(f"{quarters[1]}年{words.zh}", f"{words.en} {quarters[1]}")
    one, other = _one(first), _one(last)
    return Words(f"{one.zh}—{other.zh}", f"{one.en} – {other.en}")


def _one(period: str) -> Words:
    found = PLAIN.fullmatch(period)
    if not found:
        return Words(period, period)
    year, month, day, quarter, half = found.groups()
    if month and 1 <= int(month) <= 12:
        name = f"{f'{int(day)} ' if day else ''}{MONTHS[int(month) - 1]} {year}"
        return Words(f"{year}年{int(month)}月{f'{int(day)}日' if day else ''}", name)
    if quarter:
        return Words(f"{year}年第{'一二三四'[int(quarter) - 1]}季度", f"Q{quarter} {year}")
    if half:
        return Words(f"{year}年{'上下'[int(half) - 1]}半年", f"{('first', 'second')[int(half) - 1]} half of {year}")
    return Words(f"{year}年", year)
