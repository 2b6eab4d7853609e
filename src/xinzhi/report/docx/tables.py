"""Three-line tables: thick lines above and below, a thin one under the head, which repeats on each page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.report.docx.columns import PADDING, fit
from xinzhi.report.docx.look import GREY, INK
from xinzhi.report.docx.xml import paragraph, run, w

if TYPE_CHECKING:
    from xinzhi.report.blocks import Cell, Column, Table
    from xinzhi.report.docx.columns import Fit
    from xinzhi.report.docx.look import Look

THICK, THIN = 12, 6  # eighths of a point
POINTS_PER_MM = 72 / 25.4


def three_line(table: Table, look: Look) -> str:
    """Give `table` as a three-line table, its rows up to `table.shown`."""
    rows = table.rows[: table.shown]
    fitted = fit(table, len(rows), look.style("TableText").size, look.text_mm * POINTS_PER_MM)
    lines = [_row(table, row, look, fitted) for row in rows]
    grid = w("tblGrid", *(w("gridCol", w=_twips(wide)) for wide in fitted.widths))
    return w("tbl", _properties(table, look, fitted), grid, _head(table, look, fitted), *lines)


def _properties(table: Table, look: Look, fitted: Fit) -> str:
    lines = (("top", THICK), ("left", 0), ("bottom", THICK), ("right", 0), ("insideH", 0), ("insideV", 0))
    margins = (w(side, w=_twips(PADDING / 2), type="dxa") for side in ("left", "right"))
    return w(
        "tblPr",
        w("tblW", w=sum(map(_twips, fitted.widths)), type="dxa"),
        w("jc", val="center" if look.lang == "zh" else "left"),
        w("tblBorders", *(_line(side, size) for side, size in lines)),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *margins),
        w("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        w("tblCaption", val=table.title),
    )


def _line(side: str, size: int) -> str:
    return w(side, val="single", sz=size, space=0, color=INK) if size else w(side, val="nil")


def _head(table: Table, look: Look, fitted: Fit) -> str:
    cells = [_head_cell(column, look, fitted, place) for place, column in enumerate(table.columns)]
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)


def _head_cell(column: Column, look: Look, fitted: Fit, place: int) -> str:
    brackets = "（{}）" if look.lang == "zh" else "({})"
    plain = w("b", val=0) + w("color", val=GREY) + _size(look, fitted.scale * 0.88)
    lines = [_text("TableHead", column, column.head, look, _size(look, fitted.scale))]
    if column.unit:
        lines.append(_text("TableHead", column, brackets.format(column.unit), look, plain))
    border = w("tcBorders", _line("top", THICK), _line("bottom", THIN))
    return w("tc", w("tcPr", _width(fitted, place), border, w("vAlign", val="bottom")), *lines)


def _row(table: Table, row: tuple[Cell, ...], look: Look, fitted: Fit) -> str:
    cells = (
        w("tc", w("tcPr", _width(fitted, place), w("vAlign", val="center")), _cell(column, cell, look, fitted))
        for place, (column, cell) in enumerate(zip(table.columns, row, strict=True))
    )
    return w("tr", w("trPr", w("cantSplit")), *cells)


def _cell(column: Column, cell: Cell, look: Look, fitted: Fit) -> str:
    grey = w("color", val=GREY) if cell.weak else ""
    return _text("TableText", column, cell.text, look, grey + _size(look, fitted.scale))


def _text(style: str, column: Column, text: str, look: Look, properties: str) -> str:
    return paragraph(style, run(text, hint=look.lang == "zh", properties=properties), align=column.align)


def _size(look: Look, scale: float) -> str:
    size = round(look.style("TableText").size * scale * 2)
    return "" if scale == 1 else w("sz", val=size) + w("szCs", val=size)


def _width(fitted: Fit, place: int) -> str:
    return w("tcW", w=_twips(fitted.widths[place]), type="dxa")


def _twips(points: float) -> int:
    return round(points * 20)
