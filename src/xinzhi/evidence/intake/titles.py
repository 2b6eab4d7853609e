"""What stands around a table: title, unit, period, indicator and notes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from xinzhi.evidence.intake import heads
from xinzhi.evidence.intake.found import Given
from xinzhi.evidence.intake.layout import Block
from xinzhi.keys import periods
from xinzhi.keys.periods import Period

SEVERAL = re.compile("[、，,;；]")


@dataclass(frozen=True, slots=True)
class Around:
    """What the lines around a table say; `*_from` names the line or file that said it.

    `several` holds the units of a line that names more than one and not which column has which.
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


def around(block: Block, given: Given, before: Around | None) -> Around:
    """Read the lines around a block; what it lacks is taken from the table `before` it in the same sheet."""
    lines = list(dict.fromkeys(_lines(block)))
    titles = [line for line in lines if not heads.ABOUT.match(line) and heads.unit_line(line) is None]
    named = next(((told[1], line) for line in lines if (told := heads.TITLE_LINE.match(line))), ("", ""))
    indicator, unit = heads.split_unit(named[0])
    measured = next(((said, line) for line in lines if (said := heads.unit_line(line))), (unit, named[1]))
    title = next((line for line in titles if not heads.NOTE.match(line)), "")
    several = measured[0] if SEVERAL.search(measured[0]) else ""
    measured = ("", "") if several else measured
    period, dated = _period(block, title, given)
    if before and not title:
        title = before.title
    continued = before is not None and not indicator and not measured[0]
    called = given.indicator or indicator or (before.indicator if before and continued else "")
    return Around(
        name=called or heads.name_in(title) or PurePath(block.grid.file).stem,
        title=title,
        indicator=called,
        indicator_from="" if given.indicator else named[1],
        unit=given.unit or measured[0] or heads.split_unit(title)[1] or (before.unit if before and continued else ""),
        unit_from="" if given.unit else measured[1],
        several=several,
        period=period or (before.period if before else None),
        period_from=dated,
        notes=tuple(_notes(block)),
    )


def _lines(block: Block) -> list[str]:
    grid = block.grid
    rows = [grid.spread(row, column) for row in block.above for column in range(grid.width)]
    left = [grid.spread(row, column) for row in block.heads for column in range(block.axis)]
    return [" ".join(line.split("\n")) for line in [*rows, *(left if grid.turned else [])] if line]


def _period(block: Block, title: str, given: Given) -> tuple[Period | None, str]:
    if given.period:
        return periods.parse(given.period), ""
    grid = block.grid
    for text in (title, grid.sheet, grid.context, PurePath(grid.file).stem):
        years = periods.years_in(text)
        if len(years) == 1:
            return Period(years[0]), text
        if years and text == title:
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
