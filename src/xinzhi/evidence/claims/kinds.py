"""What a value states: rank, streak, change, growth, share, count or level; and whether it is a decrease."""

from __future__ import annotations

import re
from typing import Literal

from xinzhi.evidence.claims.clauses import Layout
from xinzhi.evidence.claims.found import Found

Kind = Literal["rank", "streak", "change", "growth", "share", "count", "level"]

_VERB = (
    r"(?:负增长|增长(?!面)|增加(?!值)|增产|增收|多增|少增|减产|减收|减少|下降|下跌|下滑|下调|上调|降低|回落|回升|回暖|反弹|上升|上涨"
    r"|提高|提升|提速|扩大|缩小|缩减|缩短|压缩|萎缩|压减|压降|压低|递增|递减|攀升|放缓|收窄|节约|节省|高出|多出|少出|拉动|同比[增减升降]|[涨跌])"
)
_SHORT = r"(?:(?<![新年净])[增升]|[降减](?![排税灾负]))"
_TO = r"(?!了?[到至]|至|到)"
_WEAK = re.compile(
    r"(?:约|近|超过?|逾|达到?|高达|为|是|了|过|分别|各|均|都|平均|在|稳定|保持|控制|维持|有望|预计|将|已|突破|接近|仍|再|又"
    r"|名义|实际|只有|仅|不足|不低于|不少于|不超过|不高于|高于|低于|不到|年均|左右|幅度|累计|至少|首次|大约|分|共|全部|成功|也|就|可|[ “（(]|一倍)+$"
)
_ENDS_IN_VERB = re.compile(rf"(?:{_VERB}|{_SHORT})$")
_GROWTH_NOUN = r"(?:增速|增幅|涨幅|降幅|跌幅|增长率|增长速度|增长目标|增长预期目标|升幅|增长幅度)"
_ENDS_IN_GROWTH = re.compile(rf"{_GROWTH_NOUN}(?:分别|目标|预期目标)?$")
_TO_A_RATE = r"(?:提速|加速|放缓|减速)[到至]$"
_SAID = re.compile(rf"{_ENDS_IN_VERB.pattern}|{_ENDS_IN_GROWTH.pattern}|{_TO_A_RATE}|年增$")
_ENDS_IN_TO = re.compile(r"[到至]$")
_GROWS = re.compile(rf"{_VERB}{_TO}|{_GROWTH_NOUN}|{_SHORT}(?=[约近超逾]?$)")
_SHARES = re.compile(r"占|比重|比例|比率|(?<!增长)率|覆盖|贡献|份额|强度|相当于|指数|度(?![量数])|达标|完成")
_RIGHT = re.compile(
    r"(?:以上|左右|以内)?的?[^，。；、\d%]{0,8}?(?:增速|增幅|涨幅|降幅|增长率|增长速度)|的?[^，。；、\d%]{0,4}增长(?![极点率])"
)
_DOWN = re.compile(
    r"负增长|下降|下跌|下滑|下调|降低|减少|减产|减收|回落|缩小|收窄|缩减|缩短|压缩|萎缩|压减|压降|递减|少增|放缓|降幅|跌幅|低于|慢于|节约|节省"
    r"|(?<!不)[降减跌低慢少](?=[了约近超逾达为 ]{0,3}$)"
)
_UP = re.compile(
    r"增长|增加(?!值)|增速|上升|上涨|上调|提高|提升|扩大|加快|回升|高于|快于|拉动|多增|增收|增产|[涨升高快多增](?=[了约近超逾达为 ]{0,3}$)"
)
_BASE = re.compile(r"同比|环比|比[^，。；]{1,14}?|较[^，。；]{1,14}?")
_CHANGED = re.compile(r"(?:增加(?!值)|减少|多增|少增|增长(?!点)|下降|多|少)[^，。；、\d]{0,8}$")
_CHANGES = re.compile(
    r"(?:增加(?!值)|减少|多增|少增|增产|减产|增收|减收|增长规模|前移|后移|跃升|进位|高出|多出|拉高|拉低|(?<![新年净])增|(?<!不)减)$"
)
_MOVES = re.compile(r"(?:缩短|压缩|提高|降低|上升|下降|扩大|缩小|提升|增长|上调|下调|上涨|下跌)$")
_STOP = re.compile(r"[，。；、！？）\s]|$")
_THAN = re.compile(r"[比较][^，。；]{1,14}[多少高低快慢]$")
_BARE = re.compile(r"[一-龥]{2,12}为")
_ENDED_IN_GROWTH = re.compile(rf"{_GROWTH_NOUN}(?:[^，。；\d%]{{0,8}})。$")
_EACH = re.compile(r"[ ]?(?:、|和|及|与|以及)[ ]?")


