"""A small picture of a table as it was understood: what its rows and columns say, its figures, what was not taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import polars as pl

from xinzhi.evidence.intake.grid import letters
from xinzhi.report.intake.places import At

SAYS = ("region_name", "span", "indicator", "unit")  # what a figure is of
CODE, MANY = "#", 2**32  # a name as a number, so that a million are told apart quickly
FIRST_ROWS, FIRST_COLUMNS, ODD, BREAKS = 5, 6, 4, 12


@dataclass(frozen=True, slots=True)
class Square:
    """One cell of a picture: its text, its kind (figure, unread, said, corrected, blank) and the reason to give."""

    text: str = ""
    kind: str = "blank"
    why: str = ""


@dataclass(frozen=True, slots=True)
class Odd:
    """Cells of a sheet that were not taken, and those whose names were put right; text and reason of each."""

    unread: Mapping[At, tuple[str, str]]
    corrected: Mapping[At, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Picture:
    """A table, or the part of one that is shown.

    Attributes
    ----------
    down, across
        What each row says, and what each column says: names of `SAYS`.
    alike
        What all its figures have in common, by name.
    counts
        How many different ones there are of the others.
    rows, columns
        Numbers of the rows and columns shown, in order, rows from 1 and columns from 0.
    left, top
        What each of these rows and columns says, one square a name.
    squares
        The cells, rows by columns.
    figures
        How many figures it holds.
    first, last
        Its first and last row and column.
    """

    down: tuple[str, ...]
    across: tuple[str, ...]
    alike: dict[str, str]
    counts: dict[str, int]
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    left: tuple[tuple[Square, ...], ...]
    top: tuple[tuple[Square, ...], ...]
    squares: tuple[tuple[Square, ...], ...]
    figures: int
    first: At
    last: At

    @property
    def letters(self) -> tuple[str, ...]:
        """Letters of the columns shown."""
        return tuple(map(letters, self.columns))


def pictures(part: pl.DataFrame, odd: Odd) -> list[Picture]:
    """Give the pictures of a sheet: one for each run of rows, or columns, that have the same heads.

    `part` holds its figures: row, column, printed, and the columns of `SAYS`.
    """
    part = part.with_columns(pl.col(name).cast(pl.Categorical()).to_physical().alias(CODE + name) for name in SAYS)
    runs = _runs(part, "row", "column")
    if len(runs) == 1:
        runs = _runs(part, "column", "row")
    return [_picture(run, odd) for run in runs]


def _runs(part: pl.DataFrame, axis: str, other: str) -> list[pl.DataFrame]:
    """Cut a sheet where the heads change that stand across `axis`."""
    loose = [name for name in SAYS if not _by(part, axis, name) and not _by(part, other, name)]
    if not loose:
        return [part]
    ordered = part.sort(other, axis).with_columns(said=pl.concat_str(*(CODE + name for name in loose), separator=" "))
    changes = (pl.col("said") != pl.col("said").shift(1)) & (pl.col(other) == pl.col(other).shift(1))
    breaks = ordered.filter(changes)[axis].unique().sort().to_list()
    if len(breaks) > BREAKS:
        return [part]
    edges = [0, *breaks, part[axis].max() + 1]  # type: ignore[operator]
    runs = [part.filter(pl.col(axis).is_between(low, high - 1)) for low, high in pairwise(edges)]
    return [run for run in runs if run.height]


def _by(part: pl.DataFrame, axis: str, name: str) -> bool:
    """Say whether each row, or column, says one thing only."""
    pairs = pl.col(axis).cast(pl.Int64) * MANY + pl.col(CODE + name).cast(pl.Int64)
    return bool(part.select(pairs.n_unique() == pl.col(axis).n_unique()).item())


def _picture(part: pl.DataFrame, odd: Odd) -> Picture:
    counts = {name: part[CODE + name].n_unique() for name in SAYS}
    alike = {name: str(part[name][0]) for name in SAYS if counts[name] == 1}
    rest = [name for name in SAYS if name not in alike]
    down = tuple(name for name in rest if _by(part, "row", name))
    across = tuple(name for name in rest if name not in down and _by(part, "column", name))
    rows = _shown(part["row"], FIRST_ROWS, {row for row, _ in (*odd.unread, *odd.corrected)})
    columns = _shown(part["column"], FIRST_COLUMNS, {column for _, column in odd.unread})
    held = part.filter(pl.col("row").is_in(rows) & pl.col("column").is_in(columns))
    cells = {(row, column): text for row, column, text in held.select("row", "column", "printed").iter_rows()}
    put_right = (
        {row: said for (row, _), said in odd.corrected.items()},
        {at[1]: said for at, said in odd.corrected.items()},
    )
    return Picture(
        down, across, alike, {name: counts[name] for name in rest}, tuple(rows), tuple(columns),
        tuple(_said(part, "row", row, down, put_right[0]) for row in rows),
        tuple(_said(part, "column", column, across, put_right[1]) for column in columns),
        tuple(tuple(_square((row, column), cells, odd) for column in columns) for row in rows),
        part.height,
        (int(part["row"].min()), int(part["column"].min())),  # type: ignore[arg-type]
        (int(part["row"].max()), int(part["column"].max())),  # type: ignore[arg-type]
    )  # fmt: skip


def _shown(numbers: pl.Series, first: int, odd: set[int]) -> list[int]:
    """Choose rows or columns: the first ones, the last, and some with cells that are odd."""
    held = numbers.unique().sort()
    low, high = int(held[0]), int(held[-1])
    some = sorted(number for number in odd if low - 1 <= number <= high + 1)[:ODD]
    return sorted({*held.head(first).to_list(), *some, high})


def _said(
    part: pl.DataFrame, axis: str, at: int, names: tuple[str, ...], put_right: Mapping[int, tuple[str, str]]
) -> tuple[Square, ...]:
    held = part.filter(pl.col(axis) == at)
    squares = []
    for name in names:
        fixed = put_right.get(at) if name == "region_name" else None
        text = str(held[name][0]) if held.height else ""
        squares.append(Square(text, "corrected", fixed[1]) if fixed and text else Square(text, "said"))
    return tuple(squares)


def _square(at: At, cells: Mapping[At, str], odd: Odd) -> Square:
    if at in cells:
        return Square(cells[at], "figure")
    return Square(odd.unread[at][0], "unread", odd.unread[at][1]) if at in odd.unread else Square()
