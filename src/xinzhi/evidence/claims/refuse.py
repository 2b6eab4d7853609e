"""What looks like a value and is none: names, codes, ordinals, denominators, dates, idioms."""

from __future__ import annotations

import re

from xinzhi.evidence.claims.clauses import Layout

_AFTER_LETTERS = re.compile(r"([A-Za-z&]+)[（( ]?$")
_MEASURED = {"GDP", "CPI", "PPI", "PMI", "FDI", "GNP", "R&D"}
_BEFORE = re.compile(r"(?:第|每|[+×·/])[ ]?$|[A-Za-z][-_]$|(?:闰|农历|公元)$")
_BROKEN = re.compile(r"\d[ ]?,$|\d[ ]$|[^\n]\d?\d[ ]?\.[ ]?$")
_AFTER = re.compile(
    r"[ ]?(?:[+×·]|[A-Za-z]{1,3}(?![A-Za-z/])(?<!kg)(?<!km)(?<!kW)(?<!MW)(?<!GW)(?<!TB)(?<!PB)(?<!EB)(?<!kWh)(?<!MWh)(?<!GWh)(?<!TWh)(?<!TEU)(?<!GHz))"
)
_OPENED = re.compile(r"[“「『\"']([^“”「」『』\"'，。；！？]*)$")
_CLOSED = re.compile(r"([^“”「」『』\"'，。；！？]*)[”」』\"']")
_TITLE = re.compile(r"《[^》\n]{0,60}$")
_SHORT = 12
_TIME = re.compile(r"年限|寿命|工期|周期|时长|年龄")
_AGE = re.compile(r"年限|寿命|年龄|平均")
_HEAD = re.compile(r"(?:单位[：:]?|[（(|/：:])[ ]?$")
_LOOSE = re.compile(r"^[百千万亿]+$")
_IDIOMS = re.compile(r"千家万户|千千万万|万千|成千上万|成百上千|千行百业|百花|百姓|亿万|万里|百年|千年|一刀切|万众")
_STRESSED = re.compile(
    r"(?:超过?了?|突破|逾|达到?|近|约|上|破|跨越|过|迈[入上进过]|跨[上入过]|站上|[到至]|建成)[了 ]?$"
)
_PLAIN_POWERS = {"架", "辆", "座", "台", "套", "艘", "项", "个", "t", "kW", "kWh", "km", "TEU"}


def is_name(text: str, start: int, end: int) -> bool:
    """Tell whether the number belongs to a name, a code, an ordinal or a denominator.

    >>> is_name("5G基站", 0, 1), is_name("“117项目”", 1, 4), is_name("建成117项", 2, 5)
    (True, True, False)
    """
    left, right = text[max(0, start - 64) : start], text[end : end + 24]
    letters = _AFTER_LETTERS.search(left[-8:])
    if letters and letters[1] not in _MEASURED and left[-1] not in "（( ":
        return True
    if _BROKEN.search(left[-7:]) or _BEFORE.search(left[-3:]) or _AFTER.match(right) or _TITLE.search(left):
        return True
    opened = _OPENED.search(left)
    closed = _CLOSED.match(right) if opened else None
    return bool(opened and closed and len(opened[1]) + len(closed[1]) + end - start <= _SHORT)


def is_vague(text: str, start: int, *, is_chinese: bool) -> bool:
    """Tell whether the number is none after all: 数百, 几十, 千家万户.

    >>> is_vague("数百家", 1, is_chinese=True), is_vague("近百家", 1, is_chinese=True)
    (True, False)
    """
    if not is_chinese:
        return False
    return text[start - 1 : start] in {"数", "几"} or bool(_IDIOMS.search(text, max(0, start - 3), start + 5))


def is_small_talk(layout: Layout, start: int, numeral: str, unit: str) -> bool:
    """Tell whether a Chinese numeral only introduces a thing (一个, 三大, 万家), rather than counts it."""
    left = layout.left(start, 8)
    if not any(sign in "百千万亿" for sign in numeral):
        return not ("十" in numeral and len(numeral) > 1) or unit in {"次", "级", "分", "位", "天"}
    if _LOOSE.match(numeral) and _HEAD.search(layout.text[max(0, start - 6) : start]):
        return True
    if _LOOSE.match(numeral) and not _STRESSED.search(left):
        return not (("亿" in numeral and unit in {"yuan", "usd"}) or (unit in _PLAIN_POWERS))
    return False


def is_threshold_time(layout: Layout, start: int, end: int, *, decimal: bool) -> bool:
    """Tell whether years, or an age, are a date or a threshold (2024年, 60岁以上) and not what was measured."""
    left = layout.left(start)
    if "岁" in layout.text[start:end]:
        return not (decimal or _AGE.search(left))
    return not (decimal or (_TIME.search(left) and end - start < len("2024年")))
