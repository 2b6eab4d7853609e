"""A file's grids into figures, with what was decided on the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from xinzhi.errors.intake import IntakeError
from xinzhi.evidence.intake.blocks import read_block
from xinzhi.evidence.intake.clashes import without_clashes
from xinzhi.evidence.intake.codes import with_names
from xinzhi.evidence.intake.columns import Columns, carried_on, columns
from xinzhi.evidence.intake.files import read_grids
from xinzhi.evidence.intake.found import Findings, Given, Remark
from xinzhi.evidence.intake.grid import Grid
from xinzhi.evidence.intake.layout import Block, blocks
from xinzhi.evidence.intake.titles import Around, around, goes_on_from_before
from xinzhi.lang import Words


@dataclass(frozen=True, slots=True)
class Last:
    """The table read before, what its columns hold and what stands around it; whether its sheet went on from another."""

    block: Block
    cols: Columns
    about: Around
    goes_on: bool


CODES = Words("没有地区名称，按地区代码读入", "there are no names of regions; they were read by their codes")


def read_figures(path: Path, name: str, given: Given) -> tuple[bytes, Findings]:
    """Read every table of the file at `path`; give its bytes and what was found.

    Raises
    ------
    IntakeError
        When the file cannot be read, or holds no table by region.
    """
    from xinzhi.evidence.forms.findings import form_findings  # it reads with this part's readers

    data, grids = read_grids(path, name)
    form = form_findings(grids, name, given)
    return data, form or figures_in(grids, name, given)


def figures_in(grids: Sequence[Grid], name: str, given: Given) -> Findings:
    """Read every table of the grids of a file.

    Raises
    ------
    IntakeError
        When they hold no table by region.
    """
    found = Findings()
    together: list[int] = []  # tables that go on from sheet to sheet, counted
    last: Last | None = None
    for grid in grids:
        read, last = _sheet(grid, given, last)
        found.add(read)
        if last and last.goes_on:
            together[-1] += len(read.tables)
        else:
            together.append(len(read.tables))
    found = replace(found, tables=list(_four_zones(found.tables, together)))
    if not found.count:
        if found.unread:
            first = found.unread[0]
            if first.what == "no-table":
                raise IntakeError.no_table(name, first.sheet, first.count)
            raise IntakeError.cell(name, f"{first.sheet} {first.cell}".strip(), first.words)
        raise IntakeError.no_table(name, "", 0)
    if given.vintage:
        own = pl.when(pl.col("vintage") != "").then("vintage").otherwise(pl.lit(given.vintage, pl.Categorical()))
        found = replace(found, tables=[found.figures.with_columns(vintage=own)])
    return without_clashes(found, name)


def _sheet(grid: Grid, given: Given, last: Last | None) -> tuple[Findings, Last | None]:
    """Read a sheet; `last` is the table before it, which may go on here."""
    found = Findings()
    tables = blocks(grid)
    if not tables and (named := with_names(grid)):
        tables = blocks(named)
        found.decisions.append(Remark(grid.file, grid.sheet, "", "axis", CODES))
    goes_on = last is not None and any(goes_on_from_before(block) for block in tables[:1])
    for at, block in enumerate(tables):
        before = last if at or goes_on else None
        about = around(block, given, before.about if before else None)
        cols = columns(block)
        if before and (held := carried_on(block, cols, before.block, before.cols)):
            cols = held
            found.decisions.append(_carried(block, before.block))
        found.add(read_block(block, cols, about, given))
        last = Last(block, cols, about, goes_on)
    if not found.count and not found.unread:
        numbers = int(grid.cells.numeric.sum())
        if numbers:
            words = IntakeError.no_table(grid.file, grid.sheet, numbers).words
            found.unread.append(Remark(grid.file, grid.sheet, "", "no-table", words, count=numbers))
    return found, last


def _four_zones(tables: list[pl.DataFrame], together: list[int]) -> Iterator[pl.DataFrame]:
    """Give the zones of tables that are parts of one their names in the division with a north-east, where a part has it."""
    at = 0
    for count in together:
        parts, at = tables[at : at + count], at + count
        if any((part["region"] == "R-northeast").any() for part in parts):
            four = pl.col("region").cast(pl.String).str.replace("^Z3-", "R-").cast(pl.Categorical())
            parts = [part.with_columns(four) for part in parts]
        yield from parts


def _carried(block: Block, before: Block) -> Remark:
    there = before.grid.place(before.heads.start, before.axis) if before.heads else ""
    where = f"{before.grid.sheet} {there}".strip()
    words = Words(f"续表没有表头，沿用“{where}”的表头", f"the table goes on without heads; those of '{where}' hold")
    return Remark(block.grid.file, block.grid.sheet, block.grid.place(block.body.start, block.axis), "goes-on", words)
