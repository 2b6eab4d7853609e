"""The product space: industries as a map on which those that go together lie close."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import eigh
from scipy.sparse import csr_array
from scipy.sparse.csgraph import minimum_spanning_tree, shortest_path

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures.positions._engine import Similarity, present, relatedness
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Structure

SHARE = Words("0 到 1 之间的数", "a number from 0 to 1")
FAR = 1e-3  # proximities below this are as good as none when distances are taken


@dataclass(frozen=True, slots=True)
class ProductSpace:
    """A map of industries.

    Attributes
    ----------
    place
        Where each industry lies, from −1 to 1 in both directions, shape (industries, 2); NaN for those no region has.
    links
        Pairs of industries that are joined, the smaller position first, shape (links, 2).
    proximity
        Proximity of each pair, shape (links,).
    """

    place: Array
    links: NDArray[np.intp]
    proximity: Array


@method(
    zh="产品空间",
    en="Product space",
    cite="Hidalgo, Klinger, Barabási & Hausmann 2007; Torgerson 1952",
    role="structure to map",
    domain="nonnegative",
)
def product_space(
    m: Structure, *, cut: float = 0.55, similarity: Similarity = "probability", threshold: float = 1.0
) -> ProductSpace:
    r"""Lay industries out by proximity, and join the closest.

    Parameters
    ----------
    m
        RCA, or 1 and 0, shape (regions, industries), none below 0, none missing.
    cut
        Besides the tree of the strongest links, pairs of at least this proximity are joined.
    similarity
        How proximity is measured, as in `proximity`.
    threshold
        A region has an industry where `m` reaches this value.

    Returns
    -------
    ProductSpace
        Places, links and their proximity.

    Raises
    ------
    MeasureError
        When `m` is not a matrix, or has missing, infinite or negative figures; when `cut` is not from 0 to 1.

    Notes
    -----
    The maximum spanning tree joins all industries by the strongest links there are (Hidalgo et al. 2007); further
    links are added from `cut` on. Places are the first two axes of classical scaling (Torgerson 1952) of the way along
    the links, each :math:`1 - \varphi` long. So the same data always give the same map, which force-directed drawings
    do not. Only who is near whom has a meaning; left, right, up and down have none.

    References
    ----------
    C. Hidalgo, B. Klinger, A.-L. Barabási, R. Hausmann (2007), The product space conditions the development of
    nations. Science 317.
    W. Torgerson (1952), Multidimensional scaling: I. Theory and method. Psychometrika 17.

    Examples
    --------
    >>> found = product_space([[1, 1, 0, 0], [1, 1, 1, 0], [0, 0, 1, 1], [0, 1, 1, 1]])
    >>> found.links.tolist()
    [[0, 1], [1, 2], [2, 3]]
    """
    if not 0 <= cut <= 1:
        raise MeasureError.bad_setting("positions/product_space", "cut", cut, SHARE)
    near = relatedness(present(m, threshold), similarity)
    held = np.flatnonzero(~np.isnan(near).all(axis=0))
    place = np.full((len(near), 2), np.nan)
    if len(held) < 2:
        place[held] = 0.0
        return ProductSpace(place, np.empty((0, 2), np.intp), np.empty(0))
    inner = near[np.ix_(held, held)]
    one, other = _links(inner, cut)
    length = np.maximum(1.0 - inner[one, other] / max(float(inner.max()), 1.0), FAR)
    way = shortest_path(csr_array((length, (one, other)), shape=inner.shape), directed=False)
    place[held] = _scaled(way)
    return ProductSpace(place, np.column_stack([held[one], held[other]]), inner[one, other])


def _links(near: Array, cut: float) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Give the maximum spanning tree and the pairs from `cut` on, each pair once."""
    far = np.triu(2.0 - near / max(float(near.max()), 1.0), 1)
    tree = minimum_spanning_tree(csr_array(far)).toarray() > 0
    joined = np.triu(tree | tree.T | (near >= cut), 1)
    one, other = np.nonzero(joined)
    return one, other


def _scaled(way: Array) -> Array:
    """Give the first two axes of classical scaling; the sign lets the first industry off the middle lie above 0."""
    size = len(way)
    centre = np.eye(size) - 1.0 / size
    values, vectors = eigh(-0.5 * centre @ way**2 @ centre, subset_by_index=(max(size - 2, 0), size - 1))
    axes = vectors[:, ::-1] * np.sqrt(np.maximum(values[::-1], 0.0))
    signs = [np.sign(next((value for value in axis if abs(value) > FAR), 1.0)) for axis in axes.T]
    return np.asarray(axes * signs / max(float(np.abs(axes).max()), FAR))
