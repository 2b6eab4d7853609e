"""Periods: a start, an end and a kind, read from the forms that tables use."""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from xinzhi.errors.keys import KeysError

Kind = Literal["flow", "cumulative", "stock"]
FIRST, LAST = 1900, 2100
DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "两": 2}
DASH = "[-–—~～至到]"
YEAR = re.compile(r"(?:fy)?(\d{4})(?:\.0)?(?:年度|年|a)?", re.ASCII)
STOCK = re.compile(r"(\d{4})年?(?:末|底)", re.ASCII)
QUARTER = re.compile(r"(\d{4})年?-?(?:q([1-4])|第?([一二三四1-4])季度?)", re.ASCII)
SO_FAR = re.compile(rf"(\d{{4}})年?(?:前([二两三四2-4])个?季度|q1{DASH}q?([2-4]))", re.ASCII)
HALF = re.compile(r"(\d{4})年?(上|下)半年|(\d{4})h([12])", re.ASCII)
MONTHS = re.compile(rf"(\d{{4}})年?1月?{DASH}(\d{{1,2}})月(?:份|累计)?", re.ASCII)
MONTH = re.compile(r"(\d{4})(?:年(\d{1,2})月份?|-(\d{1,2})|m(\d{1,2}))", re.ASCII)
IN_TEXT = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The months `first` to `last` of a `year`; `kind` is flow, cumulative (since January) or stock (at the end)."""

    year: int
    first: int = 1
    last: int = 12
    kind: Kind = "flow"

    @property
    def start(self) -> date:
        """First day."""
        return date(self.year, self.first, 1)

    @property
    def end(self) -> date:
        """Last day."""
        return date(self.year, self.last, calendar.monthrange(self.year, self.last)[1])

    @property
    def whole(self) -> bool:
        """Whether it is a whole year."""
        return (self.first, self.last) == (1, 12)

    @property
    def name(self) -> str:
        """Its name in one form for all: 2023, 2023Q3, 2023Q1-Q3, 2023H2, 2023-05, 2023-01/02.

        >>> parse("2023年前三季度").name, parse("2023年三季度").name, parse("2023年1-2月").name
        ('2023Q1-Q3', '2023Q3', '2023-01/02')
        """
        if self.whole:
            return str(self.year)
        if self.first == self.last:
            return f"{self.year}-{self.last:02d}"
        if self.kind == "cumulative" and self.last % 3 == 0:
            return f"{self.year}Q1-Q{self.last // 3}"
        if self.last - self.first == 2 and self.last % 3 == 0:
            return f"{self.year}Q{self.last // 3}"
        return (
            f"{self.year}H2" if self.first == 7 and self.last == 12 else f"{self.year}-{self.first:02d}/{self.last:02d}"
        )


def parse(text: object) -> Period:
    """Read a period.

    Takes years (2023, 2023年, 2023年度, 2023A, FY2023), year ends (2023年末), quarters (2023Q3, 2023年三季度), months
    (2023年5月, 2023-05) and figures since January (2023年前三季度, 2023年上半年, 2023年1-2月), full-width forms too.
    前三季度 is January to September, never the third quarter.

    Raises
    ------
    KeysError
        When it is no period, or no year from 1900 to 2100 (20211).

    Examples
    --------
    >>> parse("２０２３年").year, parse("2023Q3").start.isoformat(), parse("2023年前三季度").kind
    (2023, '2023-07-01', 'cumulative')
    """
    found = _read("".join(unicodedata.normalize("NFKC", str(text)).split()).casefold())
    if found is None:
        raise KeysError.bad_period(str(text))
    return found


def seems(text: object) -> Period | None:
    """Give the period that `text` is, or None.

    >>> seems("地区") is None, seems(2023.0).year
    (True, 2023)
    """
    return _read("".join(unicodedata.normalize("NFKC", str(text)).split()).casefold()) if text is not None else None


def years_in(text: str) -> list[int]:
    """List the years that a title names, each once, in their order.

    >>> years_in("5-2 各地区高技术产业生产经营情况(2023年)"), years_in("代码 20211")
    ([2023], [])
    """
    return list(dict.fromkeys(int(year) for year in IN_TEXT.findall(unicodedata.normalize("NFKC", text))))


@cache
def _read(text: str) -> Period | None:
    for pattern, make in FORMS:
        found = pattern.fullmatch(text)
        if found:
            parts = [part for part in found.groups() if part]
            return make(int(parts[0]), parts[1:]) if FIRST <= int(parts[0]) <= LAST else None
    return None


def _so_far(year: int, last: int) -> Period | None:
    return Period(year, 1, last, "cumulative") if 1 <= last <= 12 else None


def _month(year: int, month: int) -> Period | None:
    return Period(year, month, month) if 1 <= month <= 12 else None


def _quarter(year: int, which: int) -> Period:
    return Period(year, 3 * which - 2, 3 * which)


def _half(year: int, which: str) -> Period:
    return Period(year, 1, 6, "cumulative") if which in {"上", "1"} else Period(year, 7, 12)


def _digit(text: str) -> int:
    return DIGITS.get(text) or int(text)


FORMS: tuple[tuple[re.Pattern[str], Callable[[int, list[str]], Period | None]], ...] = (
    (YEAR, lambda year, _: Period(year)),
    (STOCK, lambda year, _: Period(year, kind="stock")),
    (QUARTER, lambda year, rest: _quarter(year, _digit(rest[0]))),
    (SO_FAR, lambda year, rest: _so_far(year, 3 * _digit(rest[0]))),
    (HALF, lambda year, rest: _half(year, rest[0])),
    (MONTHS, lambda year, rest: _so_far(year, int(rest[0]))),
    (MONTH, lambda year, rest: _month(year, int(rest[0]))),
)
