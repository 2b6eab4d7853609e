"""Electricity as people quote it, turned into standard coal and CO2: factors are data, each with year and source."""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from xinzhi.errors.keys import KeysError
from xinzhi.lang import Words

What = Literal["coal", "carbon"]


@dataclass(frozen=True, slots=True)
class Factor:
    """What one kilowatt-hour stands for.

    Attributes
    ----------
    key, what
        Its name, and whether it gives standard coal or CO2.
    year
        The year it is of, None where it is a definition.
    value, unit
        Grams of coal equivalent, or kilograms of CO2, a kilowatt-hour.
    meaning, source
        What it is, and who published it.
    read_at
        Where it was read, when that was not the publication itself.
    """

    key: str
    what: What
    year: int | None
    value: float
    unit: str
    meaning: Words
    source: Words
    read_at: str


@dataclass(frozen=True, slots=True)
class Equivalent:
    """Electricity in 10⁸ kWh (亿千瓦时) as coal equivalent and as CO2, both in 10⁴ t (万吨), with the factors used."""

    electricity: float
    coal: float
    carbon: float
    coal_factor: Factor
    carbon_factor: Factor


@dataclass(frozen=True, slots=True)
class Implied:
    """The factors behind quoted figures, g and kg a kilowatt-hour, and the known factor nearest to each."""

    coal: float | None
    nearest_coal: Factor | None
    carbon: float | None
    nearest_carbon: Factor | None


@cache
def factors() -> tuple[Factor, ...]:
    """Give every factor there is.

    >>> [factor.key for factor in factors() if factor.year == 2022]
    ['coal-supply-2022', 'carbon-grid-2022', 'carbon-residual-2022', 'carbon-fossil-2022']
    """
    path = Path(__file__).with_name("data") / "electricity.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(_parse(row) for row in csv.DictReader(file))


def convert(electricity: float, *, coal: str, carbon: str) -> Equivalent:
    """Give what `electricity`, in 10⁸ kWh, comes to in coal equivalent and CO2, by the factors named.

    No factor is taken by default: the average of the grid and that of coal power differ by half, and a factor of
    another year is another figure.

    Raises
    ------
    KeysError
        When there is no such factor, or the amount is no finite number.

    Examples
    --------
    >>> found = convert(516, coal="coal-generation-2009", carbon="carbon-fossil-2022")
    >>> round(found.coal), round(found.carbon, 2)
    (1806, 4295.7)
    """
    _amount(electricity)
    one, other = _factor(coal, "coal"), _factor(carbon, "carbon")
    # 10⁸ kWh × g is 100 t, or 0.01 × 10⁴ t; 10⁸ kWh × kg is 10 × 10⁴ t.
    return Equivalent(electricity, electricity * one.value / 100, electricity * other.value * 10, one, other)


def implied(electricity: float, *, coal: float | None = None, carbon: float | None = None) -> Implied:
    """Give the factors behind quoted figures: 10⁸ kWh, and what they are said to come to in 10⁴ t.

    Examples
    --------
    >>> found = implied(516, coal=1806, carbon=5562)
    >>> found.coal, found.nearest_coal.key, round(found.carbon, 3), found.nearest_carbon.key
    (350.0, 'coal-generation-2009', 1.078, 'carbon-fossil-2021')
    """
    for amount in (electricity, coal, carbon):
        _amount(1.0 if amount is None else amount)
    grams = None if coal is None else coal * 100 / electricity
    kilograms = None if carbon is None else carbon / 10 / electricity
    return Implied(grams, _nearest(grams, "coal"), kilograms, _nearest(kilograms, "carbon"))


def _nearest(value: float | None, what: What) -> Factor | None:
    if value is None:
        return None
    return min((factor for factor in factors() if factor.what == what), key=lambda factor: abs(factor.value - value))


def _factor(key: str, what: What) -> Factor:
    known = {factor.key: factor for factor in factors() if factor.what == what}
    if key not in known:
        raise KeysError.unknown_factor(key, known)
    return known[key]


def _amount(amount: float) -> None:
    if isinstance(amount, bool) or not math.isfinite(amount) or amount <= 0:
        raise KeysError.bad_amount(amount)


def _parse(row: dict[str, str]) -> Factor:
    return Factor(
        key=row["key"],
        what="coal" if row["what"] == "coal" else "carbon",
        year=int(row["year"]) if row["year"] else None,
        value=float(row["value"]),
        unit=row["unit"],
        meaning=Words(row["zh"], row["en"]),
        source=Words(row["source_zh"], row["source_en"]),
        read_at=row["read_at"],
    )
