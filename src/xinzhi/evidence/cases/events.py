"""Announcements with their dates: who put forward, issued or opened what, and when."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache

from xinzhi.evidence.topics.industries import DATA

_DONE = r"(?:提出|印发|发布|出台|召开|启动|实施|施行|批准|批复|批准设立|设立|揭牌|成立|开通|通车|投产|发射|审议通过|通过|公布|部署|宣布|签署|获批|挂牌|开工|下线|首飞|投运|启用|签约|落户)"
_DATED = re.compile(
    rf"(?P<year>(?:19|20)\d{{2}})[ ]?年(?:[ ]?(?P<month>\d{{1,2}})[ ]?月(?:[ ]?(?P<day>\d{{1,2}})[ ]?日)?)(?:以来|起)?，?[^，。；！？\d\n]{{0,28}}?{_DONE}[^，。；！？\n]{{2,40}}"
)


def events(text: str) -> Iterator[tuple[int, int, str]]:
    """Give place and date of each announcement.

    >>> [date for _, _, date in events("2023年7月以来，有关部门提出新概念。党的二十届三中全会出台了改革举措，")]
    ['2023-07', '2024-07']
    """
    for match in _DATED.finditer(text):
        month, day = match["month"], match["day"]
        if 1 <= int(month) <= 12 and 1 <= int(day or 1) <= 31:
            yield match.start(), match.end(), f"{match['year']}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")
    for match in _meeting().finditer(text):
        yield match.start(), match.end(), _meetings()[match["name"]]


@cache
def _meetings() -> dict[str, str]:
    with (DATA / "meetings.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: row["month"] for row in csv.DictReader(file)}


@cache
def _meeting() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(_meetings(), key=len, reverse=True)))
    return re.compile(
        rf"(?:党的)?(?P<name>{names})(?!以来|精神)[^，。；！？\d\n]{{0,12}}?(?:提出|出台|作出|部署|审议通过|通过|强调|明确)[^，。；！？\n]{{2,40}}"
    )
