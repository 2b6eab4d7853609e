"""Indicators that are best at a target or within an interval."""

from __future__ import annotations

import numpy as np

from xinzhi.errors.scales import ScaleError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.normalise import _engine
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Marks

LOW = Words("下限", "lower end of the interval")
HIGH = Words("上限", "upper end of the interval")


@method(
    zh="适度指标与区间指标标准化",
    en="Targets and intervals",
    cite="OECD & JRC 2008, Handbook on Constructing Composite Indicators, ch. 5; Guo Yajun 2007 (适度型、区间型)",
    role="matrix and interval to matrix",
    range="nonnegative",
)
def interval(x: Array, low: Marks, high: Marks) -> Array:
    r"""Score each figure by 1 within an interval and by its distance from it outside.

    Parameters
    ----------
    x
        Figures, shape (rows, indicators), any unit; NaN where missing. All rows given are one pool.
    low, high
        Ends of what is best in the unit of each indicator, low not above high, equal for a target: one number, or
        shape (indicators,).

    Returns
    -------
    Array
        Shape (rows, indicators), from 0 for the figure farthest from the interval to 1 within it; NaN stays NaN.
        A column wholly within is 1 throughout.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures, ends that are missing or the wrong way round (positions in
        ``columns``).

    Notes
    -----
    .. math:: z_{ij} = 1 - \frac{d_{ij}}{\max_i d_{ij}}, \quad d_{ij} = \max(l_j - x_{ij}, \; x_{ij} - u_j, \; 0)

    The distance counts alike on both sides. What is farthest comes from the pool: with another row the scores of all
    may move. A variant in use takes the reciprocal of the distance, which makes of one figure near the target
    an outlier.

    References
    ----------
    OECD & JRC (2008). Handbook on Constructing Composite Indicators, ch. 5.
    Guo Yajun 郭亚军 (2007). 综合评价理论、方法及应用. 科学出版社.

    Examples
    --------
    >>> interval(np.array([[1.0], [3.0], [4.5], [7.0]]), 3.0, 5.0).ravel()
    array([0., 1., 1., 0.])
    """
    x = _checks.filled_matrix(x, "x")
    least, most = _engine.marks(low, "low", x.shape[1]), _engine.marks(high, "high", x.shape[1])
    swapped = np.flatnonzero(most < least)
    if swapped.size:
        raise ScaleError.out_of_order(HIGH, LOW, swapped.tolist())
    apart = np.maximum(np.maximum(least - x, x - most), 0)
    farthest = np.nanmax(apart, axis=0)
    return np.asarray(1 - apart / np.where(farthest > 0, farthest, 1))
