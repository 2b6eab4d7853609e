"""A file's grids into figures, with what was decided on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl

from xinzhi.errors.intake import IntakeError
from xinzhi.evidence.intake.clashes import without_clashes
from xinzhi.evidence.intake.doubts import without_doubtful_commas
from xinzhi.evidence.intake.files import read_grids
from xinzhi.evidence.intake.found import Findings, Remark
from xinzhi.evidence.intake.grid import Grid
from xinzhi.evidence.intake.parts import masked, with_points
from xinzhi.evidence.intake.sheets import Last, read_sheet
from xinzhi.evidence.intake.sidecar import TableSaid
from xinzhi.evidence.intake.sound import sound
from xinzhi.evidence.intake.spoken import speaking
from xinzhi.evidence.intake.told import Asked, Told, checked, tables_of, told
from xinzhi.lang import Words

NOTHING_SAID = Asked()


def read_figures(path: Path, name: str, asked: Asked = NOTHING_SAID) -> tuple[bytes, Findings]:
    """Read every table of the file at `path`; give its bytes and what was found.

    Raises
    ------
    IntakeError
        When the file cannot be read, or holds no table by region.
    """
    from xinzhi.evidence.forms.findings import form_findings  # it reads with this part's readers

    data, grids = read_grids(path, name)
    said = told(path, name, grids, asked)
    form = form_findings(grids, name, said.given)
    return data, form or figures_in(grids, name, said)


def figures_in(grids: Sequence[Grid], name: str, said: Told) -> Findings:
    """Read every table of the grids of a file.

    Raises
    ------
    IntakeError
        When they hold no table by region.
    """
    checked(said.sidecar, grids)
    with speaking(said.names):
        found = _read(grids, said)
    if found.count:
        found = without_clashes(found, name)
    if not found.count:
        _nothing(found, name)
    found.names.update(_own_names(found, said))
    return sound(found, name)


def _read(grids: Sequence[Grid], said: Told) -> Findings:
    found = Findings(decisions=list(said.remarks))
    together: list[int] = []  # tables that go on from sheet to sheet, counted
    last: Last | None = None
    for number, grid in enumerate(grids, 1):
        for part, table in _parts(grid, number, said, found):
            read, last = read_sheet(part, said.of(table), last, table, said.sidecar.file)
            found.add(read)
            if last and last.goes_on:
                together[-1] += len(read.tables)
            else:
                together.append(len(read.tables))
    return replace(found, tables=list(_four_zones(found, together)))


def _parts(grid: Grid, number: int, said: Told, found: Findings) -> Iterator[tuple[Grid, TableSaid | None]]:
    """Give the parts of a sheet that are read; what the file beside it leaves out is counted."""
    held = int(grid.cells.numeric.sum())
    if said.sidecar.decimal == "comma":
        grid = with_points(grid)
    grid = without_doubtful_commas(grid)
    if {grid.sheet, str(number)} & set(said.sidecar.skip):
        parts: list[tuple[Grid, TableSaid | None]] = []
    else:
        tables = tables_of(said.sidecar, grid, number)
        parts = [(masked(grid, table), table) for table in tables] or [(grid, None)]
    left = held - sum(int(part.cells.numeric.sum()) for part, _ in parts)
    if left > 0:
        words = Words(f"按说明文件略去 {left} 个数", f"{left} numbers were left out as the file beside it says")
        found.decisions.append(Remark(grid.file, grid.sheet, "", "left-out", words, count=left))
    yield from parts


def _nothing(found: Findings, name: str) -> None:
    if not found.unread:
        raise IntakeError.no_table(name, "", 0)
    first = found.unread[0]
    if first.what == "no-table":
        raise IntakeError.no_table(name, first.sheet, first.count)
    raise IntakeError.cell(name, f"{first.sheet} {first.cell}".strip(), first.words)


def _own_names(found: Findings, said: Told) -> dict[str, str]:
    codes: Iterable[str] = found.figures["region"].unique().cast(pl.String).sort() if said.names.keys else []
    return {code: name for code in codes if (name := said.names.called(code))}


def _four_zones(found: Findings, together: list[int]) -> Iterator[pl.DataFrame]:
    """Give the zones of tables that are parts of one their names in the division with a north-east, where a part has it."""
    at = 0
    for count in together:
        parts, four, at = found.tables[at : at + count], any(found.four[at : at + count]), at + count
        if four:
            named = pl.col("region").cast(pl.String).str.replace("^Z3-", "R-").cast(pl.Categorical())
            parts = [part.with_columns(named) for part in parts]
        yield from parts
