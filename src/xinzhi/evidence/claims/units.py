"""The registry of units: every way a unit is written, and the unit it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from xinzhi.keys.units import rows


@dataclass(frozen=True, slots=True)
class Unit:
    """One spelling of a unit.

    Attributes
    ----------
    alias, canonical, factor
        What stands in texts, the unit it is reckoned in, and how many of these it is.
    sort
        ``percent``, ``points``, ``times``, ``count``, ``level``, ``years``, ``age``; ``mag-level`` is a level only
        after 万 or 亿 (度).
    not_before
        Characters that make another word of it: 家 before 庭 is no classifier.
    """

    alias: str
    canonical: str
    factor: Decimal
    sort: str
    not_before: str


def unit_at(text: str, place: int) -> Unit | None:
    """Give the longest unit that begins at `place`, or None.

    >>> unit_at("466万件", 4).canonical, unit_at("16亿千瓦时", 3).canonical, unit_at("5家具", 1)
    ('件', 'kWh', None)
    """
    for unit in _registry().get(text[place : place + 1], ()):
        end = place + len(unit.alias)
        if text.startswith(unit.alias, place) and (text[end : end + 1] or " ") not in unit.not_before:
            return unit
    return None


@cache
def _registry() -> dict[str, tuple[Unit, ...]]:
    units = [
        Unit(row["alias"], row["canonical"], Decimal(row["factor"]), row["sort"], row["not_before"])
        for row in rows("units.csv")
    ]
    first: dict[str, list[Unit]] = {}
    for unit in sorted(units, key=lambda unit: -len(unit.alias)):
        first.setdefault(unit.alias[0], []).append(unit)
    return {sign: tuple(found) for sign, found in first.items()}


@cache
def unit_named(alias: str) -> Unit:
    """Give the unit written `alias`.

    >>> unit_named("元").canonical
    'yuan'
    """
    return next(unit for unit in _registry()[alias[0]] if unit.alias == alias)
