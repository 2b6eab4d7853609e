"""What treatments share: the rule that says whether a column needs one, and what was done to each figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.pools import PoolError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures._moments import kurtosis, skewness
from xinzhi.measures.types import Array, PoolRows

Form = Literal["range", "skew", "one", "plain", "gii"]
Column: TypeAlias = Callable[[NDArray[np.float64]], NDArray[np.float64]]
ABOVE_ZERO = Words("大于 0 的有限的数", "a finite number above 0")
WHOLE = Words("不小于 0 的整数", "a whole number of 0 or above")
POOL = Words("每行一个 True 或 False，至少一行为 True", "True or False for each row, True for one at least")
FORMS = Words("以下之一：range、skew、one、plain、gii", "one of range, skew, one, plain, gii")
# What the shift of the logarithm is, as a share of the range.
SHIFT = 0.01


@dataclass(frozen=True, slots=True)
class Treated:
    """Figures after treatment, and what was done.

    Attributes
    ----------
    values
        Shape (rows, indicators); NaN stays NaN.
    high, low
        How many figures were brought down from the top and up from the bottom, shape (indicators,).
    moved
        1 where a figure was brought down, -1 where it was brought up, 0 elsewhere, shape (rows, indicators).
    transformed
        Whether the whole column was transformed, shape (indicators,).
    passed
        Whether the column keeps to the rule of skewness and kurtosis now, shape (indicators,).
    skewness, kurtosis
        Of the figures given, after winsorising, and at the end, shape (3, indicators); NaN where a column has
        too few figures or one value.
    """

    values: Array
    high: NDArray[np.int64]
    low: NDArray[np.int64]
    moved: NDArray[np.int64]
    transformed: NDArray[np.bool_]
    passed: NDArray[np.bool_]
    skewness: Array
    kurtosis: Array


@dataclass(frozen=True, slots=True)
class Rule:
    """A column is left alone when abs(skewness) < `skew` or kurtosis < `kurtosis`."""

    skew: float
    kurtosis: float

    def passes(self, x: Array) -> NDArray[np.bool_]:
        """Tell which columns keep to the rule; those with too few figures or one value do."""
        lean, heavy = skewness(x), kurtosis(x)
        return np.asarray(~(np.abs(lean) >= self.skew) | ~(heavy >= self.kurtosis))


def rule(method: str, skew: float, kurtosis: float) -> Rule:
    """Check the ends of the rule."""
    for name, value in (("skew", skew), ("kurtosis", kurtosis)):
        if not 0 < _checks.number(value) < np.inf:
            raise MeasureError.bad_setting(method, name, value, ABOVE_ZERO)
    return Rule(skew, kurtosis)


def check_limit(method: str, limit: int) -> None:
    """Refuse a number of figures that is none."""
    if isinstance(limit, bool) or not isinstance(limit, int | np.integer) or limit < 0:
        raise MeasureError.bad_setting(method, "limit", limit, WHOLE)


def pooled(x: Array, pool: PoolRows | None) -> tuple[Array, Array]:
    """Give all figures, and those of the pool; every column must have a figure in it."""
    figures = _checks.filled_matrix(x, "x")
    if pool is None:
        return figures, figures
    rows = np.asarray(pool)
    if rows.shape != figures.shape[:1]:
        raise MeasureError.wrong_length("pool", rows.size, "x", len(figures))
    if rows.dtype != np.bool_ or not rows.any():
        raise MeasureError.wrong_values("pool", POOL)
    return figures, _checks.filled_matrix(figures[rows], "x")


def brought_in(x: Array, own: Array, limit: int, keep: Rule) -> tuple[Array, NDArray[np.int64]]:
    """Bring figures to the ends that winsorising leaves those of the pool; a side without moves has no end."""
    after, moved = winsorised(own, limit, keep)
    top = np.where((moved > 0).any(axis=0), np.nanmax(after, axis=0), np.inf)
    bottom = np.where((moved < 0).any(axis=0), np.nanmin(after, axis=0), -np.inf)
    return np.clip(x, bottom, top), (x > top).astype(np.int64) - (x < bottom)


def winsorised(x: Array, limit: int, keep: Rule) -> tuple[Array, NDArray[np.int64]]:
    """Bring the outermost figure to the next one, side by side by the sign of the skewness, until the rule is kept."""
    out, moved = x.copy(), np.zeros(x.shape, dtype=np.int64)
    for j in np.flatnonzero(~keep.passes(x)):
        column, marks = out[:, [j]], moved[:, j]
        while not keep.passes(column)[0] and np.count_nonzero(marks) < limit:
            side = 1 if skewness(column)[0] >= 0 else -1
            flat = column[:, 0] * side
            outermost = flat == np.nanmax(flat)
            rest = np.where(outermost, np.nan, flat)
            if np.isnan(rest).all():
                break
            marks[marks == side] = 0
            marks[outermost] = side
            column[outermost, 0] = side * np.nanmax(rest)
        out[:, j] = column[:, 0]
    return out, moved


def logarithms(x: Array, form: Form, own: Array | None = None) -> Array:
    """Take logarithms of each column in one of the forms in use; a constant column stays.

    The ends of a column, and the side it leans to, are those of the figures of the pool, `own`.
    """
    own = x if own is None else own
    low, high = np.nanmin(own, axis=0), np.nanmax(own, axis=0)
    span, still = high - low, _checks.constant(own)
    if form == "plain":
        _checks.refuse("nonpositive", x <= 0, "x")
        return np.log(x)
    span = np.where(still, 1.0, span)
    shift = SHIFT * span
    if form == "one":
        found = _log(x - low + 1)
    elif form == "gii":
        top = np.where(still, 2.0, high)
        _checks.refuse("nonpositive", top <= 1, "max(x) - 1")
        found = _log((top - 1) * (x - low) / span + 1)
    elif form == "range":
        found = _log(np.where(still, 1.0, x - low + shift))
    else:
        right = ~(skewness(own) <= 0)
        sign = np.where(right, 1.0, -1.0)
        found = sign * _log(np.where(still, 1.0, np.where(right, x - low + shift, high + shift - x)))
    return np.where(still, x, found)


def _log(argument: Array) -> Array:
    """Take logarithms, or say that figures lie beyond what the pool leaves room for."""
    beyond = np.flatnonzero((argument <= 0).any(axis=0)).tolist()
    if beyond:
        raise PoolError.beyond(beyond)
    return np.asarray(np.log(argument))


def told(
    stages: tuple[Array, Array, Array], moved: NDArray[np.int64], transformed: NDArray[np.bool_], keep: Rule
) -> Treated:
    """Put together what was done, from the figures given, after winsorising, and at the end."""
    lean, heavy = np.stack([skewness(x) for x in stages]), np.stack([kurtosis(x) for x in stages])
    high, low = (moved > 0).sum(axis=0), (moved < 0).sum(axis=0)
    return Treated(stages[-1], high, low, moved, transformed, keep.passes(stages[-1]), lean, heavy)
