"""Units: how each is written, what it measures, and what one is in terms of another."""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

from xinzhi.errors.units import UnitError

DATA = Path(__file__).with_name("data")
SIZES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
WORDS = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
LEADING = re.compile(
    r"(\d{1,3}(?:,\d{3})+|10\^\d{1,2}|\d+)?((?:hundred|thousand|million|billion|trillion)*)(.*)", re.ASCII
)
POWERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
RAISED = re.compile("10([⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
INDEX = re.compile(r"(.+)=100")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit.

    Attributes
    ----------
    text
        As it was written.
    dimension
        What it measures, by its base unit: 元, 吨, 元/人, 比率 for % and ‰. Counts of different things differ (人, 件).
    factor
        How many base units one is.
    """

    text: str
    dimension: str
    factor: Fraction


def parse(text: str) -> Unit:
    """Read a unit, with its magnitude and with what it is per.

    Raises
    ------
    UnitError
        When it is no unit that is known; it says what is nearest.

    Examples
    --------
    >>> parse("亿元").factor, parse("万吨标准煤").dimension, parse("元／人").dimension
    (Fraction(100000000, 1), '吨标准煤', '元/人')
    >>> parse("100 million yuan") == parse("亿元"), parse("10 000 tons").factor
    (False, Fraction(10000, 1))
    """
    found = known(text)
    if found is None:
        raise UnitError.unknown(text, [*_names()])
    return found


def known(text: str) -> Unit | None:
    """Give the unit that `text` is, or None.

    >>> known("规模以上") is None, known("千瓦").factor, known("千人").factor
    (True, Fraction(1, 1), Fraction(1000, 1))
    """
    found = _read(plain(text)) if text.strip() else None
    return found and Unit(text.strip(), *found)


def factor(old: str, new: str) -> Fraction:
    """Give by what a figure in the unit `old` is multiplied to be in the unit `new`.

    Raises
    ------
    UnitError
        When one of them is not known, or they measure different things (万元 and 万美元, % and 百分点, 吨 and 吨标准煤).

    Examples
    --------
    >>> factor("亿元", "万元"), factor("‰", "%"), factor("千公顷", "万亩")
    (Fraction(10000, 1), Fraction(1, 10), Fraction(3, 2))
    """
    if plain(old) == plain(new):
        return Fraction(1)
    first, second = parse(old), parse(new)
    if first.dimension != second.dimension:
        raise UnitError.different(old, first.dimension, new, second.dimension)
    return first.factor / second.factor


def converted(value: float, by: Fraction) -> float:
    """Multiply a value, as it is printed, by an exact factor; rounded once, at the end.

    >>> converted(33357.1, Fraction(1, 10000)), converted(3.33571, Fraction(10000))
    (3.33571, 33357.1)
    """
    return float(Fraction(repr(float(value))) * by)


def plain(text: str) -> str:
    """Give a unit in one form of writing: narrow letters, small ones, no spaces, no brackets around it.

    >>> plain(" （亿 元）"), plain("10⁸ yuan"), plain("元／人")
    ('亿元', '10^8yuan', '元/人')
    """
    raised = RAISED.sub(lambda found: f"10^{found[1].translate(POWERS)}", text)
    bare = "".join(unicodedata.normalize("NFKC", raised).split()).casefold()
    return bare[1:-1] if bare[:1] == "(" and bare[-1:] == ")" and "(" not in bare[1:-1] else bare


@cache
def _read(text: str) -> tuple[str, Fraction] | None:
    index = INDEX.fullmatch(text)
    if index:
        return f"{index[1]}=100", Fraction(1)
    found = _single(text)
    if found or "/" not in text:
        return found
    above, _, below = text.partition("/")
    over, under = _single(above), _single(below)
    if over is None or under is None:
        return None
    return f"{over[0]}/{under[0]}", over[1] / under[1]


def _single(text: str) -> tuple[str, Fraction] | None:
    """Read a unit that is per nothing: one that is known as it stands, or a magnitude before one."""
    if text in _names():
        return _names()[text]
    size, rest = _size(text)
    if not rest and size != 1:
        return None if text.replace(",", "").isdecimal() else ("个数", size)
    found = _names().get(rest) or _names().get(rest.removeprefix("of")) if size != 1 else None
    return found and (found[0], found[1] * size)


def _size(text: str) -> tuple[Fraction, str]:
    """Part a magnitude (万, 百万, 10,000, 100 million, 10^8) from the unit behind it."""
    size, rest = 1, text
    while rest[:1] in SIZES and rest[:1] and rest not in _names():
        size, rest = size * SIZES[rest[0]], rest[1:]
    if size > 1:
        return Fraction(size), rest
    found = LEADING.fullmatch(text)
    if found is None:
        return Fraction(1), text
    digits = (found[1] or "1").replace(",", "")
    size = 10 ** int(digits[3:]) if "^" in digits else int(digits)
    for word in re.findall("|".join(WORDS), found[2]):
        size *= WORDS[word]
    power = len(str(size)) - 1
    return (Fraction(size), found[3]) if size == 10**power else (Fraction(1), text)


@cache
def _names() -> dict[str, tuple[str, Fraction]]:
    """Give every way of writing a unit without magnitude, with its base and how many of these it is."""
    bases = {row["unit"]: (row["base"], Fraction(row["factor"])) for row in rows("unit_bases.csv")}
    found: dict[str, tuple[str, Fraction]] = {}
    for row in rows("units.csv"):
        base, size = bases.get(row["canonical"], (row["canonical"], Fraction(1)))
        found[plain(row["alias"])] = base, size * Fraction(row["factor"])
    return found | {plain(row["name"]): found[plain(row["unit"])] for row in rows("unit_names.csv")}


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Give the rows of a table of this part; `units.csv` is also what quantities in texts are read by."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
