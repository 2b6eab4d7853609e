"""What is found in a series that does not go on as it began."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import polars as pl

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
    return frame.filter(
        pl.col("region").str.contains(r"^\d+$") & (pl.col("region") != regions.NATION) & pl.col("value").is_finite()
    )


def some_names(codes: list[str], most: int = 5) -> Words:
    """List the first few regions of a finding by name."""
    more_zh, more_en = ("等", " and others") if len(codes) > most else ("", "")
    zh = "、".join(regions.name(code, "zh") for code in codes[:most])
    return Words(zh + more_zh, ", ".join(regions.name(code, "en") for code in codes[:most]) + more_en)
