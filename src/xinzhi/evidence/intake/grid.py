"""A grid: the cells of one sheet or one table of a page, with merged cells and addresses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from xinzhi.evidence.intake.cells import Cells, cells

Merge = tuple[int, int, int, int]  # top, left, bottom, right, all within
BLANK = ("", None)
MOST_ABOVE = 3  # lines of text above a table in a document
LONGEST_ABOVE = 80
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
    lines
        Number in the file of each row (column, where turned), from 0; -1 for lines of text above a table of a document.
    names
        Names of the columns in the file, where it gives them names; a place is then called gdp[12], the 12th row.
    boxes
        Where cells stand on a page, by row and column of the file.
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
    lines: Sequence[int] = ()
    names: Sequence[str] = ()
    boxes: Mapping[tuple[int, int], str] = field(default_factory=dict, repr=False)
    height: int = field(init=False, default=0)
    width: int = field(init=False, default=0)
    _corners: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict, repr=False, compare=False)
    _read: list[Cells] = field(default_factory=list, repr=False, compare=False)
    _down: dict[int, list[str]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "height", len(self.rows))
        object.__setattr__(self, "width", max(map(len, self.rows), default=0))
        if not self.lines:
            object.__setattr__(self, "lines", range(self.height))
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
            cells = [line[column] if column < len(line) else "" for line in self.rows]
            found = [cell.strip() if isinstance(cell, str) else shown(cell) for cell in cells]
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
        if self.lines[down] < 0:
            return ""
        if self.names:
            return f"{self.names[across]}[{self.lines[down]}]"
        return f"{letters(across)}{self.lines[down] + 1}{self.boxes.get((down, across), '')}"

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


def without_gaps(grid: Grid) -> Grid:
    """Give a grid of many blank rows without them; the others keep their numbers.

    >>> without_gaps(Grid("a.csv", "", [["地区"], [], [], ["北京"]])).place(2, 0)
    'A4'
    """
    filled = [bool(row) and any(cell not in BLANK for cell in row) for row in grid.rows]
    kept = [at for at, here in enumerate(filled) if here or (at and filled[at - 1])]
    places = {line: at for at, line in enumerate(kept)}
    merges = tuple(
        (places[top], left, places[bottom], right)
        for top, left, bottom, right in grid.merges
        if top in places and bottom in places
    )
    return replace(
        grid, rows=[grid.rows[at] for at in kept], lines=kept, merges=merges, _corners={}, _down={}, _read=[]
    )


def below_lines(grid: Grid, texts: Sequence[str]) -> Grid:
    """Give a table of a document below the last of the short lines above it, which say what it is of.

    >>> below_lines(Grid("a.docx", "table 1", [["地区"], ["北京"]]), ["单位：亿元"]).place(2, 0)
    'A2'
    """
    short = [text for text in texts if text.strip()][-MOST_ABOVE:]
    while any(len(text) > LONGEST_ABOVE for text in short):
        short = short[1:]
    down = len(short)
    merges = tuple((top + down, left, bottom + down, right) for top, left, bottom, right in grid.merges)
    boxes = {(row + down, column): box for (row, column), box in grid.boxes.items()}
    rows = [*([text] for text in short), *grid.rows]
    lines = [*[-1] * down, *grid.lines]
    return replace(grid, rows=rows, merges=merges, lines=lines, boxes=boxes, _corners={}, _down={}, _read=[])
