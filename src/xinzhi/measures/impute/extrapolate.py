"""Figures continued beyond the first and the last that there are: no imputation, and never done unasked."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures.impute import _over_time
from xinzhi.measures.impute._modelled import Modelled, modelled
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Years

BY = Words("以下之一：nearest、growth、trend", "one of nearest, growth, trend")
SPAN = Words("大于 0 的有限的数", "a finite number above 0")
Ends = Literal["nearest", "growth", "trend"]


@method(
    zh="首末外推",
    en="Extrapolation beyond the ends",
    cite="OECD & JRC 2008, Handbook on Constructing Composite Indicators, ch. 3",
    role="panel to modelled panel",
)
def extrapolate(x: Array, years: Years | None = None, *, by: Ends = "nearest", span: float = 1.0) -> Modelled:
    r"""Continue each series beyond its first and its last figure; gaps within are left as they are.

    Parameters
    ----------
    x
        Figures, shape (periods, units, indicators), any unit; NaN where missing.
    years
        The year of each period, shape (periods,); one apart where left out.
    by
        ``nearest``: the first or last figure again; ``growth``: at the mean rate of growth from the first to the last
        figure, both above 0; ``trend``: along the straight line fitted to all figures, moved to pass through the
        nearest one.
    span
        How many years beyond the ends are filled at most.

    Returns
    -------
    Modelled
        Values, marks, and the spread: what the series moved by in a year, beside the rule, times the root of the
        years from the nearest figure; in parts of the figure where the rule is not ``trend`` and all figures are above 0.
        It needs three figures. Growth and trend need two figures, and give nothing for a series with one.

    Raises
    ------
    MeasureError
        For infinite figures, x of another shape, years that do not rise, an unknown rule, or a span not above 0.

    Notes
    -----
    .. math:: \hat x_{b + h} = x_b, \qquad x_b \left(\frac{x_b}{x_a}\right)^{h / (b - a)}, \qquad x_b + \hat\beta h

    for the three rules, with a and b the first and the last year with a figure; before a they run backwards. A
    routine in circulation (``ipolate … epolate``) fills gaps and ends in one go, and nobody can tell afterwards which
    figures lie outside of what was observed.

    References
    ----------
    OECD & JRC (2008). Handbook on Constructing Composite Indicators, ch. 3.

    Examples
    --------
    >>> x = np.array([1.0, 2.0, 4.0, np.nan]).reshape(4, 1, 1)
    >>> [float(extrapolate(x, by=rule).values[3, 0, 0].round(6)) for rule in ("nearest", "growth", "trend")]
    [4.0, 8.0, 5.5]
    """
    if by not in {"nearest", "growth", "trend"}:
        raise MeasureError.bad_setting("impute/extrapolate", "by", by, BY)
    if not (np.isfinite(span) and span > 0):
        raise MeasureError.bad_setting("impute/extrapolate", "span", span, SPAN)
    x = _over_time.cube(x)
    when = _over_time.calendar(years, len(x))
    fill, spread = np.full_like(x, np.nan), np.full_like(x, np.nan)
    for unit, indicator in np.ndindex(x.shape[1:]):
        series = x[:, unit, indicator]
        held = np.flatnonzero(~np.isnan(series))
        if len(held):
            fill[:, unit, indicator], spread[:, unit, indicator] = _continued(series, when, held, by, span)
    return modelled(x, fill, spread)


def _continued(series: Array, when: Array, held: NDArray[np.int64], by: Ends, span: float) -> tuple[Array, Array]:
    first, last = held[0], held[-1]
    end = np.where(when > when[last], last, first)
    beyond = when - when[end]
    outside = ((when < when[first]) | (when > when[last])) & (np.abs(beyond) <= span)
    in_parts = by != "trend" and bool((series[held] > 0).all())
    step, moved = _step(np.log(series[held]) if in_parts else series[held], when[held], by)
    if by == "growth":
        line = series[end] * np.exp(step * beyond) if in_parts else np.full(len(series), np.nan)
    else:
        line = series[end] + step * beyond
    spread = moved * np.sqrt(np.abs(beyond)) * (np.abs(line) if in_parts else 1.0)
    return np.where(outside, line, np.nan), np.where(outside, spread, np.nan)


def _step(levels: Array, when: Array, by: Ends) -> tuple[float, float]:
    """Give what the rule adds in a year, and how far off it was from figure to figure."""
    apart = np.diff(when)
    if by == "nearest":
        step = 0.0
    elif len(levels) < 2:
        step = np.nan
    elif by == "growth":
        step = float((levels[-1] - levels[0]) / (when[-1] - when[0]))
    else:
        centred = when - when.mean()
        step = float((centred @ (levels - levels.mean())) / (centred @ centred))
    if len(levels) < 3:
        return step, np.nan
    return step, float(np.sqrt((((np.diff(levels) - step * apart) ** 2) / apart).mean()))
