"""Weighted arithmetic mean."""

from __future__ import annotations

import numpy as np

from xinzhi.measures import _checks
from xinzhi.measures.aggregate._missing import Gaps, Missing
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Weights


@method(
    zh="加权算术平均",
    en="Weighted arithmetic mean",
    cite="OECD & JRC 2008, Handbook on Constructing Composite Indicators, ch. 6",
    role="matrix and weights to scores",
)
def arithmetic(z: Array, weights: Weights, *, missing: Missing = "refuse", coverage: float = 0.0) -> Array:
    r"""Join the indicators of each row by their weighted arithmetic mean.

    Parameters
    ----------
    z
        Normalised figures, shape (rows, indicators); NaN where missing.
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
        For infinite figures, weights that are missing, negative or all 0, or not one for each indicator.

    Notes
    -----
    .. math:: s_i = \frac{\sum_j w_j z_{ij}}{\sum_j w_j}

    A low figure is made good by a high one in full. Under ``spread`` the sums run over the figures a row holds, as
    COINr does of itself; a row then stands on fewer indicators than others, and the choice is in the record.

    References
    ----------
    OECD & JRC (2008). Handbook on Constructing Composite Indicators, ch. 6.

    Examples
    --------
    >>> arithmetic(np.array([[0.0, 1.0], [0.5, np.nan]]), np.array([0.25, 0.75]))
    array([0.75,  nan])
    """
    z = _checks.matrix(z, "z")
    # A plain sum, not a matrix product: its order does not depend on the number of threads.
    z, w = Gaps("aggregate/arithmetic", missing, coverage).weighed(z, weights)
    return np.asarray(np.sum(z * w, axis=1))
