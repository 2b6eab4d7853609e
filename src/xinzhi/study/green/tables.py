"""Tidy tables of the green chapter: keyed by region and period, with the region's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.keys import regions

if TYPE_CHECKING:
    from numpy.typing import NDArray


def keyed(frame: pl.DataFrame) -> pl.DataFrame:
    """Add the Chinese name of each region and sort by period and region."""
    names = {code: regions.name(code, "zh") for code in frame["region"].unique()}
    named = frame.with_columns(region_name=pl.col("region").replace_strict(names, return_dtype=pl.String))
    head = ["region", "region_name", "period"]
    return named.select(*head, pl.exclude(head)).sort("period", "region")


def long(columns: dict[str, NDArray[Any]], periods: list[int], codes: list[str]) -> pl.DataFrame:
    """Give arrays of shape (periods, regions) as one row a region and period."""
    head = {
        "region": codes * len(periods),
        "period": [period for period in periods for _ in codes],
    }
    texts = [name for name, array in columns.items() if array.dtype.kind in "OU"]
    held = {name: array.ravel().tolist() if name in texts else array.ravel() for name, array in columns.items()}
    return keyed(pl.DataFrame(head | held, schema_overrides=dict.fromkeys(texts, pl.String)))
