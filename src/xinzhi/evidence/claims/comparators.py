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
    left = layout.left(found.start, 6)
    for sign, words in _LEFT:
        if words.search(left):
            return sign
    if found.cmp:
        return found.cmp
    if before is not None and before.listed and _EACH.fullmatch(layout.text[before.end : found.start]):
        return last
    loose = _LOOSE.match(layout.text[found.start : found.end])
    return "~" if loose and _LEVEL.match(layout.text, found.end) else "="
