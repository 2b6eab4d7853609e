"""The sheet of a form that lists its indicators: definition, unit, and who is answerable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.evidence.forms.words import CARD, HEADS
from xinzhi.report.forms.look import HEADED, LOCKED, OPEN_CELL, PALE, POINTS, lines
from xinzhi.report.forms.words import CHOOSE, FREQUENCIES, LIST, NOT_TAKEN
from xinzhi.report.words import printable
from xinzhi.report.xlsx.look import GREY
from xinzhi.report.xlsx.sheet import set_up_page

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from xinzhi.evidence.forms.filled import Filled
    from xinzhi.evidence.forms.model import Form, Item
    from xinzhi.report.xlsx.look import Formats

WIDE = {
    "item": 28,
    "group": 18,
    "name": 26,
    "definition": 46,
    "unit": 14,
    "department": 18,
    "frequency": 11,
    "filler": 12,
    "note": 28,
    "used": 40,
}
OPEN = ("department", "frequency", "filler", "note")
FIRST = 2


def cards(sheet: Worksheet, formats: Formats, form: Form, last: Filled | None) -> None:
    """Write the sheet."""
    sheet.write_string(0, 0, LIST.text(form.lang), formats.title)
    for column, head in enumerate(CARD):
        sheet.set_column(column, column, WIDE[head])
        sheet.write_string(FIRST, column, HEADS[head].text(form.lang), formats.of(**HEADED))
    for row, item in enumerate(form.items, start=FIRST + 1):
        _card(sheet, formats, form, item, row, last)
    end = FIRST + len(form.items)
    pale = formats.of(bg_color=PALE)
    for head in (*OPEN, "definition"):
        column = CARD.index(head)
        sheet.conditional_format(FIRST + 1, column, end, column, {"type": "blanks", "format": pale})
    sheet.data_validation(
        FIRST + 1, CARD.index("frequency"), end, CARD.index("frequency"),
        {
            "validate": "list", "source": FREQUENCIES.text(form.lang).split(","), "error_title": NOT_TAKEN.text(form.lang),
            "error_message": CHOOSE.text(form.lang), "error_type": "warning",
        },
    )  # fmt: skip
    sheet.freeze_panes(FIRST + 1, CARD.index("definition"))
    sheet.autofilter(FIRST, 0, end, len(CARD) - 1)
    sheet.repeat_rows(FIRST)
    set_up_page(sheet, landscape=True)


def _card(  # noqa: PLR0917 (a row has its sheet, its form and what came back last time)
    sheet: Worksheet, formats: Formats, form: Form, item: Item, row: int, last: Filled | None
) -> None:
    said = _said(form, item, last)
    sheet.set_row(row, POINTS * max(lines(said[head], WIDE[head]) for head in CARD) + 4)
    for column, head in enumerate(CARD):
        free = head in OPEN or (head == "definition" and not said[head])
        shade = {"font_color": GREY} if head in {"item", "group", "used"} else {}
        look = formats.of(**(OPEN_CELL if free else LOCKED), **shade, text_wrap=True, valign="top")
        if said[head]:
            sheet.write_string(row, column, printable(said[head]), look)
        else:
            sheet.write_blank(row, column, None, look)


def _said(form: Form, item: Item, last: Filled | None) -> dict[str, str]:
    lang = form.lang
    own = {
        "item": item.code,
        "group": item.group.text(lang),
        "name": item.name.text(lang),
        "definition": item.definition.text(lang),
        "unit": item.unit.text(lang),
        "used": item.used.text(lang),
    }
    card = last.cards.get(item.code) if last else None
    kept = {head: getattr(card, head) if card else "" for head in OPEN}
    if card and not own["definition"]:
        own["definition"] = card.definition
    return own | kept
