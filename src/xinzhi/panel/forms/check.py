"""What is in the way of using a form that came back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from xinzhi.evidence.forms.bounds import why_out
from xinzhi.evidence.forms.filled import Card, Entry, Filled, Line
from xinzhi.evidence.forms.model import Form, Item
from xinzhi.evidence.forms.words import HEADS
from xinzhi.keys.regions import plain
from xinzhi.lang import Words

KINDS = {
    "form": Words("填报表被改动", "form changed"),
    "number": Words("不是数", "no number"),
    "range": Words("超出范围", "out of range"),
    "unit": Words("单位被改", "unit changed"),
    "definition": Words("定义被改", "definition changed"),
    "name": Words("指标名称被改", "indicator renamed"),
    "region": Words("地区名称被改", "region renamed"),
    "gone": Words("行或列缺失", "row or column gone"),
    "stray": Words("表外内容", "outside the form"),
    "missing": Words("未填", "not filled in"),
}
ALTERED = Words(
    "隐藏工作表 _xinzhi 被改动，指标、地区和单位以其中现有内容为准，请与原表核对",
    "the hidden sheet _xinzhi was changed; indicators, regions and units are taken from what it says now: "
    "compare with the form that was sent out",
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to settle; `printed` is what stands there, `count` how many cells it is of."""

    kind: str
    sheet: str
    cell: str
    item: str
    region: str
    period: str
    printed: str
    words: Words
    count: int = 1


def check_form(filled: Filled) -> list[Problem]:
    """Say what is in the way of using a form, the most pressing first; nothing where all is in order."""
    found = [*_sheets(filled), *_rows(filled), *_cells(filled), *_cards(filled), *_strays(filled), *_missing(filled)]
    order = list(KINDS)
    return sorted(found, key=lambda problem: order.index(problem.kind))


def _sheets(filled: Filled) -> Iterator[Problem]:
    if not filled.whole:
        yield Problem("form", "_xinzhi", "", "", "", "", "", ALTERED)


def _rows(filled: Filled) -> Iterator[Problem]:
    form = filled.form
    for item in form.items:
        for code, name in form.regions:
            line = filled.lines.get((item.code, code))
            if line is None:
                words = Words(f"{item.name.zh}、{name}：整行不见了", f"{item.name.en}, {name}: its row is gone")
                yield Problem("gone", "", "", item.code, code, "", "", words, len(form.periods))
            else:
                yield from _line(item, code, name, line, form)
    lost = Counter(
        (line.sheet, period)
        for key, line in filled.lines.items()
        for period in form.periods
        if (*key, period) not in filled.entries
    )
    for (sheet, period), count in lost.items():
        words = Words(f"{period} 这一列不见了", f"the column {period} is gone")
        yield Problem("gone", sheet, "", "", "", period, "", words, count)


def _line(item: Item, code: str, name: str, line: Line, form: Form) -> Iterator[Problem]:
    for kind, sent, seen in (
        ("name", item.name.text(form.lang), line.name),
        ("unit", item.unit.text(form.lang), line.unit),
        ("region", name, line.region),
    ):
        if plain(sent) != plain(seen):
            yield Problem(
                kind, line.sheet, line.at.get(kind, ""), item.code, code, "", seen, _altered(kind, sent, seen)
            )


def _altered(kind: str, sent: str, seen: str) -> Words:
    head = HEADS[kind]
    return Words(
        f"{head.zh}发出时为“{sent}”，现为“{seen}”",
        f"{head.en.lower()} was '{sent}' when sent out and is '{seen}' now",
    )


def _cells(filled: Filled) -> Iterator[Problem]:
    items = {item.code: item for item in filled.form.items}
    for (item, region, period), entry in filled.entries.items():
        words = entry.problem or (None if entry.value is None else why_out(items[item], entry.value))
        if words:
            kind = "number" if entry.problem else "range"
            yield Problem(kind, entry.sheet, entry.cell, item, region, period, entry.printed, words)


def _cards(filled: Filled) -> Iterator[Problem]:
    if not filled.cards:
        return
    lang = filled.form.lang
    for item in filled.form.items:
        card = filled.cards.get(item.code)
        if card is None:
            words = Words(f"{item.name.zh}：指标页中没有这一行", f"{item.name.en}: its row in the list is gone")
            yield Problem("gone", "", "", item.code, "", "", "", words, 0)
        else:
            yield from _card(item, card, lang == "zh")


def _card(item: Item, card: Card, chinese: bool) -> Iterator[Problem]:  # noqa: FBT001 (one of two languages)
    for kind, words, seen in (
        ("name", item.name, card.name),
        ("unit", item.unit, card.unit),
        ("definition", item.definition, card.definition),
    ):
        sent = words.zh if chinese else words.en
        if sent and plain(sent) != plain(seen):  # a definition left open is there to be filled in
            yield Problem(kind, card.sheet, card.at.get(kind, ""), item.code, "", "", seen, _altered(kind, sent, seen))


def _strays(filled: Filled) -> Iterator[Problem]:
    for stray in filled.strays:
        yield Problem("stray", stray.sheet, stray.cell, "", "", "", stray.printed, stray.words)


def _missing(filled: Filled) -> Iterator[Problem]:
    """Give one problem a row: which periods were not filled in."""
    blank: dict[tuple[str, str], list[tuple[str, Entry]]] = {}
    for (item, region, period), entry in filled.entries.items():
        if entry.blank:
            blank.setdefault((item, region), []).append((period, entry))
    for (item, region), entries in blank.items():
        listed = [period for period, _ in entries]
        first = entries[0][1]
        said = filled.lines[item, region].note
        because = Words(f"（备注：{said}）", f" (remark: {said})") if said else Words("", "")
        words = Words(f"{'、'.join(listed)} 未填{because.zh}", f"{', '.join(listed)} not filled in{because.en}")
        yield Problem("missing", first.sheet, first.cell, item, region, "", first.printed, words, len(entries))
