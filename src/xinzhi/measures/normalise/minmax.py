"""Min–max normalisation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.registry import Sign, method
from xinzhi.measures.types import Array, Directions

LOWER = Words("小于 upper 的有限的数", "a finite number below upper")


def _range(settings: Mapping[str, Any]) -> Sign:
    if settings["lower"] > 0:
        return "positive"
    return "nonnegative" if settings["lower"] >= 0 else "any"


@method(
    zh="极差标准化",
    en="Min–max normalisation",
    cite="OECD & JRC 2008, Handbook on Constructing Composite Indicators, ch. 5",
    role="matrix to matrix",
    range=_range,
)
def minmax(x: Array, *, direction: Directions = 1, lower: float = 0.0, upper: float = 1.0) -> Array:
    r"""Bring each indicator onto [lower, upper] by its smallest and largest figure.

    Parameters
    ----------
    x
        Figures, shape (rows, indicators), any unit; NaN where missing. All rows given are one pool.
    direction
        +1 where more is better, -1 where less is better; one number, or shape (indicators,).
    lower, upper
        Ends of the scale. A lower end above 0 suits methods that need positive values.

    Returns
    -------
    Array
        Shape (rows, indicators), without unit, the best figure at `upper`; NaN stays NaN.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures, a column of one value (positions in ``columns``),
        a direction that is not +1 or -1, or lower not below upper.

    Notes
    -----
    .. math:: z_{ij} = l + (u - l) \frac{x_{ij} - \min_i x_{ij}}{\max_i x_{ij} - \min_i x_{ij}},

    with :math:`\max_i x_{ij} - x_{ij}` above the line where less is better.

    Variants in use: pooled (all regions and periods in one pool: give them all as rows) and per period
    (call it once a period); they differ, and only the pooled one can be compared over time.
    The reciprocal 1/x for indicators where less is better is another function and is not offered here.

    References
    ----------
    OECD & JRC (2008). Handbook on Constructing Composite Indicators, ch. 5.

    Examples
    --------
    >>> minmax(np.array([[1.0, 30.0], [2.0, 20.0], [5.0, 10.0]]), direction=[1, -1])
    array([[0.  , 0.  ],
           [0.25, 0.5 ],
           [1.  , 1.  ]])
    """
    if not (np.isfinite((_checks.number(lower), _checks.number(upper))).all() and lower < upper):
        raise MeasureError.bad_setting("normalise/minmax", "lower", lower, LOWER)
    x = _checks.varied_matrix(x, "x")
    ahead = _checks.directions(direction, x.shape[1]) > 0
    low, high = np.nanmin(x, axis=0), np.nanmax(x, axis=0)
    place = np.where(ahead, x - low, high - x) / (high - low)
    return np.asarray(np.clip(lower + (upper - lower) * place, lower, upper))
