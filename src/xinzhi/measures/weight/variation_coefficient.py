"""Weights by the coefficient of variation."""

from __future__ import annotations

import numpy as np

from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array
from xinzhi.measures.weight import _engine


@method(
    zh="变异系数法",
    en="Coefficient of variation weights",
    cite="Pearson 1896 (the coefficient); used for weights in Chinese evaluation practice",
    role="matrix to weights",
    domain="nonnegative",
)
def variation_coefficient(z: Array) -> Array:
    r"""Weigh each indicator by its standard deviation relative to its mean.

    Parameters
    ----------
    z
        Figures, shape (rows, indicators), none below 0; NaN where missing. All rows given are the pool.

    Returns
    -------
    Array
        Weights, shape (indicators,), none below 0, sum 1; a constant indicator weighs 0.

    Raises
    ------
    MeasureError
        For negative or infinite figures, a column without figures, or when every indicator is constant.

    Notes
    -----
    .. math:: w_j = \frac{v_j}{\sum_j v_j}, \quad v_j = \frac{s_j}{\bar z_j}, \quad
              s_j^2 = \frac{1}{n_j - 1} \sum_i (z_{ij} - \bar z_j)^2

    It does not depend on the unit of an indicator but does depend on where its zero lies: raw figures and
    their min–max values give different weights, and so do min–max onto [0, 1] and onto [0.01, 1].
    Both are in use; which figures were given belongs in the record.

    References
    ----------
    Pearson, K. (1896). Mathematical contributions to the theory of evolution III. Philosophical Transactions of
    the Royal Society A 187.

    Examples
    --------
    >>> variation_coefficient(np.array([[1.0, 10.0], [2.0, 10.0], [3.0, 40.0]])).round(3)
    array([0.366, 0.634])
    """
    z = _checks.filled_matrix(z, "z")
    _checks.refuse("negative", z < 0, "z")
    spread, mean = _engine.deviations(z), np.nanmean(z, axis=0)
    return _engine.shares(np.divide(spread, mean, out=np.zeros_like(spread), where=spread > 0))
