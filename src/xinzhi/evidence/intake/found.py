"""What comes out of a file: figures with their cells, and everything that was decided, put right or left out."""

from __future__ import annotations

from dataclasses import dataclass, field

from xinzhi.keys.periods import Period
from xinzhi.lang import Words


@dataclass(frozen=True, slots=True)
class Given:
    """What a user says of a file that does not say it itself; empty where the file decides."""

    indicator: str = ""
    unit: str = ""
    period: str = ""
    vintage: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure and its cell."""

    region: str
    period: Period
    indicator: str
    value: float
    unit: str
    vintage: str
    status: str
    sheet: str
    cell: str
    printed: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to tell of a file: `what` names the kind, `cell` may be empty, `count` says how many cells it is of."""

    file: str
    sheet: str
    cell: str
    what: str
    words: Words
    printed: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Findings:
    """What was read from one file or table.

    Attributes
    ----------
    figures
        The figures.
    decisions
        What was inferred: axes, heads, units, periods, names of indicators; notes of the table.
    corrections
        Names that were put right.
    unread
        Cells with something in them that were not taken, with the reason.
    """

    figures: list[Figure] = field(default_factory=list)
    decisions: list[Remark] = field(default_factory=list)
    corrections: list[Remark] = field(default_factory=list)
    unread: list[Remark] = field(default_factory=list)

    def add(self, other: Findings) -> None:
        """Take in what was read elsewhere."""
        self.figures.extend(other.figures)
        self.decisions.extend(other.decisions)
        self.corrections.extend(other.corrections)
        self.unread.extend(other.unread)
