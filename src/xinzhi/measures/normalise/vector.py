"""Vector normalisation."""

from __future__ import annotations

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Directions


@method(
    zh="向量归一化",
    en="Vector normalisation",
    cite="Hwang & Yoon 1981",
    role="matrix to matrix",
)
def vector(x: Array, *, direction: Directions = 1) -> Array:
    r"""Divide each indicator by the square root of its sum of squares.

    Parameters
    ----------
    x
        Figures, shape (rows, indicators), any unit; NaN where missing. All rows given are one pool.
    direction
        +1 where more is better, -1 where less is better; one number, or shape (indicators,).

    Returns
    -------
    Array
        Shape (rows, indicators), from 0 to 1 where no figure is negative; NaN stays NaN.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures or with zeros only, or a direction that is not +1 or -1.

    Notes
    -----
    .. math:: z_{ij} = \frac{x_{ij}}{\sqrt{\sum_i x_{ij}^2}}, \quad
              1 - \frac{x_{ij}}{\sqrt{\sum_i x_{ij}^2}} \text{ where less is better.}

    Ratios between figures are kept, and zero stays zero; values shrink as rows are added. TOPSIS has this step
    inside and takes directions by its ideals instead.

    References
    ----------
    Hwang, C. L. & Yoon, K. (1981). Multiple Attribute Decision Making. Springer.

    Examples
    --------
    >>> vector(np.array([[3.0, 3.0], [4.0, 4.0]]), direction=[1, -1])
    array([[0.6, 0.4],
           [0.8, 0.2]])
    """
    x = _checks.filled_matrix(x, "x")
    ahead = _checks.directions(direction, x.shape[1]) > 0
    # Against the largest figure first, so that no square overflows.
    most = np.nanmax(np.abs(x), axis=0)
    if not most.all():
        raise MeasureError.all_zero(f"x[:, {int(np.argmin(most))}]")
    part = x / most
    part = part / np.sqrt(np.nansum(part**2, axis=0))
    return np.asarray(np.where(ahead, part, 1 - part))
