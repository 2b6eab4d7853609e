"""Standardisation to a given mean and standard deviation."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Directions

FINITE = Words("有限的数", "a finite number")
SPREAD = Words("以下之一：sample、population", "one of sample, population")
ABOVE_ZERO = Words("大于 0 的有限的数", "a finite number above 0")


@method(
    zh="Z 分数标准化",
    en="Z-score standardisation",
    cite="OECD & JRC 2008, Handbook on Constructing Composite Indicators, ch. 5",
    role="matrix to matrix",
)
def zscore(
    x: Array,
    *,
    direction: Directions = 1,
    mean: float = 0.0,
    sd: float = 1.0,
    spread: Literal["sample", "population"] = "sample",
) -> Array:
    r"""Bring each indicator to the mean `mean` and the standard deviation `sd`.

    Parameters
    ----------
    x
        Figures, shape (rows, indicators), any unit; NaN where missing. All rows given are one pool.
    direction
        +1 where more is better, -1 where less is better; one number, or shape (indicators,).
    mean, sd
        Mean and standard deviation of each column afterwards.
    spread
        Standard deviation with the divisor n - 1 (``sample``) or n (``population``).

    Returns
    -------
    Array
        Shape (rows, indicators), without unit; NaN stays NaN.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures, a column of one value (positions in ``columns``),
        a direction that is not +1 or -1, or sd not above 0.

    Notes
    -----
    .. math:: z_{ij} = m + s\, d_j \frac{x_{ij} - \bar x_j}{s_j}, \quad
              s_j^2 = \frac{1}{n_j - 1} \sum_i (x_{ij} - \bar x_j)^2,

    over the figures that are not missing. With n in place of n - 1 values are larger by the factor
    :math:`\sqrt{n/(n-1)}`. Values below 0 occur: entropy weights and geometric means of them
    do not exist, and shifting them first gives a third set of numbers.

    References
    ----------
    OECD & JRC (2008). Handbook on Constructing Composite Indicators, ch. 5.

    Examples
    --------
    >>> zscore(np.array([[1.0, 1.0], [2.0, 2.0], [3.0, 3.0]]), direction=[1, -1])
    array([[-1.,  1.],
           [ 0.,  0.],
           [ 1., -1.]])
    """
    if not np.isfinite(_checks.number(mean)):
        raise MeasureError.bad_setting("normalise/zscore", "mean", mean, FINITE)
    if not 0 < _checks.number(sd) < np.inf:
        raise MeasureError.bad_setting("normalise/zscore", "sd", sd, ABOVE_ZERO)
    if spread not in {"sample", "population"}:
        raise MeasureError.bad_setting("normalise/zscore", "spread", spread, SPREAD)
    x = _checks.varied_matrix(x, "x")
    turn = _checks.directions(direction, x.shape[1])
    apart = (x - np.nanmean(x, axis=0)) / np.nanstd(x, axis=0, ddof=int(spread == "sample"))
    return np.asarray(mean + sd * turn * apart)
