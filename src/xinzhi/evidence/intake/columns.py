"""What each column of a block holds: figures with their heads, or the keys of the rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from xinzhi.evidence.intake import heads
from xinzhi.evidence.intake.grid import NO_VALUE
from xinzhi.evidence.intake.heads import Head
from xinzhi.evidence.intake.layout import Block
from xinzhi.evidence.intake.numbers import is_number
from xinzhi.evidence.intake.places import place
from xinzhi.keys import periods

KEYS = ("period", "indicator", "unit", "vintage", "status", "source")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a block.

    Attributes
    ----------
    keys
        From what a column holds (period, indicator, unit, vintage, status, source) to the column.
    values
        From each column of figures to its head; the head of a column called 数值 is empty.
    unused
        Columns with something in them that were not needed, with their heads.
    """

    keys: dict[str, int] = field(default_factory=dict)
    values: dict[int, Head] = field(default_factory=dict)
    unused: dict[int, str] = field(default_factory=dict)


def columns(block: Block) -> Columns:
    """Say what each column of a block holds."""
    found = Columns()
    texts: list[int] = []
    for column in block.columns:
        if column == block.axis:
            continue
        parts = list(_parts(block, column))
        kind = next((kind for part in parts if (kind := heads.role(part))), "")
        if kind in KEYS and kind not in found.keys and not _only_blank(block, column):
            found.keys[kind] = column
        elif kind in {"skipped", "region"} or kind in KEYS:
            found.unused[column] = " ".join(parts)
        elif _has_numbers(block, column):
            found.values[column] = Head() if kind == "value" else heads.head(parts)
        elif any(parts) and not _only_blank(block, column) and not _names_regions(block, column):
            texts.append(column)
    _unheaded_period(block, found)
    for column in texts:
        if "indicator" not in found.keys and _varies(block, column):
            found.keys["indicator"] = column
        else:
            found.unused[column] = " ".join(_parts(block, column))
    return found


def _parts(block: Block, column: int) -> Iterator[str]:
    """Give the cells above a column, from the top; a head over several columns counts for each of them."""
    grid = block.grid
    for row in block.heads:
        text = grid.spread(row, column)
        if not text and _lower(block, row, column) and not _merges(block, row):
            text = next(
                (grid.text(row, left) for left in range(column - 1, block.axis, -1) if grid.text(row, left)), ""
            )
        if text:
            yield text


def _lower(block: Block, row: int, column: int) -> bool:
    return any(block.grid.text(below, column) for below in range(row + 1, block.heads.stop))


def _merges(block: Block, row: int) -> bool:
    return any(block.grid.merged(row, column) for column in block.columns if column > block.axis + 1)


def _has_numbers(block: Block, column: int) -> bool:
    cells = (block.grid.at(row, column) for row in block.body)
    return any(cell is NO_VALUE or is_number(cell) for cell in cells)


def _only_blank(block: Block, column: int) -> bool:
    return not any(block.grid.text(row, column) for row in block.body)


def _names_regions(block: Block, column: int) -> bool:
    named = [place(block.grid.text(row, column)) for row in block.body if block.grid.text(row, column)]
    return sum(bool(one and (one.code or one.total)) for one in named) * 2 >= len(named)


def _varies(block: Block, column: int) -> bool:
    return len({block.grid.text(row, column) for row in block.body}) > 1


def _unheaded_period(block: Block, found: Columns) -> None:
    """Take a column of years without a head that says so: all of it is years, and regions stand more than once."""
    if "period" in found.keys:
        return
    for column, head in found.values.items():
        cells = [block.grid.at(row, column) for row in block.body if block.grid.text(row, column)]
        if head.period is None and not head.indicator and cells and all(periods.seems(cell) for cell in cells):
            found.keys["period"] = column
            del found.values[column]
            return


def key_at(block: Block, row: int, column: int) -> str:
    """Give what a key column says of a row: its cell, or the nearest one above where it is blank."""
    for above in range(row, block.body.start - 1, -1):
        text = block.grid.spread(above, column)
        if text:
            return text
    return ""


def blanks(block: Block, column: int) -> bool:
    """Say whether a key column leaves rows with figures blank, so that the cells above them count."""
    others = [other for other in block.columns if other != column]
    return any(
        not block.grid.spread(row, column) and any(is_number(block.grid.at(row, other)) for other in others)
        for row in block.body
    )
