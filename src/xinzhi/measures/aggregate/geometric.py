"""Weighted geometric mean."""

from __future__ import annotations

import numpy as np

from xinzhi.measures import _checks
from xinzhi.measures.aggregate._missing import Gaps, Missing
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Weights


@method(
    zh="加权几何平均",
    en="Weighted geometric mean",
    cite="OECD & JRC 2008, Handbook on Constructing Composite Indicators, ch. 6",
    role="matrix and weights to scores",
    domain="positive",
)
def geometric(z: Array, weights: Weights, *, missing: Missing = "refuse", coverage: float = 0.0) -> Array:
    r"""Join the indicators of each row by their weighted geometric mean.

    Parameters
    ----------
    z
        Normalised figures, shape (rows, indicators), all above 0; NaN where missing.
    weights
        Weights, shape (indicators,), none below 0; divided by their sum.
    missing
        What becomes of a row with gaps: no score (``refuse``), or one in which what is held shares the weight of what
        is not (``spread``).
    coverage
        Under ``spread``: the least share of its indicators that a row must hold to have a score.

    Returns
    -------
    Array
        Scores, shape (rows,), on the scale of z; NaN for a row in which any figure is missing, unless spread.

    Raises
    ------
    MeasureError
        For figures of 0 or below (positions in ``rows`` and ``columns``), infinite figures,
        weights that are missing, negative or all 0, or not one for each indicator.

    Notes
    -----
    .. math:: s_i = \prod_j z_{ij}^{w_j}, \quad \sum_j w_j = 1

    A low figure is made good by a high one in part only. One 0 would make the whole score 0, so the
    scale must start above 0, such as min–max onto [1, 100]; the start chosen moves the scores.

    References
    ----------
    OECD & JRC (2008). Handbook on Constructing Composite Indicators, ch. 6.

    Examples
    --------
    >>> geometric(np.array([[4.0, 9.0], [1.0, np.nan]]), np.array([0.5, 0.5])).round(12)
    array([ 6., nan])
    """
    z = _checks.matrix(z, "z")
    _checks.refuse("nonpositive", z <= 0, "z")
    z, w = Gaps("aggregate/geometric", missing, coverage).weighed(z, weights)
    return np.asarray(np.exp(np.sum(np.log(z) * w, axis=1)))
