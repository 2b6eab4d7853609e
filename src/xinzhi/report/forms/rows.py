"""A sheet of a form to be filled in: one row an indicator and region, one column a period, remarks at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from xinzhi.evidence.forms.words import AFTER, BEFORE, HEADS
from xinzhi.evidence.intake.grid import letters
from xinzhi.report.forms.look import HEADED, LOCKED, OPEN_CELL, PALE, WRONG
from xinzhi.report.forms.words import AT_LEAST, NOT_TAKEN, NUMBER_ONLY, WITHIN
from xinzhi.report.words import printable, width
from xinzhi.report.xlsx.look import GREY
from xinzhi.report.xlsx.sheet import set_up_page

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from xinzhi.evidence.forms.filled import Filled, Key
    from xinzhi.evidence.forms.model import Form, Item
    from xinzhi.report.xlsx.look import Formats

FIRST, START = 2, len(BEFORE)
DARK = "#5F6873"
MOST = 1e15
NARROW, WIDEST, LEAST, REMARK = 12, 44, 8, 26


def rows(  # noqa: PLR0917 (a sheet has its form, its part of it, and what is put in)
    sheet: Worksheet,
    formats: Formats,
    form: Form,
    items: Sequence[Item],
    values: Mapping[Key, float],
    last: Filled | None,
) -> None:
    """Write the sheet of one dimension."""
    sheet.write_string(0, 0, printable(items[0].group.text(form.lang)), formats.title)
    _heads(sheet, formats, form, items)
    row = FIRST + 1
    for item in items:
        for at, (code, name) in enumerate(form.regions):
            _row(sheet, formats, form, item, (row, at), (code, name), values, last)
            row += 1
        _allow(sheet, form, item, row - len(form.regions), row - 1)
    end = START + len(form.periods)
    last_column = end + len(AFTER) - 1
    area = (FIRST + 1, START, row - 1, end - 1)
    wrong = {
        "type": "formula",
        "criteria": f"=ISTEXT({letters(START)}{FIRST + 2})",
        "format": formats.of(bg_color=WRONG),
    }
    sheet.conditional_format(*area, wrong)
    sheet.conditional_format(*area, {"type": "blanks", "format": formats.of(bg_color=PALE)})
    sheet.freeze_panes(FIRST + 1, START)
    sheet.autofilter(FIRST, 0, row - 1, last_column)
    sheet.repeat_rows(FIRST)
    set_up_page(sheet, landscape=True)


def _heads(sheet: Worksheet, formats: Formats, form: Form, items: Sequence[Item]) -> None:
    sheet.set_row(FIRST, 24)
    texts = {
        "name": [item.name.text(form.lang) for item in items],
        "unit": [item.unit.text(form.lang) for item in items],
        "region": [name for _, name in form.regions],
        "note": [" " * REMARK],
        "item": [item.code for item in items],
        "code": [code for code, _ in form.regions],
    }
    places = dict(zip(texts, (*range(START), *range(end := START + len(form.periods), end + len(AFTER))), strict=True))
    for head, column in places.items():
        text = HEADS[head].text(form.lang)
        wide = max(width(each) for each in (text, *texts[head]))
        sheet.set_column(column, column, min(max(wide + 4, LEAST), WIDEST))
        sheet.write_string(FIRST, column, text, formats.of(**HEADED, indent=1))
    for column, period in enumerate(form.periods, start=START):
        sheet.set_column(column, column, NARROW)
        text = f"{period}年" if form.lang == "zh" and period.isdecimal() else period
        sheet.write_string(FIRST, column, text, formats.of(**{**HEADED, "align": "right"}))


def _row(  # noqa: PLR0917 (as above)
    sheet: Worksheet,
    formats: Formats,
    form: Form,
    item: Item,
    place: tuple[int, int],
    region: tuple[str, str],
    values: Mapping[Key, float],
    last: Filled | None,
) -> None:
    """Write one row; the first of an indicator is dark and has a line above, so that the eye finds it."""
    row, at = place
    edge = {"top": 1, "top_color": DARK} if at == 0 else {}
    lang = form.lang
    end = START + len(form.periods)
    texts = {0: item.name.text(lang), 1: item.unit.text(lang), 2: region[1], end + 1: item.code, end + 2: region[0]}
    for column, text in texts.items():
        quiet = {"font_color": GREY} if column > end or (column == 0 and at) else {}
        sheet.write_string(row, column, printable(text), formats.of(**(LOCKED | edge), **quiet, indent=1))
    look = formats.of(**(OPEN_CELL | edge), align="right")
    for column, period in enumerate(form.periods, start=START):
        value = values.get((item.code, region[0], period))
        if value is None:
            sheet.write_blank(row, column, None, look)
        else:
            sheet.write_number(row, column, value, look)
    line = last.lines.get((item.code, region[0])) if last else None
    remark = formats.of(**(OPEN_CELL | edge), align="left", indent=1)
    if line and line.note:
        sheet.write_string(row, end, printable(line.note), remark)
    else:
        sheet.write_blank(row, end, None, remark)


def _allow(sheet: Worksheet, form: Form, item: Item, top: int, bottom: int) -> None:
    """Let numbers only into the cells of an indicator, and within its bounds where it has some."""
    low, high, lang = item.low, item.high, form.lang
    if high is not None:
        said = WITHIN.text(lang).format(f"{low or 0:.12g}", f"{high:.12g}")
    else:
        said = NUMBER_ONLY.text(lang) if low is None else AT_LEAST.text(lang).format(f"{low:.12g}")
    sheet.data_validation(
        top, START, bottom, START + len(form.periods) - 1,
        {
            "validate": "decimal", "criteria": "between", "minimum": -MOST if low is None else low,
            "maximum": MOST if high is None else high, "error_title": NOT_TAKEN.text(lang), "error_message": said,
        },
    )  # fmt: skip
