"""Official classes of industries: which codes belong to them, in full or in part, and where that was read."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

from xinzhi.errors.keys import KeysError
from xinzhi.keys.industries import bare, classes_of
from xinzhi.lang import Words

TIERS = {
    "traditional": Words("传统", "Traditional"),
    "emerging": Words("新兴", "Emerging"),
    "future": Words("未来", "Future"),
}
Mark = Literal["whole", "part", "doubtful"]
Complete = Literal["yes", "one", "no", "none"]


@dataclass(frozen=True, slots=True)
class Member:
    """What the list of a class says of a code.

    Attributes
    ----------
    code
        Of GB/T 4754-2017.
    mark
        ``whole``; ``part`` where the list has a star, as only a part of the industry belongs; ``doubtful`` where the
        copy that was read lost the entry and something else speaks for it.
    groups
        The groups of the class it stands in.
    """

    code: str
    mark: Mark
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfficialClass:
    """A class with its source.

    Attributes
    ----------
    key, title, number, year, issuer
        Its key here; the list, the number of the document where it was read, its year, and who issued it.
    tier
        ``emerging`` or ``future``.
    complete
        ``yes``: independent copies agree; ``one``: read in one copy only; ``no``: that copy is known to lack entries;
        ``none``: no codes, since there are none or none could be read.
    read_at, note
        Where the codes were read, and what to know of them.
    groups
        The groups by their number.
    members
        The codes by code.
    """

    key: str
    title: Words
    number: str
    year: int
    issuer: Words
    tier: str
    complete: Complete
    read_at: str
    note: Words
    groups: dict[str, Words]
    members: dict[str, Member]

    @property
    def observable(self) -> bool:
        """Whether it can be seen with codes of industries."""
        return bool(self.members)

    def mark(self, code: str) -> Mark | None:
        """Give how `code` belongs; None where it does not.

        A wide code belongs in full where all its small classes do, else in part where some do. A small class of which
        the list names only a wider code is doubtful.

        Examples
        --------
        >>> found = official("hightech-manufacturing-2017")
        >>> found.mark("C3973"), found.mark("39"), found.mark("38"), found.mark("17")
        ('whole', 'part', 'part', None)
        """
        own = bare(code)
        if own in self.members:
            return self.members[own].mark
        if any(own[:length] in self.members for length in (2, 3) if length < len(own)):
            return "doubtful"
        marks = [self.members[held].mark if held in self.members else None for held in classes_of(own)]
        if not any(marks):
            return None
        if all(mark == "whole" for mark in marks):
            return "whole"
        return "part" if any(mark in ("whole", "part") for mark in marks) else "doubtful"


@cache
def official_classes() -> dict[str, OfficialClass]:
    """Give every class by its key, those without codes too.

    >>> [key for key, found in official_classes().items() if not found.observable]
    ['future-2024', 'industrial-strategic-2023', 'new-three-2018']
    """
    groups: dict[str, dict[str, Words]] = {}
    members: dict[str, dict[str, Member]] = {}
    for row in _rows("class_groups"):
        groups.setdefault(row["class"], {})[row["group"]] = Words(row["zh"], row["en"])
    for row in _rows("class_codes"):
        found = Member(row["code"], cast("Mark", row["mark"]), tuple(row["groups"].split("|")))
        members.setdefault(row["class"], {})[found.code] = found
    return {
        row["key"]: _parse(row, groups.get(row["key"], {}), members.get(row["key"], {})) for row in _rows("classes")
    }


def official(key: str) -> OfficialClass:
    """Give a class.

    Raises
    ------
    KeysError
        When there is none of that key.

    Examples
    --------
    >>> official("strategic-2018").mark("3973"), official("strategic-2018").members["3973"].groups
    ('whole', ('1.2',))
    """
    if key not in official_classes():
        raise KeysError.unknown_class(key, official_classes())
    return official_classes()[key]


def _parse(row: dict[str, str], groups: dict[str, Words], members: dict[str, Member]) -> OfficialClass:
    return OfficialClass(
        key=row["key"],
        title=Words(row["zh"], row["en"]),
        number=row["number"],
        year=int(row["year"]),
        issuer=Words(row["issuer_zh"], row["issuer_en"]),
        tier=row["tier"],
        complete=cast("Complete", row["complete"]),
        read_at=row["read_at"],
        note=Words(row["note_zh"], row["note_en"]),
        groups=groups,
        members=members,
    )


def _rows(name: str) -> list[dict[str, str]]:
    path = Path(__file__).with_name("data") / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
