"""What a sheet leaves in doubt: commas that may stand before decimals, heads that are no years, two heads alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from xinzhi.evidence.intake.columns import Columns
from xinzhi.evidence.intake.found import Remark
from xinzhi.evidence.intake.grid import Grid
from xinzhi.evidence.intake.heads import Head
from xinzhi.evidence.intake.layout import Block
from xinzhi.evidence.intake.numbers import Doubtful
from xinzhi.keys import periods
from xinzhi.lang import Words

BEFORE_DECIMALS = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+,\d+|[+-]?\d+,(?:\d{1,2}|\d{4,})", re.ASCII)
EITHER = re.compile(r"[+-]?\d{1,3},\d{3}", re.ASCII)
NO_YEAR = re.compile(r"\d{4,}年?(?:度|末|底)?", re.ASCII)


def without_doubtful_commas(grid: Grid) -> Grid:
    """Mark 1,234 as doubtful in a sheet where commas stand before decimals elsewhere (10,5)."""
    if not any(BEFORE_DECIMALS.fullmatch(text) for text in grid.cells.texts):
        return grid
    return grid.changed([
        [Doubtful(cell.strip()) if isinstance(cell, str) and EITHER.fullmatch(cell.strip()) else cell for cell in line]
        for line in grid.rows
    ])  # fmt: skip


def bad_years(block: Block, cols: Columns) -> Iterator[Remark]:
    """Take columns whose head is a wrong year (20211) out of `cols`, and tell of their figures."""
    for column, head in list(cols.values.items()):
        wrong = next(
            (part for part in head.indicator.split("·") if NO_YEAR.fullmatch(part) and not periods.seems(part)), ""
        )
        if not wrong:
            continue
        words = Words(f"表头“{wrong}”不是年份", f"the head '{wrong}' is no year")
        del cols.values[column]
        cols.unused[column] = wrong
        for row in block.body.start + np.flatnonzero(block.grid.cells.numeric[block.rows, column]):
            grid = block.grid
            yield Remark(
                grid.file, grid.sheet, grid.place(int(row), column), "period", words, grid.text(int(row), column)
            )


def same_heads(block: Block, cols: Columns) -> Iterator[Remark]:
    """Tell of two columns whose heads say the same."""
    grid, row = block.grid, max(block.heads.stop - 1, 0)
    first: dict[Head, int] = {}
    for column, head in cols.values.items():
        one = first.setdefault(head, column)
        if one != column and head != Head():
            cells = f"{grid.place(row, one)}、{grid.place(row, column)}"
            words = Words(f"{cells} 的表头相同", f"the heads {cells.replace('、', ' and ')} are the same")
            yield Remark(grid.file, grid.sheet, grid.place(row, column), "same-heads", words, grid.spread(row, column))


def outside(block: Block) -> Iterator[Remark]:
    """Tell of numbers that stand above the figures and are neither years nor the numbers of columns."""
    grid = block.grid
    for row in (*block.above, *block.heads):
        at = np.flatnonzero(grid.cells.numeric[row, block.columns.start : block.columns.stop]) + block.columns.start
        values = grid.cells.values[row, at]
        counted = values.size > 1 and bool((np.diff(values) == 1).all()) and values[0] in {0, 1}
        left = [] if counted else [column for column in at.tolist() if not periods.seems(grid.at(row, column))]
        if left:
            words = Words(
                f"表头以上有 {len(left)} 个数，没有读入", f"{len(left)} numbers above the figures were not taken"
            )
            yield Remark(
                grid.file, grid.sheet, grid.place(row, left[0]), "above", words, grid.text(row, left[0]), len(left)
            )


def several(blocks: list[Block]) -> Iterator[Remark]:
    """Tell of a sheet that holds more than one table, with the cells where each begins."""
    if len(blocks) < 2:
        return
    grid = blocks[0].grid
    first = "、".join(each.grid.place(each.body.start, each.axis) for each in blocks)
    words = Words(
        f"本工作表有 {len(blocks)} 张表，各自的首个地区在 {first}；分别读入",
        f"the sheet holds {len(blocks)} tables, whose first regions are in {first.replace('、', ', ')}; each was read by itself",
    )
    yield Remark(grid.file, grid.sheet, grid.place(blocks[1].body.start, blocks[1].axis), "several-tables", words)
