"""How much the order of regions changes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from xinzhi.errors.regions import RegionsError
from xinzhi.measures import _panels
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array


@dataclass(frozen=True, slots=True)
class RankMobility:
    """Change in the order of regions: from each period to the next, and from the first to the last.

    Attributes
    ----------
    ranks
        Rank of each region, 1 for the highest, ties at their mean, shape (periods, regions).
    spearman, kendall
        Correlation of the ranks of a period with those of the next, shape (periods - 1,); NaN where all tie.
        Kendall's is tau-b.
    exchanged
        Share of pairs of regions that changed their order, shape (periods - 1,).
    mean_move
        Mean number of places moved, shape (periods - 1,).
    overall_spearman, overall_kendall, overall_exchanged, overall_mean_move
        The same from the first to the last period.
    moves
        Places gained by each region from the first to the last period, shape (regions,).
    """

    ranks: Array
    spearman: Array
    kendall: Array
    exchanged: Array
    mean_move: Array
    overall_spearman: float
    overall_kendall: float
    overall_exchanged: float
    overall_mean_move: float
    moves: Array


@method(
    zh="位次流动性",
    en="Rank mobility",
    cite="Kendall 1962; Rey 2004",
    role="values over time to mobility",
)
def rank_mobility(y: Array) -> RankMobility:
    r"""Measure how much the order of regions changes from period to period and over the whole time.

    Parameters
    ----------
    y
        Values, shape (periods, regions), any unit, none missing; the higher, the better the rank.

    Returns
    -------
    RankMobility
        Ranks, rank correlations, pairs exchanged and places moved.

    Raises
    ------
    MeasureError
        For values missing or infinite (periods in ``rows``, regions in ``columns``), fewer than two periods or regions.

    Notes
    -----
    With c the pairs of regions in the same order in both periods, d those exchanged, and pairs tied in one period
    (t, u) counted in neither,

    .. math:: \tau_b = \frac{c - d}{\sqrt{(c + d + t)(c + d + u)}}, \quad
              \text{exchanged} = \frac{d}{n (n - 1) / 2}.

    Spearman's is the correlation of the ranks, ties at their mean; the shortcut 1 - 6 Σd² / (n³ - n) is wrong
    where there are ties. Regions whose scores differ by little exchange places at every change of method: ranks
    are told with their bands.

    References
    ----------
    Kendall, M. G. (1962). Rank Correlation Methods. Griffin.
    Rey, S. J. (2004). Spatial dependence in the evolution of regional income distributions. In: Spatial Econometrics
    and Spatial Statistics, Palgrave.

    Examples
    --------
    >>> found = rank_mobility(np.array([[3.0, 2.0, 1.0], [3.0, 1.0, 2.0]]))
    >>> round(found.overall_kendall, 4), round(found.overall_spearman, 4), found.moves.tolist()
    (0.3333, 0.5, [0.0, -1.0, 1.0])
    """
    from scipy.stats import rankdata

    y = _panels.panel(y, periods=2)
    if y.shape[1] < 2:
        raise RegionsError.too_few(_panels.REGIONS, y.shape[1], 2)
    ranks = rankdata(-y, axis=1)
    steps = [_between(a, b) for a, b in pairwise(ranks)]
    spearman, kendall, exchanged, move = (np.array(column) for column in zip(*steps, strict=True))
    whole = _between(ranks[0], ranks[-1])
    return RankMobility(ranks, spearman, kendall, exchanged, move, *whole, ranks[0] - ranks[-1])


def _between(one: Array, other: Array) -> tuple[float, float, float, float]:
    """Give Spearman's and Kendall's correlation, the share of pairs exchanged and the mean move."""
    upper = np.triu_indices(len(one), 1)
    first = np.sign(one[:, np.newaxis] - one)[upper]
    then = np.sign(other[:, np.newaxis] - other)[upper]
    held = np.sqrt(float(np.sum(first != 0)) * float(np.sum(then != 0)))
    centred, after = one - one.mean(), other - other.mean()
    size = np.sqrt(float(centred @ centred) * float(after @ after))
    return (
        float(centred @ after / size) if size > 0 else np.nan,
        float(np.sum(first * then) / held) if held > 0 else np.nan,
        float(np.mean(first * then < 0)),
        float(np.abs(one - other).mean()),
    )
