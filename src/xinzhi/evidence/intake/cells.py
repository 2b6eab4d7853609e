"""The cells of a grid as arrays, so that a million of them are read at once and not one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Any

import numpy as np
import polars as pl

from xinzhi.evidence.intake.numbers import number
from xinzhi.evidence.tables import NUMBER
from xinzhi.lang import Words

PLAIN = rf"(?i)^(?:{NUMBER.pattern.replace(chr(92) + 'd', '[0-9]')})$"
BLANK, COUNTED, TEXT, ODD = 0, 1, 2, 3
KINDS: dict[type, int] = {type(None): BLANK, float: COUNTED, int: COUNTED, str: TEXT}
Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Cells:
    """What stands in each cell of a grid; every array is (rows, columns).

    Attributes
    ----------
    texts
        The different texts that are no numbers.
    values
        The number that a cell holds, NaN where it holds none.
    numeric
        Whether it holds one.
    written
        Whether anything stands in it.
    odd
        Whether it should be a number and cannot be taken for one: a date, a marked number, a word.
    spelt
        Whether it is text, whatever the text says.
    percent
        Whether a percent sign stands behind the number.
    words
        Which of `texts` stands in it, -1 for blanks, for numbers and for what is no text.
    """

    texts: tuple[str, ...]
    values: Array
    numeric: Array
    written: Array
    odd: Array
    spelt: Array
    percent: Array
    words: Array

    def counts(self, rows: slice, columns: list[int]) -> list[bool]:
        """Say of each of these rows whether it holds a number in one of these columns."""
        found: list[bool] = np.any(self.numeric[rows][:, columns], axis=1).tolist()
        return found

    def turn(self) -> Cells:
        """Give the cells with rows and columns in each other's place."""
        arrays = (self.values, self.numeric, self.written, self.odd, self.spelt, self.percent, self.words)
        return Cells(self.texts, *(array.T for array in arrays))


def cells(rows: Sequence[Sequence[object]], width: int) -> Cells:
    """Read rows of cells.

    >>> cells([["地区", 7.0], ["北京", "1,234"]], 2).values.tolist()
    [[nan, 7.0], [nan, 1234.0]]
    """
    shape = (len(rows), width)
    flat = _flat(rows, width)
    kinds = np.fromiter(map(KINDS.get, map(type, flat), repeat(ODD)), np.uint8, len(flat))
    held = np.array(flat, dtype=object)
    values = np.full(len(flat), np.nan)
    counted = kinds == COUNTED
    values[counted] = held[counted].astype(np.float64)
    values[np.isinf(values)] = np.nan
    odd = kinds == ODD
    written = counted | odd
    words = np.full(len(flat), -1, np.int32)
    percent = np.zeros(len(flat), bool)
    at = np.flatnonzero(kinds == TEXT)
    texts = _read(held[at].tolist(), at, (values, written, odd, percent, words)) if at.size else ()
    found = (values, ~np.isnan(values), written, odd, kinds == TEXT, percent, words)
    return Cells(texts, *(array.reshape(shape) for array in found))


def _flat(rows: Sequence[Sequence[object]], width: int) -> list[object]:
    if all(len(row) == width for row in rows):
        return list(chain.from_iterable(rows))
    return list(chain.from_iterable([*row, *[None] * (width - len(row))] for row in rows))


def _read(found: list[str], at: Array, into: tuple[Array, ...]) -> tuple[str, ...]:
    """Put what the texts say into the arrays at the places `at`; give the different texts that are no numbers."""
    values, written, odd, percent, words = into
    codes = {text: code for code, text in enumerate(dict.fromkeys(found))}
    which = np.fromiter(map(codes.__getitem__, found), np.int32, len(found))
    said = _said(list(codes))
    numbers, texts = said["value"].to_numpy(), said["text"].to_list()
    rest = said["rest"].to_numpy()
    read = [number(text) if left else None for text, left in zip(texts, rest.tolist(), strict=True)]
    numbers = np.where(rest, [one if isinstance(one, float) else np.nan for one in read], numbers)
    strange = (said["plain"].to_numpy() & np.isnan(numbers)) | [isinstance(one, Words) for one in read]
    signs = rest & ~np.isnan(numbers) & [text.endswith(("%", "％")) for text in texts]
    bare = rest & np.isnan(numbers)
    values[at], odd[at], percent[at] = numbers[which], strange[which], signs[which]
    written[at] = said["something"].to_numpy()[which]
    words[at] = np.where(bare, np.cumsum(bare) - 1, -1)[which]
    return tuple(text for text, left in zip(texts, bare.tolist(), strict=True) if left)


def _said(texts: list[str]) -> pl.DataFrame:
    """Read plain numbers; `rest` tells the texts that are something and no plain number."""
    text = pl.col("text")
    value = pl.when("plain").then(text).str.replace_all(",", "").cast(pl.Float64, strict=False)
    return (
        pl.LazyFrame({"text": texts}, schema={"text": pl.String})
        .select(text.str.strip_chars())
        .with_columns(something=text != "", plain=text.str.contains(PLAIN))
        .with_columns(value=pl.when(value.is_finite()).then(value).fill_null(np.nan))
        .with_columns(rest=pl.col("something") & ~pl.col("plain"))
        .collect()
    )
