"""A claim: one value of a text, with what it is about and where it stands."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from xinzhi.evidence.claims.kinds import Kind


@dataclass(frozen=True, slots=True)
class Claim:
    """One quantitative claim.

    Attributes
    ----------
    start, end, text
        Place in the document, in characters from 0, the end not included; ``document[start:end] == text``.
    value, unit
        The number in the canonical unit (亿元 is read as yuan); decreases are negative for growth and change.
    range
        Both ends where a range is given, and `value` is its middle; otherwise None.
    kind
        rank, streak, change, growth, share, count or level.
    cmp
        ``=``, ``~`` (约, 近, 左右), ``>`` (超, 多, 余), ``>=`` (以上, 上万) or ``<=`` (以内, 不足).
    subject, metric
        What is spoken of, and what of it was measured.
    period
        ``2024``, ``2024Q1..2024Q3``, ``2024-10``, ``2016H1``, ``2021..2025``, ``asof:2024-10-31`` or ``annual``.
    region
        Code of GB/T 2260, ``100000`` for the whole country, ``R-west`` and the like, two letters of ISO 3166 for
        another country, or ``unknown``.
    basis
        ``yoy``, ``qoq``, ``avg``, ``cum``, ``vs:`` and a period; or None.
    flags
        Of ``first``, ``record``, ``forecast``, ``target``.
    tier, industry, theme, actor
        Where the text says so; otherwise None.
    """

    start: int
    end: int
    text: str
    value: float
    range: tuple[float, float] | None
    unit: str
    kind: Kind
    cmp: str
    subject: str
    metric: str
    period: str
    region: str
    basis: str | None = None
    flags: tuple[str, ...] = ()
    tier: str | None = None
    industry: str | None = None
    theme: str | None = None
    actor: str | None = None

    def as_row(self) -> dict[str, Any]:
        """Give the claim as a row of plain values, in the order of the fields."""
        return {**asdict(self), "range": list(self.range) if self.range else None, "flags": list(self.flags)}
