"""The shares of official classes and of their groups in the regions."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from xinzhi.keys.official_class import OfficialClass
from xinzhi.study.positions.official import Part

SCHEMA = {
    "industry": pl.String,
    "class": pl.String,
    "group": pl.String,
    "share": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
}


def class_shares(counts: pl.DataFrame, classes: Sequence[OfficialClass], partly: str) -> pl.DataFrame:
    """Give the share of each class and of each of its groups by region and period.

    An industry may stand in several groups, so groups do not add up to their class: in each of several groups it
    counts as a part. A code wider than a small class counts in the groups of all its small classes, as a part.

    Parameters
    ----------
    counts
        Columns period, region, industry, count.
    classes
        Those asked for.
    partly
        How a part counts: ``whole``, ``half`` or ``none``.

    Returns
    -------
    polars.DataFrame
        Columns region, period, class, group ("" for the class itself), share, low, high.
    """
    codes = counts["industry"].unique().sort()
    rows = [
        (code, each.key, group, part.share, part.low, part.high)
        for code in codes
        for each in classes
        for group, mark in each.marks(code).items()
        if (part := Part.of(mark, partly)).high
    ]
    parts = pl.DataFrame(rows, schema=SCHEMA, orient="row")
    by = ["region", "period", "class", "group"]
    total = counts.group_by(*by[:2]).agg(total=pl.col("count").sum())
    values = [(pl.col("count") * pl.col(name)).sum().alias(name) for name in ("share", "low", "high")]
    found = counts.join(parts, on="industry").group_by(by).agg(values)
    whole = total.join(parts.select(by[2:]).unique(), how="cross").join(found, on=by, how="left")
    share = [pl.col(name).fill_null(0.0) / pl.col("total") for name in ("share", "low", "high")]
    return whole.select(*by, *share).sort(by)
