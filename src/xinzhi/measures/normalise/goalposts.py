"""Normalisation between fixed goalposts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.normalise import _engine
from xinzhi.measures.normalise.minmax import LOWER
from xinzhi.measures.registry import Sign, method
from xinzhi.measures.types import Array, Directions, Marks

HIGH, LOW = Words("上界", "upper goalpost"), Words("下界", "lower goalpost")


def _range(settings: Mapping[str, Any]) -> Sign:
    if settings["beyond"] == "keep" or settings["lower"] < 0:
        return "any"
    return "positive" if settings["lower"] > 0 else "nonnegative"


@method(
    zh="阈值法（功效系数）",
    en="Goalposts",
    cite="UNDP 1990, Human Development Report",
    role="matrix and marks to matrix",
    range=_range,
)
def goalposts(
    x: Array,
    low: Marks,
    high: Marks,
    *,
    direction: Directions = 1,
    lower: float = 0.0,
    upper: float = 1.0,
    beyond: _engine.Beyond = "clip",
) -> Array:
    r"""Bring each indicator onto [lower, upper] by two fixed figures.

    Parameters
    ----------
    x
        Figures, shape (rows, indicators), any unit; NaN where missing.
    low, high
        The lower and the upper goalpost of each indicator in its unit, low below high whatever the direction:
        one number, or shape (indicators,).
    direction
        +1 where more is better, -1 where less is better; one number, or shape (indicators,).
    lower, upper
        Ends of the scale. 0.6 and 1 (or 60 and 100) are the efficacy coefficient (功效系数).
    beyond
        Figures past a goalpost score its end of the scale (``clip``) or run on (``keep``).

    Returns
    -------
    Array
        Shape (rows, indicators), `upper` at the better goalpost; NaN stays NaN.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures, goalposts that are missing or not low below high
        (positions in ``columns``), a direction that is not +1 or -1, or lower not below upper.

    Notes
    -----
    .. math:: z_{ij} = l + (u - l) \frac{x_{ij} - a_j}{b_j - a_j},

    with b - x above the line where less is better. Nothing comes from the pool: a score says the same in
    every year and for every set of regions, which min–max does not.

    References
    ----------
    UNDP (1990). Human Development Report. Oxford University Press.

    Examples
    --------
    >>> x = np.array([[20.0, 5.0], [60.0, 2.0], [90.0, 8.0]])
    >>> goalposts(x, [20, 0], [85, 10], direction=[1, -1]).round(3)
    array([[0.   , 0.5  ],
           [0.615, 0.8  ],
           [1.   , 0.2  ]])
    """
    if not (np.isfinite((_checks.number(lower), _checks.number(upper))).all() and lower < upper):
        raise MeasureError.bad_setting("normalise/goalposts", "lower", lower, LOWER)
    x = _checks.filled_matrix(x, "x")
    a, b = (_engine.marks(given, name, x.shape[1]) for given, name in ((low, "low"), (high, "high")))
    _engine.check_order(b, a, HIGH, LOW)
    ahead = _checks.directions(direction, x.shape[1]) > 0
    place = np.where(ahead, x - a, b - x) / (b - a)
    return np.asarray(lower + (upper - lower) * _engine.between(place, beyond, "normalise/goalposts"))
