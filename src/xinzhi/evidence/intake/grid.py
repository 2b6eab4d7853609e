"""A grid: the cells of one sheet or one table of a page, with merged cells and addresses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

Merge = tuple[int, int, int, int]  # top, left, bottom, right, all within


class NoValue:
    """What stands in a cell whose formula was saved without its value."""

    def __str__(self) -> str:
        return "="


NO_VALUE = NoValue()


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells in rows; a row may be shorter than the widest.

    Attributes
    ----------
    file
        What messages call the file.
    sheet
        Name of the sheet; ``table 2`` on a page; empty where there is one only.
    rows
        Cells as the file holds them: text, numbers, dates, ``None`` where nothing stands.
    merges
        Merged cells, counted from 0.
    context
        Title of the page or file around the table.
    turned
        Whether rows and columns have changed places; addresses stay those of the file.
    """

    file: str
    sheet: str
    rows: Sequence[Sequence[object]]
    merges: tuple[Merge, ...] = ()
    context: str = ""
    turned: bool = False
    _corners: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for top, left, bottom, right in self.merges:
            for row in range(top, bottom + 1):
                self._corners.update({(row, column): (top, left) for column in range(left, right + 1)})

    @property
    def height(self) -> int:
        """Number of rows."""
        return len(self.rows)

    @property
    def width(self) -> int:
        """Number of columns."""
        return max(map(len, self.rows), default=0)

    def at(self, row: int, column: int) -> object:
        """Give what stands in a cell, or None."""
        line = self.rows[row]
        return line[column] if column < len(line) else None

    def text(self, row: int, column: int) -> str:
        """Give the cell as text, without blanks at its ends."""
        return shown(self.at(row, column))

    def spread(self, row: int, column: int) -> str:
        """Give the cell as text, and in a merged range the text of its first cell."""
        return self.text(*self._corners.get((row, column), (row, column)))

    def merged(self, row: int, column: int) -> bool:
        """Say whether the cell lies in a merged range."""
        return (row, column) in self._corners

    def place(self, row: int, column: int) -> str:
        """Give the address of a cell in its file.

        >>> Grid("a.csv", "", [["", "7"]]).place(0, 1)
        'B1'
        """
        down, across = (column, row) if self.turned else (row, column)
        return f"{letters(across)}{down + 1}"

    def turn(self) -> Grid:
        """Give the grid with rows and columns in each other's place."""
        rows = [[self.at(row, column) for row in range(self.height)] for column in range(self.width)]
        merges = tuple((left, top, right, bottom) for top, left, bottom, right in self.merges)
        return replace(self, rows=rows, merges=merges, turned=not self.turned, _corners={})


def shown(value: object) -> str:
    """Give a cell as a reader sees it: no blanks at the ends, whole numbers without ``.0``.

    >>> shown(2023.0), shown(" 北　京 "), shown(None)
    ('2023', '北　京', '')
    """
    if value is None:
        return ""
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return str(value).strip()


def letters(column: int) -> str:
    """Give the letters of a column counted from 0.

    >>> letters(0), letters(27)
    ('A', 'AB')
    """
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
