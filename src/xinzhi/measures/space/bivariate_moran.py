"""Bivariate Moran: does one variable go with the neighbours' level of another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import method
from xinzhi.measures.space import _association
from xinzhi.measures.types import Array, Regions, SpatialWeights

NAME = "space/bivariate_moran"


@dataclass(frozen=True, slots=True)
class BivariateMoran:
    """Association of one variable with the neighbours' level of another, in all and by region.

    Attributes
    ----------
    i, p_permuted
        The statistic, and the share of permutations of the second variable as far out in either tail.
    correlation
        Plain correlation of the two variables in the same regions, part of which i contains.
    local, p
        What each region has in it, and its pseudo p-value, shape (regions,); NaN for a region without neighbours.
    values, lags
        Standard scores of the first variable and spatial lags of those of the second, shape (regions,).
    """

    i: float
    p_permuted: float
    correlation: float
    local: Array
    p: Array
    values: Array
    lags: Array


@method(
    zh="双变量莫兰指数",
    en="Bivariate Moran's I",
    cite="Anselin, Syabri & Smirnov 2002; Lee 2001",
    role="values and neighbours to association",
)
def bivariate_moran(
    y: Array,
    weights: SpatialWeights,
    *,
    near: Array,
    regions: Regions | None = None,
    permutations: int = 999,
    seed: int = 1,
) -> BivariateMoran:
    r"""Measure whether a region's value goes with its neighbours' values of another variable.

    Parameters
    ----------
    y
        Values of the region's own variable, shape (regions,), none missing, not all equal.
    weights
        Spatial weights, keyed by region or a matrix in the order of y.
    near
        Values of the variable looked at in the neighbours, shape (regions,), none missing, not all equal.
    regions
        The regions of y, by which keyed weights are put in order, shape (regions,).
    permutations, seed
        Number of orders of the regions drawn, and the seed they start from.

    Returns
    -------
    BivariateMoran
        The statistic, its test, the plain correlation, and what each region has in it.

    Raises
    ------
    MeasureError
        For missing or infinite values (regions in ``rows``), values all equal, `near` of another length, fewer than
        four regions, weights that are wrong or of other regions.

    Notes
    -----
    With z standard scores,

    .. math:: I = \frac{\sum_{ij} w_{ij} z_i^{y} z_j^{near}}{\sum_{ij} w_{ij}}, \quad
              I_i = \frac{n - 1}{n} z_i^{y} \sum_j w_{ij} z_j^{near}.

    It says nothing of which moves the other. Where the two variables go together in the same region and one is
    spatially associated, I is above 0 for that reason alone (Lee 2001): read it beside `correlation`.

    References
    ----------
    Anselin, L., Syabri, I. & Smirnov, O. (2002). Visualizing multivariate spatial correlation with dynamically linked
    windows. University of Illinois.
    Lee, S.-I. (2001). Developing a bivariate spatial association measure. Journal of Geographical Systems 3, 369–385.

    Examples
    --------
    >>> line = np.eye(5, k=1) + np.eye(5, k=-1)
    >>> found = bivariate_moran(np.array([1.0, 2, 3, 4, 5]), line, near=np.array([1.0, 3, 2, 5, 4]))
    >>> round(found.i, 4), round(found.correlation, 4)
    (0.4375, 0.8)
    """
    _association.check_draws(NAME, permutations)
    field = _association.field(y, weights, regions)
    if np.shape(near) != field.y.shape:
        raise MeasureError.wrong_length("near", int(np.size(near)), "y", len(field.y))
    other = _association.field(near, field.W, None, "near").z
    lags, total, n = field.W @ other, field.W.sum(), len(other)
    pull = field.z @ field.W
    found = float(field.z @ lags / total)
    simulated = _association.shuffled(other, permutations, seed, lambda drawn: pull @ drawn / total)
    p = _association.around_each(other, field.W, lags, _association.Draws(permutations, seed))
    return BivariateMoran(
        i=found,
        p_permuted=_association.pseudo_p(found, simulated),
        correlation=float(np.mean(field.z * other)),
        local=np.where(field.W.any(axis=1), (n - 1) / n * field.z * lags, np.nan),
        p=p,
        values=field.z,
        lags=lags,
    )
