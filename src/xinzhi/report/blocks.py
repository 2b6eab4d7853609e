"""What a brief is made of: blocks that every format renders the same words and numbers from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import altair as alt

    from xinzhi.lang import Lang

Align = Literal["left", "right", "center"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure a number rests on: what it is, its value as printed, its unit, and its place in `Brief.sources`."""

    id: str
    label: str
    value: str
    grade: str
    source: int
    unit: str = ""

    @property
    def text(self) -> str:
        """The value with its unit.

        >>> Figure("e", "Budget", "1227.9", "A", 1, "100 million yuan").text
        '1227.9 × 100 million yuan'
        """
        if "=" in self.unit:  # the base of an index
            return f"{self.value} ({self.unit})"
        times = "× " if self.unit[:1].isdigit() else ""
        return f"{self.value} {times}{self.unit}".rstrip()


@dataclass(frozen=True, slots=True)
class Cite:
    """Where a number comes from: what it says, how it was made, and the figures it rests on.

    `brief` is the same in one line, for a footnote; `figures` are evidence ids in `Brief.figures`.
    """

    id: str
    title: str
    how: str
    brief: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A publication as it stands in the list of sources; `number` counts from 1."""

    number: int
    publication: str
    series: tuple[str, ...]
    address: str
    read_from: tuple[str, ...]
    grades: str
    figures: int


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number whose origin one click (or one footnote) away is `Brief.cites[cite]`."""

    text: str
    cite: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """How sure a statement is: robust or not, with the share of variants that agree in `text`."""

    text: str
    robust: bool


Span = Text | Number | Verdict


@dataclass(frozen=True, slots=True)
class Heading:
    """A section heading, already numbered."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of spans; `lead` marks the summary at the head."""

    spans: tuple[Span, ...]
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Aside:
    """A note in the margin, next to the block that follows; small print in a document."""

    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: `title` says its finding, `subtitle` the measure, unit and period, `note` its source.

    `name` is its file name; `static` is the same chart without controls, for paper.
    """

    name: str
    title: str
    subtitle: str
    note: str
    chart: alt.TopLevelMixin
    static: alt.TopLevelMixin
    width_mm: int = 150


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, unit ("" for none) and alignment."""

    head: str
    unit: str = ""
    align: Align = "right"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: the text shown, the number behind it, where it comes from, whether it is robust, and what a page links to."""

    text: str
    value: float | str | None = None
    cite: str = ""
    weak: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A three-line table. `shown` limits the rows in page and document; the workbook has them all."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    shown: int | None = None


@dataclass(frozen=True, slots=True)
class References:
    """The place where the list of sources stands."""


Block = Heading | Paragraph | Aside | Chart | Table | References


@dataclass(frozen=True, slots=True)
class Brief:
    """A finished brief in one language, ready to be rendered.

    `cites` and `figures` are found by their ids; `sources` is in the order of its numbers;
    `workbook_only` holds tables that only the workbook shows.
    """

    lang: Lang
    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    cites: dict[str, Cite]
    figures: dict[str, Figure]
    sources: tuple[Source, ...]
    record: str
    workbook_only: tuple[Table, ...] = ()
