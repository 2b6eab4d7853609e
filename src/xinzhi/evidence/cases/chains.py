"""Stages of a chain as a text lists them: 集……于一体, 涵盖……的产业链, 从……到……, “风光氢储车”."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LINK = r"(?:—{1,2}|→|－|-|\+)"
_QUOTED = rf"“(?P<list>[^，。；“”\d—→－+-]{{1,12}}(?:{_LINK}[^，。；“”\d—→－+-]{{1,12}}){{2,}})”"
_AND = re.compile(r"、|(?<!共)和|以及|及|与")
_FORMS = (
    re.compile(
        r"从(?P<list>[^，。；从\d]{2,40}?到[^，。；\d的]{2,20})(?=的[^，。；]{0,8}(?:产业链|链条|闭环|体系|生态))"
    ),
    re.compile(rf"{_QUOTED}(?=[^，。；]{{0,8}}?(?:产业链|全链|链条|闭环|体系|模式|生态|一体))"),
    re.compile(r"集聚?(?P<list>[^，。；]{3,80}?)(?:于|为)一[体身]"),
    re.compile(
        r"(?:涵盖|覆盖|包括|囊括|贯通|打通|串起|形成)(?:了)?(?P<list>[^，。；]{3,60}?)(?:等(?:环节|领域)?)?的[^，。；]{0,12}(?:产业链|链条|全链|体系|集群)"
    ),
    re.compile(
        r"(?:产业链条?|全链条?|链条)[^，。；、]{0,6}?(?:涵盖|覆盖|包括|囊括)了?(?P<list>[^。；，]{3,60}?(?:，以及[^。；，]{2,20}?)?)(?=等|[，。；])"
    ),
    re.compile(
        r"(?:涵盖|覆盖|包括|包含|贯通|打通)了?(?P<list>[^，。；]{3,60}?)(?=等(?:关键|重点|多个|各个?|核心|全部|主要)*(?:环节|链条)|[三四五六七八]大[^，。；、]{0,4}(?:板块|环节))"
    ),
    re.compile(
        r"(?:形成|构建|打造|实现|建成)了?(?P<list>[^，。；、\d]{2,12}(?:、[^，。；、\d]{2,12}){1,6}?)(?=一体化)"
    ),
    re.compile(r"从(?P<list>[^，。；从\d]{2,40}?(?:、[^，。；从\d]{2,20})*(?:再)?到[^，。；\d的]{2,20})(?=[，。；])"),
    re.compile(r"(?P<list>[^，。；：“”]{2,12}(?:—|——|→|－)[^，。；“”]{2,40})(?:产业链|全产业链|链条)"),
)
_LETTERS = re.compile(
    r"“(?P<list>[风光水火核氢氨醇储车网荷源地热生煤电冶材化算]{3,7})”(?=[^，。；]{0,4}(?:集群|一体|产业|基地|链|项目))"
)
_STREAM = re.compile(
    r"以?(?P<up>[^，。；、]{2,12})为上游、(?P<mid>[^，。；、]{2,12})为中游、(?P<down>[^，。；、]{2,12})为下游"
)
_WHOLE = re.compile(
    r"集聚?[^，。；]{3,80}?(?:于|为)一[体身]的[^，。；企]{0,8}?(?:产业|集群|体系|链|格局|基地|园)"
    r"|“[^，。；“”\d]{2,12}(?:(?:—{1,2}|→)[^，。；“”\d]{1,12}){2,}”[^，。；]{0,6}?(?:产业链|链条|闭环)"
)
_HINT = re.compile(r"链|环节|板块|一[体身]|闭环|上游|体系|生态")
_ALONE = re.compile(r"回收利用|梯次利用|资源化利用|再制造")
_TO = re.compile(r"再?到|——?|→|－|-|\+")
_LONGEST = 14


def chain(passage: str) -> tuple[str, ...]:
    """Give the stages of the chain that `passage` lists, in their order; none where it lists none.

    >>> chain("形成一条集海上发射、星舰产研于一体的产业链"), chain("“风光氢储”一体化")
    (('海上发射', '星舰产研'), ('风', '光', '氢', '储'))
    """
    for form in _FORMS:
        found = form.search(passage)
        if found:
            stages = [stage for part in _TO.split(found["list"]) for stage in _split(part)]
            if len(stages) > 1 and all(0 < len(stage) <= _LONGEST for stage in stages):
                return tuple(stages)
    stream = _STREAM.search(passage)
    if stream:
        return stream["up"].removeprefix("以"), stream["mid"], stream["down"]
    letters = _LETTERS.search(passage)
    if letters:
        return tuple(letters["list"])
    alone = _ALONE.search(passage)
    return (alone.group(),) if alone else ()


def lists_chain(passage: str) -> bool:
    """Tell whether `passage` lists the stages of a chain one by one.

    >>> lists_chain("构建“研发—制造—应用”全产业链"), lists_chain("建成光伏电站")
    (True, False)
    """
    hinted = _HINT.search(passage)
    return bool(hinted) and bool(_STREAM.search(passage) or any(form.search(passage) for form in _FORMS))


def whole_chains(text: str) -> Iterator[tuple[int, int]]:
    """Give where the lists of whole chains stand: 集……于一体的产业, “研发—制造—应用”全产业链."""
    for match in _WHOLE.finditer(text):
        yield match.span()


def _split(listed: str) -> list[str]:
    listed = listed.replace("，以及", "、")
    parts = listed.split("、")
    return [*parts[:-1], *_AND.split(parts[-1])] if len(parts) > 1 else _AND.split(listed)
