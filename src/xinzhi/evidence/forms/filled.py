"""What came back: each cell that the form asked for, each row and card as they stand, and what does not belong."""

from __future__ import annotations

from dataclasses import dataclass

from xinzhi.evidence.forms.model import Form
from xinzhi.lang import Words

Key = tuple[str, str, str]  # indicator, region, period


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell: its number, or what stands there and why it is none; both empty where nothing was filled in."""

    sheet: str
    cell: str
    value: float | None = None
    printed: str = ""
    problem: Words | None = None

    @property
    def blank(self) -> bool:
        """Whether there is no number and nothing to put right."""
        return self.value is None and self.problem is None


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it stands: names, unit and remark, and the cells they stand in."""

    sheet: str
    at: dict[str, str]
    name: str
    unit: str
    region: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What the list of indicators says of one, as it stands, and the cells it says so in."""

    sheet: str
    at: dict[str, str]
    name: str = ""
    definition: str = ""
    unit: str = ""
    department: str = ""
    frequency: str = ""
    filler: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Stray:
    """A cell with something in it that the form does not ask for; `kind` is row, column, repeated or outside."""

    sheet: str
    cell: str
    printed: str
    kind: str
    words: Words


@dataclass(frozen=True, slots=True)
class Filled:
    """A form that came back.

    Attributes
    ----------
    file
        What messages call it.
    form
        The form as it was sent out.
    whole
        Whether the sheet that tells so is unchanged.
    entries
        Each cell that is still there, by indicator, region and period.
    lines, cards
        Rows by indicator and region, cards by indicator.
    strays
        What does not belong.
    """

    file: str
    form: Form
    whole: bool
    entries: dict[Key, Entry]
    lines: dict[tuple[str, str], Line]
    cards: dict[str, Card]
    strays: tuple[Stray, ...] = ()

    @property
    def filled(self) -> int:
        """How many cells hold a number."""
        return sum(entry.value is not None for entry in self.entries.values())
