"""Indicator frameworks: a tree of dimensions with indicators as leaves, its source and its standing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from xinzhi.frameworks.citation import Citation
from xinzhi.frameworks.direction import Direction
from xinzhi.frameworks.formula import Formula
from xinzhi.lang import Lang, Words, current

Status = Literal[
    "full",
    "partial",
    "dimensions-only",
    "inferred",
    "source-incomplete",
    "circulating",
    "method-only",
]
Origin = Literal["project", "official", "work", "circulating", "study"]

STATUSES: dict[Status, Words] = {
    "full": Words("指标与来源齐全", "indicators and source complete"),
    "partial": Words("只读到部分指标，未收录", "only part of the indicators could be read; none are held"),
    "dimensions-only": Words("只有维度", "dimensions only"),
    "inferred": Words("权重由公布值反推，不是印出的", "weights inferred from published values, not printed"),
    "source-incomplete": Words(
        "读到了指标表，但作者、题名或年份不全，未收录指标",
        "a table was read, but author, title or year are not all known; no indicators are held",
    ),
    "circulating": Words("流传指标表，无论文出处", "a circulating list without a paper behind it"),
    "method-only": Words("只有方法或表式，没有指标体系", "a method or a form, without an indicator system"),
}
ORIGINS: dict[Origin, Words] = {
    "project": Words("本项目自拟", "the project's own"),
    "official": Words("官方文件", "official document"),
    "work": Words("已发表的研究", "published work"),
    "circulating": Words("流传指标表", "circulating list"),
    "study": Words("研究者自拟", "the study's own"),
}
OUR_TRANSLATION = Words("（译名为本项目所译）", " (our translation)")


def marked(name: Words, translated: Lang | None, lang: Lang | None = None) -> str:
    """Give a name in `lang`, marked as ours where the project translated it.

    >>> marked(Words("创新发展", "Innovation"), "en", "en")
    'Innovation (our translation)'
    """
    lang = lang or current()
    return name.text(lang) + (OUR_TRANSLATION.text(lang) if translated == lang else "")


@dataclass(frozen=True, slots=True)
class Indicator:
    """A leaf of the tree.

    `formula` is None until somebody maps the indicator to the panel, `direction` None where the source prints
    none (the study must set it), `weight` None where none is printed; `translated` names the language whose
    words are the project's own.
    """

    id: str
    name: Words
    unit: Words
    formula: Formula | None = None
    direction: Direction | None = None
    weight: float | None = None
    note: Words | None = None
    translated: Lang | None = None

    def label(self, lang: Lang | None = None) -> str:
        """Give the name, marked where it is our translation."""
        return marked(self.name, self.translated, lang)


@dataclass(frozen=True, slots=True)
class Dimension:
    """A branch of the tree: dimensions and indicators below it."""

    id: str
    name: Words
    children: tuple[Node, ...] = ()
    weight: float | None = None
    note: Words | None = None
    translated: Lang | None = None

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The leaves below, in order."""
        return tuple(_leaves(self.children))

    def label(self, lang: Lang | None = None) -> str:
        """Give the name, marked where it is our translation."""
        return marked(self.name, self.translated, lang)


Node: TypeAlias = Dimension | Indicator


@dataclass(frozen=True, slots=True)
class Framework:
    """An indicator system; `limits` is what a brief must say openly about it, one sentence an item."""

    id: str
    name: Words
    status: Status
    origin: Origin
    citation: Citation
    children: tuple[Node, ...] = ()
    edition: str = ""
    level: Words | None = None
    scheme: Words | None = None
    note: Words | None = None
    limits: tuple[Words, ...] = ()
    translated: Lang | None = None

    @property
    def year(self) -> int | None:
        """Year of the source, None where it is not known."""
        return self.citation.year

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """All leaves in order."""
        return tuple(_leaves(self.children))

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        """The top level."""
        return tuple(node for node in self.children if isinstance(node, Dimension))

    @property
    def undirected(self) -> tuple[str, ...]:
        """Ids of the indicators whose direction the study must set."""
        return tuple(leaf.id for leaf in self.indicators if leaf.direction is None)

    def dimension_of(self, indicator_id: str) -> Dimension | None:
        """Give the top-level dimension of an indicator, None when it stands outside any."""
        held = (node for node in self.dimensions if any(leaf.id == indicator_id for leaf in node.indicators))
        return next(held, None)

    def label(self, lang: Lang | None = None) -> str:
        """Give the name, marked where it is our translation."""
        return marked(self.name, self.translated, lang)


def _leaves(nodes: tuple[Node, ...]) -> Iterator[Indicator]:
    for node in nodes:
        if isinstance(node, Indicator):
            yield node
        else:
            yield from _leaves(node.children)
