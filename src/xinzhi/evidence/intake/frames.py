"""Data frames as grids: the names of the columns are the heads, rows and columns keep their places."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl

from xinzhi.errors.intake import IntakeError
from xinzhi.evidence.intake.found import Findings, Remark
from xinzhi.evidence.intake.grid import Grid, shown
from xinzhi.evidence.intake.tables import figures_in
from xinzhi.evidence.intake.told import Asked, told_of

PLACE = re.compile(r"([A-Z]+)(\d+)")


@dataclass(frozen=True, slots=True)
class Frame:
    """A data frame as a grid.

    Attributes
    ----------
    grid
        Heads and rows.
    columns
        Names of the columns.
    heads
        How many rows of heads there are.
    sha256
        Digest of all that stands in it.
    """

    grid: Grid
    columns: tuple[str, ...]
    heads: int
    sha256: str

    def place(self, cell: str) -> str:
        """Give a cell by its row, counted from 0, and the name of its column, as ``frame[row, column]`` takes it.

        >>> Frame(Grid("f", "", []), ("地区", "2023"), 1, "").place("B2")
        '[0, 2023]'
        """
        found = PLACE.fullmatch(cell)
        if not found:
            return cell
        column = 0
        for letter in found[1]:
            column = column * 26 + ord(letter) - 64
        row = int(found[2]) - 1 - self.heads
        return f"[{row if row >= 0 else 'head'}, {self.columns[column - 1]}]"


def frame_grid(frame: Any, name: str) -> Frame:
    """Give a polars, pandas or pyarrow frame as a grid; an index that is more than a count goes before the columns.

    Raises
    ------
    IntakeError
        When it is no data frame that holds its rows.
    """
    import narwhals as nw

    native, heads = _named(frame)
    try:
        held = nw.from_native(native, eager_only=True)
    except TypeError:
        raise IntakeError.no_frame(type(frame).__name__) from None
    heads = heads or [(column,) for column in held.columns]
    levels = max(map(len, heads), default=1)
    top: list[list[object]] = [
        [shown(head[level]) if level < len(head) else "" for head in heads] for level in range(levels)
    ]
    rows = [*top, *([_cell(value) for value in row] for row in held.rows())]
    digest = hashlib.sha256("\n".join("\t".join(map(shown, row)) for row in rows).encode()).hexdigest()
    columns = tuple(" ".join(dict.fromkeys(filter(None, map(shown, head)))) for head in heads)
    return Frame(Grid(name, "", rows), columns, levels, digest)


def _named(frame: Any) -> tuple[Any, list[tuple[object, ...]]]:
    """Give a pandas frame with its index as columns and plain names, and its heads; other frames as they are."""
    if not (hasattr(frame, "reset_index") and hasattr(frame, "set_axis") and hasattr(frame, "columns")):
        return frame, []
    index = frame.index
    counts = type(index).__name__ == "RangeIndex" and index.name is None
    plain = frame if counts else frame.reset_index(allow_duplicates=True)
    heads = [tuple(head) if isinstance(head, tuple) else (head,) for head in plain.columns]
    nameless = {"index", "level_0"}
    heads = [
        ("",) * len(head) if not counts and head[0] in nameless and at == 0 else head for at, head in enumerate(heads)
    ]
    return plain.set_axis([str(at) for at in range(len(heads))], axis=1).astype(object), heads


def _cell(value: Any) -> object:
    """Give a value as a cell: numbers, texts, dates, and nothing where it is missing."""
    if value is None or isinstance(value, bool | str | int | date):
        return None if value != value else value  # NaT is a date that is not itself  # noqa: PLR0124
    if isinstance(value, float | Decimal):
        return None if value != value else float(value)  # noqa: PLR0124
    if type(value).__name__ == "NAType":
        return None
    return _cell(value.item()) if hasattr(value, "item") else str(value)


def frame_figures(frame: Frame, said: Asked) -> Findings:
    """Read the table of a frame as any other; cells are named as `Frame.place` does.

    Raises
    ------
    IntakeError
        When there is no table by region in it.
    """
    found = figures_in([frame.grid], frame.grid.file, told_of(frame.grid.file, said))
    held = found.figures
    places = {cell: frame.place(cell) for cell in held["cell"]}
    return replace(
        found,
        tables=[held.with_columns(pl.col("cell").replace_strict(places, return_dtype=pl.String))],
        decisions=[_moved(each, frame) for each in found.decisions],
        corrections=[_moved(each, frame) for each in found.corrections],
        unread=[_moved(each, frame) for each in found.unread],
    )


def _moved(remark: Remark, frame: Frame) -> Remark:
    return replace(remark, cell=frame.place(remark.cell))
