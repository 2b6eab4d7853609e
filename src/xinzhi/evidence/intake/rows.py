"""What the rows of a table say: regions, and the keys that stand in columns of their own."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from xinzhi.evidence.intake.columns import Columns, filled
from xinzhi.evidence.intake.heads import split_unit
from xinzhi.evidence.intake.layout import Block
from xinzhi.evidence.intake.levels import WHOLES, among_cities, beside_others, of_cities, whole_of
from xinzhi.evidence.intake.places import Place, place
from xinzhi.evidence.intake.spoken import spoken
from xinzhi.evidence.tables import STATUSES
from xinzhi.keys import periods, regions
from xinzhi.keys.periods import Period
from xinzhi.lang import Words

TOTAL = Words(
    "“合计”行未写明是哪个地区的合计，表中也不是 31 个省份，没有读入",
    "a total that does not say of what, among other than 31 provinces, was not taken",
)
Given = TypeVar("Given", bound=Hashable)
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Rows:
    """What each row of a body says; every list has one entry a row, and is empty where no column says it.

    Attributes
    ----------
    names
        What stands for the region.
    places
        The region, None for what is none.
    periods
        The period, or why there is none.
    indicators, units, vintages
        As they stand.
    statuses
        printed, revised, imputed or estimated; empty for what is none of them.
    """

    names: list[str]
    places: list[Place | None]
    periods: list[Period | Words] = field(default_factory=list)
    indicators: list[str] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    vintages: list[str] = field(default_factory=list)
    statuses: list[str] = field(default_factory=list)


def rows(block: Block, cols: Columns) -> Rows:
    """Read what the rows of a block say."""
    keys = cols.keys
    names = _names(block, cols)
    named = each(filled(block, keys["indicator"]), _indicator) if "indicator" in keys else []
    units = [unit for _, unit in named]
    if "unit" in keys:
        own = block.grid.down(keys["unit"], block.body)
        units = [one or other for one, other in zip(own, units, strict=True)] if units else own
    return Rows(
        names,
        _with_wholes(names, _settled(each(names, _place))),
        each(filled(block, keys["period"]), _period) if "period" in keys else [],
        [name for name, _ in named],
        units,
        block.grid.down(keys["vintage"], block.body) if "vintage" in keys else [],
        each(block.grid.down(keys["status"], block.body), _status) if "status" in keys else [],
    )


def _names(block: Block, cols: Columns) -> list[str]:
    """Give what stands for the region: where years or indicators go down too, one name may stand for the rows below."""
    own = block.grid.down(block.axis, block.body)
    if "period" in cols.keys:
        return filled(block, block.axis)
    if "indicator" not in cols.keys:
        return own
    said = each(block.grid.down(cols.keys["indicator"], block.body), lambda text: bool(text) and place(text) is None)
    pairs = zip(own, filled(block, block.axis), said, strict=True)
    return [name or (above if plain else "") for name, above, plain in pairs]


def each_object(found: list[Given], make: Callable[[Given], Made]) -> list[Made]:
    """Do as `each` where the same objects stand again and again, which are quicker told apart than compared.

    >>> each_object(["a", "b", "a"], str.upper)
    ['A', 'B', 'A']
    """
    made = {key: make(one) for key, one in {id(one): one for one in found}.items()}
    return [made[id(one)] for one in found]


def each(found: Iterable[Given], make: Callable[[Given], Made]) -> list[Made]:
    """Make something of each entry of a list in which few are different.

    >>> each(["a", "b", "a"], str.upper)
    ['A', 'B', 'A']
    """
    listed = list(found)
    made = {one: make(one) for one in dict.fromkeys(listed)}
    return [made[one] for one in listed]


def _place(name: str) -> Place | None:
    return place(name) if name else None


def _period(text: str) -> Period | Words:
    return periods.seems(text) or Words(f"时期“{text}”不是年份或时期", f"'{text}' is no period")


def _indicator(text: str) -> tuple[str, str]:
    name, unit = split_unit(text)
    return (name if name.isascii() else "".join(name.split())), unit


def _status(text: str) -> str:
    return STATUSES.get(text.lower(), "")


def _with_wholes(names: list[str], places: list[Place | None]) -> list[Place | None]:
    """Give the places with 全省 and 全市 as the region that the other rows lie in."""
    if spoken().keys or not any(name in WHOLES for name in set(names)):
        return places
    codes = {here.code for here in places if here and here.code}
    return [here or whole_of(name, codes) for name, here in zip(names, places, strict=True)]


def _settled(found: list[Place | None]) -> list[Place | None]:
    """Settle what needs the whole table: a total of 31 provinces, and zones of a division without the north-east."""
    codes = {here.code for here in found if here and here.code}
    whole = regions.NATION not in codes and sum(code.endswith("0000") for code in codes) >= 31
    cities = of_cities(codes)
    nation = Place(regions.NATION, Words("合计 → 全国", "total → the whole country"), total=True)

    def settle(here: Place | None) -> Place | None:
        if here and here.total:
            return nation if whole else Place(total=True, problem=TOTAL)
        if here and here.zone and "R-northeast" not in codes:
            return Place(f"Z3-{here.code[2:]}", here.corrected, zone=True)
        settled = among_cities(here) if here and cities else here
        return beside_others(settled, codes) if settled and settled.candidates and not settled.code else settled

    return each_object(found, settle)
