"""Complexity outlook: what lies within reach of a region, and what each industry would open up for it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.measures.positions._engine import Similarity, present, relatedness
from xinzhi.measures.positions.complexity import complexity
from xinzhi.measures.positions.density import around
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Structure


@dataclass(frozen=True, slots=True)
class Outlook:
    """What regions could reach.

    Attributes
    ----------
    outlook
        Complexity of the industries a region lacks, weighed by how near they are, shape (regions,).
    gain
        By how much gaining an industry would raise the outlook of a region, shape (regions, industries); NaN where
        the region has the industry or the industry has no complexity.
    """

    outlook: Array
    gain: Array


@method(
    zh="复杂度前景与机会收益",
    en="Complexity outlook and opportunity gain",
    cite="Hausmann, Hidalgo et al. 2014",
    role="structure to outlook",
    domain="nonnegative",
)
def outlook(m: Structure, *, similarity: Similarity = "probability", threshold: float = 1.0) -> Outlook:
    r"""Add up the complexity of what a region lacks by how near it is, and tell what each industry would add.

    Parameters
    ----------
    m
        RCA, or 1 and 0, shape (regions, industries), none below 0, none missing.
    similarity
        How proximity is measured, as in `proximity`.
    threshold
        A region has an industry where `m` reaches this value.

    Returns
    -------
    Outlook
        The outlook of each region and the gain of each industry it lacks.

    Raises
    ------
    MeasureError
        When `m` is not a matrix, or has missing, infinite or negative figures.

    Notes
    -----
    With density :math:`\omega_{cp}` (the diagonal kept) and the complexity of industries,

    .. math::

        O_c = \sum_p \omega_{cp} (1 - M_{cp}) \mathrm{PCI}_p, \qquad
        G_{cp} = \sum_q \frac{\varphi_{pq}}{\sum_r \varphi_{rq}} (1 - M_{cq}) \mathrm{PCI}_q
        - \omega_{cp} \mathrm{PCI}_p

    Both describe a structure as it is. That an industry would add to the outlook does not make it likely: for that
    see `entry`.

    References
    ----------
    R. Hausmann, C. Hidalgo et al. (2014), The Atlas of Economic Complexity. MIT Press, technical box 3.

    Examples
    --------
    >>> outlook([[1, 1, 1, 0], [1, 1, 0, 0], [1, 0, 0, 1]]).outlook.round(3)
    array([-0.404,  0.013,  0.395])
    """
    has = present(m, threshold)
    near = relatedness(has, similarity)
    pci = complexity(has.astype(np.float64), threshold=1.0).pci
    known = ~np.isnan(pci)
    value = np.where(known, pci, 0.0)
    density = np.nan_to_num(around(has, near.copy(), "one"))
    near = np.nan_to_num(near)
    total = near.sum(axis=0)
    lacking = np.where(has, 0.0, value)
    share = np.divide(near, total, out=np.zeros_like(near), where=total > 0)
    gain = lacking @ share.T - density * value
    gain[has | ~known] = np.nan
    return Outlook(np.asarray((density * lacking).sum(axis=1)), gain)
