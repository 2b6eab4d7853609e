"""The report as a workbook: one sheet a list, with all its rows."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import xlsxwriter  # type: ignore[import-untyped]

from xinzhi.report.intake.words import SUMMARY
from xinzhi.report.words import printable
from xinzhi.report.xlsx.book import AUTHOR, MADE
from xinzhi.report.xlsx.look import Formats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xinzhi.lang import Lang
    from xinzhi.report.intake.lists import Listed, Told

AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
WIDEST, MOST_ROWS, LONGEST = 60, 1_048_000, 32_000


def render_book(told: Told, listed: Sequence[Listed], lang: Lang) -> bytes:
    """Render the lists as a workbook; the same lists give the same bytes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, AS_TEXT)
    book.set_properties({"title": told.title, "author": AUTHOR, "created": MADE.replace(tzinfo=None)})
    formats = Formats(book, lang)
    sheet = book.add_worksheet(SUMMARY.text(lang))
    sheet.set_column(0, 0, WIDEST)
    sheet.write_string(0, 0, told.title, formats.title)
    sheet.write_string(1, 0, told.sub, formats.of(text_wrap=True))
    for row, each in enumerate(listed, start=3):
        sheet.write_string(row, 0, each.title, formats.of())
        sheet.write_number(row, 1, len(each.rows), formats.of())
    for each in listed:
        _sheet(book, each, formats)
    book.close()
    return out.getvalue()


def _sheet(book: xlsxwriter.Workbook, listed: Listed, formats: Formats) -> None:
    sheet = book.add_worksheet(listed.title[:31])
    sheet.freeze_panes(1, 0)
    head = formats.of(bold=True, bottom=1)
    for column, text in enumerate(listed.heads):
        cells = [text, *(str(row[column]) for row in listed.rows[:500])]
        wide = max(sum(2 if ord(letter) > 0x2E80 else 1 for letter in cell) for cell in cells)
        sheet.set_column(column, column, min(wide + 2, WIDEST))
        sheet.write_string(0, column, text, head)
    plain = formats.of(valign="top", text_wrap=True)
    for place, row in enumerate(listed.rows[:MOST_ROWS], start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(place, column, cell, plain)
            else:
                sheet.write_string(place, column, printable(cell)[:LONGEST], plain)
    sheet.autofilter(0, 0, min(len(listed.rows), MOST_ROWS), len(listed.heads) - 1)
