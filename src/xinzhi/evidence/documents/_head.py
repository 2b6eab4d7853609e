"""Title, date, issuer and region of a document, as far as it says them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from xinzhi.errors.evidence_documents import ReadingError
from xinzhi.keys.places import find_places
from xinzhi.keys.regions import NATION_GB

DAY = re.compile(
    r"((?:19|20)\d\d)\s*(?:年|-|/|\.)\s*(1[0-2]|0?[1-9])\s*(?:月|-|/|\.)\s*(3[01]|[12]\d|0?[1-9])(?!\d)\s*日?"
)
MONTH = re.compile(r"((?:19|20)\d\d)\s*年\s*(1[0-2]|0?[1-9])\s*月(?!\s*\d)")
YEAR_TITLE = re.compile(r"((?:19|20)\d\d)\s*年(?!\s*\d+\s*月)")
REVIEW = re.compile(r"工作报告|计划执行|预算执行")  # looks back on the year before the one in its title
PARTS = {"上半年": "H1", "一季度": "Q1", "前三季度": "Q1..{}Q3", "三季度": "Q3"}
SOURCE = re.compile(r"来源\s*[:：]\s*([^\s\d，。；（）()|]{2,24})")
SIGNED = re.compile(
    r"[\u4e00-\u9fff]{2,20}(?:人民政府|统计局|委员会|办公厅|办公室|发展和改革委员会|财政厅|财政局|科技厅|工业和信息化厅|部)"
)
NATIONAL = re.compile(
    r"新华社|国务院|国家统计局|中共中央|国家发展改革委|国家发展和改革委员会|人民日报|中央|教育部|科技部|工信部|财政部|商务部|国家\w{1,8}局"
)
WIRE = re.compile(r"(新华社|人民日报|中新社|央视网)")
GIVEN = re.compile(r"((?:19|20)\d\d)(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
ALONE = 60  # letters of a line that may be a date and who issued it; a sentence may be of any day
HEAD, TAIL = 12, 6  # lines looked at


def check_date(given: str) -> str:
    """Give a date as it is kept: YYYY-MM-DD, YYYY-MM or YYYY.

    Raises
    ------
    ReadingError
        When it is not in the calendar.

    Examples
    --------
    >>> check_date("2024-1-5"), check_date("2024年11月21日"), check_date("2024")
    ('2024-01-05', '2024-11-21', '2024')
    """
    found = GIVEN.fullmatch(
        re.sub(r"\s|日", "", given).replace("年", "-").replace("月", "-").rstrip("-").replace("/", "-")
    )
    if not found:
        raise ReadingError.bad_date(given)
    year, month, day = found.groups()
    try:
        dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise ReadingError.bad_date(given) from None
    return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])


def find_title(lines: list[str], given: str) -> str:
    """Give the title in the file's own record, or the first short line that is no sentence."""
    if (
        2 <= len(given) <= 80
        and re.search(r"[\u4e00-\u9fffA-Za-z]", given)
        and not re.search(r"\.docx?$|^Microsoft", given)
    ):
        return given
    for line in lines[:HEAD]:
        text = line.strip()
        if 4 <= len(text) <= 60 and not text.endswith(("。", "；", "，", ".", ";")) and not DAY.fullmatch(text):
            return text
    return ""


def find_date(lines: list[str], file: str) -> str:
    """Give the date of a document: of its source line, its head, its last lines, its file name, in this order."""
    head, tail = lines[:HEAD], lines[-TAIL:]
    short = [line for line in (*tail, *head) if len(line) <= 2 * ALONE and "。" not in line]
    sourced = [line for line in short if re.search(r"来源|发布|日期|时间|印发|成文", line)]
    alone = [line for line in (*head, *tail) if len(line.strip()) <= ALONE and "。" not in line]
    for line in (*sourced, *alone, COMPACT.sub(r"\1-\2-\3", file)):
        for found in _days(line):
            return found
    months = [f"{m[1]}-{int(m[2]):02}" for line in (*sourced, *alone) for m in MONTH.finditer(line)]
    return months[0] if months else ""


def _days(line: str) -> Iterator[str]:
    for found in DAY.finditer(line):
        try:
            yield dt.date(*(int(part) for part in found.groups())).isoformat()
        except ValueError:
            continue


def find_issuer(lines: list[str]) -> str:
    """Give who issued it: of its source line, a wire's dateline, or the body that signs it."""
    ends = (*lines[-TAIL:], *lines[:HEAD])
    for line in ends:
        found = SOURCE.search(line)
        if found:
            return found[1]
    for line in (*lines[:HEAD], *lines[-TAIL:]):
        wire = WIRE.search(line[:12])
        if wire:
            return wire[1]
    signed = [line.strip() for line in ends if SIGNED.fullmatch(line.strip())]
    return signed[0] if signed else ""


def find_period(title: str) -> str:
    """Give the period a document is about by its title; a work report is about the year before. "" where none says.

    >>> find_period("安徽省2022年国民经济公报"), find_period("2026年安徽省政府工作报告"), find_period("2024年前三季度经济运行")
    ('2022', '2025', '2024Q1..2024Q3')
    """
    years = YEAR_TITLE.findall(title)
    if len(set(years)) != 1:
        return ""
    year = int(years[0]) - (1 if REVIEW.search(title) else 0)
    part = next((part for word, part in PARTS.items() if word in title), "")
    return f"{year}{part.format(year)}"


def find_region(title: str, issuer: str, lines: list[str], date: str) -> str:
    """Give the region a document is about by its title, issuer or first lines; "" where none says."""
    year = int(date[:4]) if date else None
    for text in (title, issuer, *lines[:2]):
        places = [place for place in find_places(text[:120], year=year) if place.level not in {"country", "nation"}]
        if places and not WIRE.match(text):
            return places[0].code
    return NATION_GB if NATIONAL.search(title) else ""
