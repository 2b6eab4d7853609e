"""Periods: a start, an end and a kind, read from the forms that tables use."""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from xinzhi.errors.keys import KeysError
from xinzhi.keys._period_forms import Kind, read

LONGEST = 12  # letters of a part of the year
DAY = re.compile(r"(?:年?\s*\d{1,2}月\d{1,2}日|([-/.])\d{1,2}\1\d{1,2}(?!\d))")
PART = re.compile(
    r"前[二两三四2-4]个?季度|前\d{1,2}个月|[上下]半年|第?[一二三四1-4]季度|[一1]\s*[-‐–—−~～至到]\s*(?:[二三四2-4]季度|\d{1,2}月)|(?<![\d年])\d{1,2}月份?",
)
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
        """Whether it is a whole year, or the end of one."""
        return (self.first, self.last) == (1, 12)

    @property
    def name(self) -> str:
        """Its name in one form for all: 2023, 2023Q3, 2023Q1-Q3, 2023H2, 2023-05, 2023-01/02, 2023-09-30 (a stock).

        >>> [parse(text).name for text in ("2023年前三季度", "2023年三季度", "2023年1-2月", "2023年9月末")]
        ['2023Q1-Q3', '2023Q3', '2023-01/02', '2023-09-30']
        """
        if self.whole:
            return str(self.year)
        if self.kind == "stock":
            return self.end.isoformat()
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
    (2023年5月, 2023-05), figures since January (2023年前三季度, 2023年上半年, 2023年1-2月), ends of periods (2023年9月末,
    2023-09-30), full-width forms and 二〇二三年 too. 前三季度 is January to September, never the third quarter;
    1-2月 is one period.

    Refused are forms with more than one reading: years of two digits, 2023.1 (January or October), 202309 (a month or a
    number), 2010/11 (a month or two years), days within a month, the start of a year, forecasts (2023E), several years.

    Raises
    ------
    KeysError
        When it is no period, or no year from 1900 to 2100 (20211).

    Examples
    --------
    >>> parse("２０２３年").year, parse("2023Q3").start.isoformat(), parse("2023年前三季度").kind
    (2023, '2023-07-01', 'cumulative')
    """
    found = seems(text)
    if found is None:
        raise KeysError.bad_period(str(text))
    return found


def seems(text: object) -> Period | None:
    """Give the period that `text` is, or None.

    >>> seems("地区") is None, seems(2023.0).year
    (True, 2023)
    """
    if text is None:
        return None
    found = read("".join(unicodedata.normalize("NFKC", str(text)).split()).casefold())
    return Period(*found) if found else None


def within(text: object, year: int) -> Period | None:
    """Give the period of `year` that a head without a year names, or None.

    >>> within("1-2月", 2023).name, within("前三季度", 2023).name, within("上半年", 2023).name, within("全年", 2023).name
    ('2023-01/02', '2023Q1-Q3', '2023Q1-Q2', '2023')
    >>> within("2022年", 2023) is None, within("3", 2023) is None
    (True, True)
    """
    plain = "".join(unicodedata.normalize("NFKC", str(text)).split()).casefold()
    return None if not plain or plain.isdecimal() else seems(f"{year}年{plain}")


def named_in(text: str) -> Period | None:
    """Give the one period that a title or a name of a file tells; None where it tells none or several years.

    A part of the year is never taken for the year, wherever it stands; the day of a release says nothing but the year.

    >>> named_in("2023年前三季度各地区生产总值").name, named_in("各地区1-2月产量（2023年）").name, named_in("gdp_2023Q3").name
    ('2023Q1-Q3', '2023-01/02', '2023Q3')
    >>> named_in("5-2 各地区情况(2023年)").name, named_in("2024年11月21日发布").name, named_in("2011-2023年") is None
    ('2023', '2024', True)
    """
    return _named(unicodedata.normalize("NFKC", text))[0]


def without_part(text: str) -> str:
    """Give a title without the part of the year in it, so that what remains is the name of what is counted.

    >>> without_part("2023年前三季度各地区生产总值"), without_part("各地区产量（2023年）"), without_part("2023年末常住人口")
    ('2023年各地区生产总值', '各地区产量（2023年）', '2023年末常住人口')
    """
    plain = unicodedata.normalize("NFKC", text)
    period, part = _named(plain)
    return plain.replace(part, "", 1) if period and part and not period.whole else text


def _named(plain: str) -> tuple[Period | None, str]:
    """Give the period that a text tells, and the piece of it that names the part of the year."""
    years = years_in(plain)
    if len(years) != 1:
        return None, ""
    at = plain.index(str(years[0]))
    rest = plain[at + 4 :]
    if not DAY.match(rest):
        for length in range(min(LONGEST, len(rest)), 0, -1):
            found = seems(f"{years[0]}{rest[:length]}")
            if found and (not found.whole or found.kind == "stock"):
                return found, rest[:length].removeprefix("年")
    for part in PART.finditer(plain):
        found = within(part[0], years[0])
        if found and not DAY.match(plain[part.start() :]):
            return found, part[0]
    return Period(years[0]), ""


def years_in(text: str) -> list[int]:
    """List the years that a title names, each once, in their order.

    >>> years_in("5-2 各地区高技术产业生产经营情况(2023年)"), years_in("代码 20211")
    ([2023], [])
    """
    return list(dict.fromkeys(int(year) for year in IN_TEXT.findall(unicodedata.normalize("NFKC", text))))
