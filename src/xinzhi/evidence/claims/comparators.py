"""How exact a value is said to be: =, ~, >, >=, <=."""

from __future__ import annotations

import re

from xinzhi.evidence.claims.clauses import Layout
from xinzhi.evidence.claims.found import Found

_END = r"(?:了|过)?[ ]?$"
_LEFT = (
    (">=", re.compile(rf"(?:不低于|不少于|不小于|不低|至少|最少){_END}")),
    ("<=", re.compile(rf"(?:不足|不到|不超过|不超|不高于|不多于|不大于|低于|少于|小于|未超过?|最多|至多){_END}")),
    ("~", re.compile(rf"(?:(?<![节合签契条履制预])约|(?<![最附邻临靠远])近|接近|将近|大约|大概|大致|几乎){_END}")),
    (
        ">",
        re.compile(
            rf"(?:(?<![赶反])超|超过|逾|突破|冲破|(?<![打])破|高于|多于|大于|[迈跨站登跃冲][上入过进]|跨越|(?<=[占率比])过){_END}"
        ),
    ),
)
_ABOUT = re.compile(r"(?:(?<![节合签契])约|(?<![最附邻临靠远])近)占[^，。；\d]{0,16}$")
_FAR = (
    ("~", re.compile(r"接近[^，。；\d]{1,16}的[ ]?$")),
    (">", re.compile(r"(?<![不没])超过[^，。；\d]{1,16}的[ ]?$")),
)
_PAST = re.compile(r"(?<![超经通不])过$")
_STEP = re.compile(r"新?(?:台阶|大关|关口)")
_CLIMBED = re.compile(r"(?:站稳|跨|越|上|破)[了 ]?$")
_LEVEL = re.compile(r"[ ]?(?:的)?水平")
_LOOSE = re.compile(r"^[百千万亿]+")
_EACH = re.compile(r"[ ]?(?:、|和|及|与|以及)[ ]?")


def comparator(layout: Layout, found: Found, before: Found | None = None, last: str = "=") -> str:
    """Give the comparator of a value; in a list of bare items that of the first holds for all.

    >>> from decimal import Decimal
    >>> comparator(Layout.of("产业规模已逾4000亿元"), Found(6, 12, Decimal(4), "yuan", "level"))
    '>'
    """
    if found.cmp in {">=", "<="} or found.sort == "streak":
        return found.cmp or "="
    return (
        _beside(layout, found) or found.cmp or _further(layout, found) or _of_list(layout, found, before, last) or "="
    )


def _beside(layout: Layout, found: Found) -> str:
    left = layout.left(found.start, 6)
    return next((sign for sign, words in _LEFT if words.search(left)), "")


def _further(layout: Layout, found: Found) -> str:
    """Give what is said at some distance: 约占全国的七分之一, 站稳4万亿元台阶, 过百亿元, 万亿元水平."""
    left = layout.left(found.start, 24)
    if _ABOUT.search(left):
        return "~"
    if left.rstrip().endswith("的"):
        for sign, words in _FAR:
            if words.search(left):
                return sign
    is_loose = bool(_LOOSE.match(layout.text[found.start : found.end]))
    if (is_loose and _PAST.search(left)) or (_STEP.match(layout.text, found.end) and _CLIMBED.search(left)):
        return ">"
    return "~" if is_loose and _LEVEL.match(layout.text, found.end) else ""


def _of_list(layout: Layout, found: Found, before: Found | None, last: str) -> str:
    """Give the comparator of the first of a list, which holds for all: 突破2000亿元、3000亿元."""
    if before is None or not (before.listed or before.unit == found.unit):
        return ""
    return last if _EACH.fullmatch(layout.text[before.end : found.start]) else ""
