"""Gaps filled along the line between two figures."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures.impute import _over_time
from xinzhi.measures.impute._engine import Filled
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Years

ENDS = Words("以下之一：keep、nearest", "one of keep, nearest")


@method(
    zh="线性插值",
    en="Linear interpolation",
    cite="OECD & JRC 2008, Handbook on Constructing Composite Indicators, ch. 3",
    role="panel to filled panel",
)
def linear(x: Array, years: Years | None = None, *, ends: Literal["keep", "nearest"] = "keep") -> Filled:
    r"""Fill each gap along the straight line between the figures before and after it.

    Parameters
    ----------
    x
        Figures, shape (periods, units, indicators), any unit; NaN where missing.
    years
        The year of each period, shape (periods,); one apart where left out.
    ends
        Before the first and after the last figure: leave the gap (``keep``) or take that figure (``nearest``).

    Returns
    -------
    Filled
        The `values`, and which of them are `imputed`.

    Raises
    ------
    MeasureError
        For infinite figures, x of another shape, years that do not rise, or unknown ends.

    Notes
    -----
    .. math:: x_t = x_a + (x_b - x_a) \frac{t - a}{b - a}

    with a and b the nearest years that have a figure. The later figure is used for earlier years, so that a series
    of yearly editions made this way is revised when it comes in; growth within a gap is even by construction.

    References
    ----------
    OECD & JRC (2008). Handbook on Constructing Composite Indicators, ch. 3.

    Examples
    --------
    >>> x = np.array([1.0, np.nan, np.nan, 7.0]).reshape(4, 1, 1)
    >>> linear(x).values.ravel()
    array([1., 3., 5., 7.])
    """
    if ends not in {"keep", "nearest"}:
        raise MeasureError.bad_setting("impute/linear", "ends", ends, ENDS)
    x = _over_time.cube(x)
    found = _over_time.around(x, _over_time.calendar(years, len(x)))
    line = found.start + (found.end - found.start) * found.part
    if ends == "nearest":
        line = np.where(np.isnan(line), np.where(np.isnan(found.start), found.end, found.start), line)
    fill = np.isnan(x) & ~np.isnan(line)
    return Filled(np.where(fill, line, x), fill)
