"""Names that a spreadsheet accepts for its sheets."""

from __future__ import annotations

import re
from collections.abc import Iterable

from xinzhi.report.words import printable

LONGEST = 31
_REFUSED = re.compile(r"[\[\]:*?/\\\t\r\n]+")


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Give a name for each of `wanted`: at most 31 characters, without the signs it refuses, no two alike.

    >>> sheet_names(["A/B", "a b", "A B"])
    ['A B', 'a b 2', 'A B 3']
    """
    names: list[str] = []
    for name in wanted:
        base = _REFUSED.sub(" ", printable(name)).strip().strip("'").strip() or "-"
        names.append(_free(base, {taken.casefold() for taken in names}))
    return names


def _free(base: str, taken: set[str]) -> str:
    """Give `base`, or `base` with the first number that makes it new; Excel keeps “History” to itself."""
    endings = ("", *(f" {number}" for number in range(2, len(taken) + 4)))
    tries = (base[: LONGEST - len(ending)].rstrip("' ") + ending for ending in endings)
    return next(name for name in tries if name.casefold() not in taken | {"history"})
