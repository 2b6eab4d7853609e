"""A sheet into figures: its tables one after the other, each with what the one before it left to say."""

from __future__ import annotations

from dataclasses import dataclass, replace

import polars as pl

from xinzhi.errors.intake import IntakeError
from xinzhi.evidence.intake.blocks import read_block
from xinzhi.evidence.intake.codes import with_names
from xinzhi.evidence.intake.columns import Columns, carried_on, columns
from xinzhi.evidence.intake.context import in_context
from xinzhi.evidence.intake.doubts import bad_years, outside, same_heads, several
from xinzhi.evidence.intake.found import Findings, Given, Remark
from xinzhi.evidence.intake.grid import Grid
from xinzhi.evidence.intake.layout import Block
from xinzhi.evidence.intake.parts import blocks_said, columns_said
from xinzhi.evidence.intake.shapes import shape
from xinzhi.evidence.intake.sidecar import TableSaid
from xinzhi.evidence.intake.titles import Around, around, goes_on_from_before, is_plain, title_of
from xinzhi.lang import Words


@dataclass(frozen=True, slots=True)
class Last:
    """The table read before, what its columns hold and what stands around it; whether its sheet went on from another.

    `raw` is what its heads alone said.
    """

    block: Block
    cols: Columns
    about: Around
    goes_on: bool
    raw: Columns


CODES = Words("没有地区名称，按地区代码读入", "there are no names of regions; they were read by their codes")


def read_sheet(
    grid: Grid, given: Given, last: Last | None, table: TableSaid | None = None, file: str = ""
) -> tuple[Findings, Last | None]:
    """Read a sheet.

    Parameters
    ----------
    grid
        Its cells.
    given
        What it does not say itself.
    last
        The table before it, which may go on here.
    table, file
        What the file beside it says of the table, and that file's name.
    """
    found = Findings()
    tables = blocks_said(grid, table, file)
    if not tables and (named := with_names(grid)):
        tables = blocks_said(named, table, file)
        found.decisions.append(Remark(grid.file, grid.sheet, "", "axis", CODES))
    found.decisions.extend(several(tables))
    goes_on = last is not None and any(_goes_on(block, last) for block in tables[:1])
    for at, block in enumerate(tables):
        before = last if at or goes_on else None
        about = around(block, given, before.about if before else None, goes_on=goes_on and not at)
        cols = raw = columns(block)
        if before and (held := carried_on(block, cols, before.block, before.cols)):
            cols = held
            found.decisions.append(_carried(block, before.block))
        cols = in_context(cols, about)
        if table and table.columns:
            cols = columns_said(block, cols, table, file)
        found.unread.extend((*outside(block), *bad_years(block, cols)))
        found.decisions.extend(same_heads(block, cols))
        found.add(_marked(read_block(block, cols, about, given), given))
        found.shapes.append(shape(block, cols, about))
        last = Last(block, cols, about, goes_on, raw)
    if not found.count and not found.unread:
        numbers = int(grid.cells.numeric.sum())
        if numbers:
            words = IntakeError.no_table(grid.file, grid.sheet, numbers).words
            found.unread.append(Remark(grid.file, grid.sheet, "", "no-table", words, count=numbers))
    return found, last


def _goes_on(block: Block, last: Last) -> bool:
    """Say whether a table goes on from the last sheet: it says so, or has its heads and no title or the same title."""
    if goes_on_from_before(block):
        return True
    cols = columns(block)
    alike = bool(block.heads) and cols.keys == last.raw.keys and cols.values == last.raw.values
    title = title_of(block)
    plain = is_plain(block.grid.sheet) and is_plain(last.block.grid.sheet)
    return alike and (title == last.about.title if title else plain)


def _marked(read: Findings, given: Given) -> Findings:
    """Give what was read with the vintage and the kind of period that the user names."""
    own = pl.when(pl.col("vintage") != "").then("vintage").otherwise(pl.lit(given.vintage, pl.Categorical()))
    added = [own.alias("vintage")] if given.vintage else []
    added += [pl.lit(given.kind, pl.Categorical()).alias("kind")] if given.kind else []
    return replace(read, tables=[part.with_columns(added) for part in read.tables]) if added else read


def _carried(block: Block, before: Block) -> Remark:
    there = before.grid.place(before.heads.start, before.axis) if before.heads else ""
    where = f"{before.grid.sheet} {there}".strip()
    words = Words(f"续表没有表头，沿用“{where}”的表头", f"the table goes on without heads; those of '{where}' hold")
    return Remark(block.grid.file, block.grid.sheet, block.grid.place(block.body.start, block.axis), "goes-on", words)
