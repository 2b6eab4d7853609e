"""Which figures of the compiled tables go into the pack, and under which names."""

from __future__ import annotations

from pathlib import Path

import polars as pl

FILES = ("china_province_panel.csv", "china_province_more.csv")
FIRST, LAST = 2011, 2023
KEY = ["indicator", "vintage", "region", "period"]

# What is called otherwise in the compiled tables: name there → indicator and vintage here.
RENAMED = {
    "gdp_current": ("gdp_current", "census5"),
    "gdp_current_vintage_census4": ("gdp_current", "census4"),
    "gdp_index_prev100_nbs": ("gdp_index_prev100", ""),
}


def read_tables(folder: Path) -> pl.DataFrame:
    """Read both compiled tables as texts, one row a figure, with the names used in the pack."""
    tables = [pl.read_csv(folder / file, infer_schema=False).fill_null("") for file in FILES]
    rows = pl.concat(tables).rename({"region_code": "region", "year": "period"})
    first = {there: indicator for there, (indicator, _) in RENAMED.items()}
    second = {there: vintage for there, (_, vintage) in RENAMED.items()}
    return rows.with_columns(
        pl.col("indicator").replace(first),
        pl.col("indicator").replace_strict(second, default="").alias("vintage"),
    )


def choose(rows: pl.DataFrame, indicators: list[str]) -> pl.DataFrame:
    """Keep the indicators listed, 2011 to 2023, grades A, A2 and B, sorted by key."""
    kept = rows.filter(
        pl.col("indicator").is_in(indicators),
        pl.col("period").cast(pl.Int64).is_between(FIRST, LAST),
        pl.col("grade").is_in(["A", "A2", "B"]),
    )
    return kept.with_columns(value=pl.col("value").str.replace(r"\.0+$", "")).sort(KEY)
