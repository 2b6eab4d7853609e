"""What a document says of itself: its date, and the period and region that hold where nothing else is said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812

from xinzhi.evidence.claims.context.periods import asof, interval, year_of

UNKNOWN = "unknown"
REGION = re.compile(r"\d{6}|R-[a-z-]+|[A-Z]{2}|unknown")
_DAY = r"((?:19|20)\d{2})[ ]?年[ ]?(\d{1,2})[ ]?月[ ]?(\d{1,2})[ ]?日"
_HEADS = (re.compile(rf"^[^。]{{0,80}}?[（(]{_DAY}"), re.compile(rf"^[^。]{{0,60}}?{_DAY}(?:电|讯|消息|发布)"))
_TAILS = (
    re.compile(rf"(?:来源|发布|日期|时间)[^。\n]{{0,24}}{_DAY}"),
    re.compile(rf"[（(\n][^。\n]{{0,24}}{_DAY}[^。\n]{{0,8}}[）)\n]?\s*$"),
)
_ENDS = 600


@dataclass(frozen=True, slots=True)
class Setting:
    """Date (None when unknown), and period and region by default."""

    date: Date | None
    period: str
    region: str

    @property
    def year(self) -> int | None:
        """The year spoken of by default."""
        return year_of(self.period) if self.period != UNKNOWN else None

    @property
    def last(self) -> Date | None:
        """The last day spoken of: of the period by default, or the date."""
        days = interval(self.period)
        return days[1] if days else self.date

    @classmethod
    def of(cls, text: str, day: Date | None, period: str | None, region: str | None) -> Setting:
        """Take what was given; the date is looked for at the head and the end of the text where it was not."""
        day = day or _dated(text)
        return cls(day, period or (asof(day) if day else UNKNOWN), region or UNKNOWN)


def _dated(text: str) -> Date | None:
    tries = [(words, text[:_ENDS]) for words in _HEADS] + [(words, text[-_ENDS:]) for words in _TAILS]
    found = next((match for words, part in tries if (match := words.search(part))), None)
    try:
        return Date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
