"""The change of every region from one year to the next it has, on a logarithmic scale."""

from __future__ import annotations

import polars as pl

from xinzhi.panel.breaks.model import SERIES

UNIT = [*SERIES, "unit"]


def steps(frame: pl.DataFrame) -> pl.DataFrame:
    """Give region, period, before (the year compared with) and step, log10 of the ratio, of figures above zero.

    >>> frame = pl.DataFrame({"indicator": "a", "vintage": "", "unit": "吨", "region": "1", "period": [1, 2], "value": [1.0, 100.0]})
    >>> steps(frame).select("period", "before", "step").rows()
    [(2, 1, 2.0)]
    """
    group = [*UNIT, "region"]
    ordered = frame.filter(pl.col("value") > 0).sort("period", maintain_order=True)
    return ordered.with_columns(
        before=pl.col("period").shift(1).over(group),
        step=pl.col("value").log10() - pl.col("value").log10().shift(1).over(group),
    ).filter(pl.col("before").is_not_null())
