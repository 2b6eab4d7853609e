"""How unsure the framework's values are because figures under them were filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from xinzhi.frameworks.formula import codes
from xinzhi.study.made.lineage import filled_of
from xinzhi.study.made.panel import gaps_of, made_of, needs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from xinzhi.study.matrix import Matrix
    from xinzhi.study.result import Result
    from xinzhi.study.study import Study

CELL = ["period", "region", "indicator"]


def fills_reach_index(study: Study) -> bool:
    """Tell whether an indicator that is filled or continued stands under the index."""
    gaps = gaps_of(study)
    filled = {each.indicator for each in (*gaps.fill, *gaps.extrapolate)}
    used = {code for leaf in study.framework.indicators if leaf.formula for code in codes(leaf.formula)}
    made = {one.id: needs(one) for one in made_of(study)}
    while True:
        more = {code for name in used & set(made) for code in made[name]} - used
        if not more:
            return bool(filled & used)
        used |= more


def filled_spread(done: Mapping[str, Result], matrix: Matrix) -> NDArray[np.float64]:
    """Give the spread of the logarithm of each value of the framework that rests on filled figures, 0 for the others.

    A relative standard deviation of s is a standard deviation of the logarithm of the root of ln(1 + s²).
    Several filled figures under one value count as independent and in proportion, so that their squares add up; for a
    stock, into which each year's investment goes only in part, this is more than there is. A filled figure whose
    spread could not be told takes the largest of its indicator, or of all.
    """
    out = np.zeros(matrix.values.shape)
    filled = _told(filled_of(done))
    cells = done["values"].tables["lineage"].join(filled, on="evidence_id", how="inner")
    relative = (pl.col("spread") ** 2).sum()
    squares = cells.group_by(CELL, maintain_order=True).agg(relative.log1p().sqrt())
    at = [{key: k for k, key in enumerate(axis)} for axis in (matrix.periods, matrix.regions, matrix.indicators)]
    for period, region, indicator, spread in squares.iter_rows():
        out[at[0][period], at[1][region], at[2][indicator]] = spread
    return out


def _told(filled: pl.DataFrame) -> pl.DataFrame:
    largest = pl.col("spread").max()
    return filled.select("evidence_id", spread=pl.coalesce("spread", largest.over("indicator"), largest, pl.lit(0.0)))
