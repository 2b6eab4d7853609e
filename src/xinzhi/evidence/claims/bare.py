"""Numbers whose unit is a word at their side, or left out: 人次86.5万, 17万婴幼儿, 进出口总额45.47万亿."""

from __future__ import annotations

import csv
import re
from functools import cache
from typing import TYPE_CHECKING

from xinzhi.evidence.claims.plain import DATA
from xinzhi.evidence.claims.units import Unit, unit_named

if TYPE_CHECKING:
    from xinzhi.evidence.claims.clauses import Layout

_MONEY = re.compile(
    r"总额|总值|产值|GDP|增加值|收入|投资|产业规模|经济规模|经济总量|贷款|存款|余额|资产|利润|销售|营收|交易额|成交额|税收|资金|支出|市值|成交|外贸"
)
_STEP = re.compile(r"台阶|大关|关口")
_TO = re.compile(r"(?:增长|增加|提高|提升|上升|跃升|扩大|增|升)[到至]")
_WEAK = re.compile(r"(?:约|近|超过?|逾|达到?|突破|为|共|累计|分别)*[ ]?$")
_PEOPLE = re.compile(r"[一-龥]{2,6}?(?:人民|群众|儿女|市民|居民|父老)")
_STOP = "，。；、！？）)”"


def unit_from_words(layout: Layout, start: int, end: int, power: str) -> Unit | None:
    """Give the unit that a word beside a number of 万 or 亿 says, or None.

    >>> from xinzhi.evidence.claims.clauses import Layout
    >>> unit_from_words(Layout.of("接待游客人次86.5万，"), 6, 11, "万").canonical
    '人次'
    """
    if not power or power[-1] not in "万亿":
        return None
    text = layout.text
    for word, unit in _words("right"):
        if text.startswith(word, end):
            return unit_named(unit)
    if _PEOPLE.match(text, end):
        return unit_named("人")
    right = text[end : end + 2] or "。"
    if right[0] not in _STOP and not _STEP.match(right) and not _TO.match(text, end):
        return None
    left = layout.left(start)
    heard = left[: _WEAK.search(left).start()]  # type: ignore[union-attr]
    for word, unit in _words("left"):
        if heard.endswith(word):
            return unit_named(unit)
    is_money = "亿" in power and (_MONEY.search(left) or _STEP.match(right))
    return unit_named("元") if is_money else None


@cache
def _words(side: str) -> tuple[tuple[str, str], ...]:
    with (DATA / "bare.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["word"], row["unit"]) for row in csv.DictReader(file) if row["side"] == side]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))
