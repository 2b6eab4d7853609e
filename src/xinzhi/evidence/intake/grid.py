"""A grid: the cells of one sheet or one table of a page, with merged cells and addresses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from xinzhi.evidence.intake.cells import Cells, cells

Merge = tuple[int, int, int, int]  # top, left, bottom, right, all within
MOST_MERGED = 100_000  # cells of one merged range; a larger one is no head


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
    height
        Number of rows.
    width
        Number of columns.
    """

    file: str
    sheet: str
    rows: Sequence[Sequence[object]]
    merges: tuple[Merge, ...] = ()
    context: str = ""
    turned: bool = False
    height: int = field(init=False, default=0)
    width: int = field(init=False, default=0)
    _corners: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict, repr=False, compare=False)
    _read: list[Cells] = field(default_factory=list, repr=False, compare=False)
    _down: dict[int, list[str]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "height", len(self.rows))
        object.__setattr__(self, "width", max(map(len, self.rows), default=0))
        for top, left, bottom, right in self.merges:
            down, across = range(top, min(bottom + 1, self.height)), range(left, min(right + 1, self.width))
            if len(down) * len(across) <= MOST_MERGED:
                self._corners.update({(row, column): (top, left) for row in down for column in across})

    @property
    def cells(self) -> Cells:
        """The cells as arrays, read once."""
        if not self._read:
            self._read.append(cells(self.rows, self.width))
        return self._read[0]

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

    def down(self, column: int, rows: range) -> list[str]:
        """Give what stands in a column, as `spread` does, for rows that follow each other.

        >>> Grid("a.csv", "", [["地区"], ["北京 "], [2023.0]]).down(0, range(1, 3))
        ['北京', '2023']
        """
        if column not in self._down:
            found = [shown(line[column]) if column < len(line) else "" for line in self.rows]
            for row in range(self.height) if self._corners else ():
                if (row, column) in self._corners:
                    found[row] = self.spread(row, column)
            self._down[column] = found
        return self._down[column][rows.start : rows.stop]

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
        merges = tuple((left, top, right, bottom) for top, left, bottom, right in self.merges)
        rows = list(zip_longest(*self.rows))
        return replace(
            self, rows=rows, merges=merges, turned=not self.turned, _corners={}, _down={}, _read=[self.cells.turn()]
        )

    def changed(self, rows: Sequence[Sequence[object]]) -> Grid:
        """Give a grid with other cells in the same places."""
        return replace(self, rows=rows, _corners={}, _down={}, _read=[])


def shown(value: object) -> str:
    """Give a cell as a reader sees it: no blanks at the ends, whole numbers without ``.0``.

    >>> shown(2023.0), shown(" 北　京 "), shown(None)
    ('2023', '北　京', '')
    """
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return "" if value is None else str(value).strip()


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
