"""A form as a workbook: what may be filled in is open, all else is locked; nothing in it is a formula."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING

import xlsxwriter  # type: ignore[import-untyped]

from xinzhi.evidence.forms import machine
from xinzhi.evidence.forms.words import MACHINE
from xinzhi.report.forms.about import about
from xinzhi.report.forms.cards import cards
from xinzhi.report.forms.rows import rows
from xinzhi.report.forms.words import ABOUT, LIST, TITLE
from xinzhi.report.words import printable
from xinzhi.report.xlsx.book import AUTHOR, MADE
from xinzhi.report.xlsx.look import FONTS, SIZE, Formats
from xinzhi.report.xlsx.names import sheet_names

if TYPE_CHECKING:
    from xinzhi.evidence.forms.filled import Filled, Key
    from xinzhi.evidence.forms.model import Form

NEVER = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
MAY = {"autofilter": True, "format_columns": True, "format_rows": True, "select_locked_cells": True}


def form_book(form: Form, values: Mapping[Key, float] | None = None, last: Filled | None = None) -> bytes:
    """Give a form as an .xlsx file; the same form gives the same bytes.

    Parameters
    ----------
    form
        What is asked for.
    values
        Figures to put in, by indicator, region and period.
    last
        A form that came back: its departments, frequencies and figures are put in.
    """
    put_in = dict(values or {})
    if last:
        put_in |= {key: entry.value for key, entry in last.entries.items() if entry.value is not None}
    out = io.BytesIO()
    font = {"font_name": FONTS[form.lang], "font_size": SIZE}
    with xlsxwriter.Workbook(out, {"default_format_properties": font, **NEVER}) as book:
        title = printable(TITLE.text(form.lang).format(form.title.text(form.lang)))
        book.set_properties({"title": title, "author": AUTHOR, "created": MADE})
        formats = Formats(book, form.lang)
        groups = form.groups
        wanted = [ABOUT.text(form.lang), LIST.text(form.lang), *(name.text(form.lang) for name, _ in groups)]
        names = sheet_names([*wanted, MACHINE])
        about(_sheet(book, names[0]), formats, form, title, names[1])
        cards(_sheet(book, names[1]), formats, form, last)
        for name, (_, items) in zip(names[2:-1], groups, strict=True):
            rows(_sheet(book, name), formats, form, items, put_in, last)
        _machine(_sheet(book, names[-1]), form)
    return out.getvalue()


def _sheet(book: xlsxwriter.Workbook, name: str) -> xlsxwriter.worksheet.Worksheet:
    sheet = book.add_worksheet(name)
    sheet.hide_gridlines(2)
    sheet.protect("", MAY)
    return sheet


def _machine(sheet: xlsxwriter.worksheet.Worksheet, form: Form) -> None:
    for row, (key, text) in enumerate(machine.rows(form)):
        sheet.write_string(row, 0, key)
        sheet.write_string(row, 1, text)
    sheet.very_hidden()
