"""Gaps filled with the median of the other figures."""

from __future__ import annotations

import numpy as np

from xinzhi.measures.impute import _engine
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Groups


@method(
    zh="中位数填补",
    en="Median imputation",
    cite="OECD & JRC 2008, Handbook on Constructing Composite Indicators, ch. 3",
    role="matrix to filled matrix",
)
def median(x: Array, groups: Groups | None = None) -> _engine.Filled:
    r"""Fill each gap with the median of the figures that its column has, in all rows or in its group.

    Parameters
    ----------
    x
        Figures, shape (rows, indicators), any unit; NaN where missing. All rows given are one pool.
    groups
        The group of each row, shape (rows,); None for one group.

    Returns
    -------
    Filled
        The `values`, and which of them are `imputed`. A gap stays where its group has no figure.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures, or groups that do not match the rows.

    Notes
    -----
    Filled figures pull the spread of a column together and its correlations towards 0, and they are no evidence:
    let the bands of an index show what hangs on them (``data_noise`` with a spread for the imputed cells).

    References
    ----------
    OECD & JRC (2008). Handbook on Constructing Composite Indicators, ch. 3.

    Examples
    --------
    >>> median(np.array([[1.0], [np.nan], [3.0]])).values.ravel()
    array([1., 2., 3.])
    """
    return _engine.filled(x, groups, lambda block: np.nanmedian(block, axis=0))
