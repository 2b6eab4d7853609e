"""What comes out of a file: figures with their cells, and everything that was decided, put right or left out."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from xinzhi.lang import Words

# One row a figure. Words that stand in many rows are held once, so that a million figures are small.
FIGURES = pl.Schema(
    {
        "region": pl.Categorical(),
        "year": pl.Int64(),
        "span": pl.Categorical(),
        "kind": pl.Categorical(),
        "indicator": pl.Categorical(),
        "value": pl.Float64(),
        "unit": pl.Categorical(),
        "vintage": pl.Categorical(),
        "status": pl.Categorical(),
        "sheet": pl.Categorical(),
        "cell": pl.String(),
        "printed": pl.String(),
    }
)
KEY = ("region", "year", "span", "kind", "indicator", "vintage")


@dataclass(frozen=True, slots=True)
class Given:
    """What a user says of a file that does not say it itself; empty where the file decides."""

    indicator: str = ""
    unit: str = ""
    period: str = ""
    vintage: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """How one table was read: its cells, heads and axis, what it holds, and what each column holds.

    `regions` is the column or row of the regions, `columns` leads from a head to indicator and unit.
    """

    file: str
    sheet: str
    cells: str
    heads: str
    regions: str
    indicator: str
    unit: str
    period: str
    columns: tuple[tuple[str, str, str], ...]


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
    tables
        The figures of each table, columns `FIGURES`.
    decisions
        What was inferred: axes, heads, units, periods, names of indicators; notes of the table.
    corrections
        Names that were put right.
    unread
        Cells with something in them that were not taken, with the reason.
    shapes
        How each table was read, to be shown and put right.
    names
        Names of keys that are not those of regions.
    four
        Of each table, whether it names the north-east among its zones.
    """

    tables: list[pl.DataFrame] = field(default_factory=list)
    decisions: list[Remark] = field(default_factory=list)
    corrections: list[Remark] = field(default_factory=list)
    unread: list[Remark] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    four: list[bool] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many figures there are."""
        return sum(table.height for table in self.tables)

    @property
    def figures(self) -> pl.DataFrame:
        """All figures, in the order of the tables."""
        return pl.concat([FIGURES.to_frame(), *self.tables])

    def add(self, other: Findings) -> None:
        """Take in what was read elsewhere."""
        self.tables.extend(other.tables)
        self.decisions.extend(other.decisions)
        self.corrections.extend(other.corrections)
        self.unread.extend(other.unread)
        self.shapes.extend(other.shapes)
        self.names.update(other.names)
        self.four.extend(other.four)
