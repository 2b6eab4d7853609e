"""Geary's C: how far apart neighbours are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.measures.registry import method
from xinzhi.measures.space import _association
from xinzhi.measures.types import Array, Regions, SpatialWeights

NAME = "space/geary"


@dataclass(frozen=True, slots=True)
class Geary:
    """Geary's C with its two tests.

    Attributes
    ----------
    c, expected
        The statistic, and what it is expected to be without spatial association, 1.
    z, p
        Its standard score and two-sided p-value under randomisation; below 0 where neighbours are alike.
    p_permuted
        Share of permutations as far out in either tail.
    """

    c: float
    expected: float
    z: float
    p: float
    p_permuted: float


@method(
    zh="吉尔里指数", en="Geary's C", cite="Geary 1954; Cliff & Ord 1981", role="values and neighbours to association"
)
def geary(
    y: Array,
    weights: SpatialWeights,
    *,
    regions: Regions | None = None,
    permutations: int = 999,
    seed: int = 1,
) -> Geary:
    r"""Measure how far apart the values of neighbours are beside those of any two regions: below 1 for like ones.

    Parameters
    ----------
    y
        Values, shape (regions,), none missing, not all equal.
    weights
        Spatial weights, keyed by region or a matrix in the order of y; used as they are.
    regions
        The regions of y, by which keyed weights are put in order, shape (regions,).
    permutations, seed
        Number of orders of the regions drawn for `p_permuted`, and the seed they start from.

    Returns
    -------
    Geary
        The statistic, its expectation and tests.

    Raises
    ------
    MeasureError
        For missing or infinite values (regions in ``rows``), values all equal, fewer than four regions, weights
        that are wrong or of other regions.

    Notes
    -----
    .. math:: C = \frac{n - 1}{2 \sum_{ij} w_{ij}}
              \frac{\sum_{ij} w_{ij} (y_i - y_j)^2}{\sum_i (y_i - \bar y)^2}.

    C looks at differences of pairs and is moved by single outliers more than Moran's I, which looks at deviations
    from the mean. Both are reported in the field as if one; they need not agree.

    References
    ----------
    Geary, R. C. (1954). The contiguity ratio and statistical mapping. The Incorporated Statistician 5, 115–145.
    Cliff, A. D. & Ord, J. K. (1981). Spatial Processes: Models and Applications. Pion, London.

    Examples
    --------
    >>> line = np.eye(5, k=1) + np.eye(5, k=-1)
    >>> round(geary(np.array([1.0, 2, 3, 4, 5]), line).c, 4)
    0.2
    """
    _association.check_draws(NAME, permutations)
    field = _association.field(y, weights, regions)
    found = float(_shuffle(field)(field.z[:, np.newaxis])[0])
    z, p = _randomised(field, found)
    simulated = _association.shuffled(field.z, permutations, seed, _shuffle(field))
    return Geary(c=found, expected=1.0, z=z, p=p, p_permuted=_association.pseudo_p(found, simulated))


def _shuffle(field: _association.Field) -> _association.Statistic:
    """Give C of values (regions, some), one a column: squares of differences through squares and products."""
    from scipy.sparse import csr_array

    sparse, total, n = csr_array(field.W), field.W.sum(), len(field.z)
    links = field.W.sum(axis=0) + field.W.sum(axis=1)

    def each(drawn: Array) -> Array:
        squares = links @ drawn**2 - 2 * np.sum(drawn * np.asarray(sparse @ drawn), axis=0)
        return np.asarray((n - 1) * squares / (2 * total * n))

    return each


def _randomised(field: _association.Field, found: float) -> tuple[float, float]:
    from scipy.special import ndtr

    n, W = len(field.z), field.W
    s0, s1 = W.sum(), np.sum((W + W.T) ** 2) / 2
    s2 = np.sum((W.sum(axis=0) + W.sum(axis=1)) ** 2)
    k = np.mean(field.z**4)
    a = (n - 1) * s1 * (n**2 - 3 * n + 3 - (n - 1) * k)
    b = (n - 1) * s2 * (n**2 + 3 * n - 6 - (n**2 - n + 2) * k) / 4
    c = s0**2 * (n**2 - 3 - (n - 1) ** 2 * k)
    variance = (a - b + c) / (n * (n - 2) * (n - 3) * s0**2)
    z = (found - 1) / np.sqrt(variance) if variance > 0 else np.nan
    return float(z), float(2 * ndtr(-abs(z)))
