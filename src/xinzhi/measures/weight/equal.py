"""Equal weights."""

from __future__ import annotations

import numpy as np

from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array


@method(
    zh="等权法",
    en="Equal weights",
    cite="OECD & JRC 2008, Handbook on Constructing Composite Indicators, ch. 6",
    role="matrix to weights",
)
def equal(z: Array) -> Array:
    r"""Give every indicator the same weight.

    Parameters
    ----------
    z
        Normalised figures, shape (rows, indicators); only the number of indicators is used.

    Returns
    -------
    Array
        Weights, shape (indicators,), each 1 / indicators.

    Raises
    ------
    MeasureError
        When z is not a matrix, is empty, or holds infinite values.

    Notes
    -----
    .. math:: w_j = \frac{1}{k}

    A constant or incomplete indicator weighs as much as any other. Equal over indicators is not equal
    over pillars: a pillar with more indicators then counts for more. For equal pillars weight level by level.

    References
    ----------
    OECD & JRC (2008). Handbook on Constructing Composite Indicators, ch. 6.

    Examples
    --------
    >>> equal(np.array([[0.1, 0.9, 0.3, 0.4]]))
    array([0.25, 0.25, 0.25, 0.25])
    """
    columns = _checks.matrix(z, "z").shape[1]
    return np.full(columns, 1.0 / columns)
