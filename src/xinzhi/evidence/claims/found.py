"""A value as it was found in a text, before its kind is decided."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Found:
    """One value expression.

    Attributes
    ----------
    start, end, value, unit
        Place in the text and the number in the canonical unit.
    sort
        ``percent``, ``points``, ``times``, ``count`` or ``level``, whose kind the words around decide;
        or the kind itself where the expression says it: ``rank``, ``streak``, ``share``, ``growth``.
    cmp
        What the expression itself says of exactness (多, 余, 上, 以上, 左右), or "".
    spread
        Both ends, where a range is given; `value` is then its middle.
    listed
        This is an item of a list whose unit stands with the last item.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    sort: str
    cmp: str = ""
    spread: tuple[Decimal, Decimal] | None = None
    listed: bool = False
