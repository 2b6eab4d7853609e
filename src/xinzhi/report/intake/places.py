"""Addresses of cells as numbers, one by one and for a whole column at once."""

from __future__ import annotations

import re

import polars as pl

PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
PATTERN = r"^([A-Z]{1,3})([1-9]\d{0,6})$"
At = tuple[int, int]


def place(cell: str) -> At | None:
    """Give row, from 1, and column, from 0, of an address; None for what is none, as the place on a page.

    >>> place("B3"), place("AA10"), place("page 2")
    ((3, 1), (10, 26), None)
    """
    found = PLACE.fullmatch(cell)
    return (int(found[2]), column(found[1])) if found else None


def column(name: str) -> int:
    """Give the number, from 0, of a column called `name`.

    >>> column("A"), column("Z"), column("AB")
    (0, 25, 27)
    """
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number - 1


def with_places(cells: pl.DataFrame) -> pl.DataFrame:
    """Add `row` and `column` to a frame with a column `cell`; rows without an address are left out.

    >>> with_places(pl.DataFrame({"cell": ["B3", "page 2"]})).rows()
    [('B3', 3, 1)]
    """
    parts = cells.with_columns(
        pl.col("cell").str.extract(PATTERN, 1).alias("letters"),
        pl.col("cell").str.extract(PATTERN, 2).cast(pl.Int64).alias("row"),
    ).drop_nulls("row")
    numbers = {name: column(name) for name in parts["letters"].unique().sort()}
    return parts.with_columns(pl.col("letters").replace_strict(numbers, return_dtype=pl.Int64).alias("column")).drop(
        "letters"
    )
