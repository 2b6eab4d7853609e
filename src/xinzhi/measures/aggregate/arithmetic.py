"""Weighted arithmetic mean."""

from __future__ import annotations

import numpy as np

from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Weights


@method(
    zh="加权算术平均",
    en="Weighted arithmetic mean",
    cite="OECD & JRC 2008, Handbook on Constructing Composite Indicators, ch. 6",
    role="matrix and weights to scores",
)
def arithmetic(z: Array, weights: Weights) -> Array:
    r"""Join the indicators of each row by their weighted arithmetic mean.

    Parameters
    ----------
    z
        Normalised figures, shape (rows, indicators); NaN where missing.
    weights
        Weights, shape (indicators,), none below 0; divided by their sum.

    Returns
    -------
    Array
        Scores, shape (rows,), on the scale of z; NaN for a row in which any figure is missing.

    Raises
    ------
    MeasureError
        For infinite figures, weights that are missing, negative or all 0, or not one for each indicator.

    Notes
    -----
    .. math:: s_i = \frac{\sum_j w_j z_{ij}}{\sum_j w_j}

    A low figure is made good by a high one in full. Leaving missing figures out and spreading their
    weight over the rest is another variant; it is not done here without being asked.

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
    return np.asarray(np.sum(z * _checks.weights(weights, z.shape[1]), axis=1))
