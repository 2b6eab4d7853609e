"""A file's grids into figures, with what was decided on the way."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl

from xinzhi.errors.intake import IntakeError
from xinzhi.evidence.intake.blocks import read_block
from xinzhi.evidence.intake.clashes import without_clashes
from xinzhi.evidence.intake.codes import with_names
from xinzhi.evidence.intake.files import read_grids
from xinzhi.evidence.intake.found import Findings, Given, Remark
from xinzhi.evidence.intake.grid import Grid
from xinzhi.evidence.intake.layout import blocks
from xinzhi.evidence.intake.titles import Around, around
from xinzhi.lang import Words

CODES = Words("没有地区名称，按地区代码读入", "there are no names of regions; they were read by their codes")


def read_figures(path: Path, name: str, given: Given) -> tuple[bytes, Findings]:
    """Read every table of the file at `path`; give its bytes and what was found.

    Raises
    ------
    IntakeError
        When the file cannot be read, or holds no table by region.
    """
    data, grids = read_grids(path, name)
    found = Findings()
    for grid in grids:
        found.add(_sheet(grid, given))
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
    return data, without_clashes(found, name)


def _sheet(grid: Grid, given: Given) -> Findings:
    found = Findings()
    before: Around | None = None
    tables = blocks(grid)
    if not tables and (named := with_names(grid)):
        tables = blocks(named)
        found.decisions.append(Remark(grid.file, grid.sheet, "", "axis", CODES))
    for block in tables:
        before = around(block, given, before)
        found.add(read_block(block, before, given))
    if not found.count and not found.unread:
        numbers = int(grid.cells.numeric.sum())
        if numbers:
            words = IntakeError.no_table(grid.file, grid.sheet, numbers).words
            found.unread.append(Remark(grid.file, grid.sheet, "", "no-table", words, count=numbers))
    return found
