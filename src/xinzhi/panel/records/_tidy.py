"""The keys of counted cells as they are meant: trimmed, blank ones missing, whole periods as numbers."""

from __future__ import annotations

import polars as pl

from xinzhi.panel.records._expression import KEYS


def blank_texts(keys: pl.Series) -> list[str]:
    """Give the texts among the keys that hold nothing but spaces."""
    if keys.dtype != pl.String:
        return []
    texts = keys.drop_nulls().unique(maintain_order=True)
    return texts.filter(texts.str.strip_chars() == "").sort().to_list()


def tidy(cells: pl.DataFrame) -> pl.DataFrame:
    """Give the cells whose keys are all there, sorted, with `count` as a float."""
    trimmed = {name: _trimmed(cells[name]) for name in KEYS}
    changed = any(not trimmed[name].equals(cells[name].cast(pl.String), null_equal=True) for name in KEYS)
    named = cells.with_columns(**trimmed).drop_nulls(list(KEYS))
    if changed:
        named = named.group_by(list(KEYS)).agg(pl.col("count").sum())
    whole = named["period"].cast(pl.Int64, strict=False)
    period = named["period"] if whole.has_nulls() else whole
    return named.select(period.alias("period"), "region", "industry", pl.col("count").cast(pl.Float64)).sort(list(KEYS))


def _trimmed(keys: pl.Series) -> pl.Series:
    """Trim the texts by way of the few different ones."""
    texts = keys.cast(pl.String)
    different = texts.unique().drop_nulls()
    meant = different.str.strip_chars()
    if different.equals(meant):
        return texts
    meant = meant.replace("", None)
    return texts.replace_strict(different, meant, default=None)
