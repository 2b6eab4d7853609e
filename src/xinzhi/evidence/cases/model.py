"""A case: what a text tells of a place, a policy, a day or a list of industries, with its place in the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from xinzhi.evidence.topics.industries import Tier

Type = Literal["case", "policy_regime", "event", "industry_list"]
_FIELDS: dict[Type, tuple[str, ...]] = {
    "case": ("place", "region", "project", "industry", "tier", "chain"),
    "policy_regime": ("place", "region", "project", "industry", "tier", "chain", "states", "period"),
    "event": ("place", "region", "date"),
    "industry_list": ("tier", "industries"),
}


@dataclass(frozen=True, slots=True)
class Case:
    """One statement that is not a figure.

    Attributes
    ----------
    start, end, text
        Place in the document, in characters from 0, the end not included.
    type
        ``case`` (a project at a place, with the stages of its chain), ``policy_regime`` (states in their order),
        ``event`` (an announcement with its date) or ``industry_list``.
    place, region
        As named, and the code; ``unknown`` where the text names none.
    project, industry, tier, chain
        Of a case; `chain` as listed in the text.
    states, period
        Of a policy regime.
    date
        Of an event: year, month or day.
    industries
        Of a list.
    theme
        innovation-industry, region-layout, green or institutions, by the heading above; None without one.
    """

    start: int
    end: int
    text: str
    type: Type
    theme: str | None = None
    place: str | None = None
    region: str = "unknown"
    project: str | None = None
    industry: str | None = None
    tier: Tier | None = None
    chain: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    period: str | None = None
    date: str | None = None
    industries: tuple[str, ...] = ()

    def as_row(self) -> dict[str, Any]:
        """Give the case as a row of plain values, with the fields of its type."""
        own = {name: getattr(self, name) for name in _FIELDS[self.type]}
        row = {"start": self.start, "end": self.end, "text": self.text, "type": self.type, **own, "theme": self.theme}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in row.items()}
