"""The figures a framework needs as matrices (periods × regions), and formulas computed on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from xinzhi.errors.frameworks import FrameworkError
from xinzhi.frameworks.formula import (
    ConstantPrices,
    Deflate,
    Figure,
    Formula,
    Growth,
    Inflate,
    PerCapita,
    PerGdp,
    Prices,
    Ratio,
    Share,
)

Matrix = NDArray[np.float64]
KEY = ["indicator", "region", "period"]


@dataclass(frozen=True, slots=True)
class Cube:
    """Matrices by code; `years` runs without gaps, so that the row above is the year before."""

    years: range
    regions: list[str]
    matrices: dict[str, Matrix]


def check_figures(figures: pl.DataFrame) -> None:
    """Refuse a series with two vintages, and a key with two figures."""
    vintages = figures.group_by("indicator").agg(pl.col("vintage").unique().sort()).sort("indicator")
    for code, found in vintages.iter_rows():
        if len(found) > 1:
            raise FrameworkError.two_vintages(code, found)
    twice = figures.filter(pl.struct(KEY).is_duplicated()).sort(KEY)
    if twice.height:
        code, region, period = twice.select(KEY).row(0)
        raise FrameworkError.two_figures(code, region, period)


def build_cube(figures: pl.DataFrame, codes: Sequence[str], regions: list[str], years: range) -> Cube:
    """Lay the figures out by their keys; NaN where there is none."""
    matrices = {code: np.full((len(years), len(regions)), np.nan) for code in codes}
    column = {region: place for place, region in enumerate(regions)}
    within = figures.filter(pl.col("period").is_between(years.start, years.stop - 1) & pl.col("region").is_in(regions))
    for (code,), part in within.partition_by("indicator", as_dict=True).items():
        rows = part["period"].to_numpy() - years.start
        columns = part["region"].replace_strict(column, return_dtype=pl.Int64).to_numpy()
        matrices[str(code)][rows, columns] = part["value"].to_numpy()
    return Cube(years, regions, matrices)


def value(formula: Formula, cube: Cube) -> Matrix:
    """Compute a formula, shape (years, regions); NaN where a figure is missing or the value is not finite."""
    with np.errstate(all="ignore"):
        found = _value(formula, cube)
    return np.where(np.isfinite(found), found, np.nan)


def _value(formula: Formula, cube: Cube) -> Matrix:
    match formula:
        case Figure(code):
            return cube.matrices[code]
        case Ratio(a, b, times) | PerCapita(a, b, times) | PerGdp(a, b, times):
            return value(a, cube) / value(b, cube) * times
        case Share(part, whole):
            return 100 * value(part, cube) / value(whole, cube)
        case Growth(figure):
            return growth(value(figure, cube))
        case ConstantPrices(level, index, base):
            return constant_prices(cube.matrices[level], cube.matrices[index], base - cube.years.start)
        case Deflate(figure, index, base, prices) | Inflate(figure, index, base, prices):
            dear = price_level(cube.matrices[index], base - cube.years.start, prices)
            priced: Matrix = value(figure, cube) * (dear if isinstance(formula, Inflate) else 1 / dear)
            return priced


def growth(x: Matrix) -> Matrix:
    """Growth on the row above in per cent, NaN in the first row and on a base that is not positive."""
    before = np.vstack([np.full((1, x.shape[1]), np.nan), x[:-1]])
    return 100 * (x / np.where(before > 0, before, np.nan) - 1)


def constant_prices(level: Matrix, index: Matrix, base: int) -> Matrix:
    """Chain the level of row `base` by an index (row above = 100), forwards and backwards.

    x_t = x_base · Π_{s=base+1..t} I_s/100 for t > base, and x_base ÷ Π_{s=t+1..base} I_s/100 for t < base.
    """
    chained: Matrix = level[base] * chain(index, base)
    return chained


def chain(index: Matrix, base: int) -> Matrix:
    """Chain an index (row above = 100) to a level that is 1 in row `base`, forwards and backwards."""
    step = index / 100
    forwards = np.cumprod(step[base + 1 :], axis=0)
    backwards = 1 / np.cumprod(step[base:0:-1], axis=0)[::-1]
    return np.vstack([backwards, np.ones((1, index.shape[1])), forwards])


def price_level(index: Matrix, base: int, prices: Prices) -> Matrix:
    """Give the level of prices, 1 in row `base`; NaN where the index is not above 0."""
    index = np.where(index > 0, index, np.nan)
    if prices == "previous":
        return chain(index, base)
    level: Matrix = index / index[base]
    level[base] = 1.0  # in its base year an amount stands at its own prices, whether the index is printed or not
    return level
