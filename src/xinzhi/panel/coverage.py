"""Coverage of a table of figures: by region, by indicator and by period, against the least that is asked for."""

from __future__ import annotations

import polars as pl

LEAST = 0.65  # "at least 65% data for every unit and indicator": JRC, Competence Centre on Composite Indicators, FAQs
AXES = ("indicator", "region", "period")
NOISE = 1e-12


def coverage(cells: pl.DataFrame, least: float = LEAST) -> pl.DataFrame:
    """Count printed, filled and missing figures along each axis.

    Parameters
    ----------
    cells
        One row for every cell that there should be: region, period, indicator, value (null or NaN where missing) and
        filled (whether the value rests on a figure that was filled).
    least
        Share of figures, filled ones not counted, below which a row is marked.

    Returns
    -------
    pl.DataFrame
        axis (``indicator``, ``region`` or ``period``), key, cells, printed, filled, missing, share (printed over
        cells), low; in the order of the axes, each in the order of its keys.

    Notes
    -----
    The rule of thumb of the JRC asks for 65 % for every unit and indicator; periods are held against the same number.
    A filled figure is informed guesswork and does not count as coverage.

    Examples
    --------
    >>> cells = pl.DataFrame({"region": ["1", "2"], "period": 2020, "indicator": "a", "value": [3.0, None], "filled": False})
    >>> coverage(cells).select("axis", "key", "share", "low").rows()[:2]
    [('indicator', 'a', 0.5, True), ('region', '1', 1.0, False)]
    """
    there = pl.col("value").is_not_null() & pl.col("value").is_not_nan()
    counts = [
        (pl.len()).cast(pl.Int64).alias("cells"),
        (there & ~pl.col("filled")).sum().cast(pl.Int64).alias("printed"),
        (there & pl.col("filled")).sum().cast(pl.Int64).alias("filled"),
        (~there).sum().cast(pl.Int64).alias("missing"),
    ]
    parts = [
        cells.group_by(pl.col(axis).cast(pl.String).alias("key"), maintain_order=True)
        .agg(counts)
        .select(pl.lit(axis).alias("axis"), pl.all())
        for axis in AXES
    ]
    share = pl.col("printed") / pl.col("cells")
    return pl.concat(parts).with_columns(share=share, low=share < least - NOISE)
