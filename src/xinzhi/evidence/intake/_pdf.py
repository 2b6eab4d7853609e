"""Tables of PDFs with text, where lines are drawn around the cells; each with the lines of text above it."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING

from xinzhi.errors.intake import IntakeError
from xinzhi.evidence.documents._pdf import pages_of
from xinzhi.evidence.intake.grid import Grid, Merge, below_lines

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table


def read(data: bytes, name: str) -> list[Grid]:
    """Read every table; its sheet is its page and its number there, a cell has its box on the page in points.

    Raises
    ------
    ReadingError, IntakeError
        When it does not open, is locked, or has no table with drawn lines.
    """
    _, ruled, _ = pages_of(data, name)
    found = _tables(data, name, ruled) if ruled else []
    if not found:
        raise IntakeError.no_drawn_table(name)
    return found


def _tables(data: bytes, name: str, ruled: list[int]) -> list[Grid]:
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(data), pages=ruled) as document:
            return [grid for page in document.pages for grid in _page(page, name)]
    except Exception:  # noqa: BLE001 (its parser raises anything on odd files)
        raise IntakeError.damaged(name) from None


def _page(page: Page, name: str) -> Iterator[Grid]:
    bottom = page.bbox[1]
    for number, table in enumerate(sorted(page.find_tables(), key=lambda one: one.bbox[1]), start=1):
        grid = _grid(table, name, f"page {page.page_number} table {number}")
        if grid.height > 1 and grid.width > 1:
            top = table.bbox[1]
            clear = bottom < top - 1
            above = page.crop((page.bbox[0], bottom, page.bbox[2], top)).extract_text() if clear else ""
            yield below_lines(grid, above.split("\n"))
        bottom = max(bottom, table.bbox[3])
    page.close()


def _grid(table: Table, name: str, sheet: str) -> Grid:
    lefts, tops = (sorted({cell[at] for cell in table.cells}) for at in (0, 1))
    rows: list[list[object]] = []
    merges: list[Merge] = []
    boxes: dict[tuple[int, int], str] = {}
    for at, (row, texts) in enumerate(zip(table.rows, table.extract(), strict=True)):
        rows.append(["" if text is None else _clean(text) for text in texts])
        for column, box in enumerate(row.cells):
            if box is None:
                continue
            boxes[at, column] = " ({:.0f}, {:.0f}, {:.0f}, {:.0f})".format(*box)
            right = sum(left < box[2] - 1 for left in lefts) - 1
            below = sum(top < box[3] - 1 for top in tops) - 1
            if right > column or below > at:
                merges.append((at, column, below, right))
    return Grid(name, sheet, rows, tuple(merges), boxes=boxes)


def _clean(text: str) -> str:
    return "\n".join(line for part in text.split("\n") if (line := " ".join(part.split())))
