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
        How many standard errors a difference must have to count, when no further pair is told apart: one number, or
        shape (units,) where sets are not joint.
    steps
        How many steps told pairs apart, 1 at least.
    """

    rank: Ranks
    rank_low: Ranks
    rank_high: Ranks
    critical: Array
    steps: int


@method(
    zh="位次置信集",
    en="Confidence sets of ranks",
    cite="Mogstad, Romano, Shaikh & Wilhelm 2024",
    role="scores and replications to rank sets",
)
def rank_sets(
    scores: Outputs, replicates: Replicates, *, level: float = 0.9, joint: bool = True, stepdown: bool = True
) -> RankSets:
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
    stepdown
        Ask anew, with the pairs told apart set aside, until no further pair is told apart. The sets lie within those
        of the single step and hold the true ranks as often as `level` says.

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
    Unit j is told to be above k when its score is higher by more than c standard errors, c being the `level`
    quantile over the replications of

    .. math:: \max_{(j, k) \in K} \frac{(s_j^* - s_k^*) - \overline{(s_j^* - s_k^*)}}{\sigma_{jk}},

    over the ordered pairs K that are still in question: at first all (joint), or those with one unit. The step-down
    takes the pairs told apart out of K and asks again with the lower c that is left; the reverse of a pair told
    apart stays in question, so that no pair is told the wrong way round more often than the level allows. The set of
    unit j runs from 1 plus the number of units told to be above it to n less the number told to be below it. All
    true ranks are held at least `level` of the time; where scores are equal, of each rank that may be its own.

    Variants in use: the single step (``stepdown=False``), which is wider; the R package of the authors, csranks,
    takes the step-down of itself, with normal noise in place of replications.

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
    if not 0 < _checks.number(level) < 1:
        raise MeasureError.bad_setting("robustness/rank_sets", "level", level, LEVEL)
    own = _checks.vector(scores, "scores")
    drawn = _checks.numbers(replicates, "replicates")
    if drawn.ndim != 2 or len(drawn) < FEWEST:
        raise MeasureError.wrong_shape("replicates", drawn.shape, REPLICATES)
    if drawn.shape[1] != len(own):
        raise MeasureError.wrong_length("replicates", drawn.shape[1], "scores", len(own))
    _checks.refuse("missing", np.isnan(drawn), "replicates")
    noise = drawn - drawn.mean(axis=0)
    apart = _Apart(own, noise, _errors(noise), level)
    if joint:
        ahead, critical, steps = apart.told(np.ones((len(own), len(own)), dtype=bool), stepdown=stepdown)
        low, high = 1 + ahead.sum(axis=0), len(own) - ahead.sum(axis=1)
        return RankSets(ranks(own), low, high, np.asarray(critical), steps)
    each = [apart.told(_with(unit, len(own)), unit, stepdown=stepdown) for unit in range(len(own))]
    low = np.array([1 + ahead[:, unit].sum() for unit, (ahead, _, _) in enumerate(each)])
    high = np.array([len(own) - ahead[unit].sum() for unit, (ahead, _, _) in enumerate(each)])
    return RankSets(ranks(own), low, high, np.array([one[1] for one in each]), max(one[2] for one in each))


@dataclass(frozen=True, slots=True)
class _Apart:
    """Scores of shape (units,), noise of shape (replications, units), and the standard error of each difference."""

    own: Array
    noise: Array
    errors: Array
    level: float

    def told(
        self, asked: NDArray[np.bool_], alone: int | None = None, *, stepdown: bool
    ) -> tuple[NDArray[np.bool_], float, int]:
        """Tell which units (rows) are above which (columns) among the pairs asked, with the last c and the steps.

        `alone` is the unit that is in all of the pairs, if there is one.
        """
        apart = self.own[:, np.newaxis] - self.own
        least = float(_checks.ROUNDING * np.abs(self.own).max())
        told, steps = np.zeros_like(asked), 0
        while True:
            critical = self._critical(asked & ~told, alone)
            found = asked & (apart > np.maximum(critical * self.errors, least))
            steps += 1
            if not stepdown or np.array_equal(found | told, told):
                return found | told, critical, max(1, steps - stepdown)
            told |= found

    def _critical(self, asked: NDArray[np.bool_], alone: int | None) -> float:
        """Give the quantile of the largest difference among the pairs in question, in standard errors."""
        largest = np.zeros(len(self.noise))
        rows = range(len(asked)) if alone is None else [alone]
        sides = [(asked, 1.0)] if alone is None else [(asked, 1.0), (asked.T, -1.0)]
        for unit in rows:
            for pairs, sign in sides:
                held = pairs[unit] & (self.errors[unit] > 0)
                if held.any():
                    apart = sign * (self.noise[:, [unit]] - self.noise[:, held]) / self.errors[unit, held]
                    np.maximum(largest, apart.max(axis=1), out=largest)
        # With n replications as likely as the truth, the place n + 1 holds the level exactly.
        at = min(int(np.ceil(self.level * (len(largest) + 1) - 1e-9)), len(largest)) - 1
        return float(np.partition(largest, at)[at])


def _with(unit: int, units: int) -> NDArray[np.bool_]:
    """Give the ordered pairs that hold a unit."""
    out = np.zeros((units, units), dtype=bool)
    out[unit], out[:, unit] = True, True
    return out


def _errors(noise: Array) -> Array:
    """Give the standard error of each difference, shape (units, units)."""
    covariance = np.atleast_2d(np.einsum("di,dj->ij", noise, noise) / (len(noise) - 1))
    own = np.diagonal(covariance)
    square = own[:, np.newaxis] + own - 2 * covariance
    return np.sqrt(np.where(square > _checks.ROUNDING * (own[:, np.newaxis] + own), square, 0))
