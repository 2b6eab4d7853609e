"""A form for an indicator framework: the figures its indicators are made of, for regions and periods."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from xinzhi.errors.forms import FormError
from xinzhi.evidence.forms.model import NOTHING, Form, Item
from xinzhi.evidence.series import Series
from xinzhi.frameworks.formula import Figure, codes
from xinzhi.frameworks.model import STATUSES, Framework, Indicator
from xinzhi.lang import Lang, Words, current

MOST_CELLS = 500_000
SHARE = re.compile(r"比重|占比|份额|城镇化率|覆盖率|\bshare\b|\bproportion\b|urbani[sz]ation rate", re.IGNORECASE)
MOVES = re.compile(r"增长|增速|变动|指数|上年|growth|change|index", re.IGNORECASE)
COUNTS = re.compile(
    r"[十百千万亿]*(?:个|家|户|人|人次|人年|项|件|篇|种|册|台|套|辆|座|所|张|吨|公斤|公顷|亩|千瓦|千瓦时|平方米|平方公里|立方米|公里)"
)


def form_for(
    framework: Framework,
    regions: Sequence[tuple[str, str]],
    periods: Sequence[str],
    known: Mapping[str, Series] | None = None,
    lang: Lang | None = None,
) -> Form:
    """Give the form that asks for all that the indicators of a framework need.

    An indicator with a formula is asked for by the figures in it, each once: a study then computes all regions in
    one way. An indicator without one is asked for itself.

    Parameters
    ----------
    framework
        The indicator system.
    regions
        Code and name of each region.
    periods
        Names of the periods.
    known
        What is known of figures by their code: name, unit, notes.
    lang
        The language of the form, the one spoken now when left out.

    Raises
    ------
    FormError
        When the framework holds no indicators, or the form would be too large.
    """
    items: dict[str, Item] = {}
    for item in _items(framework, known or {}):
        held = items.get(item.code)
        items[item.code] = replace(held, used=_joined(held.used, item.used)) if held else item
    if not items:
        raise FormError.nothing_to_ask(framework.id, STATUSES[framework.status].text())
    lang = lang or current()
    form = Form(
        framework.id, framework.name, framework.edition, lang, tuple(items.values()), tuple(regions), tuple(periods)
    )
    if form.cells > MOST_CELLS:
        raise FormError.too_many_cells(form.cells, MOST_CELLS)
    return form


def _items(framework: Framework, known: Mapping[str, Series]) -> Iterator[Item]:
    for leaf in framework.indicators:
        branch = framework.dimension_of(leaf.id)
        group = branch.name if branch else framework.name
        if leaf.formula is None:
            yield _bounded(Item(leaf.id, leaf.name, leaf.unit, leaf.note or NOTHING, group))
            continue
        for code in codes(leaf.formula):
            yield _bounded(_asked(leaf, code, group, known))


def _asked(leaf: Indicator, code: str, group: Words, known: Mapping[str, Series]) -> Item:
    """Give the item of one figure in a formula."""
    series = known.get(code)
    alone = leaf.formula == Figure(code)
    used = NOTHING if alone else leaf.name
    if alone:
        return Item(code, leaf.name, leaf.unit, leaf.note or NOTHING, group)
    if series:
        return Item(code, series.name, series.unit, NOTHING, group, used)
    return Item(code, Words(code, code), NOTHING, NOTHING, group, used)


def _joined(one: Words, other: Words) -> Words:
    if not other.zh or other.zh in one.zh:
        return one
    return Words("；".join(filter(None, (one.zh, other.zh))), "; ".join(filter(None, (one.en, other.en))))


def _bounded(item: Item) -> Item:
    """Give an item its bounds, where its unit or name leaves no doubt.

    >>> _bounded(Item("x", Words("城镇化率", "Urbanisation rate"), Words("%", "%"))).high
    100.0
    """
    if COUNTS.fullmatch(item.unit.zh):
        return replace(item, low=0.0)
    if item.unit.zh in {"%", "％"} and SHARE.search(item.name.zh) and not MOVES.search(item.name.zh):
        return replace(item, low=0.0, high=100.0)
    return item
