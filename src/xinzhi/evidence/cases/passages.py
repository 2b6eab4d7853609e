"""Passages about one place: from its name, standing alone or as the subject, to where the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xinzhi.evidence.cases.chains import lists_chain
from xinzhi.evidence.claims.clauses import Layout
from xinzhi.evidence.claims.context.where import Topic

_STOP = re.compile(r"……|\n")
_NEXT = re.compile(r"；")
_DOES = re.compile(
    r"(?:全力|加快|着力|正在|已经?|倾力|奋力|积极|规划|启动|开工)*(?:打造|建成|建设|依托|崛起|落户|培育|布局|构建|形成|引进|抢抓|瞄准|聚焦)"
)
_FIRM = re.compile(
    r"(?:已经?)?(?:开工建设|规划建设|启动建设|打造|建成|引进)[^，。；]{0,24}?(?:基地|产业园|园区|集群|产业链|示范区|项目)"
)


def passages(layout: Layout, topics: list[Topic], values: list[int]) -> Iterator[tuple[int, int, Topic]]:
    """Give place and topic of each passage; `values` are where figures stand, which make a subject's clause a claim."""
    text = layout.text
    for at, topic in enumerate(topics):
        following = topics[at + 1] if at + 1 < len(topics) else None
        if topic.is_head:
            end = _end(text, topic.end)
            inner = following if following and following.start < end else None
            if inner and inner.is_head:
                end = inner.start
            finer = inner is not None and not inner.is_head and inner.code[:2] == topic.code[:2]
            yield topic.start, _trimmed(text, topic.start, end), inner if finer and inner else topic
        elif not _headed(layout, topics, at) and lists_chain(text[topic.end : _clause_end(text, topic.end)]):
            yield layout.sentence(topic.start), _trimmed(text, topic.start, _clause_end(text, topic.end)), topic
        elif _DOES.match(text, topic.end) and not _headed(layout, topics, at):
            clause = _clause_end(text, topic.end)
            is_claim = any(topic.start <= value < clause for value in values)
            if not is_claim or _FIRM.match(text, topic.end):
                yield layout.sentence(topic.start), _trimmed(text, topic.start, clause), topic


def _headed(layout: Layout, topics: list[Topic], at: int) -> bool:
    paragraph = layout.paragraph(topics[at].start)
    return any(topic.is_head and topic.start >= paragraph for topic in topics[:at])


def _end(text: str, start: int) -> int:
    stop = _STOP.search(text, start)
    end = stop.start() if stop else len(text)
    semicolon = _NEXT.search(text, start, end)
    return semicolon.start() if semicolon else end


def _clause_end(text: str, start: int) -> int:
    stop = re.compile(r"[。；\n]").search(text, start)
    return stop.end() if stop else len(text)


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " \n，；":
        end -= 1
    return end
