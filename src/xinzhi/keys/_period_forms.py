"""The forms in which periods are written, each with the months that it means."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from functools import cache
from typing import Literal

Kind = Literal["flow", "cumulative", "stock"]
Months = tuple[int, int, Kind]  # first month, last month, kind
FIRST, LAST = 1900, 2100
NUMBERS = {
    "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "十一": 11, "十二": 12,
    "i": 1, "ii": 2, "iii": 3, "iv": 4,
}  # fmt: skip
HAN_YEAR = re.compile(r"(?<!\d)([一二][〇零○o一二三四五六七八九]{3})(?=年)")
HAN_DIGITS = str.maketrans("〇零○o一二三四五六七八九", "0000123456789")
YEAR = r"(\d{4})"
DASH = "[-‐‑–—−~～至到]"
MONTH = "([0-9]{1,2}|十[一二]?|[一二三四五六七八九])"
QUARTER = "([1-4]|[一二三四]|i{1,3}|iv)"
UNTIL = "(?:截至|截止|至)?"
SO_FAR = "(?:累计)?"
MIDNIGHT = "(?:t?00:00(?::00(?:\\.0+)?)?)?"


@cache
def read(text: str) -> tuple[int, int, int, Kind] | None:
    """Give the year and months that a text without spaces, in lower case, means, or None."""
    plain = HAN_YEAR.sub(lambda found: found[1].translate(HAN_DIGITS), text)
    for pattern, make in FORMS:
        found = pattern.fullmatch(plain)
        if found:
            year, *rest = (NUMBERS.get(part) or int(part) for part in found.groups() if part)
            said = make(year, rest) if FIRST <= year <= LAST else None
            return (year, *said) if said and 1 <= said[0] <= said[1] <= 12 else None
    return None


def _months(first: int, last: int) -> Months:
    """Give a run of months: one since January is cumulative; January, the first quarter and the year are themselves."""
    return first, last, "cumulative" if first == 1 and last not in {1, 3, 12} else "flow"


def _quarters(first: int, last: int) -> Months:
    return _months(3 * first - 2, 3 * last)


def _end(month: int) -> Months:
    """Give the state at the end of a month; that of December is the year's."""
    return 1 if month == 12 else month, month, "stock"


def _day(year: int, month: int, day: int) -> Months | None:
    """Give the state on the last day of a month; any other day ends no period."""
    return _end(month) if 1 <= month <= 12 and day == calendar.monthrange(year, month)[1] else None


def _slashed(year: int, month: int) -> Months | None:
    """Give the month behind a slash, unless it may be the next year (2010/11)."""
    return None if month == (year + 1) % 100 else (month, month, "flow")


Make = Callable[[int, list[int]], Months | None]
WRITTEN: tuple[tuple[str, Make], ...] = (
    (f"(?:fy|财年)?{YEAR}(?:\\.0)?(?:年度|财年|年全年|全年|年|a)?", lambda *_: (1, 12, "flow")),
    (f"{UNTIL}{YEAR}年?(?:年末|年底|末|底)", lambda *_: (1, 12, "stock")),
    (f"{YEAR}年?-?(?:q([1-4])|第?{QUARTER}季度?)(?:当季)?", lambda _, n: _quarters(n[0], n[0])),
    (f"{UNTIL}{YEAR}年?(?:q([1-4])|第?{QUARTER}季度?)(?:末|底)", lambda _, n: _end(3 * n[0])),
    (f"{YEAR}年?前([二两三四2-4])个?季度?{SO_FAR}", lambda _, n: _quarters(1, n[0])),
    (
        f"{YEAR}年?(?:第?{QUARTER}{DASH}第?{QUARTER}季度?|q([1-4]){DASH}q?([1-4])){SO_FAR}",
        lambda _, n: _quarters(*n),
    ),
    (f"{YEAR}(?:年?上半年{SO_FAR}|h1)", lambda *_: _quarters(1, 2)),
    (f"{YEAR}(?:年?下半年|h2)", lambda *_: (7, 12, "flow")),
    (f"{YEAR}年?前{MONTH}个月{SO_FAR}", lambda _, n: _months(1, n[0])),
    (f"{YEAR}年?{MONTH}月?(?:份)?{DASH}{MONTH}月(?:份)?{SO_FAR}", lambda _, n: _months(*n)),
    (f"{YEAR}年{MONTH}月(?:份)?累计", lambda _, n: _months(1, n[0])),
    (f"{YEAR}(?:年{MONTH}月(?:份)?(?:当月)?|-([0-9]{{1,2}})|m([0-9]{{1,2}}))", lambda _, n: (n[0], n[0], "flow")),
    (f"{YEAR}-([0-9]{{2}})/([0-9]{{2}})", lambda _, n: _months(*n)),
    (f"{YEAR}/([0-9]{{1,2}})", lambda year, n: _slashed(year, n[0])),
    (f"{UNTIL}{YEAR}年{MONTH}月(?:份)?(?:末|底)", lambda _, n: _end(n[0])),
    (f"{UNTIL}{YEAR}年([0-9]{{1,2}})月([0-9]{{1,2}})日?", lambda year, n: _day(year, *n)),
    (f"{UNTIL}{YEAR}-([0-9]{{1,2}})-([0-9]{{1,2}}){MIDNIGHT}", lambda year, n: _day(year, *n)),
    (f"{UNTIL}{YEAR}/([0-9]{{1,2}})/([0-9]{{1,2}}){MIDNIGHT}", lambda year, n: _day(year, *n)),
)
FORMS = tuple((re.compile(form, re.ASCII), make) for form, make in WRITTEN)
