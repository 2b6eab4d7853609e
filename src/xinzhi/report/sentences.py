"""Small parts of a brief's sentences in both languages: lists, shares, verdicts, moves."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from xinzhi.report.blocks import Verdict

if TYPE_CHECKING:
    from xinzhi.lang import Lang

NUMERALS = "一二三四五六七八九十"


def listed(names: Sequence[str], lang: Lang) -> str:
    """Join names as a sentence does.

    >>> listed(["Beijing", "Shanghai", "Tianjin"], "en")
    'Beijing, Shanghai and Tianjin'
    """
    if lang == "zh":
        return "、".join(names)
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def share(value: float) -> str:
    """Give a share of variants in whole per cent, rounded down, so that 100% means all.

    >>> share(0.9996)
    '99%'
    """
    return f"{math.floor(value * 100 + 1e-9)}%"


def setting(value: float) -> str:
    """Give a share that was set, as it was set.

    >>> setting(0.925)
    '92.5%'
    """
    return f"{value * 100:g}%"


def part(value: float) -> str:
    """Give a part of a whole in per cent, to one decimal, so that parts add up.

    >>> part(0.7384)
    '73.8%'
    """
    return f"{value:.1%}"


def span(low: object, high: object, lang: Lang) -> str:
    """Give a range from `low` to `high`.

    >>> span(3, 5, "en")
    '3–5'
    """
    return f"{low}{'—' if lang == 'zh' else '–'}{high}"


def inside(name: str, lang: Lang) -> str:
    """Give a name as it stands inside a sentence: abbreviations and single letters keep their capitals.

    >>> inside("Entropy weights", "en"), inside("Z-score standardisation", "en")
    ('entropy weights', 'Z-score standardisation')
    """
    return name[:1].lower() + name[1:] if lang == "en" and name[1:2].islower() else name


def verdict(agree: float, least: float, lang: Lang) -> Verdict:
    """Say how sure a statement is, with the share of variants that agree."""
    robust = agree >= least
    if lang == "zh":
        return Verdict(f"{'稳健' if robust else '不稳健'}，占比 {share(agree)}", robust)
    return Verdict(f"{'robust' if robust else 'not robust'}, {share(agree)} of variants", robust)


def moved(change: int, lang: Lang) -> str:
    """Say how many places a region went up or down.

    >>> moved(2, "zh"), moved(-1, "en")
    ('升 2 位', 'down 1 place')
    """
    if change == 0:
        return "位次未变" if lang == "zh" else "unchanged"
    if lang == "zh":
        return f"{'升' if change > 0 else '降'} {abs(change)} 位"
    return f"{'up' if change > 0 else 'down'} {abs(change)} {'place' if abs(change) == 1 else 'places'}"


def section(number: int, title: str, lang: Lang) -> str:
    """Number a section heading.

    >>> section(12, "方法与记录", "zh"), section(20, "来源", "zh")
    ('十二、方法与记录', '二十、来源')
    """
    if lang == "en":
        return f"{number}. {title}"
    tens, ones = divmod(number, 10)
    head = ("" if tens < 2 else NUMERALS[tens - 1]) + ("十" if tens else "")
    return f"{head}{NUMERALS[ones - 1] if ones else ''}、{title}"
