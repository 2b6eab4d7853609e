"""A class of patents by the International Patent Classification (IPC)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from xinzhi.keys.official_class import STRENGTH, Mark, OfficialClass, sector

SYMBOL = re.compile(r"([A-H]\d{2}[A-Z])(\d{1,4})?(/\d{2,6})?")
TREE = "*"  # after a class, a subclass or a main group: all that is in it


def tidy(symbol: str) -> str:
    """Give a symbol without blanks, in capitals; "" where it is none of a subclass or below.

    >>> tidy("g06f 3/01"), tidy("H01L"), tidy("3973")
    ('G06F3/01', 'H01L', '')
    """
    own = "".join(symbol.split()).upper()
    found = SYMBOL.fullmatch(own)
    return own if found and (found[2] or not found[3]) else ""


@lru_cache(maxsize=1000)
def trees(symbol: str) -> tuple[str, ...]:
    """Give all that takes a symbol in.

    >>> trees("G06F3/01")
    ('G06F3/01', 'G06F3*', 'G06F*', 'G06*')
    """
    main = symbol.partition("/")[0]
    own = [symbol] if "/" in symbol else []
    return (*own, *dict.fromkeys((main + TREE, main[:4] + TREE, main[:3] + TREE)))


def inside(wide: str, symbol: str) -> bool:
    """Whether `symbol` is narrower than the subclass or main group `wide`.

    >>> inside("G06F3", "G06F3/01"), inside("G06F3", "G06F30/10"), inside("G06F", "G06F3*")
    (True, False, True)
    """
    if "/" in wide or not symbol.startswith(wide):
        return False
    rest = symbol[len(wide) :]
    return rest != TREE and (len(wide) == len("G06F") or rest.startswith("/"))


@dataclass(frozen=True, slots=True)
class IpcRow:
    """A row of the table.

    Attributes
    ----------
    group
        The group of the class.
    mark
        ``whole`` where the symbols alone decide; ``part`` where keywords are asked for as well.
    symbols, without
        What is in, and what of it is not; ``*`` takes in all below.
    """

    group: str
    mark: Mark
    symbols: tuple[str, ...]
    without: tuple[str, ...]

    def hit(self, symbol: str) -> Mark | None:
        """Give how a tidy symbol belongs by this row; a wide one of which only some is in belongs in part.

        Examples
        --------
        >>> row = IpcRow("1.1", "whole", ("G06F3*",), ("G06F3/01",))
        >>> row.hit("G06F3/02"), row.hit("G06F3/01"), row.hit("G06F3"), row.hit("G06F30/10")
        ('whole', None, 'part', None)
        """
        near, wide = trees(symbol), "/" not in symbol
        if any(each in self.without for each in near):
            return None
        if any(each in self.symbols for each in near):
            return "part" if wide and any(inside(symbol, each) for each in self.without) else self.mark
        return "part" if wide and any(inside(symbol, each) for each in self.symbols) else None


@dataclass(frozen=True, slots=True)
class IpcClass(OfficialClass):
    """A class whose codes are symbols of the IPC.

    Attributes
    ----------
    rows
        Those of its table.
    """

    rows: tuple[IpcRow, ...]

    @property
    def observable(self) -> bool:
        """Whether it can be seen with symbols."""
        return bool(self.rows)

    def knows(self, code: str) -> bool:
        """Whether the code looks like a symbol of a subclass or below."""
        return bool(tidy(code))

    def listed(self) -> list[tuple[str, Mark, str]]:
        """Give what the table says: symbols and those left out, their mark, and their group."""
        return [(f"{' '.join(row.symbols)} - {' '.join(row.without)}", row.mark, row.group) for row in self.rows]

    def mark(self, code: str) -> Mark | None:
        """Give how a symbol belongs: by the strongest row; None where none has it.

        Examples
        --------
        >>> from xinzhi.keys.classes import official
        >>> found = official("strategic-ipc-2021")
        >>> found.mark("G06N 10/00"), found.mark("G06N"), found.mark("A41B 1/00")
        ('whole', 'part', None)
        """
        return self.marks(code).get("")

    def marks(self, code: str) -> dict[str, Mark]:
        """Give how a symbol belongs to the class ("") and to its groups, those above them included.

        Examples
        --------
        >>> from xinzhi.keys.classes import official
        >>> official("strategic-ipc-2021").marks("C10G1/00")
        {'': 'whole', '7.3': 'whole', '7': 'whole'}
        """
        symbol = tidy(code)
        found: dict[str, Mark] = {}
        for row in self.rows if symbol else ():
            if mark := row.hit(symbol):
                for name in ("", row.group, sector(row.group)):
                    found[name] = max(found.get(name, mark), mark, key=STRENGTH.index)
        return found
