"""Gaps filled at the constant rate of growth between two figures."""

from __future__ import annotations

import numpy as np

from xinzhi.measures.impute import _over_time
from xinzhi.measures.impute._engine import Filled
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Years


@method(
    zh="等速增长插值",
    en="Constant growth between figures",
    cite="OECD & JRC 2008, Handbook on Constructing Composite Indicators, ch. 3",
    role="panel to filled panel",
)
def growth(x: Array, years: Years | None = None) -> Filled:
    r"""Fill each gap as if the series had grown at one constant rate from the figure before it to the one after it.

    Parameters
    ----------
    x
        Figures, shape (periods, units, indicators), any unit; NaN where missing.
    years
        The year of each period, shape (periods,); one apart where left out.

    Returns
    -------
    Filled
        The `values`, and which of them are `imputed`. Gaps before the first and after the last figure stay, and so do
        gaps between figures of which one is not above 0.

    Raises
    ------
    MeasureError
        For infinite figures, x of another shape, or years that do not rise.

    Notes
    -----
    .. math:: x_t = x_a \left(\frac{x_b}{x_a}\right)^{(t - a) / (b - a)}

    with a and b the nearest years that have a figure. It is linear interpolation of the logarithm: never above the
    straight line, and the better choice for what grows in per cent. The growth within a gap is even by construction.

    References
    ----------
    OECD & JRC (2008). Handbook on Constructing Composite Indicators, ch. 3.

    Examples
    --------
    >>> x = np.array([1.0, np.nan, np.nan, 8.0]).reshape(4, 1, 1)
    >>> growth(x).values.ravel().round(12)
    array([1., 2., 4., 8.])
    """
    x = _over_time.cube(x)
    found = _over_time.around(x, _over_time.calendar(years, len(x)))
    usable = np.isnan(x) & (found.start > 0) & (found.end > 0)
    start, end = (np.where(usable, side, 1.0) for side in (found.start, found.end))
    curve = np.exp(np.log(start) + (np.log(end) - np.log(start)) * np.where(usable, found.part, 0.0))
    return Filled(np.where(usable, np.clip(curve, np.minimum(start, end), np.maximum(start, end)), x), usable)
