"""Economic complexity of regions and industries, by the symmetric form of the eigenproblem."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import eigh
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components
from threadpoolctl import threadpool_limits

from xinzhi.measures.positions._engine import Flags, Numbers, present, standardised
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Structure

Places = NDArray[np.intp]
# Eigenvalues lie between 0 and 1; nearer than this they cannot be told apart.
LEAST_GAP = 1e-12


@dataclass(frozen=True, slots=True)
class Complexity:
    """Complexity of regions and industries.

    Attributes
    ----------
    eci
        Economic complexity index, mean 0 and population standard deviation 1, shape (regions,).
    pci
        Complexity of industries, scaled by its own mean and standard deviation, shape (industries,).
    diversity
        Industries a region has, shape (regions,).
    ubiquity
        Regions that have an industry, shape (industries,).
    components
        Parts of the structure that share no industry; above 1, only the largest has an index.
    """

    eci: Array
    pci: Array
    diversity: Array
    ubiquity: Array
    components: int


@method(
    zh="经济复杂度（ECI 与 PCI）",
    en="Economic complexity (ECI and PCI)",
    cite="Hidalgo & Hausmann 2009; Mealy, Farmer & Teytelboym 2019",
    role="structure to complexity",
    domain="nonnegative",
)
def complexity(m: Structure, *, threshold: float = 1.0) -> Complexity:
    r"""Order regions and industries by the complexity of what they share.

    Parameters
    ----------
    m
        RCA, or 1 and 0, shape (regions, industries), none below 0, none missing. No RCA is computed here.
    threshold
        A region has an industry where `m` reaches this value.

    Returns
    -------
    Complexity
        Indices, diversity and ubiquity. NaN for regions and industries that are empty or stand apart from the rest.

    Raises
    ------
    MeasureError
        When `m` is not a matrix, or has missing, infinite or negative figures.

    Notes
    -----
    With M of 1 and 0, diversity :math:`k_c` and ubiquity :math:`k_p`, ECI is the eigenvector of
    :math:`\tilde M_{cc'} = \sum_p M_{cp} M_{c'p} / (k_c k_p)` with the second largest eigenvalue. It is computed from
    the symmetric :math:`K_c^{-1/2} M K_p^{-1} M^\top K_c^{-1/2}` (or its twin over industries, whichever is smaller),
    whose eigenvectors are real and exact to the last digits. Sign: ECI correlates positively with diversity. Scale:
    each index by its own mean and standard deviation. Packages scale PCI in three ways, by its own moments, by those
    of ECI, or not at all; their z-scores agree.

    Where the structure falls into parts without a common industry, the second eigenvector only tells the parts
    apart and orders nothing: the index is then given for the largest part, and `components` says so. Where all
    regions of a part have the same industries the indices are 0; where the second and third eigenvalue are equal, any
    mixture of their vectors would do as well, and the indices are NaN.

    References
    ----------
    C. Hidalgo, R. Hausmann (2009), The building blocks of economic complexity. PNAS 106.
    P. Mealy, J. D. Farmer, A. Teytelboym (2019), Interpreting economic complexity. Science Advances 5.

    Examples
    --------
    >>> found = complexity([[1, 1, 1, 0], [1, 1, 0, 0], [1, 0, 0, 1]])
    >>> found.eci.round(3)
    array([ 0.858,  0.545, -1.403])
    >>> found.diversity
    array([3., 2., 2.])
    """
    has = present(m, threshold)
    diversity, ubiquity = has.sum(axis=1).astype(np.float64), has.sum(axis=0).astype(np.float64)
    rows, columns, components = _largest_part(has)
    eci, pci = np.full(len(diversity), np.nan), np.full(len(ubiquity), np.nan)
    with threadpool_limits(limits=1):  # quicker than several threads at these sizes, and the same bytes for any number
        if len(rows):
            whole = (len(rows), len(columns)) == has.shape
            eci[rows], pci[columns] = _indices(has if whole else has[np.ix_(rows, columns)])
    return Complexity(standardised(eci), standardised(pci), diversity, ubiquity, components)


def _largest_part(has: Flags) -> tuple[Places, Places, int]:
    """Give the rows and columns of the largest connected part, and how many parts there are."""
    rows, columns = _reached(has)
    if len(rows) == has.any(axis=1).sum():
        return rows, columns, int(len(rows) > 0)
    regions = len(has)
    one, other = np.nonzero(has)
    size = sum(has.shape)
    links = csr_array((np.ones(len(one)), (one, other + regions)), shape=(size, size))
    _, part = connected_components(links, directed=False)
    held = np.unique(part[one])
    where = part == held[np.argmax(np.bincount(part)[held])]
    return np.flatnonzero(where[:regions]), np.flatnonzero(where[regions:]), len(held)


def _reached(has: Flags) -> tuple[Places, Places]:
    """Give what hangs together with the most diverse region: a step or two reach everything in most structures."""
    rows = np.zeros(len(has), bool)
    rows[has.sum(axis=1).argmax()] = has.any()
    before = -1
    while rows.sum() > before:
        before = rows.sum()
        columns = np.asarray(has[rows].any(axis=0))
        rows = np.asarray(has[:, columns].any(axis=1))
    return np.flatnonzero(rows), np.flatnonzero(columns)


def _indices(has: Flags) -> tuple[Numbers, Numbers]:
    """Give ECI and PCI, unscaled, of a structure that hangs together; the smaller side is decomposed."""
    if min(has.shape) < 2:
        return np.zeros(len(has)), np.zeros(has.shape[1])
    diversity, ubiquity = has.sum(axis=1).astype(np.float64), has.sum(axis=0).astype(np.float64)
    row, column = 1 / np.sqrt(diversity), 1 / np.sqrt(ubiquity)
    scaled = has * row[:, None]
    scaled *= column
    if len(has) <= has.shape[1]:
        second = _second(scaled @ scaled.T)
        eci, pci = row * second, column * (second @ scaled)
    else:
        second = _second(scaled.T @ scaled)
        eci, pci = row * (scaled @ second), column * second
    sign = -1.0 if (eci - eci.mean()) @ (diversity - diversity.mean()) < 0 else 1.0
    return sign * eci, sign * pci


def _second(square: Numbers) -> Numbers:
    """Give the second eigenvector of a symmetric matrix; 0 where there is none, NaN where it cannot be told."""
    size = len(square)
    values, vectors = eigh(square, subset_by_index=(max(size - 3, 0), size - 2), overwrite_a=True, check_finite=False)
    if values[-1] <= LEAST_GAP:
        return np.zeros(size)
    if size > 2 and values[-1] - values[-2] <= LEAST_GAP:
        return np.full(size, np.nan)
    return np.asarray(vectors[:, -1])
