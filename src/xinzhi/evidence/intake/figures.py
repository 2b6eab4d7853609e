"""The figures of a table as columns: what a row says and what a column says, put together for every cell at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import polars as pl

from xinzhi.evidence.intake.cells import Array
from xinzhi.evidence.intake.found import FIGURES
from xinzhi.evidence.intake.grid import Grid, letters, shown
from xinzhi.evidence.intake.heads import Head
from xinzhi.evidence.intake.rows import each_object
from xinzhi.evidence.intake.table import Table
from xinzhi.keys.periods import Period
from xinzhi.lang import Words

# Between these Python and polars write a number alike; beyond them they write exponents in their own ways.
ALIKE = (1e-4, 1e16)


def figures(table: Table, taken: Array) -> pl.DataFrame:
    """Give the figures of the cells `taken`, (rows, columns of figures), as `FIGURES`."""
    row, column = np.nonzero(taken)
    if not row.size:
        return FIGURES.to_frame()
    grid, rows = table.block.grid, table.rows
    down, across = row + table.block.body.start, np.array(table.columns)[column]
    unit = _joined(rows.units, table.heads, table.unit, row, column)
    percent = pl.Series(grid.cells.percent[down, across])
    if percent.any():
        unit = unit.zip_with(~percent, _percent(unit))
    return pl.DataFrame(
        {
            "region": _spread([here.code if here else "" for here in rows.places], row),
            **_periods(table, row, column),
            "indicator": _joined(rows.indicators, table.heads, table.indicator, row, column),
            "value": grid.cells.values[down, across],
            "unit": unit,
            "vintage": _spread(rows.vintages or [""], row if rows.vintages else np.zeros_like(row)),
            "status": _spread(rows.statuses or ["printed"], row if rows.statuses else np.zeros_like(row)),
            "sheet": _spread([grid.sheet], np.zeros_like(row)),
            "cell": _places(grid, down, across),
            "printed": _printed(grid, down, across),
        },
        schema=FIGURES,
    )


def _spread(said: Sequence[str], at: Array) -> pl.Series:
    return pl.Series(said, dtype=pl.Categorical()).gather(at)


def _joined(
    by_row: Sequence[str], heads: Sequence[Head], join: Callable[[str, Head], str], row: Array, column: Array
) -> pl.Series:
    """Join what the row and the column of each cell say; every different pair is joined once."""
    said = {one: number for number, one in enumerate(dict.fromkeys(by_row))}
    pairs = [join(one, head) for one in said or [""] for head in heads]
    which = np.array([said[one] for one in by_row])[row] if said else np.zeros_like(row)
    return _spread(pairs, which * len(heads) + column)


def _percent(unit: pl.Series) -> pl.Series:
    return unit.cast(pl.String).replace("", "%").cast(pl.Categorical())


def _periods(table: Table, row: Array, column: Array) -> dict[str, pl.Series]:
    """Give year, name and kind of the period of each cell."""
    by_row = table.rows.periods
    said: Sequence[Period | Words | None] = by_row or [head.period or table.about.period for head in table.heads]
    held: list[object] = list(map(table.part, said))
    found = each_object(held, lambda one: (one.year, one.name, one.kind) if isinstance(one, Period) else (None, "", ""))
    at = row if by_row else column
    return {
        "year": pl.Series([year for year, _, _ in found], dtype=pl.Int64).gather(at),
        "span": _spread([name for _, name, _ in found], at),
        "kind": _spread([kind for _, _, kind in found], at),
    }


def _places(grid: Grid, down: Array, across: Array) -> pl.Series:
    """Give the addresses of cells, as `Grid.place` does."""
    line, column = (across, down) if grid.turned else (down, across)
    if grid.boxes:
        return pl.Series(list(map(grid.place, down.tolist(), across.tolist())))
    if grid.names:
        names, numbers = [f"{name}[" for name in grid.names], [f"{number}]" for number in grid.lines]
    else:
        names, numbers = (
            [letters(at) for at in range(int(column.max()) + 1)],
            [str(number + 1) for number in grid.lines],
        )
    return pl.Series(names).gather(column) + pl.Series(numbers).gather(line)


def _printed(grid: Grid, down: Array, across: Array) -> pl.Series:
    """Give the cells as a reader sees them, as `shown` does."""
    values = grid.cells.values[down, across]
    size = np.abs(values)
    odd = grid.cells.spelt[down, across] | ((size != 0) & ((size < ALIKE[0]) | (size >= ALIKE[1])))
    if odd.all():
        return pl.Series([shown(grid.rows[row][at]) for row, at in zip(down.tolist(), across.tolist(), strict=True)])
    written = pl.Series(values).cast(pl.String).str.strip_suffix(".0")
    at = np.flatnonzero(odd)
    pairs = zip(down[at].tolist(), across[at].tolist(), strict=True)
    return written.scatter(at, [shown(grid.rows[row][column]) for row, column in pairs]) if at.size else written