def kind(layout: Layout, found: Found, before: tuple[Found, Kind] | None) -> Kind:
    """Decide the kind in the order of the guide; `before` is the value found last, whose kind a list item shares.

    >>> from decimal import Decimal
    >>> kind(Layout.of("全年增速达5%"), Found(5, 7, Decimal(5), "%", "percent"), None)
    'growth'
    """
    if found.sort in {"rank", "streak", "share", "growth"}:
        return found.sort  # type: ignore[return-value]
    left = layout.left(found.start)
    if before and _EACH.fullmatch(layout.text[before[0].end : found.start]) and before[0].unit == found.unit:
        return before[1]
    return _percent(layout, found, left) if found.sort == "percent" else _absolute(layout, found, left)


def _absolute(layout: Layout, found: Found, left: str) -> Kind:
    tail = _WEAK.sub("", left)
    if found.sort == "times":
        return "growth" if _ENDS_IN_VERB.search(tail) else "level"
    moves = _MOVES.search(tail) and _STOP.match(layout.text, found.end)
    if found.sort == "points" or moves or _CHANGES.search(tail) or _THAN.search(tail) or _is_increment(left):
        return "change"
    return "count" if found.sort == "count" else "level"


def _is_increment(left: str) -> bool:
    base = _BASE.search(left)
    return bool(base and _CHANGED.search(left, base.start())) and not _ENDS_IN_TO.search(_WEAK.sub("", left))


def _percent(layout: Layout, found: Found, left: str) -> Kind:
    tail = _WEAK.sub("", left)
    if layout.text[found.start] == "+" or _SAID.search(tail):
        return "growth"
    if not tail.strip("的 ") and _RIGHT.match(layout.text, found.end):
        return "growth"
    if not tail:
        tail = layout.left(max(0, layout.clause(found.start) - 1))
        return "growth" if _ENDS_IN_GROWTH.search(_WEAK.sub("", tail)) else "share"
    if _ENDS_IN_TO.search(tail):
        return "growth" if re.search(rf"{_GROWTH_NOUN}[^，。；、]{{0,12}}$", tail) else "share"
    grows = max((match.end() for match in _GROWS.finditer(tail)), default=-1)
    shares = max((match.end() for match in _SHARES.finditer(tail)), default=-1)
    if grows < 0 and shares < 0 and (_RIGHT.match(layout.text, found.end) or _goes_on(layout, found, left)):
        return "growth"
    return "growth" if grows > shares else "share"


def _goes_on(layout: Layout, found: Found, left: str) -> bool:
    """Tell whether a sentence with 其中 goes on from a rate of growth: ……增速快于全省。其中，成都为6.0%."""
    start, passage = layout.sentence(found.start), layout.passage(found.start)
    before = layout.text[max(passage, start - 24) : start] if passage < start else ""
    return bool(_BARE.fullmatch(left) and _ENDED_IN_GROWTH.search(before))


def is_decrease(layout: Layout, found: Found, before: tuple[Found, bool] | None) -> bool:
    """Tell whether a growth or change is a decrease; a list item without a verb follows the item before it."""
    if before and _EACH.fullmatch(layout.text[before[0].end : found.start]):
        return before[1]
    left = layout.left(found.start)
    if found.start == layout.clause(found.start):
        return False
    to = re.search(r"(?:至|到)[约近超 ]*$", left)
    down = max((match.end() for match in _DOWN.finditer(left)), default=-1)
    up = max((match.end() for match in _UP.finditer(left)), default=-1)
    if to:
        return "降幅" in left or "跌幅" in left
    return down > up or (down == up and down > 0)
