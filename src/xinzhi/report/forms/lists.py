"""The lists on a form that came back, the same for terminal, page and workbook."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from xinzhi.panel.forms.check import KINDS as PROBLEMS
from xinzhi.panel.forms.compare import KINDS as CHANGES
from xinzhi.report.forms.words import HEADS, LEADS, LISTS, SHIFTED
from xinzhi.report.intake.lists import Listed

if TYPE_CHECKING:
    from xinzhi.evidence.forms.filled import Filled
    from xinzhi.lang import Lang
    from xinzhi.panel.forms.check import Problem
    from xinzhi.panel.forms.checked import Checked
    from xinzhi.panel.forms.compare import Change
    from xinzhi.report.intake.lists import Row

DEFINITIONS = ("framework", "item-new", "item-gone", "definition", "unit", "name")
FIGURES = ("changed", "filled", "emptied")
NUMBERS = {"ratio", "cells", "filled", "count"}
PROBLEM = ("kind", "item", "region", "period", "sheet", "cell", "printed", "words")
CHANGE = ("kind", "item", "region", "period", "old", "new", "sheet", "cell")
FIGURE = ("kind", "item", "region", "period", "old", "new", "ratio", "sheet", "cell")


class Names:
    """What indicators and regions are called, in the form that came back or in the one before it."""

    def __init__(self, new: Filled, old: Filled | None, lang: Lang) -> None:
        forms = [filled.form for filled in (old, new) if filled]
        self._items = {item.code: item.name.text(lang) for form in forms for item in form.items}
        self._regions = {code: name for form in forms for code, name in form.regions}

    def item(self, code: str) -> str:
        """Give the name of an indicator."""
        return self._items.get(code, code)

    def region(self, code: str) -> str:
        """Give the name of a region."""
        return self._regions.get(code, code)


def check_lists(checked: Checked, lang: Lang) -> list[Listed]:
    """Give the lists that have rows, the most pressing first."""
    names, changes = Names(checked.new, checked.old, lang), checked.changes
    others = [change for change in changes if change.kind not in {*DEFINITIONS, *FIGURES}]
    missing = _missing(checked.missing, names, lang)
    found = [
        _listed("problems", PROBLEM, _problems(checked.pressing, names, lang), lang),
        _listed("definitions", CHANGE, _changes(changes, DEFINITIONS, names, lang), lang),
        _listed("changes", FIGURE, _figures(changes, names, lang), lang),
        _listed("others", CHANGE, _changes(others, tuple(CHANGES), names, lang), lang),
        _listed("missing", ("item", "region", "count", "words", "sheet", "cell"), missing, lang),
        _listed("items", ("item", "unit", "cells", "filled"), _items(checked.new, lang), lang),
    ]
    return [each for each in found if each.rows]


def _listed(name: str, heads: tuple[str, ...], rows: list[Row], lang: Lang) -> Listed:
    titles = tuple(HEADS[head].text(lang) for head in heads)
    right = tuple(head in NUMBERS or (name == "changes" and head in {"old", "new"}) for head in heads)
    return Listed(name, LISTS[name].text(lang), LEADS[name].text(lang), titles, rows, right)


def _problems(problems: Iterable[Problem], names: Names, lang: Lang) -> list[Row]:
    return [
        (
            *(PROBLEMS[each.kind].text(lang), names.item(each.item), names.region(each.region), each.period),
            *(each.sheet, each.cell, each.printed, each.words.text(lang)),
        )
        for each in problems
    ]


def _missing(problems: Iterable[Problem], names: Names, lang: Lang) -> list[Row]:
    return [
        (names.item(each.item), names.region(each.region), each.count, each.words.text(lang), each.sheet, each.cell)
        for each in problems
    ]


def _changes(changes: Iterable[Change], kinds: tuple[str, ...], names: Names, lang: Lang) -> list[Row]:
    return [
        (
            *(CHANGES[each.kind].text(lang), names.item(each.item), names.region(each.region), each.period),
            *(each.old, each.new, each.sheet, each.cell),
        )
        for each in changes
        if each.kind in kinds
    ]


def _figures(changes: Iterable[Change], names: Names, lang: Lang) -> list[Row]:
    return [
        (
            *(_kind(each, lang), names.item(each.item), names.region(each.region), each.period),
            *(each.old, each.new, "" if each.ratio is None else f"{each.ratio:.4g}", each.sheet, each.cell),
        )
        for each in changes
        if each.kind in FIGURES
    ]


def _kind(change: Change, lang: Lang) -> str:
    said = CHANGES[change.kind].text(lang)
    return SHIFTED.text(lang).format(said) if change.shifted else said


def _items(filled: Filled, lang: Lang) -> list[Row]:
    form = filled.form
    each = len(form.regions) * len(form.periods)
    held = dict.fromkeys((item.code for item in form.items), 0)
    for (item, _, _), entry in filled.entries.items():
        held[item] += entry.value is not None
    return [(item.name.text(lang), item.unit.text(lang), each, held[item.code]) for item in form.items]
