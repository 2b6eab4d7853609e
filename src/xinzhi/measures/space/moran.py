"""Moran's I: are neighbours alike."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.measures.registry import method
from xinzhi.measures.space import _association
from xinzhi.measures.types import Array, Regions, SpatialWeights

NAME = "space/moran"


@dataclass(frozen=True, slots=True)
class Moran:
    """Moran's I with its two tests and the scatter behind it.

    Attributes
    ----------
    i, expected
        The statistic, and what it is expected to be without spatial association, -1 / (n - 1).
    z, p
        Its standard score and two-sided p-value under randomisation (normal approximation).
    p_permuted
        Share of permutations as far out in either tail.
    values, lags
        Standard scores of the values and their spatial lags, the scatter's two axes, shape (regions,).
    """

    i: float
    expected: float
    z: float
    p: float
    p_permuted: float
    values: Array
    lags: Array


@method(zh="莫兰指数", en="Moran's I", cite="Moran 1950; Cliff & Ord 1981", role="values and neighbours to association")
def moran(
    y: Array,
    weights: SpatialWeights,
    *,
    regions: Regions | None = None,
    permutations: int = 999,
    seed: int = 1,
) -> Moran:
    r"""Measure whether neighbouring regions have like values (above expectation) or unlike ones (below).

    Parameters
    ----------
    y
        Values, shape (regions,), none missing, not all equal.
    weights
        Spatial weights, keyed by region or a matrix in the order of y; used as they are, standardised or not.
    regions
        The regions of y, by which keyed weights are put in order, shape (regions,).
    permutations, seed
        Number of orders of the regions drawn for `p_permuted`, and the seed they start from.

    Returns
    -------
    Moran
        The statistic, its expectation and tests, and the scatter.

    Raises
    ------
    MeasureError
        For missing or infinite values (regions in ``rows``), values all equal, fewer than four regions, weights
        that are wrong or of other regions.

    Notes
    -----
    .. math:: I = \frac{n}{\sum_{ij} w_{ij}} \frac{\sum_{ij} w_{ij} (y_i - \bar y)(y_j - \bar y)}{\sum_i (y_i - \bar y)^2}.

    I is no correlation and need not lie between -1 and 1. Its expectation is -1 / (n - 1) and not 0: with 31
    regions -0.033. Another matrix of weights gives another I; see weights_sensitivity. With rows that sum to 1 the
    slope of the scatter is I. Programs that standardise rows silently (such as esda's default) give another number than
    those that do not.

    References
    ----------
    Moran, P. A. P. (1950). Notes on continuous stochastic phenomena. Biometrika 37, 17–23.
    Cliff, A. D. & Ord, J. K. (1981). Spatial Processes: Models and Applications. Pion, London.

    Examples
    --------
    >>> line = np.eye(5, k=1) + np.eye(5, k=-1)
    >>> found = moran(np.array([1.0, 2, 3, 4, 5]), line)
    >>> round(found.i, 4), found.expected
    (0.5, -0.25)
    """
    _association.check_draws(NAME, permutations)
    field = _association.field(y, weights, regions)
    found = _statistic(field)
    z, p = _randomised(field, found)
    simulated = _association.shuffled(field.z, permutations, seed, _shuffle(field))
    return Moran(
        i=found,
        expected=-1 / (len(field.z) - 1),
        z=z,
        p=p,
        p_permuted=_association.pseudo_p(found, simulated),
        values=field.z,
        lags=field.W @ field.z,
    )


def _statistic(field: _association.Field) -> float:
    return float(field.z @ (field.W @ field.z) / field.W.sum())


def _shuffle(field: _association.Field) -> _association.Statistic:
    from scipy.sparse import csr_array

    sparse, total = csr_array(field.W), field.W.sum()
    return lambda drawn: np.asarray(np.sum(drawn * np.asarray(sparse @ drawn), axis=0) / total)


def _randomised(field: _association.Field, found: float) -> tuple[float, float]:
    """Give the standard score and its two-sided p when every order of the values is as likely (Cliff & Ord)."""
    from scipy.special import ndtr

    n, W = len(field.z), field.W
    s0, s1 = W.sum(), np.sum((W + W.T) ** 2) / 2
    s2 = np.sum((W.sum(axis=0) + W.sum(axis=1)) ** 2)
    k = np.mean(field.z**4)
    first = n * ((n**2 - 3 * n + 3) * s1 - n * s2 + 3 * s0**2)
    second = k * ((n**2 - n) * s1 - 2 * n * s2 + 6 * s0**2)
    expected = -1 / (n - 1)
    variance = (first - second) / ((n - 1) * (n - 2) * (n - 3) * s0**2) - expected**2
    z = (found - expected) / np.sqrt(variance) if variance > 0 else np.nan
    return float(z), float(2 * ndtr(-abs(z)))
