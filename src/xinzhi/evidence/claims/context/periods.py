"""Labels of periods (2024, 2024Q1..2024Q3, 2016H1, 2024-10, 2021..2025, asof:2024-10-31) and the days they cover."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

_ONE = re.compile(r"(?P<year>\d{4})(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
ANNUAL = "annual"
ASOF = "asof:"


@lru_cache(maxsize=4096)
def interval(label: str) -> tuple[date, date] | None:
    """Give the first and last day of a period; None for ``annual``, an open end, or what is no period.

    >>> interval("2024Q1..2024Q3"), interval("asof:2024-10-31")
    ((datetime.date(2024, 1, 1), datetime.date(2024, 9, 30)), (datetime.date(2024, 10, 31), datetime.date(2024, 10, 31)))
    """
    first, _, last = label.removeprefix(ASOF).partition("..")
    begin, end = _bounds(first), _bounds(last or first)
    return (begin[0], end[1]) if begin and end else None


def _bounds(part: str) -> tuple[date, date] | None:
    found = _ONE.fullmatch(part)
    if not found:
        return None
    year = int(found["year"])
    if found["quarter"]:
        months = (3 * int(found["quarter"]) - 2, 3 * int(found["quarter"]))
    elif found["half"]:
        months = (6 * int(found["half"]) - 5, 6 * int(found["half"]))
    else:
        months = (int(found["month"] or 1), int(found["month"] or 12))
    try:
        if found["day"]:
            day = date(year, months[0], int(found["day"]))
            return day, day
        return date(year, months[0], 1), month_end(year, months[1])
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """Give the last day of a month.

    >>> month_end(2024, 2).day
    29
    """
    return date(year, month, monthrange(year, month)[1])


def asof(day: date) -> str:
    """Give the label of a stock on `day`.

    >>> asof(date(2024, 10, 31))
    'asof:2024-10-31'
    """
    return f"{ASOF}{day:%Y-%m-%d}"


def year_of(label: str) -> int | None:
    """Give the year that a period is, or lies in; None where it spans several.

    >>> year_of("2024Q1..2024Q3"), year_of("2021..2025")
    (2024, None)
    """
    days = interval(label)
    return days[1].year if days and days[0].year == days[1].year else None
