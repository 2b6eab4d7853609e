"""Which vintage of a figure is earlier, and which one a rule chooses."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

import polars as pl

from xinzhi.keys.periods import years_in

LATEST, FIRST = "latest", "first"
CENSUS = re.compile(
    r"census[ _-]?(\d{1,2})$|第?([一二三四五六七八九十])(?:次全国经济普查|经普|次全国人口普查|人普)", re.IGNORECASE
)
NUMERALS = "一二三四五六七八九十"


def ordered(vintages: Collection[str], known: Sequence[str] = ()) -> list[str] | None:
    """Sort vintages from the first published to the latest; None where nothing tells their order.

    The order is that of `known`; else that of the one year in each name, or of the number of the census.

    >>> ordered(["年鉴2023", "年鉴2021"]), ordered(["五经普", "四经普"]), ordered(["a", "b"])
    (['年鉴2021', '年鉴2023'], ['四经普', '五经普'], None)
    >>> ordered(["b", "a"], known=["b", "a"])
    ['b', 'a']
    """
    if len(vintages) < 2:
        return list(vintages)
    if set(vintages) <= set(known):
        return sorted(vintages, key=list(known).index)
    for tell in (_year, _census):
        told = {vintage: tell(vintage) for vintage in vintages}
        numbers = [number for number in told.values() if number]
        if len(set(numbers)) == len(told):
            return sorted(vintages, key=lambda vintage: told[vintage] or 0)
    return None


def _year(vintage: str) -> int | None:
    years = years_in(vintage)
    return years[0] if len(years) == 1 else None


def _census(vintage: str) -> int | None:
    found = CENSUS.search(vintage)
    return found and (int(found[1]) if found[1] else NUMERALS.index(found[2]) + 1)


def first_published(frame: pl.DataFrame, order: Sequence[str]) -> pl.DataFrame:
    """Keep of every region and period the figure that was published first; `vintage` becomes ``first`` where they differ.

    Such a series mixes editions by design: each year is known as it was known when it was new.

    >>> frame = pl.DataFrame({"region": "1", "period": [1, 1, 2], "vintage": ["a", "b", "b"], "value": [5.0, 6.0, 7.0]})
    >>> first_published(frame, ["a", "b"]).rows()
    [('1', 1, 'first', 5.0), ('1', 2, 'first', 7.0)]
    """
    rank = {vintage: at for at, vintage in enumerate(order)}
    at = pl.col("vintage").replace_strict(rank, return_dtype=pl.Int64)
    kept = frame.filter(at == at.min().over("region", "period"))
    several = kept["vintage"].n_unique() > 1
    return kept.with_columns(vintage=pl.lit(FIRST)) if several else kept
