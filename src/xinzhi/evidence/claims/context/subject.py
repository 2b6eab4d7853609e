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
_THING = re.compile(r"[一-龥]{2,10}")
_PARTS = re.compile(r"城镇|农村|城市|乡村|城乡|[东中西]部(?:地区)?|东北(?:地区)?|国有|民营|民间|外资|男性|女性")
_NEWS = re.compile(r"长势|供应|再创|创|再获|迈|稳步|持续|不断|位列|跃|取得|实现|喜获|保持")
_TIMES = re.compile(r"(?:年均|同比|环比|累计|复合)+$")
_EMPTY = re.compile(r"(?:分别|合计|约|共|均|各)+$")
_DONE = re.compile(r"(?<=..)(?:完成|实现)$")
_TRADE = re.compile(r"(?P<of>(?:我国|中国)(?:对|与|同|和))(?P<all>.+)")
_OF_GOODS = {"产量", "销量", "出口", "进口", "零售额"}
_WORKS = re.compile(r"(?:项目|基地|产业园|园区|平台|工程|集群|电站|中心)$")
_RATE = re.compile(r"占|率|比重|系数|比例|份额")
_SHARE_OF = re.compile(r"^(?P<subject>.*?)(?P<metric>占.+|相当于.+|接近.+)$")


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
        heard = _hear(layout, found, group, times)
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


@dataclass(frozen=True, slots=True)
class _Heard:
    """The words around a group of values: noun and verb before it, noun after it; whether a sentence begins, and not at once."""

    noun: str
    verb: str
    right: str
    is_new: bool
    is_later: bool
    place: str


def _hear(layout: Layout, found: list[Value], group: list[int], times: list[Mention]) -> _Heard:
    first, last = found[group[0]], found[group[-1]]
    previous = found[group[0] - 1] if group[0] else None
    is_new = previous is None or layout.passage(previous.start) != layout.passage(first.start)
    clause = layout.clause(first.start)
    begin = previous.end if previous is not None and previous.end > clause else clause
    if begin > clause and previous is not None and _is_threshold(layout, previous, first):
        earlier = found[group[0] - 2].end if group[0] > 1 else 0
        begin = max(clause, earlier)
    begin = max(begin, first.start - REACH)
    phrase = bare_phrase(layout.text, begin, first.start, times)
    noun = "" if begin > clause and layout.text[begin : begin + 1] == "的" else phrase.noun
    if not noun and not phrase.verb and is_new:
        noun = earlier_noun(layout, first.start, times)
    elif is_new and _is_loose(noun):
        noun = split(earlier_noun(layout, first.start, times) or thing_before(layout, first.start))[0] + noun
    is_later = clause > layout.sentence(first.start)
    right = right_noun(layout.text, last.end)
    return _Heard(noun, phrase.verb, right, is_new, is_later, _place_after(layout.text, last.end, right))


def _place_after(text: str, end: int, right: str) -> str:
    """Give the place that a value belongs to where it stands after it: 突破3000亿元的宜宾，……."""
    if not right or text[end : end + 1] != "的":
        return ""
    return right if _is_place(right) else ""


def _is_threshold(layout: Layout, value: Value, counted: Value) -> bool:
    """Tell whether a value only bounds the things counted after it: 签约亿元以上项目507个."""
    between = layout.text[value.end : counted.start]
    return value.cmp == ">=" and counted.kind == "count" and bool(_THING.fullmatch(between))


def earlier_noun(layout: Layout, start: int, times: list[Mention]) -> str:
    """Give the measured thing of the clause before, for a clause that begins with its verb."""
    begin = layout.clause(start)
    if begin <= layout.sentence(start):
        return ""
    first = max(layout.clause(begin - 1), begin - REACH)
    first = max([first, *(time.end for time in times if time.start == first and time.end < begin)])
    head = layout.text[first : begin - 1]
    found = _any_metric().search(head)
    told = head[: found.end()] if found else _NEWS.split(head)[0]
    return clean(told) if len(told) < len(head) or found else ""


def _is_loose(noun: str) -> bool:
    """Tell whether a noun only says what was measured, and not of what: 总投资, 播种面积."""
    subject, metric = split(noun)
    return not subject and bool(metric) and not _stands_alone(metric)


def thing_before(layout: Layout, start: int) -> str:
    """Give the project or place of work that the clause before names, "" where it names none."""
    begin = layout.clause(start)
    if begin <= layout.sentence(start):
        return ""
    head = layout.text[max(layout.clause(begin - 1), begin - REACH) : begin - 1].rpartition("的")[2]
    return clean(head) if _WORKS.search(head) and not re.search(r"\d", head) else ""


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


def _tell(heard: _Heard, group: list[Value], before: list[About], whole: str, like: str) -> list[About]:
    noun, verb, right, count = heard.noun, heard.verb, heard.right, len(group)
    if heard.place:
        metric = split(noun)[1] or (before[-1].metric if before and not noun else _metric_of(group[0], verb))
        return [About(heard.place, metric)] * count
    if count == 1 and noun and _measures(right) and not _has_metric(noun):
        return [About(noun, split(right)[1])]
    if count == 1 and group[0].kind in {"count", "level", "share"} and right and not _has_metric(noun):
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
        inherits = before and (not _stands_alone(metric) or _is_place(before[-1].subject))
        if before and metric.startswith("占") and before[-1].subject == whole and _stands_alone(before[-1].metric):
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
    return bool(_PARTS.fullmatch(noun)) or _is_place(noun)


@lru_cache(maxsize=4096)
def _is_place(noun: str) -> bool:
    places = find_places(noun)
    return bool(places and places[0].end - places[0].start == len(noun))


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


@lru_cache(maxsize=4096)
def split(phrase: str) -> tuple[str, str]:
    """Split a noun phrase into what it is about and what was measured; "" where one is missing.

    >>> split("高技术制造业增加值"), split("工业机器人的产量"), split("进出口总额")
    (('高技术制造业', '增加值'), ('工业机器人', '产量'), ('', '进出口总额'))
    """
    share = _SHARE_OF.match(phrase)
    if share and len(share["metric"]) > 2:
        head = _EMPTY.sub("", share["subject"])
        subject, inner = split(head) if head else ("", "")
        return subject or head, (inner if subject else "") + share["metric"].rstrip("的")
    for metric in _metrics():
        if phrase.endswith(metric):
            head = phrase[: -len(metric)]
            head = _DONE.sub("", _TIMES.sub("", head))
            return _whole_name("" if head in {"年", "月", "日", "人"} else head.rstrip("的"), metric)
    return phrase, ""


def _whole_name(head: str, metric: str) -> tuple[str, str]:
    """Give back to the thing, or to the rate, the words that belong to its name: 低空经济|规模, 自给率."""
    if metric.startswith("经济") and head and not _is_place(head):
        return f"{head}经济", metric.removeprefix("经济")
    if metric == "率" and len(head) > 1:
        cut = len(head) - (3 if head[-1] == "化" and len(head) > 2 else 2)
        return head[:cut].rstrip("的"), head[cut:] + metric
    return head, metric


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
