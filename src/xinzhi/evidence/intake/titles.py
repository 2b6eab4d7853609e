"""What stands around a table: title, unit, period, indicator and notes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from xinzhi.evidence.intake import heads
from xinzhi.evidence.intake.found import Given
from xinzhi.evidence.intake.grid import Grid
from xinzhi.evidence.intake.layout import Block
from xinzhi.keys import periods
from xinzhi.keys.periods import Period

SEVERAL = re.compile("[、，,;；]")
ENCLOSED = re.compile(
    r"(?:附件|附表|附录)\s*[\d一二三四五六七八九十]*\s*[:：]?|(?:填报|报送|填表|制表|填写|编制|审核)(?:单位|部门|人|日期|时间).*"
)
UNIT_BELOW = re.compile(r"[(（]?\s*(?:计量)?单\s*位\s*[:：]|[(（]?\s*units?\s*:", re.IGNORECASE)
PLAIN = re.compile(
    r"(?:sheet|table|page|p|s|data|表|工作表|第|数据|结果|汇总)?[\W_]*\d*\W*页?(?:\W*table\W*\d+)?", re.IGNORECASE
)
GOES_ON = re.compile(
    r"^[(（]?\s*(?:表?\s*\d[\d.．\-－–]*\s*)?续\s*(?:表\s*[\d一二三四五六七八九十]*|[\d一二三四五六七八九十]*(?=\s*[)）]?\s*$))\s*[)）]?\s*"
    r"|\s*[(（]\s*(?:续\s*表?\s*[\d一二三四五六七八九十]*|cont(?:inued|\.)?)\s*[)）]\s*$"
    r"|^(?:table\s*[\d.\-]+\s*)?continued\s*\d*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Around:
    """What the lines around a table say; `*_from` names the line or file that said it.

    `several` holds the units of a line that names more than one and not which column has which.
    `goes_on` says that the table is called the continuation (续表) of the one before it.
    `name` is what an indicator is called that no head names: the indicator of the table, its title, or its file.
    """

    name: str
    title: str = ""
    indicator: str = ""
    indicator_from: str = ""
    unit: str = ""
    unit_from: str = ""
    several: str = ""
    period: Period | None = None
    period_from: str = ""
    notes: tuple[str, ...] = ()
    goes_on: bool = False


def around(block: Block, given: Given, before: Around | None, *, goes_on: bool = False) -> Around:
    """Read the lines around a block; a table that goes on (续表) takes what it lacks from the one `before` it."""
    lines = list(dict.fromkeys(_lines(block)))
    goes_on = before is not None and (goes_on or goes_on_from_before(block))
    named = next(((told[1], line) for line in lines if (told := heads.TITLE_LINE.match(line))), ("", ""))
    indicator, unit = heads.split_unit(named[0])
    measured = _measured(block, lines) or (unit, named[1])
    title = title_of(block)
    several = measured[0] if SEVERAL.search(measured[0]) else ""
    measured = ("", "") if several else measured
    period, dated = _period(block, title, given)
    # Where no line says what the table holds, it is what the one above it holds.
    same = before if before and (goes_on or not (title or indicator)) else None
    called = given.indicator or indicator or (same.indicator if same else "")
    dated_before = before if before and period is None else None
    return Around(
        name=called or _name(title, same) or _fallback(block),
        title=title or (same.title if same else ""),
        indicator=called,
        indicator_from="" if given.indicator else named[1],
        unit=given.unit
        or measured[0]
        or heads.split_unit(heads.undated(title))[1]
        or ("" if title or several else heads.split_unit(_called(block))[1])
        or (same.unit if same and not several else ""),
        unit_from="" if given.unit else measured[1],
        several=several,
        period=period or (dated_before.period if dated_before else None),
        period_from=dated or (dated_before.period_from if dated_before else ""),
        notes=tuple(_notes(block)),
        goes_on=goes_on,
    )


def _measured(block: Block, lines: list[str]) -> tuple[str, str] | None:
    """Give the unit that a line above, below or in the head of the regions names, with that line; or None."""
    corner = [block.grid.spread(row, block.axis) for row in block.heads]
    for line in (*lines, *corner):
        if said := heads.unit_line(line):
            return said, line
    for line in lines:
        if said := heads.unit_alone(line):
            return said, line
    below = (note for note in _notes(block) if UNIT_BELOW.match(note))
    return next(((said, note) for note in below if (said := heads.unit_line(note))), None)


def title_of(block: Block) -> str:
    """Give the first line above a table that is a title."""
    return next((bare for line in _lines(block) if (bare := _as_title(line))), "")


def is_plain(sheet: str) -> bool:
    """Say whether the name of a sheet says nothing of what it holds.

    >>> is_plain("Sheet1"), is_plain("page 3 table 1"), is_plain("发电量")
    (True, True, False)
    """
    return bool(PLAIN.fullmatch(sheet.strip())) or bool(periods.years_in(sheet))


def _fallback(block: Block) -> str:
    """Give a name for an indicator that nothing names: that of the sheet, or else of the file, without a unit."""
    return heads.split_unit(_called(block))[0] or _called(block)


def _called(block: Block) -> str:
    return PurePath(block.grid.file).stem if is_plain(block.grid.sheet) else block.grid.sheet


def goes_on_from_before(block: Block) -> bool:
    """Say whether a table is the continuation of the one before it: it says so, or has neither title nor heads."""
    lines = list(_lines(block))
    called = continues(block.grid.sheet) or any(continues(line) for line in lines)
    return called or not (lines or block.heads)


def continues(line: str) -> bool:
    """Say whether a line calls its table the continuation of another (续表).

    >>> continues("续表1"), continues("表3-1 续表"), continues("各地区产值（续）"), continues("续建项目"), continues("continued")
    (True, True, True, False, True)
    """
    return bool(GOES_ON.search(line.strip()))


def _as_title(line: str) -> str:
    """Give the part of a line that is a title, empty where it is a note, a unit or the word 续表 alone."""
    if heads.ABOUT.match(line) or heads.NOTE.match(line) or heads.TITLE_LINE.match(line):
        return ""
    if (
        heads.unit_alone(line) or ENCLOSED.fullmatch(line) or not any(letter.isalpha() for letter in line)
    ):  # the number of a page
        return ""
    return GOES_ON.sub("", heads.without_unit(line)).strip()


def _name(title: str, same: Around | None) -> str:
    """Give the name in a title; of a table that goes on, the name in the title of its first part."""
    return same.name if same else heads.name_in(periods.without_part(title))


def _lines(block: Block) -> list[str]:
    """Give the texts above a table, those above its own columns first; where regions go across, also those left of them."""
    grid = block.grid
    own, others = range(block.columns.start, block.columns.stop), range(grid.width)
    rows = [text for columns in (own, others) for row in block.above for text in _in_row(grid, row, columns)]
    left = (
        [grid.spread(row, column) for row in range(grid.height) for column in range(block.axis)] if grid.turned else []
    )
    return [" ".join(line.split("\n")) for line in [*rows, *left] if line]


def _in_row(grid: Grid, row: int, columns: range) -> list[str]:
    return heads.in_line([grid.spread(row, column) for column in columns])


def _period(block: Block, title: str, given: Given) -> tuple[Period | None, str]:
    if given.period:
        return periods.parse(given.period), ""
    grid = block.grid
    for text in (title, grid.sheet, grid.context, PurePath(grid.file).stem):
        named = periods.named_in(text)
        if named:
            return named, text
        if text == title and periods.years_in(text):
            return None, ""
    return None, ""


def _notes(block: Block) -> list[str]:
    """Give the lines below and beside the figures that hold no figures."""
    grid = block.grid
    beside = [column for column in block.columns if column != block.axis]
    counted = grid.cells.counts(block.rows, beside)
    found = []
    for row in (row for row, figures in zip(block.body, counted, strict=True) if not figures):
        texts = {text for column in block.columns if (text := grid.text(row, column))}
        if len(texts) == 1:
            found.append(" ".join(texts.pop().split()))
    return found
