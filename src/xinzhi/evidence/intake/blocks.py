"""One table into figures: each cell with its region, period, indicator and unit, or with the reason why not."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from xinzhi.evidence.intake.cells import Array
from xinzhi.evidence.intake.columns import Columns
from xinzhi.evidence.intake.cumulative import cumulated, cumulative_remarks
from xinzhi.evidence.intake.figures import figures
from xinzhi.evidence.intake.found import Findings, Given, Remark
from xinzhi.evidence.intake.layout import Block
from xinzhi.evidence.intake.numbers import number
from xinzhi.evidence.intake.places import why_not
from xinzhi.evidence.intake.rows import rows
from xinzhi.evidence.intake.said import decisions
from xinzhi.evidence.intake.sums import sums
from xinzhi.evidence.intake.table import Table
from xinzhi.evidence.intake.titles import Around
from xinzhi.keys.periods import Period
from xinzhi.lang import Words

NO_REGION = Words("这一行没有地区名称", "its row names no region")
NO_PERIOD = Words(
    "表头、标题、表名和文件名中都没有唯一的年份；请在旁边的说明文件中写 period",
    "neither heads nor title, sheet or file name give one year; say it as period in a file beside it",
)
UNIT_CLASH = Words("数带百分号，与表中的单位不同", "the number has a percent sign, the table another unit")
STATUS = Words(
    "状态列的写法不认得；应为 原值、修订、插补、估计 之一",
    "the status of its row is not known; it may be printed, revised, imputed or estimated",
)


def read_block(block: Block, cols: Columns, about: Around, given: Given) -> Findings:
    """Read one table."""
    found = Findings()
    found.decisions.extend(decisions(block, cols, about, given))
    table = Table(block, cols, rows(block, cols), about)
    taken, left = _sorted_out(table)
    found.unread.extend(_unread(table, left))
    read = figures(table, taken)
    found.tables.append(cumulated(read))
    found.decisions.extend(cumulative_remarks(block, read, found.tables[0]))
    found.decisions.extend(sums(table))
    found.four.append(any(here is not None and here.code == "R-northeast" for here in table.rows.places))
    for row in np.flatnonzero(taken.any(axis=1)).tolist():
        here = table.rows.places[row]
        if here and here.corrected:
            found.corrections.append(_remark(block, row, block.axis, "region", here.corrected))
    return found


def _sorted_out(table: Table) -> tuple[Array, Array]:
    """Say which cells of the body are figures and which are left out, both (rows, columns of figures)."""
    cells, rows, at = table.block.grid.cells, table.block.rows, table.columns
    numeric, odd, percent = (array[rows][:, at] for array in (cells.numeric, cells.odd, cells.percent))
    placed = np.array([bool(here and here.code) for here in table.rows.places], bool)[:, None]
    fit = numeric & placed & _dated(table)
    if table.rows.statuses:
        fit &= np.array([bool(status) for status in table.rows.statuses])[:, None]
    for row, column in np.argwhere(fit & percent).tolist():
        said = table.rows.units[row] if table.rows.units else ""
        fit[row, column] = table.unit(said, table.heads[column]) in {"", "%", "％"}
    return fit, np.where(placed, (numeric | odd) & ~fit, numeric)


def _dated(table: Table) -> Array:
    """Say which cells have a period, (rows, 1) or (1, columns)."""
    if table.rows.periods:
        return np.array([isinstance(period, Period) for period in table.rows.periods], bool)[:, None]
    return np.array([bool(head.period or table.about.period) for head in table.heads], bool)[None, :]


def _unread(table: Table, left: Array) -> Iterator[Remark]:
    for row, column in np.argwhere(left).tolist():
        what, words = _why(table, row, column)
        yield _remark(table.block, row, table.columns[column], what, words)


def _why(table: Table, row: int, column: int) -> tuple[str, Words]:
    """Say why a cell is no figure."""
    here, name = table.rows.places[row], table.rows.names[row]
    if here is None or not here.code:
        return "region", (here and here.problem) or (why_not(name) if name else NO_REGION)
    value = number(table.block.grid.at(table.block.body.start + row, table.columns[column]))
    if isinstance(value, Words):
        return "number", value
    period = table.period(row, table.heads[column])
    if not isinstance(period, Period):
        return "period", period or NO_PERIOD
    if table.rows.statuses and not table.rows.statuses[row]:
        return "status", STATUS
    return "unit", UNIT_CLASH


def _remark(block: Block, row: int, column: int, what: str, words: Words) -> Remark:
    grid, row = block.grid, block.body.start + row
    return Remark(grid.file, grid.sheet, grid.place(row, column), what, words, grid.text(row, column))
