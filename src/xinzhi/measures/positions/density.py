"""Relatedness density: how much of what is close to an industry a region already has."""

from __future__ import annotations

from typing import Literal

import numpy as np
from threadpoolctl import threadpool_limits

from xinzhi.measures.positions._engine import Flags, Numbers, Similarity, present, relatedness
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Structure


@method(
    zh="关联密度",
    en="Relatedness density",
    cite="Hidalgo, Klinger, Barabási & Hausmann 2007; Hausmann, Hidalgo et al. 2014",
    role="structure to structure",
    domain="nonnegative",
)
def density(
    m: Structure,
    *,
    diagonal: Literal["zero", "one"] = "zero",
    similarity: Similarity = "probability",
    threshold: float = 1.0,
) -> Array:
    r"""Give the share of the proximity around each industry that lies in industries the region has.

    Parameters
    ----------
    m
        RCA, or 1 and 0, shape (regions, industries), none below 0, none missing.
    diagonal
        Whether an industry counts as close to itself: ``zero`` leaves it out, so that density does not say that a
        region has the industry; ``one`` keeps it, as the Atlas of Economic Complexity does.
    similarity
        How proximity is measured, as in `proximity`.
    threshold
        A region has an industry where `m` reaches this value.

    Returns
    -------
    numpy.ndarray
        From 0 to 1, shape (regions, industries). NaN for industries that no region has, and for those that are
        close to no other.

    Raises
    ------
    MeasureError
        When `m` is not a matrix, or has missing, infinite or negative figures.

    Notes
    -----
    .. math:: d_{cp} = \frac{\sum_q \varphi_{pq} M_{cq}}{\sum_q \varphi_{pq}}

    Packages differ in the diagonal: Harvard's keeps it, Datawheel's and econcomplex set it to zero; some give
    percentages, and one rounds to two decimals. Density says what is near to a structure. By itself it foresees new
    industries poorly; `entry` shows how poorly, beside plainer rules.

    References
    ----------
    C. Hidalgo, B. Klinger, A.-L. Barabási, R. Hausmann (2007), The product space conditions the development of
    nations. Science 317.
    R. Hausmann, C. Hidalgo et al. (2014), The Atlas of Economic Complexity. MIT Press.

    Examples
    --------
    >>> density([[1, 1, 0], [1, 1, 1], [1, 0, 0]]).round(3)
    array([[0.667, 0.571, 1.   ],
           [1.   , 1.   , 1.   ],
           [0.   , 0.571, 0.4  ]])
    """
    has = present(m, threshold)
    with threadpool_limits(limits=1):
        return around(has, relatedness(has, similarity), diagonal)


def around(has: Flags, near: Numbers, diagonal: Literal["zero", "one"]) -> Numbers:
    """Give density, shape (regions, industries), from who has what and proximity."""
    near = np.nan_to_num(near)  # industries that no region has
    if diagonal == "zero":
        np.fill_diagonal(near, 0.0)
    total = near.sum(axis=0)
    near /= np.where(total > 0, total, np.nan)
    return np.asarray(has.astype(np.float64) @ near)
