"""The words around values that stand together: what leads them, what follows, and what the clause before names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from xinzhi.evidence.claims.clauses import Layout
from xinzhi.evidence.claims.context.mentions import Mention
from xinzhi.evidence.claims.context.metrics import any_metric, is_place, split, stands_alone
from xinzhi.evidence.claims.context.phrases import bare_phrase, clean, right_noun
from xinzhi.evidence.claims.values import Value

REACH = 64
_NEWS = re.compile(r"长势|供应|再创|创|再获|迈|稳步|持续|不断|位列|跃|取得|实现|喜获|保持")
_THING = re.compile(r"[一-龥]{2,10}")
_WORKS = re.compile(r"(?:项目|基地|产业园|园区|平台|工程|集群|电站|中心)$")


@dataclass(frozen=True, slots=True)
class Heard:
    """The words around a group of values: noun and verb before it, noun after it; whether a sentence begins, and not at once."""

    noun: str
    verb: str
    right: str
    is_new: bool
    is_later: bool
    place: str


def hear(layout: Layout, found: list[Value], group: list[int], times: list[Mention]) -> Heard:
    """Give the words around the values at the places `group`."""
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
    return Heard(noun, phrase.verb, right, is_new, is_later, _place_after(layout.text, last.end, right))


def _place_after(text: str, end: int, right: str) -> str:
    """Give the place that a value belongs to where it stands after it: 突破3000亿元的宜宾，……."""
    if not right or text[end : end + 1] != "的":
        return ""
    return right if is_place(right) else ""


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
    found = any_metric().search(head)
    told = head[: found.end()] if found else _NEWS.split(head)[0]
    return clean(told) if len(told) < len(head) or found else ""


def _is_loose(noun: str) -> bool:
    """Tell whether a noun only says what was measured, and not of what: 总投资, 播种面积."""
    subject, metric = split(noun)
    return not subject and bool(metric) and not stands_alone(metric)


def thing_before(layout: Layout, start: int) -> str:
    """Give the project or place of work that the clause before names, "" where it names none."""
    begin = layout.clause(start)
    if begin <= layout.sentence(start):
        return ""
    head = layout.text[max(layout.clause(begin - 1), begin - REACH) : begin - 1].rpartition("的")[2]
    return clean(head) if _WORKS.search(head) and not re.search(r"\d", head) else ""
