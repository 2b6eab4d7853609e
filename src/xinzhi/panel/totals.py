"""Compare the sum of the regions with the printed national figure."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from xinzhi.evidence.series import Series
from xinzhi.keys import regions
from xinzhi.panel.model import annual

MOST_DECIMALS = 6
SERIES = {"indicator": pl.String, "national_is": pl.String, "decimals": pl.Int64, "stated": pl.Float64}
GROUP = ["indicator", "vintage", "period"]
NOISE = 1e-12  # of the national figure: what adding floats in another order may change


def check_totals(frame: pl.DataFrame, indicators: Mapping[str, Series]) -> pl.DataFrame:
    r"""Compare the sum of the regions with the printed national figure, one row an indicator, vintage and period.

    Only indicators whose `Series.national` is ``sum`` or ``not-sum`` and for which a national figure is printed are
    compared. The tolerance is the one stated, or else what rounding may do: :math:`n \cdot 10^{-d} / 2` with `n` parts
    of `d` decimals, where `d` is the number of decimals seen that period, at most the number printed.

    Parameters
    ----------
    frame
        Figures as in a panel; the columns used are region, period, indicator, vintage, value, unit. Parts of years
        are left out.
    indicators
        What is known of each indicator, by code.

    Returns
    -------
    pl.DataFrame
        indicator, vintage, period, unit, national, sum, difference (national less sum), tolerance, all in the
        indicator's unit; parts, missing (regions of the frame without a figure); verdict: ``adds-up``, ``differs``,
        or ``not-expected-to`` where the national figure is known to hold more than the regions.
        A difference is reported and never raised.

    Examples
    --------
    >>> from xinzhi.evidence.pack import open_pack
    >>> pack = open_pack("china-provinces")
    >>> checks = check_totals(pack.frame, pack.indicators)
    >>> checks.filter(indicator="rd_expenditure", period=2023).select("national", "sum", "verdict").row(0)
    (33357.1, 33356.8, 'adds-up')
    """
    compared = [series for series in indicators.values() if series.national != "none"]
    rows = [(series.code, series.national, series.decimals, series.tolerance) for series in compared]
    known = pl.DataFrame(rows, schema=SERIES, orient="row")
    frame = annual(frame)
    figures = frame.join(known, on="indicator", how="inner")
    nation = pl.col("region") == regions.NATION
    printed = figures.filter(nation).select(*GROUP, "unit", pl.col("value").alias("national"))
    parts = figures.filter(~nation).group_by(GROUP).agg(*_part_columns())
    count = frame.filter(~nation)["region"].n_unique()
    joined = printed.join(parts, on=GROUP, how="inner").with_columns(
        difference=(pl.col("national") - pl.col("sum")).round(MOST_DECIMALS),
        tolerance=pl.coalesce("stated", 0.5 * 10.0 ** -pl.col("decimals") * pl.col("parts")),
        missing=count - pl.col("parts"),
    )
    return (
        joined.with_columns(verdict=_verdict())
        .select(
            *(*GROUP, "unit", "national", "sum", "difference", "tolerance", "parts", "missing", "verdict"),
        )
        .sort(GROUP)
    )


def _part_columns() -> list[pl.Expr]:
    return [
        pl.col("value").sum().round(MOST_DECIMALS).alias("sum"),
        pl.len().cast(pl.Int64).alias("parts"),
        pl.min_horizontal(_decimals(pl.col("value")).max(), pl.col("decimals").first()).alias("decimals"),
        pl.col("stated").first(),
        pl.col("national_is").first(),
    ]


def _decimals(value: pl.Expr) -> pl.Expr:
    """Count the decimals a value is given with, at most `MOST_DECIMALS`."""
    seen = pl.lit(MOST_DECIMALS, pl.Int64)
    for digits in reversed(range(MOST_DECIMALS)):
        scaled = value * 10.0**digits
        fits = (scaled - scaled.round()).abs() < 1e-6 * (1 + scaled.abs() * 1e-9)
        seen = pl.when(fits).then(pl.lit(digits, pl.Int64)).otherwise(seen)
    return seen


def _verdict() -> pl.Expr:
    within = pl.col("difference").abs() <= pl.col("tolerance") + NOISE * pl.col("national").abs()
    return (
        pl.when(pl.col("national_is") == "not-sum")
        .then(pl.lit("not-expected-to"))
        .when(within)
        .then(pl.lit("adds-up"))
        .otherwise(pl.lit("differs"))
    )
