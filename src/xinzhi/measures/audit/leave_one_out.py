"""Leave one out: how far ranks move when an indicator is taken away."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xinzhi.measures import _checks
from xinzhi.measures.audit import _engine
from xinzhi.measures.registry import method
from xinzhi.measures.robustness.rank_bands import ranks
from xinzhi.measures.types import Array, Groups, Ranks, Scorer, Weights


@dataclass(frozen=True, slots=True)
class LeaveOneOut:
    """Ranks without each indicator in turn.

    Attributes
    ----------
    nominal
        Rank of each row with all indicators, shape (rows,), from 1; 0 where a figure is missing.
    ranks
        Rank without each indicator, shape (indicators, rows).
    mean_shift, most
        Mean and largest number of places that ranks move, shape (indicators,).
    """

    nominal: Ranks
    ranks: Ranks
    mean_shift: Array
    most: NDArray[np.int64]


@method(
    zh="逐一剔除指标",
    en="Leave one indicator out",
    cite="OECD & JRC 2008, Handbook on Constructing Composite Indicators, ch. 7; Becker et al. 2022 (COINr)",
    role="matrix and weights to diagnostics",
)
def leave_one_out(
    z: Array, weights: Weights, groups: Groups | None = None, scorer: Scorer | None = None
) -> LeaveOneOut:
    r"""Take each indicator away in turn and rank anew by the rest, joined by weighted means or in a way of one's own.

    Parameters
    ----------
    z
        Normalised figures, shape (rows, indicators), two indicators or more, higher better in every column; NaN
        where missing. The rows are ranked against each other: one year of a panel.
    weights
        Weights, shape (indicators,), none below 0; divided by their sum.
    groups
        The dimension of each indicator, shape (indicators,). The weight of the one taken away goes to the others of
        its group in proportion, so that the group keeps its weight, and to all others where it stood alone; None is
        one group of all.
    scorer
        How the rest is joined, such as a geometric mean of arithmetic ones: from the columns kept (counted from 0)
        and their weights to scores, shape (rows,). None takes the weighted arithmetic mean.

    Returns
    -------
    LeaveOneOut
        `nominal` ranks, `ranks` without each indicator, and by how much they move.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures, fewer than two indicators, weights that are missing, negative
        or all 0, or not one for each indicator, or one indicator that has all the weight.

    Notes
    -----
    .. math:: w^{(-j)}_k = w_k \frac{\sum_{l \in G} w_l}{\sum_{l \in G, l \ne j} w_l}, \; k \in G_j \setminus j, \quad
              \bar d_j = \frac{1}{n} \sum_i |r^{(-j)}_i - r_i|

    This is what COINr's remove_elements gives for arithmetic means up the tree, and with a `scorer` for any other. Scores of 1e-12 of their size apart
    tie, so that rounding in the sum moves no rank. A large shift says that the ranking rests on that indicator; it
    does not say that the indicator is wrong.

    Variants in use: equal weights for the rest; the weight spread over all indicators whatever their dimension.

    References
    ----------
    OECD & JRC (2008). Handbook on Constructing Composite Indicators, ch. 7.
    Becker, W. et al. (2022). COINr. Journal of Open Source Software 7(78), 4567.

    Examples
    --------
    >>> z = np.array([[0.9, 0.2, 0.6], [0.5, 0.6, 0.5], [0.1, 1.0, 0.1]])
    >>> found = leave_one_out(z, np.array([0.4, 0.3, 0.3]))
    >>> found.nominal.tolist(), found.mean_shift.round(2).tolist()
    ([1, 2, 3], [1.67, 0.0, 0.0])
    """
    z = _engine.several(z, "z")
    w = _checks.weights(weights, z.shape[1])
    group = _engine.labels(groups, z.shape[1])
    columns = np.arange(len(w))

    def joined(kept: NDArray[np.int64], shares: Array) -> Array:
        return np.asarray(np.sum(z[:, kept] * shares, axis=1)) if scorer is None else np.asarray(scorer(kept, shares))

    nominal = _ranked(joined(columns, w))
    without = np.stack([_ranked(joined(np.delete(columns, j), _rest(w, group, j))) for j in range(len(w))])
    counted = (nominal > 0) & (without > 0)
    shift = np.abs(without - nominal) * counted
    mean = np.divide(shift.sum(axis=1), counted.sum(axis=1), out=np.full(len(w), np.nan), where=counted.any(axis=1))
    return LeaveOneOut(nominal, without, mean, shift.max(axis=1))


def _rest(w: Array, group: NDArray[np.int64], j: int) -> Array:
    """Give the weights without indicator j."""
    others = group == group[j]
    others[j] = False
    held = float(w[others].sum())
    if held > 0:
        w = np.where(others, w * ((held + w[j]) / held), w)
    return _checks.weights(np.delete(w, j), len(w) - 1)


def _ranked(score: Array) -> Ranks:
    size = float(np.nanmax(np.abs(score), initial=0.0)) or 1.0
    return ranks(np.round(score / size, 12))
