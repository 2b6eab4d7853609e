"""What the headings of a text say: which theme a passage belongs to, and which tier of industry it speaks of."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from xinzhi.evidence.topics.industries import Tier

_HEADING = re.compile(
    r"^[ 　]*(?:（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,2}[章节])[^\n]{2,60}",
    re.MULTILINE,
)
_TOPIC = re.compile(r"^[ 　]*[^\n]{2,24}$", re.MULTILINE)
_BOTH = re.compile(r"传统产业[^。\n]{1,16}新兴产业|新兴产业[^。\n]{1,16}未来产业")
_THEMES = (
    ("institutions", re.compile(r"生产关系|体制|机制改革|深化改革|制度")),
    ("green", re.compile(r"绿色|低碳|生态|环境保护|高水平保护|双碳")),
    ("region-layout", re.compile(r"区域|布局|协调发展|都市圈|城市群")),
    ("innovation-industry", re.compile(r"创新|产业|科技")),
)
_RELATIONS = re.compile(r"新型生产关系")
_TIERS: tuple[tuple[Tier, str], ...] = (("traditional", "传统产业"), ("emerging", "新兴产业"), ("future", "未来产业"))


@dataclass(frozen=True, slots=True)
class Headings:
    """Where themes and tiers begin to hold; None where a heading ends what held before."""

    themes: list[tuple[int, str | None]]
    tiers: list[tuple[int, Tier | None]]

    @classmethod
    def of(cls, text: str) -> Headings:
        r"""Read the headings of a text.

        >>> heads = Headings.of("（一）科技创新\n看未来产业，勇闯“无人区”。\n江苏南京，实验室。")
        >>> heads.theme(30), heads.tier(30)
        ('innovation-industry', 'future')
        """
        themes: list[tuple[int, str | None]] = [(m.start(), _theme(m.group())) for m in _HEADING.finditer(text)]
        tiers: list[tuple[int, Tier | None]] = [(m.start(), None) for m in _HEADING.finditer(text)]
        themes += [(match.start(), "institutions") for match in _RELATIONS.finditer(text)]
        tiers += [(m.start(), tier) for m in _TOPIC.finditer(text) if (tier := _tier(m.group()))]
        tiers += [(match.start(), None) for match in _BOTH.finditer(text)]
        return cls(sorted(themes, key=_place), sorted(tiers, key=_place))

    def theme(self, place: int) -> str | None:
        """Give the theme that holds at `place`."""
        at = bisect_right(self.themes, place, key=_place) - 1
        return self.themes[at][1] if at >= 0 else None

    def tier(self, place: int) -> Tier | None:
        """Give the tier that holds at `place`."""
        at = bisect_right(self.tiers, place, key=_place) - 1
        return self.tiers[at][1] if at >= 0 else None


def _place(entry: tuple[int, object]) -> int:
    return entry[0]


def _theme(heading: str) -> str | None:
    found = [(match.start(), name) for name, words in _THEMES if (match := words.search(heading))]
    return min(found)[1] if found else None


def _tier(line: str) -> Tier | None:
    named = [tier for tier, name in _TIERS if name in line]
    return named[0] if len(named) == 1 else None
