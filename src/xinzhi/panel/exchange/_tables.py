"""A table of a file, of whatever kind, as columns by name and cells as text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from xinzhi.errors.exchange import ExchangeError


@dataclass(frozen=True, slots=True)
class Table:
    """Columns by name, and rows of cells: text as it stands, numbers as numbers, '' where nothing stands."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]

    def column(self, name: str) -> list[object]:
        """Give the cells of one column.

        Raises
        ------
        ExchangeError
            When there is no such column.
        """
        if name not in self.columns:
            raise ExchangeError.no_column(self.file, name, self.columns)
        at = self.columns.index(name)
        return [row[at] for row in self.rows]


def table(path: Path) -> Table:
    """Read the first table of a csv, workbook or Stata file (dta); columns of Stata go by the names of variables."""
    from xinzhi.evidence.intake.files import read_grids

    grid = read_grids(path, path.name)[1][0]
    head, *body = [list(row) for row in grid.rows]
    columns = tuple(grid.names) or tuple("" if cell is None else str(cell).strip() for cell in head)
    cells = [["" if cell is None or cell != cell else cell for cell in row] for row in body]  # noqa: PLR0124 (NaN)
    rows = [tuple([*row, *[""] * len(columns)][: len(columns)]) for row in cells if any(cell != "" for cell in row)]
    return Table(path.name, columns, tuple(rows))


def text(cell: object) -> str:
    """Give a cell as text, a whole number without its point."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
