"""Min–max around a reference, the scale of the adjusted Mazziotta–Pareto index."""

from __future__ import annotations

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.measures import _checks
from xinzhi.measures.normalise import _engine
from xinzhi.measures.normalise.minmax import LOWER
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Directions, Marks


@method(
    zh="以参照值为中心的极差标准化（AMPI）",
    en="Min–max around a reference (AMPI)",
    cite="Mazziotta & Pareto 2018",
    role="matrix to matrix",
)
def reference_goalposts(
    x: Array,
    *,
    reference: Marks | None = None,
    direction: Directions = 1,
    lower: float = 70.0,
    upper: float = 130.0,
) -> Array:
    r"""Bring each indicator to a scale on which the reference lies in the middle and the range is its length.

    Parameters
    ----------
    x
        Figures, shape (rows, indicators), any unit; NaN where missing. All rows given are one pool: for figures
        that can be compared over time give all periods.
    reference
        The reference of each indicator in its unit, such as the nation in the base year: one number, or
        shape (indicators,); None takes the mean of the pool.
    direction
        +1 where more is better, -1 where less is better; one number, or shape (indicators,).
    lower, upper
        Ends of the scale.

    Returns
    -------
    Array
        Shape (rows, indicators), without unit, the reference half-way between the ends (100); figures more than
        half the range from it lie outside the ends. NaN stays NaN.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures, a column of one value (positions in ``columns``),
        a reference that is missing, a direction that is not +1 or -1, or lower not below upper.

    Notes
    -----
    .. math:: z_{ij} = l + (u - l) \frac{x_{ij} - (x_j^* - \Delta_j)}{2 \Delta_j}, \quad
              \Delta_j = \frac{\max_i x_{ij} - \min_i x_{ij}}{2},

    and with x* + Δ - x above the line where less is better. The adjusted Mazziotta–Pareto index (AMPI) is
    ``aggregate/mazziotta_pareto`` of these.

    References
    ----------
    Mazziotta, M. & Pareto, A. (2018). Measuring well-being over time: the adjusted Mazziotta–Pareto index versus
    other non-compensatory indices. Social Indicators Research 136.

    Examples
    --------
    >>> reference_goalposts(np.array([[1.0], [2.0], [6.0]]), reference=3.0).ravel()
    array([ 76.,  88., 136.])
    """
    if not (np.isfinite((_checks.number(lower), _checks.number(upper))).all() and lower < upper):
        raise MeasureError.bad_setting("normalise/reference_goalposts", "lower", lower, LOWER)
    x = _checks.varied_matrix(x, "x")
    ahead, turn = _engine.turned(x, direction)
    centre = np.nanmean(ahead, axis=0)
    if reference is not None:
        centre = turn * _engine.marks(reference, "reference", x.shape[1])
    span = np.nanmax(ahead, axis=0) - np.nanmin(ahead, axis=0)
    return np.asarray((lower + upper) / 2 + (upper - lower) * (ahead - centre) / span)
