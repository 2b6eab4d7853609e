"""Ranks over many draws, and the band each unit's rank keeps to."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Ranks

PERCENT = Words("0 到 100 之间且 low 小于 high 的数", "a number from 0 to 100, low below high")
TOLERANCE = Words("不小于 0 的整数", "a whole number of 0 or above")
SCORES = Words("最后一维为各单位，且不为空", "one or more axes, the last one units, and not empty")
DRAWS = Words("（抽取次数，…，单位数），且不为空", "(draws, ..., units), and not empty")
PLACES = Words("名次（不小于 0 的整数，0 表示无名次）", "places, whole numbers of 0 or above, 0 where a unit has none")


@dataclass(frozen=True, slots=True)
class RankBands:
    """The nominal rank of each unit and the band around it; all of the shape of `nominal`, 0 where unranked."""

    nominal: Ranks
    rank_low: Ranks
    rank_high: Ranks


@method(
    zh="位次区间",
    en="Rank bands",
    cite="Saisana, Saltelli & Tarantola 2005; Hyndman & Fan 1996, definition 1",
    role="draws to bands",
)
def rank_bands(ranks_of_draws: Ranks, nominal: Ranks, *, low: float = 5.0, high: float = 95.0) -> RankBands:
    r"""Give the band of ranks each unit keeps to over the draws, always holding its nominal rank.

    Parameters
    ----------
    ranks_of_draws
        Rank of each unit in each draw, shape (draws, ..., units), from 1; 0 where a unit has no rank.
    nominal
        Rank of each unit under the choices made, shape (..., units).
    low, high
        Ends of the band as percentages of the draws; 0 and 100 give the full range.

    Returns
    -------
    RankBands
        The integers `rank_low` and `rank_high`, shape (..., units), rank_low ≤ nominal ≤ rank_high.

    Raises
    ------
    MeasureError
        When shapes do not match, low and high are out of order, or a unit with a nominal rank
        has no rank in any draw (positions in ``rows``).

    Notes
    -----
    The ends are percentiles by the inverse of the distribution function,

    .. math:: r_{(k)}, \quad k = \lceil q\, n / 100 \rceil,

    so that they are ranks that did occur and never lie between two ranks; then the band is widened to the
    nominal rank where that lies outside. Draws in which a unit has no rank are left out for that unit.
    A band over choices is a range: it states the share of draws, not a probability.

    References
    ----------
    Saisana, M., Saltelli, A. & Tarantola, S. (2005). Uncertainty and sensitivity analysis techniques as tools
    for the quality assessment of composite indicators. Journal of the Royal Statistical Society A 168, 307–323.
    Hyndman, R. J. & Fan, Y. (1996). Sample quantiles in statistical packages. The American Statistician 50, 361–365.

    Examples
    --------
    >>> draws = ranks(np.array([[0.9, 0.5, 0.1], [0.8, 0.6, 0.1], [0.5, 0.7, 0.1]]))
    >>> bands = rank_bands(draws, np.array([1, 2, 3]))
    >>> bands.rank_low.tolist(), bands.rank_high.tolist()
    ([1, 1, 3], [2, 2, 3])
    """
    if not 0 <= _checks.number(low) < _checks.number(high) <= 100:
        raise MeasureError.bad_setting("robustness/rank_bands", "low", low, PERCENT)
    drawn, nominal = _places(ranks_of_draws, nominal)
    missing = np.flatnonzero((nominal > 0) & ~(drawn > 0).any(axis=0))
    if missing.size:
        raise MeasureError.unranked_units(missing.tolist())
    in_order = np.sort(drawn, axis=0)
    lower = np.minimum(_percentile(in_order, low), nominal)
    upper = np.maximum(_percentile(in_order, high), nominal)
    ranked = nominal > 0
    return RankBands(nominal, np.where(ranked, lower, 0), np.where(ranked, upper, 0))


def ranks(scores: Array) -> Ranks:
    """Rank the units of each draw, the highest score first; ties share the smaller rank.

    Parameters
    ----------
    scores
        Scores, shape (draws, units), or any shape whose last axis is units; NaN where missing.
        Scores tie when they are the same number, without a tolerance.

    Returns
    -------
    Ranks
        Whole numbers from 1, of the same shape; 0 where the score is missing.

    Raises
    ------
    MeasureError
        For infinite scores, or nothing to rank.

    Examples
    --------
    >>> ranks(np.array([[0.3, 0.9, np.nan, 0.9]]))
    array([[3, 1, 0, 1]])
    """
    scores = _checks.numbers(scores, "scores")
    if scores.ndim == 0 or scores.size == 0:
        raise MeasureError.wrong_shape("scores", scores.shape, SCORES)
    # Which of two equal scores comes first does not matter: they share a rank.
    order = np.argsort(-scores, axis=-1)
    in_order = np.take_along_axis(scores, order, axis=-1)
    place = np.broadcast_to(np.arange(1, scores.shape[-1] + 1), scores.shape).copy()
    tied = in_order[..., 1:] == in_order[..., :-1]
    place[..., 1:][tied] = 0
    place = np.maximum.accumulate(place, axis=-1)
    place[np.isnan(in_order)] = 0
    out = np.empty_like(place)
    np.put_along_axis(out, order, place, axis=-1)
    return out


def agreement(ranks_of_draws: Ranks, nominal: Ranks, *, tolerance: int = 2) -> Array:
    """Give the share of draws in which each unit is within `tolerance` places of its nominal rank.

    Parameters
    ----------
    ranks_of_draws
        Rank of each unit in each draw, shape (draws, ..., units), from 1; 0 where a unit has no rank.
    nominal
        Rank of each unit under the choices made, shape (..., units).
    tolerance
        Places up or down that still count as agreement.

    Returns
    -------
    Array
        Shares from 0 to 1 of the draws that rank the unit, shape (..., units); NaN where it has no nominal
        rank or none in any draw.

    Raises
    ------
    MeasureError
        When shapes do not match or the tolerance is below 0.

    Examples
    --------
    >>> agreement(np.array([[1, 2], [2, 1], [1, 2], [1, 2]]), np.array([1, 2]), tolerance=0)
    array([0.75, 0.75])
    """
    if tolerance < 0:
        raise MeasureError.bad_setting("agreement", "tolerance", tolerance, TOLERANCE)
    drawn, nominal = _places(ranks_of_draws, nominal)
    near = (np.abs(drawn - nominal) <= tolerance) & (drawn > 0)
    counted = np.where(nominal > 0, (drawn > 0).sum(axis=0), 0)
    share = np.full(nominal.shape, np.nan)
    np.divide(near.sum(axis=0), counted, out=share, where=counted > 0)
    return share


def places(ranks_of_draws: Ranks, name: str = "ranks_of_draws") -> NDArray[np.int64]:
    """Give ranks of shape (draws, ..., units) as whole numbers of 0 or above."""
    drawn = np.asarray(ranks_of_draws)
    if drawn.ndim < 2 or drawn.size == 0:
        raise MeasureError.wrong_shape(name, drawn.shape, DRAWS)
    if drawn.dtype.kind not in "iu" or drawn.min() < 0:
        raise MeasureError.wrong_values(name, PLACES)
    return drawn.astype(np.int64, copy=False)


def _places(ranks_of_draws: Ranks, nominal: Ranks) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    drawn, held = np.asarray(ranks_of_draws), np.asarray(nominal)
    if drawn.ndim < 2 or drawn.size == 0 or drawn.shape[1:] != held.shape:
        raise MeasureError.wrong_shape("ranks_of_draws", drawn.shape, DRAWS)
    return places(drawn), places(held[np.newaxis], "nominal")[0]


def _percentile(in_order: NDArray[np.int64], percent: float) -> NDArray[np.int64]:
    """Take the percentile of the ranks along axis 0, sorted and with the unranked draws (0) in front."""
    ranked = (in_order > 0).sum(axis=0)
    place = np.maximum(np.ceil(percent * ranked / 100).astype(np.int64), 1)
    at = np.minimum(len(in_order) - ranked + place - 1, len(in_order) - 1)
    return np.asarray(np.take_along_axis(in_order, at[np.newaxis], axis=0)[0])
