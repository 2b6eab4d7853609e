"""From a text to its values, each with kind, sign and comparator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from xinzhi.evidence.claims.clauses import Layout
from xinzhi.evidence.claims.comparators import comparator
from xinzhi.evidence.claims.found import Found
from xinzhi.evidence.claims.kinds import Kind, is_decrease, kind
from xinzhi.evidence.claims.quantities import quantities
from xinzhi.evidence.claims.ranks import ranks, streaks
from xinzhi.evidence.claims.special import special


@dataclass(frozen=True, slots=True)
class Value:
    """One value with its place, kind, unit, comparator and signed number; `spread` holds both ends of a range."""

    start: int
    end: int
    found: Found
    kind: Kind
    unit: str
    number: float
    spread: tuple[float, float] | None
    cmp: str


def values(layout: Layout) -> Iterator[Value]:
    """Give the values of a text from left to right."""
    before: Value | None = None
    falls = False
    for found in _without_overlap(
        (streaks(layout), ranks(layout), special(layout), quantities(layout)), len(layout.text)
    ):
        of = kind(layout, found, (before.found, before.kind) if before else None)
        falls = of in {"growth", "change"} and is_decrease(layout, found, (before.found, falls) if before else None)
        cmp = comparator(layout, found, before.found if before else None, before.cmp if before else "=")
        before = _value(found, of, falls, cmp)
        yield before


def _value(found: Found, of: Kind, falls: bool, cmp: str) -> Value:  # noqa: FBT001
    times = 100 if found.unit == "倍" and of == "growth" else 1
    sign = -times if falls and found.value > 0 else times
    spread = tuple(sorted(float(end * sign) for end in found.spread)) if found.spread else None
    unit = "%" if times == 100 else found.unit
    return Value(found.start, found.end, found, of, unit, float(found.value * sign), spread, cmp)  # type: ignore[arg-type]


def _without_overlap(sources: Iterable[Iterable[Found]], length: int) -> list[Found]:
    """Keep, of values that overlap, the one of the source named first."""
    taken = bytearray(length)
    kept: list[Found] = []
    for source in sources:
        for found in source:
            if not any(taken[found.start : found.end]):
                taken[found.start : found.end] = b"\1" * (found.end - found.start)
                kept.append(found)
    return sorted(kept, key=lambda found: found.start)
