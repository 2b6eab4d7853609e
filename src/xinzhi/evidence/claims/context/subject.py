"""What a value is about and what of it was measured, under coordination and ellipsis."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from xinzhi.evidence.claims.clauses import Layout
from xinzhi.evidence.claims.context.mentions import Mention
from xinzhi.evidence.claims.context.phrases import HEAD_VERB, bare_phrase, clean, conjuncts, right_noun
from xinzhi.evidence.claims.plain import DATA
from xinzhi.evidence.claims.values import Value
from xinzhi.keys.places import find_places

REACH = 64
_LIST = re.compile(r"[ ]?(?:、|和|及|与|以及|：|:|∶)[ ]?")
_PARTS = re.compile(r"城镇|农村|城市|乡村|城乡|[东中西]部(?:地区)?|东北(?:地区)?|国有|民营|民间|外资|男性|女性")
_NEWS = re.compile(r"再创|创|再获|迈|稳步|持续|不断|位列|跃|取得|实现|喜获|保持")
_TIMES = re.compile(r"(?:年均|同比|环比|累计)+$")
_RATE = re.compile(r"占|率|比重|系数|比例|份额")
_SHARE_OF = re.compile(r"^(?P<subject>.*?)(?P<metric>占.+|相当于.+)$")


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
    recent: list[About] = []
    for group in _groups(layout, found):
        heard = _hear(layout, found, group, times)
        recent = [] if heard.is_new else recent
        if heard.is_new and heard.is_later:
            before = []
        lasts = recent[-len(group) :] if 1 < len(group) <= len(recent) and len(before) != len(group) else before
        before = _tell(heard, [found[at] for at in group], [] if heard.is_new and heard.noun else lasts, whole)
        recent.append(before[0])
        told += before
    return told


@dataclass(frozen=True, slots=True)
class _Heard:
    """The words around a group of values: noun and verb before it, noun after it; whether a sentence begins, and not at once."""

    noun: str
    verb: str
    right: str
    is_new: bool
    is_later: bool


def _hear(layout: Layout, found: list[Value], group: list[int], times: list[Mention]) -> _Heard:
    first, last = found[group[0]], found[group[-1]]
    previous = found[group[0] - 1] if group[0] else None
    is_new = previous is None or layout.sentence(previous.start) != layout.sentence(first.start)
    clause = layout.clause(first.start)
    begin = previous.end if previous is not None and previous.end > clause else clause
    begin = max(begin, first.start - REACH)
    phrase = bare_phrase(layout.text, begin, first.start, times)
    noun = "" if begin > clause and layout.text[begin : begin + 1] == "的" else phrase.noun
    if not noun and not phrase.verb and is_new:
        noun = earlier_noun(layout, first.start)
    is_later = clause > layout.sentence(first.start)
    return _Heard(noun, phrase.verb, right_noun(layout.text, last.end), is_new, is_later)


def earlier_noun(layout: Layout, start: int) -> str:
    """Give the measured thing of the clause before, for a clause that begins with its verb."""
    begin = layout.clause(start)
    if begin <= layout.sentence(start):
        return ""
    head = layout.text[max(layout.clause(begin - 1), begin - REACH) : begin - 1]
    found = _any_metric().search(head)
    told = head[: found.end()] if found else _NEWS.split(head)[0]
    return clean(told) if len(told) < len(head) or found else ""


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


def _tell(heard: _Heard, group: list[Value], before: list[About], whole: str) -> list[About]:
    noun, verb, right, count = heard.noun, heard.verb, heard.right, len(group)
    if count == 1 and group[0].kind in {"count", "level", "share"} and right and not _has_metric(noun):
        return [_counted(noun, verb, right, group[0])]
    if not noun:
        return _inherited(verb, group, before, whole)
    return _several(noun, count, whole) or _spread(noun, verb, group, before, whole)


def _several(noun: str, count: int, whole: str) -> list[About]:
    """Give things that each have a metric of their own: 毛入园率、巩固率、毛入学率分别为……."""
    pairs = [split(part) for part in conjuncts(noun, count)] if count > 1 else []
    if len(pairs) == count and all(metric for _, metric in pairs):
        return [About(subject or whole, metric) for subject, metric in pairs]
    return []


def _spread(noun: str, verb: str, group: list[Value], before: list[About], whole: str) -> list[About]:
    """Spread one noun phrase over the values of a list."""
    count = len(group)
    pulled = re.match(r"拉[动低高]|带动|影响|贡献", noun)
    if pulled and before:
        return [About(before[-1].subject, f"{noun}增长", own=False) for _ in group]
    subject, metric = split(noun)
    if not metric and group[0].kind in {"count", "level"}:
        about = _counted("", verb, noun, group[0])
        return [replace(about, subject=part) for part in _parts(noun, count)]
    if not metric and before and (_is_part(noun) or _RATE.search(before[-1].metric)):
        metric = before[-1].metric
    metric = metric or _metric_of(group[0], verb)
    if not subject:
        inherits = before and not _stands_alone(metric)
        subjects = [before[min(at, len(before) - 1)].subject for at in range(count)] if inherits else [whole] * count
        return [About(each, metric, own=not inherits) for each in subjects]
    return [About(each, metric) for each in _parts(subject, count)]


def _is_part(noun: str) -> bool:
    """Tell whether a noun only names a part of what was measured before: 其中城镇……, 江苏……."""
    places = find_places(noun)
    return bool(_PARTS.fullmatch(noun)) or bool(places and places[0].end - places[0].start == len(noun))


def _counted(noun: str, verb: str, thing: str, value: Value) -> About:
    verb = verb or (noun if HEAD_VERB.fullmatch(noun) else "")
    if value.kind == "count":
        return About(thing, f"{verb}数量")
    if value.kind == "share":
        return About(thing, clean(noun) + verb if noun else "占比")
    return About(thing, verb or clean(noun) or "规模")


def _inherited(verb: str, group: list[Value], before: list[About], whole: str) -> list[About]:
    if not before:
        return [About(whole, _metric_of(group[0], verb), own=False) for _ in group]
    lasts = before if len(before) == len(group) else [before[-1]] * len(group)
    return [replace(each, own=False) for each in lasts]


def _metric_of(value: Value, verb: str) -> str:
    names = {"growth": "增速", "share": "占比", "rank": "位次", "streak": "持续时间", "change": "变动", "count": "数量"}
    return (
        verb
        if verb and value.kind in {"level", "share"}
        else (verb if value.kind == "count" else "") + names.get(value.kind, "规模")
    )


def _parts(subject: str, count: int) -> list[str]:
    parts = conjuncts(subject, count)
    return parts if len(parts) == count else [subject] * count


@lru_cache(maxsize=4096)
def split(phrase: str) -> tuple[str, str]:
    """Split a noun phrase into what it is about and what was measured; "" where one is missing.

    >>> split("高技术制造业增加值"), split("工业机器人的产量"), split("进出口总额")
    (('高技术制造业', '增加值'), ('工业机器人', '产量'), ('', '进出口总额'))
    """
    share = _SHARE_OF.match(phrase)
    if share and len(share["metric"]) > 2:
        subject, inner = split(share["subject"]) if share["subject"] else ("", "")
        return subject or share["subject"], (inner if subject else "") + share["metric"].rstrip("的")
    for metric in _metrics():
        if phrase.endswith(metric):
            head = phrase[: -len(metric)]
            head = _TIMES.sub("", head)
            return "" if head in {"年", "月", "日", "人"} else head.rstrip("的"), metric
    return phrase, ""


def _has_metric(noun: str) -> bool:
    return bool(noun) and bool(split(noun)[1])


def _stands_alone(metric: str) -> bool:
    return metric in _alone()


@cache
def _rows() -> list[dict[str, str]]:
    with (DATA / "metrics.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def _metrics() -> tuple[str, ...]:
    return tuple(sorted((row["metric"] for row in _rows()), key=len, reverse=True))


@cache
def _any_metric() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _metrics())))


@cache
def _alone() -> frozenset[str]:
    return frozenset(row["metric"] for row in _rows() if row["own"] == "yes")
