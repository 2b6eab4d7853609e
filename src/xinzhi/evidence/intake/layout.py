"""Where the tables of a grid are: the axis of regions, the heads, the rows of the body, the columns of figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from xinzhi.evidence.intake import heads
from xinzhi.evidence.intake.cells import Array, Cells
from xinzhi.evidence.intake.grid import Grid
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

    @property
    def rows(self) -> slice:
        """The body as a slice of the grid's arrays."""
        return slice(self.body.start, self.body.stop)


def blocks(grid: Grid) -> list[Block]:
    """Find the tables of a grid, in their order; none where no row or column names regions."""
    down, across = _axes(grid.cells), _axes(grid.cells.turn())
    best_down, best_across = max(down.values(), default=0), max(across.values(), default=0)
    if not best_down and not best_across:
        return []
    if best_across > best_down:
        return list(along(grid.turn(), across))
    return list(along(grid, down))


def _axes(cells: Cells) -> dict[int, int]:
    """Give the columns that name regions, each with the number of different ones."""
    found = [place(text) for text in cells.texts]
    codes: dict[str, int] = {}
    known = [codes.setdefault(here.code, len(codes)) if here and here.code else -1 for here in found]
    headed = [number < 0 and heads.role(text) == "region" for number, text in zip(known, cells.texts, strict=True)]
    return _counted(cells.words, np.array([*known, -1]), np.array([*headed, False]))


def _counted(words: Array, known: Array, headed: Array) -> dict[int, int]:
    """Count the different regions in each column; `known` and `headed` are by the number of a text."""
    if not (known >= 0).any():
        return {}
    found = known[words]
    column = np.nonzero(found >= 0)[1]
    pairs = np.unique(column * known.size + found[found >= 0])
    counts = np.bincount(pairs // known.size, minlength=words.shape[1])
    enough = (counts >= FEWEST) | ((counts > 0) & headed[words].any(axis=0))
    return {int(at): int(counts[at]) for at in np.flatnonzero(enough)}


def along(grid: Grid, axes: dict[int, int]) -> Iterator[Block]:
    """Give the blocks of each axis, each with the number of regions in it; an axis that repeats the one before it in another language is no other table."""
    kept: list[int] = []
    most = max(axes.values())
    for column, count in axes.items():
        if count * 2 >= most or (count >= 4 and not kept):
            if any(_same(grid, column, other) for other in kept) and not _another(grid, column, kept[-1]):
                continue
            kept.append(column)
    for at, column in enumerate(kept):
        end = kept[at + 1] if at + 1 < len(kept) else grid.width
        yield from _down(grid, column, range(0 if at == 0 else column, end))


def _another(grid: Grid, column: int, before: int) -> bool:
    """Say whether an axis that names the regions of the one before it again has figures and a title of its own."""
    if not grid.cells.numeric[:, before + 1 : column].any():
        return False
    figures = np.flatnonzero(grid.cells.numeric[:, column + 1 :].any(axis=1))
    first = int(figures[0]) if figures.size else 0
    head = next((row for row in range(first) if _is_head(grid, row, column)), 0)
    return head > 0 and bool(grid.text(head - 1, column))


def _same(grid: Grid, column: int, other: int) -> bool:
    every = range(grid.height)
    pairs = Counter(zip(grid.down(column, every), grid.down(other, every), strict=True))
    named = {pair: (place(pair[0]), place(pair[1])) for pair in pairs}
    codes = {pair: (one.code, two.code) for pair, (one, two) in named.items() if one and two and one.code and two.code}
    alike = sum(pairs[pair] for pair, (one, two) in codes.items() if one == two)
    return bool(codes) and alike * 2 >= sum(pairs[pair] for pair in codes)


def _down(grid: Grid, axis: int, columns: range) -> Iterator[Block]:
    """Cut the rows below each other into tables: a new one begins where heads stand again."""
    counted = grid.cells.counts(slice(None), [column for column in columns if column != axis])
    texts = grid.down(axis, range(grid.height))
    regions = {text for text in set(texts) if text and _is_place(text)}
    names = [row for row, text in enumerate(texts) if counted[row] and text in regions]
    starts = [names[0]] if names else []
    for before, row in pairwise(names):
        if any(_is_head(grid, between, axis) for between in range(before + 1, row)):
            starts.append(row)
    tops = [0, *(_top(grid, axis, counted, start) for start in starts[1:]), grid.height]
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
        held = np.flatnonzero(grid.cells.numeric[row, columns.start : columns.stop]) + columns.start
        cells = [grid.at(row, column) for column in held.tolist() if column != axis]
        here = place(name) if name else None
        if not name and not cells:
            continue
        if here and here.code and not cells:  # a region with gaps only
            start = row
            continue
        if not name and grid.turned:  # the same region goes on: it stands over several columns
            continue
        years = all(periods.seems(cell) for cell in cells)
        if not name or not cells or heads.role(name) or (years and not (here and here.total)):
            break
        start = row
    return start


def _is_place(name: str) -> bool:
    here = place(name)
    return bool(here and (here.code or here.problem))


def _is_head(grid: Grid, row: int, axis: int) -> bool:
    return heads.role(grid.text(row, axis)) == "region"


def _top(grid: Grid, axis: int, counted: list[bool], start: int) -> int:
    """Give the first row of a later table: its titles go with it, the notes of the one before do not."""
    row = start
    while not (counted[row - 1] and _is_place(grid.spread(row - 1, axis))) and not _is_note(grid, row - 1):
        row -= 1
    return row


def _is_note(grid: Grid, row: int) -> bool:
    texts = [grid.text(row, column) for column in range(grid.width) if grid.text(row, column)]
    return len(texts) == 1 and bool(heads.NOTE.match(texts[0]))


def _first_head(grid: Grid, axis: int, columns: range, top: int, start: int) -> int:
    """Give the first row of heads: going up from the figures, past blank rows, until titles or units stand."""
    first = start
    named = max((row for row in range(top, start) if heads.role(grid.spread(row, axis)) == "region"), default=start)
    for row in reversed(range(top, start)):
        # Left of regions that go across stand the titles above them.
        wanted = (column for column in columns if column >= axis or not grid.turned)
        texts = {column: grid.spread(row, column) for column in wanted if grid.spread(row, column)}
        if not texts:
            continue
        below_a_head = row > named and not heads.NOTE.match(next(iter(texts.values())))
        if not below_a_head and not _head_row(grid, row, axis, texts):
            break
        first = row
    return first


def _head_row(grid: Grid, row: int, axis: int, texts: dict[int, str]) -> bool:
    if heads.role(texts.get(axis, "")) == "region":
        return True
    values = heads.in_line(list(texts.values()))
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
