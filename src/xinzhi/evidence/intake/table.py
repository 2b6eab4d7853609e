"""A table as it was understood: its block, what its columns and rows say, and what stands around it."""

from __future__ import annotations

from dataclasses import dataclass

from xinzhi.evidence.intake.columns import Columns
from xinzhi.evidence.intake.heads import Head
from xinzhi.evidence.intake.layout import Block
from xinzhi.evidence.intake.rows import Rows
from xinzhi.evidence.intake.titles import Around
from xinzhi.keys.periods import Period
from xinzhi.lang import Words


@dataclass(frozen=True, slots=True)
class Table:
    """A block with what its columns, its rows and the lines around it say.

    Rows are counted from the first of the body, columns are those of figures, both from 0.
    """

    block: Block
    cols: Columns
    rows: Rows
    about: Around

    @property
    def columns(self) -> list[int]:
        """Places of the columns of figures in the grid."""
        return list(self.cols.values)

    @property
    def heads(self) -> list[Head]:
        """What the heads of these columns say."""
        return list(self.cols.values.values())

    def unit(self, said: str, head: Head) -> str:
        """Give the unit where the row has `said` and the column has `head`."""
        return said or head.unit or self.about.unit

    def indicator(self, said: str, head: Head) -> str:
        """Give the indicator where the row has `said` and the column has `head`."""
        return "·".join(part for part in (said, head.indicator) if part) or self.about.name

    def period(self, row: int, head: Head) -> Period | Words | None:
        """Give the period of a cell, or why it has none."""
        said = self.rows.periods[row] if self.rows.periods else head.period or self.about.period
        return self.part(said)

    def part(self, said: Period | Words | None) -> Period | Words | None:
        """Give a period as the title means it: under 2023年前三季度, the head 2022年 is of these months too."""
        about = self.about.period
        if isinstance(said, Period) and said.whole and said.kind == "cumulative":
            return Period(said.year)
        titled = self.about.period_from and self.about.period_from == self.about.title
        if about is None or about.whole or not titled or not isinstance(said, Period) or not said.whole:
            return said
        return Period(said.year, about.first, about.last, about.kind) if said.kind == "flow" else said
