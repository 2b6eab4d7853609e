"""Getis and Ord's G: are high values near each other, or low ones."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.measures import _panels
from xinzhi.measures.registry import method
from xinzhi.measures.space import _association
from xinzhi.measures.types import Array, Regions, SpatialWeights

NAME = "space/getis_ord"


@dataclass(frozen=True, slots=True)
class GetisOrd:
    """Getis and Ord's G with its test.

    Attributes
    ----------
    g, expected
        The statistic, and what it is expected to be without spatial association.
    z
        Its distance from the mean of the permutations in their standard deviations: above 0 where high values are
        near each other, below 0 where low ones are.
    p_permuted
        Share of permutations as far out in either tail.
    """

    g: float
    expected: float
    z: float
    p_permuted: float


@method(
    zh="Getis—Ord 指数",
    en="Getis–Ord G",
    cite="Getis & Ord 1992",
    role="values and neighbours to association",
    domain="nonnegative",
)
def getis_ord(
    y: Array,
    weights: SpatialWeights,
    *,
    regions: Regions | None = None,
    binary: bool = True,
    permutations: int = 999,
    seed: int = 1,
) -> GetisOrd:
    r"""Measure whether the share of products of values that fall between neighbours is more than chance.

    Parameters
    ----------
    y
        Values, shape (regions,), none missing or below 0, not all equal.
    weights
        Spatial weights, keyed by region or a matrix in the order of y.
    regions
        The regions of y, by which keyed weights are put in order, shape (regions,).
    binary
        Whether every neighbour counts 1, as in the paper; else the weights as they are.
    permutations, seed
        Number of orders of the regions drawn, and the seed they start from.

    Returns
    -------
    GetisOrd
        The statistic, its expectation and test.

    Raises
    ------
    MeasureError
        For values missing, infinite or below 0 (regions in ``rows``), all equal, fewer than four regions, weights
        that are wrong or of other regions.

    Notes
    -----
    .. math:: G = \frac{\sum_{i} \sum_{j \ne i} w_{ij} y_i y_j}{\sum_{i} \sum_{j \ne i} y_i y_j}, \quad
              E(G) = \frac{\sum_{ij} w_{ij}}{n (n - 1)}.

    Moran's I says that neighbours are alike and not at which end; G says at which end. It is made for values with a
    natural zero; for values below 0 it has no meaning.

    References
    ----------
    Getis, A. & Ord, J. K. (1992). The analysis of spatial association by use of distance statistics. Geographical
    Analysis 24, 189–206.

    Examples
    --------
    >>> line = np.eye(5, k=1) + np.eye(5, k=-1)
    >>> found = getis_ord(np.array([1.0, 1, 1, 8, 9]), line)
    >>> round(found.g, 4), found.expected
    (0.6508, 0.4)
    """
    _association.check_draws(NAME, permutations)
    field = _association.field(y, weights, regions)
    _panels.refuse("negative", field.y < 0, "y")
    W = (field.W > 0).astype(float) if binary else field.W
    found = float(_shuffle(field.y, W)(field.y[:, np.newaxis])[0])
    simulated = _association.shuffled(field.y, permutations, seed, _shuffle(field.y, W))
    spread = float(np.std(simulated, ddof=1))
    return GetisOrd(
        g=found,
        expected=float(W.sum() / (len(W) * (len(W) - 1))),
        z=float((found - simulated.mean()) / spread) if spread > 0 else np.nan,
        p_permuted=_association.pseudo_p(found, simulated),
    )


def _shuffle(y: Array, W: Array) -> _association.Statistic:
    from scipy.sparse import csr_array

    sparse, products = csr_array(W), y.sum() ** 2 - np.sum(y**2)
    return lambda drawn: np.asarray(np.sum(drawn * np.asarray(sparse @ drawn), axis=0) / products)
