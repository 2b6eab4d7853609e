"""Normalisation by rank."""

from __future__ import annotations

import numpy as np

from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Directions


@method(
    zh="位次标准化",
    en="Normalisation by rank",
    cite="OECD & JRC 2008, Handbook on Constructing Composite Indicators, ch. 5",
    role="matrix to matrix",
    range="positive",
)
def rank(x: Array, *, direction: Directions = 1) -> Array:
    r"""Replace each figure by its ascending rank divided by the number of figures; ties share the mean rank.

    Parameters
    ----------
    x
        Figures, shape (rows, indicators), any unit; NaN where missing. All rows given are one pool.
    direction
        +1 where more is better, -1 where less is better; one number, or shape (indicators,).

    Returns
    -------
    Array
        Shape (rows, indicators), in (0, 1], the best figure at 1 unless it is tied; NaN stays NaN.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures, or a direction that is not +1 or -1.

    Notes
    -----
    .. math:: z_{ij} = \frac{r_{ij}}{n_j},

    r the ascending rank (1 the worst) and n the number of figures that are not missing. A column of one
    value is no error: all rows share (n + 1) / 2n.

    Variants in use: r alone, r - 1 (Borda), (r - 1) / (n - 1), and ties at the smallest rank (COINr).

    References
    ----------
    OECD & JRC (2008). Handbook on Constructing Composite Indicators, ch. 5.

    Examples
    --------
    >>> rank(np.array([[10.0], [20.0], [20.0], [np.nan], [40.0]])).ravel()
    array([0.25 , 0.625, 0.625,   nan, 1.   ])
    """
    x = _checks.filled_matrix(x, "x")
    turned = x * _checks.directions(direction, x.shape[1])
    # What differs by rounding alone is one value, and must not become ranks from first to last.
    turned[:, _checks.constant(x)] *= 0
    return np.column_stack([_rank_column(column) for column in turned.T])


def _rank_column(column: Array) -> Array:
    held = ~np.isnan(column)
    _, place, count = np.unique(column[held], return_inverse=True, return_counts=True)
    ranks = np.cumsum(count) - (count - 1) / 2
    out = np.full(len(column), np.nan)
    out[held] = ranks[place] / held.sum()
    return out
