"""One table on one sheet: title, head, units, all rows, note and sources."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from xinzhi.report.words import printable, width
from xinzhi.report.xlsx.look import GREY, THICK, THIN
from xinzhi.report.xlsx.numbers import number_format, shared_format

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from xinzhi.report.blocks import Cell, Column, Table
    from xinzhi.report.xlsx.look import Formats

HEAD = 2  # the row of the heads, under the title and an empty row
A4 = 9
WIDEST, WIDEST_HEAD, ENDLESS = 56, 20, 400  # letters of a column, of a head in one line, of a text not worth wrapping
LANDSCAPE = 95  # letters of all columns from which the page is turned
LINE = 15  # points


class Sheet:
    """A sheet that a table is written to; nothing written becomes a formula or a link."""

    def __init__(self, sheet: Worksheet, formats: Formats, table: Table) -> None:
        self._sheet, self._formats, self._table = sheet, formats, table
        self._looks: dict[tuple[int, bool, bool], dict[str, object]] = {}
        self._widths = [self._width(place) for place in range(len(table.columns))]
        self._shared = [self._shared_format(place) for place in range(len(table.columns))]
        self._units = any(column.unit for column in table.columns)
        self._first = HEAD + 1 + self._units

    def write(self, notes: Iterable[str]) -> None:
        """Write the whole table with `notes` below it, and set up its page."""
        self._text(0, 0, self._table.title, self._formats.title)
        for place, column in enumerate(self._table.columns):
            self._head(place, column)
        last = len(self._table.rows) - 1
        for line, row in enumerate(self._table.rows):
            for place, cell in enumerate(row):
                self._cell(self._first + line, place, cell, bottom=line == last)
        below = self._first + last + 2
        for line, note in enumerate(filter(None, notes)):
            self._text(below + line, 0, note, self._formats.note)
        self._page()

    def _head(self, place: int, column: Column) -> None:
        shared = {**self._side(place), "text_wrap": True, "valign": "bottom"}
        under = {} if self._units else {"bottom": THIN}
        self._text(HEAD, place, column.head, self._formats.of(bold=True, top=THICK, **shared, **under))
        if self._units:
            self._text(HEAD + 1, place, column.unit, self._formats.of(font_color=GREY, bottom=THIN, **shared))

    def _cell(self, row: int, place: int, cell: Cell, *, bottom: bool) -> None:
        look = self._look(place, bottom=bottom, weak=cell.weak)
        if isinstance(cell.value, float | int):
            self._number(row, place, cell.text, cell.value, look)
        else:
            wraps = WIDEST < width(cell.text) < ENDLESS
            self._text(row, place, cell.value or cell.text, self._formats.of(text_wrap=wraps, **look))

    def _look(self, place: int, *, bottom: bool, weak: bool) -> dict[str, object]:
        key = (place, bottom, weak)
        if key not in self._looks:
            line = {"bottom": THICK} if bottom else {}
            grey = {"font_color": GREY} if weak else {}
            self._looks[key] = {**self._side(place), "valign": "top", **line, **grey}
        return self._looks[key]

    def _side(self, place: int) -> dict[str, object]:
        """Keep text to the left clear of the numbers before it."""
        side = self._table.columns[place].align
        return {"align": side, "indent": 1} if side == "left" and place else {"align": side}

    def _number(self, row: int, place: int, text: str, value: float, look: dict[str, object]) -> None:
        """Write a number as a number, and a missing one as an empty cell."""
        if math.isfinite(value):
            shown = self._formats.of(num_format=self._shared[place] or number_format(text, value), **look)
            self._sheet.write_number(row, place, value, shown)
        else:
            self._sheet.write_blank(row, place, None, self._formats.of(**look))

    def _text(self, row: int, place: int, text: str, look: Format) -> None:
        self._sheet.write_string(row, place, printable(text), look)

    def _page(self) -> None:
        heads = zip(self._table.columns, self._widths, strict=True)
        self._sheet.set_row(
            HEAD, LINE * max((-(-width(column.head) // (wide - 2)) for column, wide in heads), default=1)
        )
        for place, wide in enumerate(self._widths):
            self._sheet.set_column(place, place, wide)
        self._sheet.hide_gridlines(2)
        self._sheet.freeze_panes(self._first, 1)
        self._sheet.repeat_rows(HEAD, self._first - 1)
        set_up_page(self._sheet, landscape=sum(self._widths) > LANDSCAPE)

    def _width(self, place: int) -> int:
        column = self._table.columns[place]
        texts = (row[place].text for row in self._table.rows)
        return min(max(min(width(column.head), WIDEST_HEAD), *map(width, (column.unit, *texts))) + 3, WIDEST)

    def _shared_format(self, place: int) -> str:
        cells = (row[place] for row in self._table.rows)
        numbers = ((cell.text, cell.value) for cell in cells if isinstance(cell.value, float | int))
        return shared_format(number_format(text, value) for text, value in numbers if math.isfinite(value))


def set_up_page(sheet: Worksheet, *, landscape: bool = False) -> None:
    """Set `sheet` up for A4 paper, as wide as the page, numbered at its foot."""
    sheet.set_paper(A4)
    if landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.7, right=0.7, top=0.8, bottom=0.8)
    sheet.set_footer("&C— &P —")
