"""Numbers with units: 4000亿元, 60多万名, 上万架, and lists and ranges of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from xinzhi.evidence.claims.clauses import Layout
from xinzhi.evidence.claims.found import Found
from xinzhi.evidence.claims.tokens import Token, tokens
from xinzhi.evidence.claims.units import Unit

_JOIN = re.compile(r"[ ]?(?:、|和|及|与|以及)[ ]?")
_DASH = re.compile(r"[ ]?(?:-{1,2}|—{1,2}|–|~|～|至|到)[ ]?")
_ONE_BY_ONE = re.compile(r"分别|各|依次|由|从")
_FROM = re.compile(r"[从由][^，。；]{0,12}$")


def quantities(layout: Layout) -> Iterator[Found]:
    """Give the numbers with units of a text from left to right; the items of a list share the unit of the last.

    >>> [str(found.value) for found in quantities(Layout.of("分别加快0.7、1.0和1.1个百分点，达到5%—6%"))]
    ['0.7', '1.0', '1.1', '5.5']
    """
    waiting: list[Token] = []
    held: Found | None = None
    for token in tokens(layout):
        if waiting and not _joins(layout, waiting[-1].end, token.start):
            waiting = []
        if token.unit is None:
            waiting.append(token)
            continue
        for found in _listed(layout, waiting, token, token.unit):
            if held is not None and _is_range(layout, held, found):
                held = _range(held.start, found.end, (held.value, found.value), found)
                continue
            if held is not None:
                yield held
            held = found
        waiting = []
    if held is not None:
        yield held


def _joins(layout: Layout, end: int, start: int) -> bool:
    between = layout.text[end:start]
    return len(between) < 5 and bool(_JOIN.fullmatch(between) or _DASH.fullmatch(between))


def _listed(layout: Layout, waiting: list[Token], last: Token, unit: Unit) -> Iterator[Found]:
    left = layout.left(waiting[0].start if waiting else last.start, 32)
    final = Found(last.start, last.end, last.in_unit(unit), unit.canonical, _sort(unit), last.cmp)
    if waiting and _DASH.fullmatch(layout.text[waiting[-1].end : last.start]) and not _FROM.search(left):
        low = waiting.pop()
        final = _range(low.start, last.end, (low.in_unit(unit, last.power), final.value), final)
    if unit.sort != "count" or _ONE_BY_ONE.search(left):
        for item in waiting:
            value = item.in_unit(unit, last.power)
            yield Found(item.start, item.end, value, unit.canonical, _sort(unit), item.cmp, listed=True)
    yield final


def _is_range(layout: Layout, low: Found, high: Found) -> bool:
    between = layout.text[low.end : high.start]
    if low.unit != high.unit or low.spread or high.spread or not 0 < len(between) < 3:
        return False
    return bool(_DASH.fullmatch(between)) and not _FROM.search(layout.left(low.start, 16))


def _range(start: int, end: int, ends: tuple[Decimal, Decimal], like: Found) -> Found:
    low, high = min(ends), max(ends)
    return Found(start, end, (low + high) / 2, like.unit, like.sort, like.cmp, (low, high))


def _sort(unit: Unit) -> str:
    return "level" if unit.sort in {"mag-level", "years", "age"} else unit.sort
