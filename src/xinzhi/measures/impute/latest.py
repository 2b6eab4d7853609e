"""Gaps filled with the latest earlier figure."""

from __future__ import annotations

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures.impute import _over_time
from xinzhi.measures.impute._engine import Filled
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Years

SPAN = Words("大于 0 的有限的数，或留空", "a finite number above 0, or null")


@method(
    zh="沿用最近一期",
    en="Latest figure carried forward",
    cite="Becker, Caperna, Del Sorbo, Norlén, Papadimitriou & Saisana 2022 (COINr)",
    role="panel to filled panel",
)
def latest(x: Array, years: Years | None = None, *, span: float | None = None) -> Filled:
    r"""Fill each gap with the latest earlier figure of the same unit and indicator.

    Parameters
    ----------
    x
        Figures, shape (periods, units, indicators), any unit; NaN where missing.
    years
        The year of each period, shape (periods,); one apart where left out.
    span
        How many years a figure may be carried at most; None for no limit.

    Returns
    -------
    Filled
        The `values`, and which of them are `imputed`. A gap stays where there is no earlier figure within the span.

    Raises
    ------
    MeasureError
        For infinite figures, x of another shape, years that do not rise, or a span not above 0.

    Notes
    -----
    A figure carried forward says that nothing has changed, and no later figure is used. A unit that stops
    reporting stands still.

    References
    ----------
    Becker, W., Caperna, G., Del Sorbo, M., Norlén, H., Papadimitriou, E. & Saisana, M. (2022). COINr: an R package
    for developing composite indicators. Journal of Open Source Software 7.

    Examples
    --------
    >>> x = np.array([np.nan, 3.0, np.nan, 5.0]).reshape(4, 1, 1)
    >>> latest(x).values.ravel()
    array([nan,  3.,  3.,  5.])
    """
    if span is not None and not (np.isfinite(span) and span > 0):
        raise MeasureError.bad_setting("impute/latest", "span", span, SPAN)
    x = _over_time.cube(x)
    when = _over_time.calendar(years, len(x))
    at = _over_time.before(~np.isnan(x))
    carried = np.take_along_axis(x, np.maximum(at, 0), axis=0)
    age = when[:, np.newaxis, np.newaxis] - when[np.maximum(at, 0)]
    fill = np.isnan(x) & (at >= 0) & (age <= (np.inf if span is None else span))
    return Filled(np.where(fill, carried, x), fill)
