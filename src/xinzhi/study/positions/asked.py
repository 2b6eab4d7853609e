"""What a study asks of the chapter on positions."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Asked:
    """Where the records stand, what the columns mean, and what is to be computed.

    Attributes
    ----------
    records
        Path of the records, relative to the study, or the address of a database.
    region, industry, period, weight, identifier, table, engine
        As `xinzhi.count_records` takes them.
    industries
        Path of a table with the columns code, name and, where there are any, name_en, tier and stage; "" for none.
    tiers
        Official classes, or the user's own, that make up the tiers: the first to name an industry holds.
    partly
        How an industry counts of which a class takes a part: ``whole``, ``half`` or ``none``.
    classes
        Path of a table of the user's own classes; "" for none.
    entry
        Settings of positions/entry.
    exits, growth
        Settings of positions/exits and positions/growth; None where they are not asked for.
    distances
        Path of a table of distances or travel times between regions, ``seats`` for great circles between the seats of
        government, "" for none.
    cards
        Regions that get a card.
    what_if
        Region → industries that it is given, to see how its list moves.
    length, at_most
        Industries on a list, and lists that one industry may be on.
    """

    records: str
    region: str
    industry: str
    period: str
    weight: str | None = None
    identifier: str | None = None
    table: str | None = None
    engine: str = "duckdb"
    industries: str = ""
    tiers: tuple[str, ...] = ()
    partly: str = "whole"
    classes: str = ""
    entry: dict[str, Any] = field(default_factory=dict)
    exits: dict[str, Any] | None = None
    growth: dict[str, Any] | None = None
    distances: str = ""
    cards: tuple[str, ...] = ()
    what_if: dict[str, tuple[str, ...]] = field(default_factory=dict)
    length: int = 10
    at_most: int = 3

    @property
    def columns(self) -> dict[str, Any]:
        """The arguments of `count_records` besides the source."""
        names = ("region", "industry", "period", "weight", "identifier", "table", "engine")
        return {name: getattr(self, name) for name in names}

    @property
    def threshold(self) -> float:
        """RCA from which a region has an industry."""
        return float(self.entry.get("threshold", 1.0))

    @property
    def forecasts(self) -> dict[str, dict[str, Any]]:
        """The forecasts that are asked for, name of the method → settings; entry always."""
        more = {"exits": self.exits, "growth": self.growth}
        return {"entry": self.entry} | {name: given for name, given in more.items() if given is not None}

    def record(self, *names: str) -> dict[str, Any]:
        """Give these choices as they stand in the record."""
        return {name: value for name, value in asdict(self).items() if name in names}
