"""What an index says of itself: statistics, correlations, components, effective weights, leave-one-out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
import polars as pl

from xinzhi.errors.coin import CoinError
from xinzhi.lang import Words
from xinzhi.measures._moments import kurtosis, skewness
from xinzhi.measures.audit import components as principal
from xinzhi.measures.robustness import ranks
from xinzhi.study.coin import levels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.study.coin.coin import Coin

LEVEL = Words("层次", "level")


def statistics(coin: Coin, step: str = "Raw") -> pl.DataFrame:
    """Give the usual statistics of every column of a step: one row a code."""
    held = coin.step(step)
    x = held.values
    count = (~np.isnan(x)).sum(axis=0)
    return pl.DataFrame(
        {
            "iCode": held.codes,
            "Min": np.nanmin(x, axis=0),
            "Max": np.nanmax(x, axis=0),
            "Mean": np.nanmean(x, axis=0),
            "Median": np.nanmedian(x, axis=0),
            "Std": np.nanstd(x, axis=0, ddof=1),
            "Skew": skewness(x),
            "Kurt": kurtosis(x),
            "N.Avail": count,
            "N.NonZero": (np.nan_to_num(x) != 0).sum(axis=0),
            "N.Unique": [len(np.unique(column[~np.isnan(column)])) for column in x.T],
            "N.Same": [int(np.unique(column[~np.isnan(column)], return_counts=True)[1].max()) for column in x.T],
            "Frc.Avail": count / len(x),
        }
    )


def correlations(
    coin: Coin,
    step: str,
    levels_of: tuple[int, int] = (1, 1),
    *,
    kind: Literal["pearson", "spearman"] = "pearson",
) -> pl.DataFrame:
    """Correlate the codes of two levels (counted from 1) of a step over the rows that each pair shares."""
    held = coin.step(step)
    first, second = (_codes(coin, level) for level in levels_of)
    at = {code: i for i, code in enumerate(held.codes)}
    rows = [
        {"Var1": one, "Var2": other, "Correlation": _pair(held.values[:, at[one]], held.values[:, at[other]], kind)}
        for other in first
        for one in second
    ]
    return pl.DataFrame(rows)


def components(coin: Coin, step: str, level: int = 1) -> pl.DataFrame:
    """Give eigenvalues and their shares of the codes of a level within each parent, one row a component."""
    held, frames = coin.step(step), []
    at = {code: i for i, code in enumerate(held.codes)}
    codes, parents = _codes(coin, level), _codes(coin, level + 1)
    for parent, own in zip(parents, coin.structure.tree.groups(level - 1), strict=True):
        found = principal(held.values[:, [at[codes[i]] for i in own]])
        count = len(found.eigenvalues)
        frames.append(
            pl.DataFrame(
                {
                    "group": [parent] * count,
                    "pc": range(1, count + 1),
                    "eigen": found.eigenvalues,
                    "share": found.shares,
                }
            )
        )
    return pl.concat(frames)


def effective_weights(coin: Coin) -> pl.DataFrame:
    """Give the weight of every code in the top: one row a code."""
    rows = [
        {"iCode": code, "Level": level, "EffWeight": weight}
        for code, weight in coin.structure.effective().items()
        for level in [coin.structure.level_of(code)[0] + 1]
    ]
    return pl.DataFrame(rows).sort("Level", maintain_order=True)


def remove_elements(coin: Coin, level: int = 1) -> pl.DataFrame:
    """Leave out the codes of a level one by one; gives the mean of abs(rank - rank with all), one row a code.

    What is left shares the weight of what is not, within its parent.
    """
    step = coin.step("Aggregated")
    z = step.values[:, : len(coin.structure.indicators)]
    below = [coin.structure.tree.parents[i] for i in range(level - 1)]
    nominal = _ranked(step.values[:, -1], step.keys.periods)
    rows = []
    for node, code in enumerate(_codes(coin, level)):
        at = np.array([node])
        for parents in reversed(below):
            at = np.flatnonzero(np.isin(parents, at))
        left = z.copy()
        left[:, at] = np.nan
        scores = levels.joined(coin.structure, left, step.keys.periods, step.details)[:, -1]
        shift = np.abs(_ranked(scores, step.keys.periods) - nominal).mean()
        rows.append({"iCode": code, "MeanAbsDiff": float(shift)})
    return pl.DataFrame(rows)


def growth(coin: Coin, code: str, step: str = "Aggregated") -> pl.DataFrame:
    """Give the compound yearly growth of a code from the first to the last period of each unit."""
    held = coin.step(step)
    values = held.values[:, held.codes.index(code)]
    times = np.array(held.keys.times, dtype=np.float64)
    rows = []
    for unit in dict.fromkeys(held.keys.units):
        own = np.flatnonzero((np.array(held.keys.units) == unit) & ~np.isnan(values))
        if len(own) < 2:
            continue
        first, last = own[np.argmin(times[own])], own[np.argmax(times[own])]
        rate = (values[last] / values[first]) ** (1 / (times[last] - times[first])) - 1
        rows.append({"uCode": unit, "iCode": code, "CAGR": float(rate)})
    return pl.DataFrame(rows)


def _ranked(scores: NDArray[np.float64], periods: NDArray[np.int64]) -> NDArray[np.int64]:
    out = np.zeros(len(scores), dtype=np.int64)
    for period in np.unique(periods):
        out[periods == period] = ranks(scores[periods == period])
    return out


def _codes(coin: Coin, level: int) -> tuple[str, ...]:
    if not 1 <= level <= len(coin.structure.levels):
        raise CoinError.unknown_code(LEVEL, str(level), [str(i + 1) for i in range(len(coin.structure.levels))])
    return coin.structure.levels[level - 1]


def _pair(one: NDArray[np.float64], other: NDArray[np.float64], kind: str) -> float:
    from scipy.stats import rankdata

    both = ~np.isnan(one) & ~np.isnan(other)
    a, b = one[both], other[both]
    if len(a) < 2 or np.ptp(a) == 0 or np.ptp(b) == 0:
        return float("nan")
    if kind == "spearman":
        a, b = rankdata(a), rankdata(b)
    return float(np.corrcoef(a, b)[0, 1])
