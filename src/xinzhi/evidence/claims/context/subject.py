"""What a value is about and what of it was measured, under coordination and ellipsis."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from xinzhi.evidence.claims.clauses import Layout
from xinzhi.evidence.claims.context.heard import Heard, hear
from xinzhi.evidence.claims.context.mentions import Mention
from xinzhi.evidence.claims.context.metrics import has_metric, is_place, split, stands_alone
from xinzhi.evidence.claims.context.phrases import HEAD_VERB, clean, conjuncts
from xinzhi.evidence.claims.values import Value

_LIST = re.compile(r"[ ]?(?:、|和|及|与|以及|：|:|∶)[ ]?")
_PARTS = re.compile(r"城镇|农村|城市|乡村|城乡|[东中西]部(?:地区)?|东北(?:地区)?|国有|民营|民间|外资|男性|女性")
_TRADE = re.compile(r"(?P<of>(?:我国|中国)(?:对|与|同|和))(?P<all>.+)")
_OF_GOODS = {"产量", "销量", "出口", "进口", "零售额"}
_RATE = re.compile(r"占|率|比重|系数|比例|份额")


@dataclass(frozen=True, slots=True)
class About:
    """Subject and metric of a value; `own` tells whether its clause names the subject itself."""

    subject: str
    metric: str
    own: bool = True


def abouts(layout: Layout, found: list[Value], times: list[Mention], whole: str) -> list[About]:
    """Give subject and metric of each value; `whole` is what the document calls its region (全省)."""
    told: list[About] = []
    before: list[About] = []
    recent: list[list[About]] = []
    for group in _groups(layout, found):
        heard = hear(layout, found, group, times)
        recent = [] if heard.is_new else recent
        if heard.is_new and heard.is_later:
            before = []
        values = [found[at] for at in group]
        lasts = _grown(values[0], recent, _like(recent, before, len(group)))
        like = _same_unit(layout, found, told, group[0])
        before = _tell(heard, values, [] if heard.is_new and heard.noun else lasts, whole, like)
        recent.append(before)
        told += before
    return told


def _like(recent: list[list[About]], before: list[About], count: int) -> list[About]:
    """Give what the values of a list go on from: the last list as long, or as many single values one after another."""
    if count == 1 or len(before) == count:
        return before
    held = next((each for each in reversed(recent) if len(each) == count), None)
    if held is not None:
        return held
    return [each[0] for each in recent[-count:]] if count <= len(recent) else before


def _grown(value: Value, recent: list[list[About]], lasts: list[About]) -> list[About]:
    """Give what grew: of a share named last (产量5万辆、占全国9%、增长7%) the thing measured before it."""
    if value.kind != "growth" or not lasts or "占" not in lasts[-1].metric:
        return lasts
    whole = next((each for each in reversed(recent) if "占" not in each[-1].metric and len(each) == len(lasts)), None)
    return whole or [replace(each, metric=each.metric.partition("占")[0] or each.metric) for each in lasts]


def _same_unit(layout: Layout, found: list[Value], told: list[About], at: int) -> str:
    """Give what was measured of the last value in the same unit within the sentence: 风电装机…，其中海上….

    Nothing where there is none.
    """
    value, sentence = found[at], layout.passage(found[at].start)
    for other in range(at - 1, -1, -1):
        if found[other].start < sentence:
            break
        if found[other].unit == value.unit and found[other].kind == value.kind:
            return told[other].metric
    return ""


def _groups(layout: Layout, found: list[Value]) -> list[list[int]]:
    """Join values that stand in one list: 分别增长11.8%、33.4%."""
    groups: list[list[int]] = []
    for at, value in enumerate(found):
        last = found[at - 1] if at else None
        is_next = last and last.kind == value.kind and _LIST.fullmatch(layout.text[last.end : value.start])
        if is_next:
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups


def _tell(heard: Heard, group: list[Value], before: list[About], whole: str, like: str) -> list[About]:
    noun, verb, right, count = heard.noun, heard.verb, heard.right, len(group)
    if heard.place:
        metric = split(noun)[1] or (before[-1].metric if before and not noun else _metric_of(group[0], verb))
        return [About(heard.place, metric)] * count
    if count == 1 and noun and _measures(right) and not has_metric(noun):
        return [About(noun, split(right)[1])]
    if count == 1 and group[0].kind in {"count", "level", "share"} and right and not has_metric(noun):
        return [_counted(noun, verb, right, group[0])]
    if not noun:
        return _inherited(verb, group, before, whole, like)
    return _several(noun, count, whole) or _spread((noun, verb), group, before, whole, like)


def _measures(right: str) -> bool:
    """Tell whether the words after a value only say what was measured: 以8.1%的增速……."""
    return bool(right) and split(right)[0] == "" and split(right)[1] != ""


def _several(noun: str, count: int, whole: str) -> list[About]:
    """Give things that each have a metric of their own: 毛入园率、巩固率、毛入学率分别为……."""
    pairs = [split(part) for part in conjuncts(noun, count)] if count > 1 else []
    if len(pairs) == count and all(metric for _, metric in pairs):
        return [About(subject or whole, metric) for subject, metric in pairs]
    return []


def _spread(words: tuple[str, str], group: list[Value], before: list[About], whole: str, like: str) -> list[About]:
    """Spread one noun phrase, with the verb that led it, over the values of a list."""
    (noun, verb), count = words, len(group)
    pulled = re.match(r"拉[动低高]|带动|影响|贡献", noun)
    if pulled and before:
        return [About(before[-1].subject, f"{noun}增长", own=False) for _ in group]
    subject, metric = split(noun)
    if not metric and group[0].kind in {"count", "level"}:
        about = _counted("", verb, noun, group[0])
        about = replace(about, metric=like) if like and not verb else about
        return [replace(about, subject=part) for part in _parts(noun, count)]
    if not metric and before and group[0].kind != "streak" and _goes_on(noun, before[-1].metric, group[0].kind):
        metric = before[-1].metric
    metric = metric or _metric_of(group[0], verb)
    if not subject:
        inherits = before and (not stands_alone(metric) or is_place(before[-1].subject))
        if before and metric.startswith("占") and before[-1].subject == whole and stands_alone(before[-1].metric):
            return [About(before[-1].metric, metric, own=False)] * count
        subjects = [before[min(at, len(before) - 1)].subject for at in range(count)] if inherits else [whole] * count
        return [About(each, metric, own=not inherits) for each in subjects]
    return [About(each, metric) for each in _parts(subject, count)]


def _goes_on(noun: str, metric: str, kind: str) -> bool:
    """Tell whether a noun without a metric is measured as what was named before it was."""
    if _is_part(noun) or (kind in {"share", "change", "rank", "count", "level"} and _RATE.search(metric)):
        return True
    return kind == "growth" and ((metric == "增加值" and noun.endswith("业")) or metric in _OF_GOODS)


def _is_part(noun: str) -> bool:
    """Tell whether a noun only names a part of what was measured before: 其中城镇……, 江苏……."""
    return bool(_PARTS.fullmatch(noun)) or is_place(noun)


def _counted(noun: str, verb: str, thing: str, value: Value) -> About:
    verb = verb or (noun if HEAD_VERB.fullmatch(noun) else "")
    if value.kind == "count":
        return About(thing, f"{verb}数量")
    if value.kind == "share":
        return About(thing, clean(noun) + verb if noun else "占比")
    return About(thing, verb or clean(noun) or "规模")


def _inherited(verb: str, group: list[Value], before: list[About], whole: str, like: str) -> list[About]:
    if not before:
        return [About(whole, _metric_of(group[0], verb), own=False) for _ in group]
    if verb and not like and group[0].kind in {"count", "level"}:
        return [About(before[-1].subject, _metric_of(group[0], verb), own=False) for _ in group]
    lasts = before if len(before) == len(group) else [before[-1]] * len(group)
    told = [replace(each, own=False) for each in lasts]
    return [replace(each, metric=like) for each in told] if like and group[0].kind in {"count", "level"} else told


def _metric_of(value: Value, verb: str) -> str:
    names = {"growth": "增速", "share": "占比", "rank": "位次", "streak": "持续时间", "change": "变动", "count": "数量"}
    return (
        verb
        if verb and value.kind in {"level", "share"}
        else (verb if value.kind == "count" else "") + names.get(value.kind, "规模")
    )


def _parts(subject: str, count: int) -> list[str]:
    trade = _TRADE.fullmatch(subject) if count > 1 else None
    parts = [trade["of"] + each for each in conjuncts(trade["all"], count)] if trade else conjuncts(subject, count)
    return parts if len(parts) == count else [subject] * count
