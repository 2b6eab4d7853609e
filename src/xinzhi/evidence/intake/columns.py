"""What each column of a block holds: figures with their heads, or the keys of the rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import compress

import numpy as np

from xinzhi.evidence.intake import heads
from xinzhi.evidence.intake.heads import Head
from xinzhi.evidence.intake.layout import Block
from xinzhi.evidence.intake.numbers import A_COMMA, NO_VALUE, Doubtful, number
from xinzhi.evidence.intake.places import place
from xinzhi.keys import periods

AREAS = {"华北", "东北", "华东", "华中", "华南", "中南", "西南", "西北", "东部", "中部", "西部", "沿海", "内陆"}
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


def carried_on(block: Block, cols: Columns, before: Block, held: Columns) -> Columns | None:
    """Give the columns of a table that goes on without heads: those of its first part, from the regions on."""
    silent = not cols.keys and all(head == Head() for head in cols.values.values())
    shift = block.axis - before.axis
    if not silent or block.heads or before.grid.turned != block.grid.turned:
        return None
    values = {column + shift: head for column, head in held.values.items() if column + shift in block.columns}
    return Columns({}, values, cols.unused) if not held.keys and set(cols.values) <= set(values) else None


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
    cells, rows = block.grid.cells, block.rows
    if cells.numeric[rows, column].any():
        return True
    strange = (block.body.start + np.flatnonzero(cells.odd[rows, column])).tolist()
    return any(_is_number_in_doubt(block.grid.at(row, column)) for row in strange)


def _is_number_in_doubt(cell: object) -> bool:
    return cell is NO_VALUE or isinstance(cell, Doubtful) or number(cell) is A_COMMA


def _only_blank(block: Block, column: int) -> bool:
    """Say whether a column holds nothing, or marks of gaps only."""
    if not block.grid.cells.written[block.rows, column].any():
        return True
    return all(number(text) is None for text in set(block.grid.down(column, block.body)))


def _names_regions(block: Block, column: int) -> bool:
    named = Counter(block.grid.down(column, block.body))
    del named[""]
    found = {text: place(text) for text in named}
    if set(named) <= AREAS | {f"{area}地区" for area in AREAS}:
        return True
    told = sum(times for text, times in named.items() if (one := found[text]) and (one.code or one.total))
    return told * 2 >= named.total()


def _varies(block: Block, column: int) -> bool:
    return len(set(block.grid.down(column, block.body))) > 1


def _unheaded_period(block: Block, found: Columns) -> None:
    """Take a column of years without a head that says so: all of it is years, and regions stand more than once."""
    if "period" in found.keys:
        return
    for column, head in found.values.items():
        if head.period is None and not head.indicator and _all_years(block, column):
            found.keys["period"] = column
            del found.values[column]
            return


def _all_years(block: Block, column: int) -> bool:
    texts = set(block.grid.down(column, block.body)) - {""}
    return bool(texts) and all(periods.seems(text) for text in texts)


def filled(block: Block, column: int) -> list[str]:
    """Give what a key column says of each row of the body, a blank as the nearest cell above it."""
    found: list[str] = []
    for text in block.grid.down(column, block.body):
        found.append(text or (found[-1] if found else ""))
    return found


def blanks(block: Block, column: int) -> bool:
    """Say whether a key column leaves rows with figures blank, so that the cells above them count."""
    others = [other for other in block.columns if other != column]
    counted = block.grid.cells.counts(block.rows, others)
    return "" in compress(block.grid.down(column, block.body), counted)
