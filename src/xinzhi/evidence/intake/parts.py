"""The part of a sheet that is a table, as the file beside it says: cells left out, heads, axis and columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xinzhi.errors.sidecars import SidecarError
from xinzhi.evidence.intake.columns import Columns
from xinzhi.evidence.intake.grid import Grid, letters
from xinzhi.evidence.intake.heads import Head
from xinzhi.evidence.intake.layout import Block, along, blocks
from xinzhi.evidence.intake.sidecar import SPAN, ColumnSaid, TableSaid, number
from xinzhi.keys import periods

DECIMAL_COMMA = re.compile(r"[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?", re.ASCII)


def masked(grid: Grid, table: TableSaid) -> Grid:
    """Give the grid with nothing in the cells that are left out; addresses stay."""
    top, left, bottom, right = table.cells or (0, 0, grid.height - 1, grid.width - 1)
    rows, columns = set(range(top, bottom + 1)), set(range(left, right + 1))
    for text in table.skip:
        found = SPAN.fullmatch(text)
        if found:
            out = range(number(found[1]), number(found[2] or found[1]) + 1)
            (rows if found[1].isdecimal() else columns).difference_update(out)
    if len(rows) == grid.height and len(columns) == grid.width:
        return grid
    return grid.changed([
        [cell if row in rows and column in columns else None for column, cell in enumerate(line)]
        for row, line in enumerate(grid.rows)
    ])  # fmt: skip


def with_points(grid: Grid) -> Grid:
    """Give the grid with decimal points where commas stand before decimals (1.234,5)."""
    return grid.changed([
        [
            cell.strip().replace(".", "").replace(",", ".")
            if isinstance(cell, str) and DECIMAL_COMMA.fullmatch(cell.strip())
            else cell
            for cell in line
        ]
        for line in grid.rows
    ])  # fmt: skip


def blocks_said(grid: Grid, table: TableSaid | None, file: str) -> list[Block]:
    """Give the tables of a grid, with the axis and the heads that the file beside it names.

    Raises
    ------
    SidecarError
        When they lie outside the sheet.
    """
    if table is None or not (table.regions or table.heads):
        return blocks(grid)
    held, axis, found = _axis_said(grid, table)
    if axis >= held.width:
        raise SidecarError.not_there(file, table.line, "regions", table.regions, ())
    if not table.heads:
        return found
    first, last = table.heads
    if not first <= last < held.height:
        name = str(last + 1) if not held.turned else letters(last)
        raise SidecarError.not_there(file, table.line, "heads", name, ())
    body = range(last + 1, held.height)
    return [Block(held, range(first), range(first, last + 1), body, axis, range(held.width))]


def _axis_said(grid: Grid, table: TableSaid) -> tuple[Grid, int, list[Block]]:
    """Give the grid with the regions going down, their column, and the tables along it."""
    if not table.regions:
        found = blocks(grid)
        return (found[0].grid, found[0].axis, found) if found else (grid, 0, [])
    held = grid.turn() if table.regions.isdecimal() else grid
    axis = number(table.regions)
    return held, axis, list(along(held, {axis: 1})) if axis < held.width else []


def columns_said(block: Block, cols: Columns, table: TableSaid, file: str) -> Columns:
    """Give the columns with what the file beside the table says of them.

    Raises
    ------
    SidecarError
        When it speaks of a column or head that there is not.
    """
    found = Columns(dict(cols.keys), dict(cols.values), dict(cols.unused))
    for name, said in table.columns.items():
        places = list(_places(block, cols, name))
        if not places:
            known = [_own_name(block, column) for column in cols.values] + [
                _head(head) for head in cols.values.values()
            ]
            raise SidecarError.not_there(file, table.line, "columns", name, known)
        for column in places:
            _put(found, column, said, cols.values.get(column, Head()))
    return found


def _put(found: Columns, column: int, said: ColumnSaid, head: Head) -> None:
    found.values.pop(column, None)
    found.unused.pop(column, None)
    for kind in [kind for kind, held in found.keys.items() if held == column]:
        del found.keys[kind]
    if said.holds == "figures":
        period = periods.parse(said.period) if said.period else head.period
        found.values[column] = Head(said.indicator or head.indicator, said.unit or head.unit, period)
    elif said.holds == "nothing":
        found.unused[column] = _head(head)
    else:
        found.keys[said.holds] = column


def _places(block: Block, cols: Columns, name: str) -> Iterator[int]:
    """Give the columns of a name: letters (the number of a row where regions go across), or a head as it was read."""
    own = [column for column in block.columns if column != block.axis and _own_name(block, column) == name.upper()]
    yield from own or (column for column, head in cols.values.items() if name in {_head(head), head.indicator})


def _own_name(block: Block, column: int) -> str:
    return str(column + 1) if block.grid.turned else letters(column)


def _head(head: Head) -> str:
    return f"{head.indicator}（{head.unit}）" if head.unit and head.indicator else head.indicator or head.unit
