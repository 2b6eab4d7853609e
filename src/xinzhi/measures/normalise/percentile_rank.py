"""Percentile ranks."""

from __future__ import annotations

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.measures import _checks
from xinzhi.measures.normalise import _engine
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Directions


@method(
    zh="百分位秩",
    en="Percentile ranks",
    cite="Becker, Caperna, Del Sorbo, Norlén, Papadimitriou & Saisana 2022 (COINr)",
    role="matrix to matrix",
    range="nonnegative",
)
def percentile_rank(x: Array, *, direction: Directions = 1) -> Array:
    r"""Replace each figure by the share of the other figures in its column that are worse.

    Parameters
    ----------
    x
        Figures, shape (rows, indicators), any unit; NaN where missing. All rows given are one pool.
    direction
        +1 where more is better, -1 where less is better; one number, or shape (indicators,).

    Returns
    -------
    Array
        Shape (rows, indicators), from 0 (the worst) to 1 (better than all others); NaN stays NaN.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures or with only one (positions in ``columns``), or a
        direction that is not +1 or -1.

    Notes
    -----
    .. math:: z_{ij} = \frac{r_{ij} - 1}{n_j - 1},

    r the ascending rank, ties at the smallest, and n the number of figures that are not missing. In a column
    of one value nothing is worse than anything, and all are 0.

    Variants in use: rank / n with ties at their mean (the method rank), (r - 0.5) / n.

    References
    ----------
    Becker, W., Caperna, G., Del Sorbo, M., Norlén, H., Papadimitriou, E. & Saisana, M. (2022). COINr: an R package
    for developing composite indicators. Journal of Open Source Software 7.

    Examples
    --------
    >>> percentile_rank(np.array([[10.0], [20.0], [20.0], [np.nan], [40.0]])).ravel().round(3)
    array([0.   , 0.333, 0.333,   nan, 1.   ])
    """
    x = _checks.filled_matrix(x, "x")
    others = (~np.isnan(x)).sum(axis=0) - 1
    alone = np.flatnonzero(others == 0)
    if alone.size:
        raise MeasureError.constant_columns("x", alone.tolist())
    return np.asarray(_engine.outranked(x, direction) / others)
