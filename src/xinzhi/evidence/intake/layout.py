"""Where the tables of a grid are: the axis of regions, the heads, the rows of the body, the columns of figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from xinzhi.evidence.intake import heads
from xinzhi.evidence.intake.grid import Grid
from xinzhi.evidence.intake.numbers import is_number
from xinzhi.evidence.intake.places import place
from xinzhi.keys import periods

FEWEST = 2  # regions that make an axis where no head says so


@dataclass(frozen=True, slots=True)
class Block:
    """One table: regions go down the column `axis`; rows and columns are those of `grid`, which may be turned.

    Attributes
    ----------
    grid
        The grid, turned where regions go across.
    above
        Rows of titles and units.
    heads
        Rows of heads.
    body
        Rows of figures, and of what stands between and below them.
    axis
        Column of the regions.
    columns
        The other columns of this table.
    """

    grid: Grid
    above: range
    heads: range
    body: range
    axis: int
    columns: range


def blocks(grid: Grid) -> list[Block]:
    """Find the tables of a grid, in their order; none where no row or column names regions."""
    down = _axes(grid)
    turned = grid.turn() if grid.width <= grid.height * 40 + 400 else grid
    across = _axes(turned) if turned is not grid else {}
    best_down, best_across = max(down.values(), default=0), max(across.values(), default=0)
    if not best_down and not best_across:
        return []
    if best_across > best_down:
        return list(_along(turned, across))
    return list(_along(grid, down))


def _axes(grid: Grid) -> dict[int, int]:
    """Give the columns that name regions, each with the number of different ones."""
    found: dict[int, set[str]] = {}
    headed: set[int] = set()
    for row in range(grid.height):
        for column, cell in enumerate(grid.rows[row]):
            if isinstance(cell, str) and cell:
                here = place(cell)
                if here and here.code:
                    found.setdefault(column, set()).add(here.code)
                elif heads.role(cell) == "region":
                    headed.add(column)
    return {column: len(codes) for column, codes in sorted(found.items()) if len(codes) >= FEWEST or column in headed}


def _along(grid: Grid, axes: dict[int, int]) -> Iterator[Block]:
    """Give the blocks of each axis; an axis that repeats the one before it in another language is no other table."""
    kept: list[int] = []
    most = max(axes.values())
    for column, count in axes.items():
        if count * 2 >= most or (count >= 4 and not kept):
            if any(_same(grid, column, other) for other in kept):
                continue
            kept.append(column)
    for at, column in enumerate(kept):
        end = kept[at + 1] if at + 1 < len(kept) else grid.width
        yield from _down(grid, column, range(0 if at == 0 else column, end))


def _same(grid: Grid, column: int, other: int) -> bool:
    pairs = [(place(grid.text(row, column)), place(grid.text(row, other))) for row in range(grid.height)]
    codes = [(one.code, two.code) for one, two in pairs if one and two and one.code and two.code]
    return bool(codes) and sum(one == two for one, two in codes) * 2 >= len(codes)


def _down(grid: Grid, axis: int, columns: range) -> Iterator[Block]:
    """Cut the rows below each other into tables: a new one begins where heads stand again."""
    names = [row for row in range(grid.height) if _names(grid, row, axis, columns)]
    starts = [names[0]] if names else []
    for before, row in pairwise(names):
        if any(_is_head(grid, between, axis) for between in range(before + 1, row)):
            starts.append(row)
    tops = [0, *(_top(grid, axis, columns, start) for start in starts[1:]), grid.height]
    for at, named in enumerate(starts):
        start = _first_body(grid, axis, columns, tops[at], named)
        first = _first_head(grid, axis, columns, tops[at], start)
        others = range(columns.start, columns.stop)
        yield Block(grid, range(tops[at], first), range(first, start), range(start, tops[at + 1]), axis, others)


def _first_body(grid: Grid, axis: int, columns: range, top: int, named: int) -> int:
    """Give the first row of figures: totals and unknown names above the first known region belong to them."""
    start = named
    for row in reversed(range(top, named)):
        name = grid.text(row, axis)
        cells = [grid.at(row, column) for column in columns if column != axis and is_number(grid.at(row, column))]
        here = place(name) if name else None
        if not name and not cells:
            continue
        years = all(periods.seems(cell) for cell in cells)
        if not name or not cells or heads.role(name) == "region" or (years and not (here and here.total)):
            break
        start = row
    return start


def _names(grid: Grid, row: int, axis: int, columns: range) -> bool:
    """Say whether a row names a region and holds figures."""
    here = place(grid.spread(row, axis)) if grid.spread(row, axis) else None
    return bool(here and (here.code or here.problem)) and any(
        is_number(grid.at(row, column)) for column in columns if column != axis
    )


def _is_head(grid: Grid, row: int, axis: int) -> bool:
    return heads.role(grid.text(row, axis)) == "region"


def _top(grid: Grid, axis: int, columns: range, start: int) -> int:
    """Give the first row of a later table: its titles go with it, the notes of the one before do not."""
    row = start
    while not _names(grid, row - 1, axis, columns) and not _is_note(grid, row - 1):
        row -= 1
    return row


def _is_note(grid: Grid, row: int) -> bool:
    texts = [grid.text(row, column) for column in range(grid.width) if grid.text(row, column)]
    return len(texts) == 1 and bool(heads.NOTE.match(texts[0]))


def _first_head(grid: Grid, axis: int, columns: range, top: int, start: int) -> int:
    """Give the first row of heads: going up from the figures, past blank rows, until titles or units stand."""
    first = start
    for row in reversed(range(top, start)):
        # Left of regions that go across stand the titles above them.
        wanted = (column for column in columns if column >= axis or not grid.turned)
        texts = {column: grid.spread(row, column) for column in wanted if grid.spread(row, column)}
        if not texts:
            continue
        if not _head_row(grid, row, axis, texts):
            break
        first = row
    return first


def _head_row(grid: Grid, row: int, axis: int, texts: dict[int, str]) -> bool:
    if heads.role(texts.get(axis, "")) == "region":
        return True
    values = [text for text in texts.values() if text]
    if (
        any(heads.unit_line(text) for text in values)
        or heads.ABOUT.match(values[0])
        or heads.TITLE_LINE.match(values[0])
    ):
        return False
    different = set(values)
    if len(different) == 1:
        (text,) = different
        alone = next(iter(texts)) > axis and (len(texts) == 1 or not grid.merged(row, axis))
        return alone and (
            periods.seems(text) is not None or (grid.merged(row, next(iter(texts))) and axis not in texts)
        )
    return not heads.NOTE.match(values[0])
