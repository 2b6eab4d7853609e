"""Tier, industry, theme and actor of a value, where the text says so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from xinzhi.evidence.claims.clauses import Layout
from xinzhi.evidence.claims.context.subject import About
from xinzhi.evidence.claims.context.when import When
from xinzhi.evidence.claims.context.where import Where
from xinzhi.evidence.topics.headings import Headings
from xinzhi.evidence.topics.industries import Industry, Tier, named_in
from xinzhi.evidence.topics.projects import project


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a text before its values are told: its parts, periods, places and headings."""

    layout: Layout
    when: When
    where: Where
    heads: Headings


_TOLD: tuple[tuple[Tier, str], ...] = (("future", "未来产业"), ("emerging", "新兴产业"), ("traditional", "传统产业"))
_PERSON = re.compile(r"习近平总书记|国务院")
_REACH = 120


@dataclass(frozen=True, slots=True)
class Tags:
    """Tier, industry, theme and actor; None where the text does not say."""

    tier: Tier | None
    industry: str | None
    theme: str | None
    actor: str | None


def tags(read: Read, start: int, end: int, about: About) -> Tags:
    """Read the tags of the value from `start` to `end`: from its subject, its sentence, the passage and the heading."""
    layout, passage = read.layout, read.where.passage(start)
    sentence = layout.text[max(layout.sentence(start), start - _REACH) : end + len(about.subject) + 8]
    said = layout.text[passage : end + 60].partition("\n")[0] if passage is not None else ""
    of = _industry(about, said, sentence)
    told = [tier for tier, name in _TOLD if name in sentence]
    headed = read.heads.tier(start) if of else None
    tier = (told[0] if len(told) == 1 else None) or headed or (of.tier if of else None)
    person = _PERSON.search(sentence)
    actor = person.group() if person else project(said)
    return Tags(tier, of.name if of else None, read.heads.theme(start), actor)


def _industry(about: About, passage: str, sentence: str) -> Industry | None:
    for words in (about.subject + about.metric, passage or sentence, sentence if passage else ""):
        found = named_in(words)
        if found:
            return found[0]
    return None
