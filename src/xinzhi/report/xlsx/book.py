"""A brief as a workbook."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import xlsxwriter  # type: ignore[import-untyped]

from xinzhi.lang import Words
from xinzhi.report import phrases
from xinzhi.report.blocks import Table
from xinzhi.report.origins import sources_behind
from xinzhi.report.words import printable
from xinzhi.report.xlsx.lists import figures, origins, sources
from xinzhi.report.xlsx.look import FONTS, SIZE, Formats
from xinzhi.report.xlsx.names import sheet_names
from xinzhi.report.xlsx.sheet import Sheet, set_up_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from xinzhi.report.blocks import Brief

MADE = datetime(2000, 1, 1, tzinfo=UTC)  # a fixed date, so that the same brief gives the same bytes
AUTHOR = "新质 Xinzhi"
ABOUT = Words("说明", "About")
_NEVER = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_HOW_TO_READ = (
    Words(
        "每张表一页，行数齐全；数字按数字存放，空格表示缺数。",
        "One sheet a table, with all its rows; numbers are stored as numbers, an empty cell is a missing figure.",
    ),
    Words(
        "单位在表头下一行；灰色表示结论随做法而变，不稳健。",
        "Units stand under the heads; grey marks what changes with the choices made and is not robust.",
    ),
    Words(
        "表下注明资料来源号，出版物见“来源”页。",
        "The sources of a table are named below it by number; see sheet 'Sources'.",
    ),
    Words(
        "“依据”页列出文中各数字的算法与所用数据，“数据”页列出这些数据。",
        "Sheet 'Origins' tells how each number was made and from which figures; sheet 'Figures' lists these.",
    ),
)


def render_xlsx(brief: Brief) -> bytes:
    """Give `brief` as an .xlsx file: the same brief gives the same bytes.

    Every table stands in full on a sheet of its own; figures and sources have a sheet each.
    Text stays text: nothing in it becomes a formula or a link. A missing number is an empty cell.

    Examples
    --------
    >>> from xinzhi.report.blocks import Brief
    >>> render_xlsx(Brief("en", "A title", "", (), {}, {}, (), ""))[:2]
    b'PK'
    """
    held = io.BytesIO()
    font = {"font_name": FONTS[brief.lang], "font_size": SIZE}
    with xlsxwriter.Workbook(held, {"in_memory": True, "default_format_properties": font, **_NEVER}) as book:
        book.set_properties({"title": printable(brief.title), "author": AUTHOR, "created": MADE})
        formats = Formats(book, brief.lang)
        tables = [*_tables(brief), origins(brief), figures(brief), sources(brief)]
        names = sheet_names([ABOUT.text(brief.lang), *(table.name for table in tables)])
        _about(book.add_worksheet(names[0]), formats, brief, list(zip(names[1:], tables, strict=True)))
        for name, table in zip(names[1:], tables, strict=True):
            Sheet(book.add_worksheet(name), formats, table).write(_notes(table, brief))
    return held.getvalue()


def _tables(brief: Brief) -> list[Table]:
    return [*(block for block in brief.blocks if isinstance(block, Table)), *brief.workbook_only]


def _notes(table: Table, brief: Brief) -> list[str]:
    """Give what stands under a table: its note, and each source its cells rest on."""
    behind = set(sources_behind(table, brief))
    named = [f"[{source.number}] {source.publication}" for source in brief.sources if source.number in behind]
    head = Words("资料来源：", "Sources:").text(brief.lang)
    return [table.note, *([head, *named] if named else [])]


def _about(sheet: Worksheet, formats: Formats, brief: Brief, listed: Sequence[tuple[str, Table]]) -> None:
    lang = brief.lang
    head = formats.of(bold=True)
    wraps = formats.of(text_wrap=True, valign="top")
    lines = [(brief.title, "", formats.title), (brief.subtitle, "", formats.note), ("", "", wraps)]
    lines.append((Words("怎样读", "How to read").text(lang), "", head))
    lines += [(f"{number}", words.text(lang), wraps) for number, words in enumerate(_HOW_TO_READ, 1)]
    lines += [("", "", wraps), (Words("各页", "Sheets").text(lang), "", head)]
    lines += [(name, table.title, wraps) for name, table in listed]
    if brief.record:
        lines += [("", "", wraps), (phrases.RECORD.text(lang).format(brief.record), "", formats.note)]
    for row, (left, right, look) in enumerate(lines):
        for place, text in enumerate((left, right)):
            if text:
                sheet.write_string(row, place, printable(text), look)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 74)
    sheet.hide_gridlines(2)
    set_up_page(sheet)
