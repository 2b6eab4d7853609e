"""What many rankings say of pairs, of the top, and of units that they cannot tell apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.robustness.rank_bands import PERCENT, places
from xinzhi.measures.types import Array, Ranks

TOP = Words("正整数", "a whole number above 0")
SHARE = Words("0.5 到 1 之间的数", "a number above 0.5 and up to 1")
FLAT = Words("（抽取次数，单位数）", "(draws, units)")


@dataclass(frozen=True, slots=True)
class Groups:
    """Units that the draws cannot tell apart.

    Attributes
    ----------
    members
        One array of places of units for each group, the group of the first units first. A unit may stand in
        several groups: with its neighbours above, and with those below.
    apart
        Whether each pair of units is told apart, shape (units, units).
    """

    members: tuple[NDArray[np.intp], ...]
    apart: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class RankSummary:
    """The middle and the spread of the ranks of each unit over the draws, all of shape (..., units).

    Attributes
    ----------
    mean, median
        NaN where no draw ranks the unit.
    low, high
        Percentiles that may lie between two ranks (Hyndman & Fan's type 7, as R and COINr give them); the bands of
        ``rank_bands`` are ranks that did occur.
    """

    mean: Array
    median: Array
    low: Array
    high: Array


def rank_summary(ranks_of_draws: Ranks, *, low: float = 5.0, high: float = 95.0) -> RankSummary:
    """Give mean, median and percentiles of the ranks of each unit over the draws.

    Parameters
    ----------
    ranks_of_draws
        Rank of each unit in each draw, shape (draws, ..., units), from 1; 0 where a unit has no rank.
    low, high
        Percentiles.

    Returns
    -------
    RankSummary
        Over the draws that rank the unit.

    Raises
    ------
    MeasureError
        For values that are not ranks, or percentiles out of order.

    Examples
    --------
    >>> found = rank_summary(np.array([[1, 2], [2, 1], [1, 2], [1, 2]]))
    >>> found.mean, found.high
    (array([1.25, 1.75]), array([1.85, 2.  ]))
    """
    if not 0 <= _checks.number(low) < _checks.number(high) <= 100:
        raise MeasureError.bad_setting("robustness/rank_summary", "low", low, PERCENT)
    drawn = places(ranks_of_draws)
    held = np.where(drawn > 0, drawn, np.nan)
    ranked = (drawn > 0).any(axis=0)
    found = np.full((4, *ranked.shape), np.nan)
    found[0, ranked] = np.nanmean(held[:, ranked], axis=0)
    found[1:, ranked] = np.nanpercentile(held[:, ranked], [50, low, high], axis=0)
    return RankSummary(*found)


def top_share(ranks_of_draws: Ranks, k: int) -> Array:
    """Give the share of draws in which each unit is among the first `k`.

    Parameters
    ----------
    ranks_of_draws
        Rank of each unit in each draw, shape (draws, ..., units), from 1; 0 where a unit has no rank.
    k
        How many count as the top.

    Returns
    -------
    Array
        Shares from 0 to 1 of the draws that rank the unit, shape (..., units); NaN where none does.

    Raises
    ------
    MeasureError
        For values that are not ranks, or a k below 1.

    Examples
    --------
    >>> top_share(np.array([[1, 2, 3], [2, 1, 3], [1, 3, 2], [1, 2, 3]]), 2)
    array([1.  , 0.75, 0.25])
    """
    if isinstance(k, bool) or not isinstance(k, int | np.integer) or k < 1:
        raise MeasureError.bad_setting("robustness/top_share", "k", k, TOP)
    drawn = places(ranks_of_draws)
    ranked = (drawn > 0).sum(axis=0)
    share = np.full(ranked.shape, np.nan)
    np.divide(((drawn > 0) & (drawn <= k)).sum(axis=0), ranked, out=share, where=ranked > 0)
    return share


def pairwise(ranks_of_draws: Ranks) -> Array:
    """Give the share of draws in which each unit (row) is ahead of each other unit (column).

    Parameters
    ----------
    ranks_of_draws
        Rank of each unit in each draw, shape (draws, units), from 1; 0 where a unit has no rank.

    Returns
    -------
    Array
        Shares from 0 to 1, shape (units, units), a tie counting half; NaN where no draw ranks both. Shares of a
        pair sum to 1. It is a share of the draws made, not a probability, unless the draws are one.

    Raises
    ------
    MeasureError
        For values that are not ranks, or not of two axes.

    Examples
    --------
    >>> pairwise(np.array([[1, 2], [2, 1], [1, 2], [1, 1]]))
    array([[0.5  , 0.625],
           [0.375, 0.5  ]])
    """
    drawn = places(ranks_of_draws)
    if drawn.ndim != 2:
        raise MeasureError.wrong_shape("ranks_of_draws", drawn.shape, FLAT)
    held = drawn > 0
    wins = np.full((drawn.shape[1], drawn.shape[1]), np.nan)
    for unit in range(drawn.shape[1]):
        both = held & held[:, [unit]]
        ahead = ((drawn[:, [unit]] < drawn) & both).sum(axis=0) + 0.5 * ((drawn[:, [unit]] == drawn) & both).sum(axis=0)
        np.divide(ahead, both.sum(axis=0), out=wins[unit], where=both.any(axis=0))
    return wins


def groups(ranks_of_draws: Ranks, nominal: Ranks, *, share: float = 0.9) -> Groups:
    """Give the units, next to one another in rank, that the draws cannot tell apart.

    Parameters
    ----------
    ranks_of_draws
        Rank of each unit in each draw, shape (draws, units), from 1; 0 where a unit has no rank.
    nominal
        Rank of each unit under the choices made, shape (units,); units without a rank stand in no group.
    share
        A pair is told apart when one is ahead of the other in this share of the draws or more.

    Returns
    -------
    Groups
        The longest runs of units in nominal order in which no pair is told apart, and which pairs are.

    Raises
    ------
    MeasureError
        For values that are not ranks, shapes that do not match, or a share outside 0.5 to 1.

    Examples
    --------
    >>> drawn = np.array([[1, 2, 3], [2, 1, 3], [1, 2, 3], [2, 1, 3]])
    >>> [members.tolist() for members in groups(drawn, np.array([1, 2, 3])).members]
    [[0, 1], [2]]
    """
    if not 0.5 < _checks.number(share) <= 1:
        raise MeasureError.bad_setting("robustness/groups", "share", share, SHARE)
    wins = pairwise(ranks_of_draws)
    own = places(np.asarray(nominal)[np.newaxis])[0]
    if len(own) != len(wins):
        raise MeasureError.wrong_length("nominal", len(own), "ranks_of_draws", len(wins))
    apart = (np.maximum(wins, 1 - wins) >= share) & ~np.eye(len(wins), dtype=bool)
    ranked = np.flatnonzero(own > 0)
    # Among units of one nominal rank the more often ahead comes first, whatever their order in the input.
    ahead = np.nansum(wins, axis=1) / np.maximum((~np.isnan(wins)).sum(axis=1), 1)
    order = ranked[np.lexsort((-ahead[ranked], own[ranked]))]
    return Groups(tuple(_runs(order, apart)), apart)


def _runs(order: NDArray[np.intp], apart: NDArray[np.bool_]) -> list[NDArray[np.intp]]:
    """Give the longest stretches of the order without a pair that is told apart."""
    found: list[NDArray[np.intp]] = []
    stop = 0
    for start in range(len(order)):
        end = max(stop, start + 1)
        while end < len(order) and not apart[order[end], order[start:end]].any():
            end += 1
        if end > stop:
            found.append(order[start:end])
            stop = end
    return found
