"""Normalisation by the sum."""

from __future__ import annotations

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.measures import _checks
from xinzhi.measures.normalise import _engine
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Directions


@method(
    zh="求和归一化（比重法）",
    en="Shares of the sum",
    cite="Pomerol & Barba-Romero 2000",
    role="matrix to matrix",
    range="nonnegative",
)
def sum(x: Array, *, direction: Directions = 1, inverse: _engine.Inverse = "mirror") -> Array:  # noqa: A001
    r"""Divide each indicator by its sum.

    Parameters
    ----------
    x
        Figures, shape (rows, indicators), any unit, none below 0; NaN where missing. All rows given are one pool.
    direction
        +1 where more is better, -1 where less is better; one number, or shape (indicators,).
    inverse
        Where less is better: 1 less the share (``mirror``), or the share of 1 / x (``reciprocal``).

    Returns
    -------
    Array
        Shape (rows, indicators), from 0 to 1; NaN stays NaN.

    Raises
    ------
    MeasureError
        For negative or infinite figures, zeros under ``reciprocal``, a column without figures or with zeros
        only, or a direction that is not +1 or -1.

    Notes
    -----
    .. math:: z_{ij} = \frac{x_{ij}}{\sum_i x_{ij}}; \quad
              1 - \frac{x_{ij}}{\sum_i x_{ij}} \; \text{or} \; \frac{1 / x_{ij}}{\sum_i 1 / x_{ij}}
              \text{ where less is better.}

    ``reciprocal`` is what MCDA packages do; it is not linear, and a figure near 0 takes nearly all.
    Under ``mirror`` values lie near 1 with little between them when there are many rows.

    References
    ----------
    Pomerol, J.-C. & Barba-Romero, S. (2000). Multicriterion Decision in Management. Springer.

    Examples
    --------
    >>> sum(np.array([[1.0, 1.0], [3.0, 3.0]]), direction=[1, -1])
    array([[0.25, 0.75],
           [0.75, 0.25]])
    """
    _engine.check_inverse(inverse, "normalise/sum")
    x = _checks.filled_matrix(x, "x")
    _checks.refuse("negative", x < 0, "x")
    ahead = _checks.directions(direction, x.shape[1]) > 0
    most = np.nanmax(x, axis=0)
    if not most.all():
        raise MeasureError.all_zero(f"x[:, {int(np.argmin(most))}]")
    if inverse == "mirror":
        part = _shares(x / most)
        return np.where(ahead, part, 1 - part)
    _checks.refuse("nonpositive", (x <= 0) & ~ahead, "x")
    least = np.nanmin(x, axis=0)
    return _shares(np.divide(least, x, out=x / most, where=~ahead))


def _shares(x: Array) -> Array:
    return np.asarray(x / np.nansum(x, axis=0))
