"""A whole sheet in miniature: where its figures stand, and where something was not taken or put right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from xinzhi.report.intake.places import At

WIDE, TALL = 48, 64  # squares across and down at most


@dataclass(frozen=True, slots=True)
class Map:
    """Paths of an SVG drawing, in squares: figures, unread and corrected cells, and how wide and tall it is."""

    width: int
    height: int
    paths: dict[str, str]


def sheet_map(part: pl.DataFrame, unread: Iterable[At], corrected: Iterable[At]) -> Map:
    """Draw a sheet; `part` holds row and column of its figures. A square stands for one cell or for several.

    >>> sheet_map(pl.DataFrame({"row": [2, 2], "column": [1, 2]}), [(1, 0)], []).paths
    {'figure': 'M1 1h2v1h-2z', 'unread': 'M0 0h1v1h-1z'}
    """
    odd = {"unread": list(unread), "corrected": list(corrected)}
    every = [at for places in odd.values() for at in places]
    rows = [row for row, _ in every] + ([int(part["row"].max())] if part.height else [])  # type: ignore[arg-type]
    columns = [column for _, column in every] + ([int(part["column"].max())] if part.height else [])  # type: ignore[arg-type]
    height, width = max(rows, default=1), max(columns, default=0) + 1
    down, across = -(-height // TALL), -(-width // WIDE)
    held = part.select(((pl.col("row") - 1) // down).alias("y"), (pl.col("column") // across).alias("x")).unique()
    squares = {"figure": sorted(held.iter_rows())}
    squares |= {kind: sorted({((row - 1) // down, column // across) for row, column in at}) for kind, at in odd.items()}
    paths = {kind: _path(places) for kind, places in squares.items() if places}
    return Map(-(-width // across), -(-height // down), paths)


def _path(squares: Iterable[tuple[int, int]]) -> str:
    """Draw squares, given as (y, x) in order, those beside each other as one."""
    runs: list[list[int]] = []
    for y, x in squares:
        if runs and runs[-1][0] == y and runs[-1][1] + runs[-1][2] == x:
            runs[-1][2] += 1
        else:
            runs.append([y, x, 1])
    return "".join(f"M{x} {y}h{wide}v1h-{wide}z" for y, x, wide in runs)
