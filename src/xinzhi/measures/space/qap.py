"""QAP correlation: do two matrices of pairs of regions go together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xinzhi.measures.registry import method
from xinzhi.measures.space import _association, _pairs
from xinzhi.measures.types import Array

NAME = "space/qap"


@dataclass(frozen=True, slots=True)
class Qap:
    """Correlation of two matrices of pairs.

    Attributes
    ----------
    correlation
        Of the entries off the diagonal.
    p, above, below
        Share of permutations as far from 0, as high, and as low.
    mean, deviation
        Of the correlations under permutation.
    """

    correlation: float
    p: float
    above: float
    below: float
    mean: float
    deviation: float


@method(
    zh="QAP 相关", en="QAP correlation", cite="Hubert & Schultz 1976; Krackhardt 1988", role="matrices to correlation"
)
def qap(y: Array, *, other: Array, permutations: int = 4999, seed: int = 1) -> Qap:
    r"""Correlate two matrices of pairs of regions, with a test that keeps each region's row and column together.

    Parameters
    ----------
    y, other
        What is between each two regions, shape (regions, regions), none missing off the diagonal, which is not used.
    permutations, seed
        Number of orders of the regions drawn, and the seed they start from.

    Returns
    -------
    Qap
        The correlation and its test.

    Raises
    ------
    MeasureError
        For matrices that are no squares of one size, figures missing or all equal off the diagonal, fewer than five
        regions.

    Notes
    -----
    The n (n - 1) pairs are not independent: all of a region's pairs share what is its own. Rows and columns of one
    matrix are therefore put in another order together, and the correlation is held against those so found. Ordinary
    p-values of the correlation over all pairs, as some papers print, are far too small.

    References
    ----------
    Hubert, L. & Schultz, J. (1976). Quadratic assignment as a general data analysis strategy. British Journal of
    Mathematical and Statistical Psychology 29, 190–241.
    Krackhardt, D. (1988). Predicting with networks: nonparametric multiple regression analysis of dyadic data. Social
    Networks 10, 359–381.

    Examples
    --------
    >>> places = np.array([0.0, 1, 3, 6, 10, 15])
    >>> far = np.abs(places[:, np.newaxis] - places)
    >>> found = qap(far, other=far**2)
    >>> round(found.correlation, 3), found.p < 0.05
    (0.971, True)
    """
    _association.check_draws(NAME, permutations)
    one = _pairs.off_diagonal(y, "y")
    two = _pairs.off_diagonal(other, "other", len(one))
    chance = np.random.default_rng(seed)
    fixed = _association.deviations(two[_pairs.pairs(len(two))])
    found = float(np.mean(_association.deviations(one[_pairs.pairs(len(one))]) * fixed))
    spread = _association.deviations(one[_pairs.pairs(len(one))])
    whole = np.zeros_like(one)
    whole[_pairs.pairs(len(one))] = spread
    drawn = np.array([np.mean(_pairs.turned(whole, chance.permutation(len(one))) * fixed) for _ in range(permutations)])
    slack = 1e-12

    def share(held: NDArray[np.bool_]) -> float:
        return float((np.sum(held) + 1) / (permutations + 1))

    return Qap(
        correlation=found,
        p=share(np.abs(drawn) >= abs(found) - slack),
        above=share(drawn >= found - slack),
        below=share(drawn <= found + slack),
        mean=float(drawn.mean()),
        deviation=float(drawn.std(ddof=1)),
    )
