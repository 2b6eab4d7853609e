"""Codes of industries: GB/T 4754-2017 with its amendment of 2019, their names, levels and parents."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from xinzhi.errors.keys import KeysError

EDITION = "GB/T 4754-2017（2019 年第 1 号修改单）"
Level = Literal["section", "division", "group", "class"]
LEVELS: tuple[Level, ...] = ("section", "division", "group", "class")  # 门类, 大类, 中类, 小类


@dataclass(frozen=True, slots=True)
class Industry:
    """An entry of the standard.

    Attributes
    ----------
    code
        A letter (门类) or two, three or four digits (大类, 中类, 小类).
    name
        Its Chinese name.
    parent
        Code of the entry above it; "" for a section.
    """

    code: str
    name: str
    parent: str

    @property
    def level(self) -> Level:
        """Where it stands in the standard."""
        return LEVELS[0] if self.code.isalpha() else LEVELS[len(self.code) - 1]


@cache
def industries() -> dict[str, Industry]:
    """Give every entry by its code.

    >>> len(industries()), industries()["3973"].name
    (1972, '集成电路制造')
    """
    path = Path(__file__).with_name("data") / "industries.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["code"]: Industry(**row) for row in csv.DictReader(file)}


def bare(code: str) -> str:
    """Give the code without blanks and without the letter of its section.

    >>> bare(" C3973 "), bare("C"), bare("06")
    ('3973', 'C', '06')
    """
    text = code.strip().upper()
    return text[1:] if len(text) > 1 and text[0].isalpha() and text[1:].isdigit() else text


def resolve_industry(text: str) -> Industry:
    """Find an entry by its code, with or without the letter of its section, or by its name.

    Raises
    ------
    KeysError
        When nothing is called so, the letter is not that of the code's section, or several classes have the name.

    Examples
    --------
    >>> resolve_industry("C3973").name, resolve_industry("集成电路制造").code, resolve_industry("C39").level
    ('集成电路制造', '3973', 'division')
    """
    found = industries().get(bare(text))
    letter = text.strip()[:1].upper()
    if found and (not letter.isalpha() or letter == ancestors(found.code)[-1].code):
        return found
    named = [entry for entry in industries().values() if entry.name == text.strip()]
    # A group of one class has its name; the class is meant by neither more than by the other: take the wider.
    if named and all(entry.code.startswith(named[0].code) for entry in named):
        return named[0]
    if named:
        raise KeysError.ambiguous_industry(text, [f"{entry.code} {entry.name}" for entry in named])
    raise KeysError.unknown_industry(text, [*industries(), *(entry.name for entry in industries().values())])


def ancestors(code: str) -> tuple[Industry, ...]:
    """Give the entry and those it lies in, the narrowest first.

    >>> [entry.code for entry in ancestors("3973")]
    ['3973', '397', '39', 'C']
    """
    held, found = industries(), []
    at = bare(code)
    while at in held:
        found.append(held[at])
        at = held[at].parent
    return tuple(found)


@cache
def classes_of(code: str) -> tuple[str, ...]:
    """Give the small classes (小类) in an entry; itself where it is one, none where the code is unknown.

    >>> classes_of("391")
    ('3911', '3912', '3913', '3914', '3915', '3919')
    """
    held, own = industries(), bare(code)
    if own not in held:
        return ()
    if own.isalpha():
        divisions = [entry.code for entry in held.values() if entry.parent == own]
        return tuple(found for division in divisions for found in classes_of(division))
    return tuple(found for found in held if found.startswith(own) and len(found) == len(LEVELS))


def unknown_industries(codes: Iterable[str]) -> tuple[str, ...]:
    """Give the codes that the standard does not have, in the order given.

    >>> unknown_industries(["3973", "C3973", "3960", "9999"])
    ('3960', '9999')
    """
    return tuple(code for code in codes if bare(code) not in industries())
