"""Three-line tables: thick lines above and below, a thin one under the head, which repeats on each page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.report.docx.columns import fit
from xinzhi.report.docx.look import GREY, INK
from xinzhi.report.docx.xml import paragraph, run, w

if TYPE_CHECKING:
    from xinzhi.report.blocks import Cell, Column, Table
    from xinzhi.report.docx.look import Look

THICK, THIN = 12, 6  # eighths of a point
POINTS_PER_MM = 72 / 25.4
LETTERS = {"zh": 0.5, "en": 0.56}  # width of a digit, in Times and in Arial, as a share of its size
UNIT = 0.88  # size of a unit as a share of the head's


def three_line(table: Table, look: Look) -> str:
    """Give `table` as a three-line table as wide as the text, its rows up to `table.shown`."""
    return _Setting(table, look).whole()


class _Setting:
    """A table about to be set: its rows, and the widths and the size of letters that make it fit."""

    def __init__(self, table: Table, look: Look) -> None:
        self._table, self._look = table, look
        self._rows = table.rows[: table.shown]
        text = look.style("TableText")
        self._fit = fit(table, len(self._rows), text.size * LETTERS[look.lang], look.text_mm * POINTS_PER_MM)

    def whole(self) -> str:
        grid = w("tblGrid", *(w("gridCol", w=_twips(wide)) for wide in self._fit.widths))
        return w("tbl", self._properties(), grid, self._head(), *map(self._row, self._rows))

    def _properties(self) -> str:
        lines = (("top", THICK), ("left", 0), ("bottom", THICK), ("right", 0), ("insideH", 0), ("insideV", 0))
        margins = (w(side, w=_twips(self._fit.padding), type="dxa") for side in ("left", "right"))
        return w(
            "tblPr",
            w("tblW", w=sum(map(_twips, self._fit.widths)), type="dxa"),
            w("jc", val="center"),
            w("tblBorders", *(_line(side, size) for side, size in lines)),
            w("tblLayout", type="fixed"),
            w("tblCellMar", *margins),
            w("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
            w("tblCaption", val=self._table.title),
        )

    def _head(self) -> str:
        cells = (self._head_cell(place, column) for place, column in enumerate(self._table.columns))
        return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)

    def _head_cell(self, place: int, column: Column) -> str:
        brackets = "（{}）" if self._look.lang == "zh" else "({})"
        lines = [self._text("TableHead", place, column.head)]
        if column.unit:
            quiet = w("b", val=0) + w("color", val=GREY)
            lines.append(self._text("TableHead", place, brackets.format(column.unit), quiet, UNIT))
        border = w("tcBorders", _line("top", THICK), _line("bottom", THIN))
        return w("tc", w("tcPr", self._width(place), border, w("vAlign", val="bottom")), *lines)

    def _row(self, row: tuple[Cell, ...]) -> str:
        cells = (w("tc", w("tcPr", self._width(place)), self._cell(place, cell)) for place, cell in enumerate(row))
        return w("tr", w("trPr", w("cantSplit")), *cells)

    def _cell(self, place: int, cell: Cell) -> str:
        return self._text("TableText", place, cell.text, w("color", val=GREY) if cell.weak else "")

    def _text(self, style: str, place: int, text: str, properties: str = "", scale: float = 1) -> str:
        usual, share = self._look.style(style), self._fit.scale * scale
        size = round(usual.size * share * 2)
        smaller = "" if share == 1 else w("sz", val=size) + w("szCs", val=size)
        set_in = run(text, hint=self._look.lang == "zh", properties=properties + smaller)
        line = 0 if self._fit.scale == 1 else usual.line * self._fit.scale
        return paragraph(style, set_in, align=self._table.columns[place].align, line=line)

    def _width(self, place: int) -> str:
        return w("tcW", w=_twips(self._fit.widths[place]), type="dxa")


def _line(side: str, size: int) -> str:
    return w(side, val="single", sz=size, space=0, color=INK) if size else w(side, val="nil")


def _twips(points: float) -> int:
    return round(points * 20)
