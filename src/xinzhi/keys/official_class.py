"""A class of industries: which codes belong to it, in full or in part, and where that was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from xinzhi.keys.industries import bare, classes_of, industries
from xinzhi.lang import Words

TIERS = {
    "traditional": Words("传统", "Traditional"),
    "emerging": Words("新兴", "Emerging"),
    "future": Words("未来", "Future"),
}
Mark = Literal["whole", "part", "doubtful"]
Complete = Literal["yes", "one", "no", "none"]
STRENGTH: tuple[Mark | None, ...] = (None, "doubtful", "part", "whole")  # the weakest first


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

    def knows(self, code: str) -> bool:
        """Whether the scheme of the class has such a code, in the class or not."""
        return bare(code) in industries()

    def listed(self) -> list[tuple[str, Mark, str]]:
        """Give what the list says: codes, their mark, and their groups."""
        return [(each.code, each.mark, "|".join(each.groups)) for each in self.members.values()]

    def mark(self, code: str) -> Mark | None:
        """Give how `code` belongs; None where it does not.

        A wide code belongs in full where all its small classes do, else in part where some do. A small class of which
        the list names only a wider code is doubtful.

        Examples
        --------
        >>> from xinzhi.keys.classes import official
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

    def marks(self, code: str) -> dict[str, Mark]:
        """Give how a code belongs to the class ("") and to its groups, those above them included.

        In each of several groups it counts in part, and so does a wide code in the groups of its small classes.

        Examples
        --------
        >>> from xinzhi.keys.classes import official
        >>> official("strategic-2018").marks("3973")
        {'': 'whole', '1.2': 'whole', '1': 'whole'}
        >>> official("strategic-2018").marks("3812")
        {'': 'part', '2.2': 'part', '2': 'part', '5.2': 'part', '5': 'part', '7.1': 'part', '7': 'part'}
        """
        mark, own = self.mark(code), bare(code)
        if mark is None:
            return {}
        near = [own[:size] for size in range(len(own), 1, -1) if own[:size] in self.members] or list(classes_of(own))
        groups = [group for held in near if held in self.members for group in self.members[held].groups]
        every = dict.fromkeys(name for group in groups for name in (group, sector(group)))
        alone = len(set(groups)) == 1 and own in self.members
        inner: Mark = mark if alone else ("doubtful" if mark == "doubtful" else "part")
        return {"": mark, **dict.fromkeys(every, inner)}


def sector(group: str) -> str:
    """Give the group of the first level.

    >>> sector("1.2"), sector("1")
    ('1', '1')
    """
    return group.partition(".")[0]
