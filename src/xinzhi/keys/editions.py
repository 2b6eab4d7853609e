"""The edition of 2011 of the standard of industries: its small classes, and what became of their codes in 2017.

Read from table C.1 of GB/T 4754-2011, data-raw/GB2011.txt, github.com/common2016/GB2ISIC at 2fa502d7, a scanned text;
digits misread there were put right by their place in the order.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from xinzhi.keys.industries import LEVELS, bare, industries

OLDER = "GB/T 4754-2011"
KNOWN = 0.9  # of the codes that either edition has, below which they may be of another scheme, such as exports
SHORTEST = 4  # signs of a name that is recognised as the beginning or the middle of a longer one


@dataclass(frozen=True, slots=True)
class Moved:
    """A small class of 2011 whose code has gone or stands for something else now.

    Attributes
    ----------
    code, name
        In the edition of 2011.
    now
        The code of the small class of 2017 that has the same name; "" where none or several have.
    """

    code: str
    name: str
    now: str


@cache
def industries_2011() -> dict[str, str]:
    """Give the small classes of the edition of 2011, names by code.

    >>> len(industries_2011()), industries_2011()["3963"], industries()["3963"].name
    (1094, '集成电路制造', '智能无人飞行器制造')
    """
    path = Path(__file__).with_name("data") / "industries_2011.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


@cache
def moved() -> dict[str, Moved]:
    """Give the codes of 2011 that have gone, or whose name another code has since.

    A code under which a class was only renamed is not among them.

    >>> moved()["3963"].now, moved()["3610"].now, "3919" in moved()
    ('3973', '', False)
    """
    homes: dict[str, list[str]] = {}
    for code, entry in industries().items():
        if len(code) == len(LEVELS):
            homes.setdefault(_plain(entry.name), []).append(code)
    found = {}
    for code, name in industries_2011().items():
        home = homes.get(_plain(name), [])
        if code not in home and (home or code not in industries()):
            found[code] = Moved(code, name, home[0] if len(home) == 1 else "")
    return found


def of_2011(names: Mapping[str, str | None]) -> dict[str, Moved]:
    """Give the codes that speak for the edition of 2011, of codes with their names in the user's table or None.

    A code does that has a name it had in 2011 and another code has now; and, where nearly all codes are of one edition
    or the other, one that only 2011 has.

    Examples
    --------
    >>> [found.now for found in of_2011({"C3963": "集成电路制造", "3610": None, "3973": None}).values()]
    ['3973', '']
    """
    known = sum(bare(code) in industries() or bare(code) in industries_2011() for code in names)
    ours, found = known >= KNOWN * len(names), {}
    for code, name in names.items():
        held = moved().get(bare(code))
        if held and (_says(name, held.name) if name else ours and held.code not in industries()):
            found[code] = held
    return found


def _says(name: str, full: str) -> bool:
    return _plain(name) == _plain(full) or (len(name) >= SHORTEST and _plain(name) in _plain(full))


def _plain(name: str) -> str:
    return name.translate(str.maketrans("（）", "()")).strip()
