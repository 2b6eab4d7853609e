"""What index numbers share: figures over periods, above 0, and the base among them."""

from __future__ import annotations

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.pools import PoolError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.types import Array

SERIES = Words("（时期，）或（时期，指标），且不为空", "(periods,) or (periods, indicators), and not empty")
LEVEL = Words("大于 0 的有限的数", "a finite number above 0")
NBS = "National Bureau of Statistics of China, index of new drivers (2014 = 100), 2015 and later"


def series(values: object, name: str) -> Array:
    """Give figures above 0, shape (periods,) or (periods, indicators), NaN where missing."""
    array = _checks.numbers(values, name)
    if array.ndim not in {1, 2} or array.size == 0:
        raise MeasureError.wrong_shape(name, array.shape, SERIES)
    _checks.refuse("nonpositive", array <= 0, name)
    return array


def base_figures(x: Array, base: int, name: str) -> Array:
    """Give the figures of the base period, none missing."""
    if isinstance(base, bool) or not isinstance(base, int | np.integer) or not 0 <= base < len(x):
        raise PoolError.no_such_period(base, len(x))
    own = np.atleast_1d(x[base])
    if np.isnan(own).any():
        at = [(int(base), int(j)) for j in np.flatnonzero(np.isnan(own))] if x.ndim == 2 else [int(base)]
        raise MeasureError.bad_values("missing", name, at)
    return np.asarray(x[base])


def check_level(method: str, level: float) -> None:
    """Refuse a level of the base period that is none."""
    if not 0 < _checks.number(level) < np.inf:
        raise MeasureError.bad_setting(method, "level", level, LEVEL)


def earlier(x: Array, growth: Array) -> Array:
    """Give the index of the period before from that of a period and its growth, where only these were printed.

    Parameters
    ----------
    x
        Index numbers, any shape, above 0.
    growth
        Growth from the period before, in percent, above -100, of the same shape.

    Returns
    -------
    Array
        x / (1 + growth / 100). Growth printed to .1 leaves it open by about .05 % on either side.

    Raises
    ------
    MeasureError
        For figures of 0 or below, or growth of -100 % or below.

    Examples
    --------
    >>> earlier(np.array([193.4]), np.array([5.9])).round(1)
    array([182.6])
    """
    figures, rates = _checks.numbers(x, "x"), _checks.numbers(growth, "growth")
    _checks.refuse("nonpositive", np.atleast_1d(figures <= 0), "x")
    _checks.refuse("nonpositive", np.atleast_1d(rates <= -100), "growth + 100")
    return np.asarray(figures / (1 + rates / 100))
