"""Figures made comparable between units of different size, and rows with too few figures."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.types import Array

SAME = Words("与 x 的形状相同，NaN 表示不除", "the shape of x, NaN where a figure is not divided")
SHARE = Words("0 到 1 之间的数", "a number from 0 to 1")


def denominate(x: Array, by: Array) -> Array:
    """Divide figures by the size of their unit.

    Parameters
    ----------
    x
        Figures, shape (rows, indicators); NaN where missing.
    by
        What each figure is divided by, of the same shape; a column of NaN leaves an indicator as it is.

    Returns
    -------
    Array
        Shape (rows, indicators); NaN where the figure, or the size in a column that has sizes, is missing.

    Raises
    ------
    MeasureError
        For sizes of 0 or below (positions in ``rows`` and ``columns``), or shapes that differ.

    Examples
    --------
    >>> denominate(np.array([[10.0, 3.0], [9.0, 4.0]]), np.array([[5.0, np.nan], [3.0, np.nan]]))
    array([[2., 3.],
           [3., 4.]])
    """
    x = _checks.matrix(x, "x")
    sizes = _checks.numbers(by, "by")
    if sizes.shape != x.shape:
        raise MeasureError.wrong_shape("by", sizes.shape, SAME)
    _checks.refuse("nonpositive", sizes <= 0, "by")
    return np.where(np.isnan(sizes).all(axis=0), x, x / sizes)


def covered(x: Array, least: float, *, zeros: bool = True) -> NDArray[np.bool_]:
    """Tell which rows hold at least this share of figures, so that the rest can be screened out.

    Parameters
    ----------
    x
        Figures, shape (rows, indicators); NaN where missing.
    least
        Share from 0 to 1.
    zeros
        Whether a figure of 0 counts as a figure.

    Returns
    -------
    NDArray
        Shape (rows,).

    Examples
    --------
    >>> covered(np.array([[1.0, np.nan], [0.0, 2.0]]), 0.9)
    array([False,  True])
    """
    if not 0 <= _checks.number(least) <= 1:
        raise MeasureError.bad_setting("treat/covered", "least", least, SHARE)
    x = _checks.matrix(x, "x")
    held = ~np.isnan(x) if zeros else np.nan_to_num(x) != 0
    return np.asarray(held.mean(axis=1) >= least - _checks.ROUNDING)
