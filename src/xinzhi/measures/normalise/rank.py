"""Normalisation by rank."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Directions

TIES = Words("以下之一：mean、min", "one of mean, min")
OVER = Words("以下之一：count、one", "one of count, one")


@method(
    zh="位次标准化",
    en="Normalisation by rank",
    cite="OECD & JRC 2008, Handbook on Constructing Composite Indicators, ch. 5",
    role="matrix to matrix",
    range="positive",
)
def rank(
    x: Array,
    *,
    direction: Directions = 1,
    ties: Literal["mean", "min"] = "mean",
    over: Literal["count", "one"] = "count",
) -> Array:
    r"""Replace each figure by its ascending rank, divided by the number of figures or as it is.

    Parameters
    ----------
    x
        Figures, shape (rows, indicators), any unit; NaN where missing. All rows given are one pool.
    direction
        +1 where more is better, -1 where less is better; one number, or shape (indicators,).
    ties
        Figures that tie share the ``mean`` of their ranks or the smallest (``min``).
    over
        What ranks are divided by: the ``count`` of figures, or ``one``.

    Returns
    -------
    Array
        Shape (rows, indicators), in (0, 1] over the count, the best figure at 1 unless it is tied; NaN stays NaN.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures, a direction that is not +1 or -1, or an unknown setting.

    Notes
    -----
    .. math:: z_{ij} = \frac{r_{ij}}{n_j},

    r the ascending rank (1 the worst) and n the number of figures that are not missing. A column of one
    value is no error: all rows share (n + 1) / 2n.

    Variants in use: r alone with ties at the smallest rank (``over="one", ties="min"``, as COINr), r - 1 (``borda``)
    and (r - 1) / (n - 1) (``percentile_rank``).

    References
    ----------
    OECD & JRC (2008). Handbook on Constructing Composite Indicators, ch. 5.

    Examples
    --------
    >>> rank(np.array([[10.0], [20.0], [20.0], [np.nan], [40.0]])).ravel()
    array([0.25 , 0.625, 0.625,   nan, 1.   ])
    """
    for name, value, expected in (("ties", ties, TIES), ("over", over, OVER)):
        if value not in expected.en.removeprefix("one of ").split(", "):
            raise MeasureError.bad_setting("normalise/rank", name, value, expected)
    x = _checks.filled_matrix(x, "x")
    turned = x * _checks.directions(direction, x.shape[1])
    # What differs by rounding alone is one value, and must not become ranks from first to last.
    turned[:, _checks.constant(x)] *= 0
    found = np.column_stack([_rank_column(column, ties) for column in turned.T])
    return np.asarray(found / (~np.isnan(x)).sum(axis=0) if over == "count" else found)


def _rank_column(column: Array, ties: str) -> Array:
    held = ~np.isnan(column)
    _, place, count = np.unique(column[held], return_inverse=True, return_counts=True)
    ranks = np.cumsum(count) - (count - 1) / (2 if ties == "mean" else 1)
    out = np.full(len(column), np.nan)
    out[held] = ranks[place]
    return out
