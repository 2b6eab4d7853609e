"""The first sheet of a form: what it is, how to fill it in, and who did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.report.forms.look import LINE, OPEN_CELL, PALE
from xinzhi.report.forms.words import OWN, STEPS, SUB, WHO
from xinzhi.report.words import printable
from xinzhi.report.xlsx.look import GREY
from xinzhi.report.xlsx.sheet import set_up_page

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from xinzhi.evidence.forms.model import Form
    from xinzhi.report.xlsx.look import Formats


def about(sheet: Worksheet, formats: Formats, form: Form, title: str, listed: str) -> None:
    """Write the sheet; `listed` is the name of the sheet of indicators."""
    lang = form.lang
    said = {"items": len(form.items), "regions": len(form.regions), "cells": f"{form.cells:,}"}
    own = OWN.text(lang).format(form.framework, form.edition or "—", form.id)
    sheet.set_column(0, 0, 4)
    sheet.set_column(1, 1, 16)
    sheet.set_column(2, 2, 78)
    sheet.write_string(0, 0, title, formats.title)
    sheet.write_string(1, 0, SUB.text(lang).format(periods=span(form), **said), formats.of())
    sheet.write_string(2, 0, printable(own), formats.of(font_color=GREY))
    sheet.set_row(0, 30)
    sheet.set_row(1, 20)
    sheet.set_row(2, 20)
    wraps = formats.of(text_wrap=True, valign="top")
    for row, step in enumerate(STEPS, start=4):
        sheet.set_row(row, 32)
        sheet.write_number(row, 0, row - 3, formats.of(valign="top", align="left", font_color=GREY))
        sheet.merge_range(row, 1, row, 2, step.text(lang).format(listed), wraps)
    first = 5 + len(STEPS)
    for row, who in enumerate(WHO, start=first):
        sheet.set_row(row, 21)
        sheet.merge_range(row, 0, row, 1, who.text(lang), formats.of(font_color=GREY))
        sheet.write_blank(row, 2, None, formats.of(**OPEN_CELL, align="left"))
    blank = formats.of(bg_color=PALE, border=1, border_color=LINE)
    sheet.conditional_format(first, 2, first + len(WHO) - 1, 2, {"type": "blanks", "format": blank})
    set_up_page(sheet)


def span(form: Form) -> str:
    """Give the periods of a form, as first and last where all years between are asked for."""
    first, last = form.periods[0], form.periods[-1]
    whole = first.isdecimal() and last.isdecimal() and int(last) - int(first) + 1 == len(form.periods) > 1
    return f"{first}–{last}" if whole else ("、" if form.lang == "zh" else ", ").join(form.periods)
