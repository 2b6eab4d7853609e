"""How alike the structures of regions are (产业同构)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.measures.registry import method
from xinzhi.measures.specialisation import _shares
from xinzhi.measures.types import Array, Structure


@dataclass(frozen=True, slots=True)
class StructuralSimilarity:
    """Similarity of the structures of regions.

    Attributes
    ----------
    pairs
        Similarity of each two regions, from 0 to 1, 1 on the diagonal, shape (regions, regions).
    regions
        Mean of each region's similarities to the others, shape (regions,).
    average
        Mean of all pairs.
    """

    pairs: Array
    regions: Array
    average: float


@method(
    zh="产业结构相似系数",
    en="Structural similarity",
    cite="UNIDO 1979",
    role="structures to specialisation",
    domain="nonnegative",
)
def structural_similarity(x: Structure) -> StructuralSimilarity:
    r"""Give how alike the industries of each two regions are: 1 for one structure, 0 for nothing in common.

    Parameters
    ----------
    x
        Output or employment, shape (regions, industries), any unit, none missing or below 0, no region all 0.

    Returns
    -------
    StructuralSimilarity
        The coefficient of each pair, the mean of each region and that of all pairs.

    Raises
    ------
    MeasureError
        For figures missing, infinite or negative (regions in ``rows``, industries in ``columns``), regions that are 0
        throughout, and fewer than two regions or industries.

    Notes
    -----
    .. math:: S_{ij} = \frac{\sum_k s_{ik} s_{jk}}{\sqrt{\sum_k s_{ik}^2 \sum_k s_{jk}^2}}.

    It is the cosine of the two structures, and is moved most by the largest industries: with three sectors nearly all
    pairs are above 0.9, and only finely cut tables tell regions apart. Its change over time is the difference of the
    pairs of two periods with the same industries. A high coefficient says that structures are alike, not that
    they compete, nor that there is too much of anything.

    Variants in use: Krugman's distance (see `krugman`), which weighs all industries alike; the correlation of the
    shares, which takes the mean away first and may be below 0.

    References
    ----------
    UNIDO International Centre for Industrial Studies (1979). World Industry since 1960: Progress and Prospects.
    United Nations.

    Examples
    --------
    >>> found = structural_similarity(np.array([[30.0, 10.0], [10.0, 30.0], [60.0, 20.0]]))
    >>> found.pairs.round(3).tolist()
    [[1.0, 0.6, 1.0], [0.6, 1.0, 0.6], [1.0, 0.6, 1.0]]
    """
    share = _shares.within_regions(_shares.structure(x))
    unit = share / np.sqrt((share**2).sum(axis=1, keepdims=True))
    pairs = np.minimum(np.einsum("ik,jk->ij", unit, unit), 1)
    np.fill_diagonal(pairs, 1)
    others = len(pairs) - 1
    regions = (pairs.sum(axis=1) - 1) / others
    return StructuralSimilarity(pairs, regions, float(regions.mean()))
