"""Weighted harmonic mean."""

from __future__ import annotations

import numpy as np

from xinzhi.measures import _checks
from xinzhi.measures.aggregate._missing import Gaps, Missing
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Weights


@method(
    zh="加权调和平均",
    en="Weighted harmonic mean",
    cite="Becker, Caperna, Del Sorbo, Norlén, Papadimitriou & Saisana 2022 (COINr)",
    role="matrix and weights to scores",
    domain="positive",
)
def harmonic(z: Array, weights: Weights, *, missing: Missing = "refuse", coverage: float = 0.0) -> Array:
    r"""Join the indicators of each row by their weighted harmonic mean.

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
    .. math:: s_i = \Bigl(\sum_j \frac{w_j}{z_{ij}}\Bigr)^{-1}, \quad \sum_j w_j = 1

    It holds a low figure against a row even more than the geometric mean does, and never lies above it.
    One figure near 0 decides the score, so that the start of the scale (such as 1 of [1, 100]) matters most here.

    References
    ----------
    Becker, W., Caperna, G., Del Sorbo, M., Norlén, H., Papadimitriou, E. & Saisana, M. (2022). COINr: an R package
    for developing composite indicators. Journal of Open Source Software 7.

    Examples
    --------
    >>> harmonic(np.array([[1.0, 0.5], [1.0, np.nan]]), np.array([1.0, 1.0])).round(3)
    array([0.667,   nan])
    """
    z = _checks.matrix(z, "z")
    _checks.refuse("nonpositive", z <= 0, "z")
    z, w = Gaps("aggregate/harmonic", missing, coverage).weighed(z, weights)
    # Against the lowest figure of its row no quotient is above 1, and no sum overflows.
    low = np.min(z, axis=1)
    return np.asarray(low / np.sum(low[:, np.newaxis] / z * w, axis=1))
