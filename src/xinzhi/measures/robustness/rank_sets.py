"""Confidence sets of ranks under noise."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.robustness.rank_bands import ranks
from xinzhi.measures.types import Array, Outputs, Ranks, Replicates

LEVEL = Words("0 到 1 之间的数", "a number between 0 and 1")
REPLICATES = Words("（重复次数，单位数），重复不少于 20 次", "(replications, units), 20 replications or more")
FEWEST = 20


@dataclass(frozen=True, slots=True)
class RankSets:
    """The rank of each unit and the set that holds its true rank.

    Attributes
    ----------
    rank, rank_low, rank_high
        Shape (units,), the highest score having rank 1.
    critical
        How many standard errors a difference must have to count: one number, or shape (units,) where sets are
        not joint.
    """

    rank: Ranks
    rank_low: Ranks
    rank_high: Ranks
    critical: Array


@method(
    zh="位次置信集",
    en="Confidence sets of ranks",
    cite="Mogstad, Romano, Shaikh & Wilhelm 2024",
    role="scores and replications to rank sets",
)
def rank_sets(scores: Outputs, replicates: Replicates, *, level: float = 0.9, joint: bool = True) -> RankSets:
    r"""Give for each unit the ranks it may truly have when scores carry noise.

    Parameters
    ----------
    scores
        Scores as observed, shape (units,).
    replicates
        Scores of the same units with noise drawn again, shape (replications, units), as ``data_noise`` gives them.
        Only their spread counts, not their mean.
    level
        How often the sets should hold the true ranks.
    joint
        True: all ranks at once are held this often; false: each rank for itself.

    Returns
    -------
    RankSets
        The ranks, and the smallest and largest rank in the set of each unit.

    Raises
    ------
    MeasureError
        For missing or infinite scores, shapes that do not match, fewer than 20 replications, or a level that is
        not between 0 and 1.

    Notes
    -----
    A pair is told apart when its difference is beyond c standard errors, c being the `level` quantile over the
    replications of

    .. math:: \max_{j \ne k} \frac{\lvert (s_j^* - s_k^*) - \overline{(s_j^* - s_k^*)} \rvert}{\sigma_{jk}},

    over all pairs (joint), or over those of one unit. The set of unit j runs from 1 plus the number of units told
    apart above it to n less the number told apart below it. With these sets all true ranks are held at least
    `level` of the time; where scores are equal or far apart, more often. The step-down refinement of the source,
    which makes sets shorter, is not done.

    A set under noise is a confidence set under the stated model of the noise. A band over choices
    (``rank_bands``) is not.

    References
    ----------
    Mogstad, M., Romano, J. P., Shaikh, A. M. & Wilhelm, D. (2024). Inference for ranks with applications to mobility
    across neighbourhoods and academic achievement across countries. Review of Economic Studies 91.

    Examples
    --------
    >>> scores = np.array([9.0, 5.0, 4.9])
    >>> found = rank_sets(scores, scores + np.random.default_rng(1).normal(size=(500, 3)))
    >>> found.rank_low.tolist(), found.rank_high.tolist()
    ([1, 2, 2], [1, 3, 3])
    """
    if not 0 < level < 1:
        raise MeasureError.bad_setting("robustness/rank_sets", "level", level, LEVEL)
    own = _checks.vector(scores, "scores")
    drawn = _checks.numbers(replicates, "replicates")
    if drawn.ndim != 2 or len(drawn) < FEWEST:
        raise MeasureError.wrong_shape("replicates", drawn.shape, REPLICATES)
    if drawn.shape[1] != len(own):
        raise MeasureError.wrong_length("replicates", drawn.shape[1], "scores", len(own))
    _checks.refuse("missing", np.isnan(drawn), "replicates")
    noise = drawn - drawn.mean(axis=0)
    errors = _errors(noise)
    critical = _critical(noise, errors, level, joint=joint)
    reach = np.reshape(critical, (-1, 1)) * errors
    ahead = own[:, np.newaxis] - own > np.maximum(reach, _rounding(own))
    low, high = 1 + ahead.sum(axis=0), len(own) - ahead.T.sum(axis=0)
    if not joint:
        behind = own - own[:, np.newaxis] > np.maximum(reach, _rounding(own))
        low, high = 1 + behind.sum(axis=1), len(own) - ahead.sum(axis=1)
    return RankSets(ranks(own), low.astype(np.int64), high.astype(np.int64), critical)


def _errors(noise: Array) -> Array:
    """Give the standard error of each difference, shape (units, units)."""
    covariance = np.atleast_2d(np.einsum("di,dj->ij", noise, noise) / (len(noise) - 1))
    own = np.diagonal(covariance)
    square = own[:, np.newaxis] + own - 2 * covariance
    return np.sqrt(np.where(square > _checks.ROUNDING * (own[:, np.newaxis] + own), square, 0))


def _critical(noise: Array, errors: Array, level: float, *, joint: bool) -> Array:
    largest = np.zeros((1 if joint else noise.shape[1], len(noise)))
    for unit in range(noise.shape[1]):
        held = errors[unit] > 0
        if joint:
            # Each pair once.
            held[: unit + 1] = False
        if held.any():
            apart = np.abs(noise[:, [unit]] - noise[:, held]) / errors[unit, held]
            at = 0 if joint else unit
            largest[at] = np.maximum(largest[at], apart.max(axis=1))
    found: NDArray[np.float64] = np.quantile(largest, level, axis=1, method="higher")
    return np.asarray(found[0] if joint else found)


def _rounding(own: Array) -> float:
    return float(_checks.ROUNDING * np.abs(own).max())
