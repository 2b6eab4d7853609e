"""What is found in a series that does not go on as it began."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import polars as pl

from xinzhi.errors.keys import KeysError
from xinzhi.keys import regions
from xinzhi.lang import Words

Kind = Literal["unit-change", "jump", "definition", "mixed-vintages"]
SERIES = ["indicator", "vintage"]
FEW = 5  # regions from which a change may be called one of the whole table


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a series changes for a reason that is not in the economy.

    Attributes
    ----------
    kind
        ``unit-change`` (another unit is printed), ``jump`` (the size of numbers changes), ``definition`` (another name or
        a change that all regions share), ``mixed-vintages``.
    indicator, vintage
        The series.
    period
        The first year after the break.
    words
        What was found, with the regions it rests on.
    regions
        Codes of the regions that show it.
    """

    kind: Kind
    indicator: str
    vintage: str
    period: int
    words: Words
    regions: tuple[str, ...] = ()


def parts(frame: pl.DataFrame) -> pl.DataFrame:
    """Give the figures of regions: not those of the country, of zones, or that are missing."""
    zone = pl.col("region").str.contains(r"^(?:R|Z3)-")
    return frame.filter(~zone & (pl.col("region") != regions.NATION) & pl.col("value").is_finite())


def some_names(codes: list[str], most: int = 5) -> Words:
    """List the first few regions of a finding by name."""
    more_zh, more_en = ("等", " and others") if len(codes) > most else ("", "")
    named = [_named(code) for code in codes[:most]]
    return Words("、".join(name.zh for name in named) + more_zh, ", ".join(name.en for name in named) + more_en)


def _named(code: str) -> Words:
    """Name a region; a key of a user's own stands for itself."""
    try:
        return Words(regions.name(code, "zh"), regions.name(code, "en"))
    except KeysError:
        return Words(code, code)
