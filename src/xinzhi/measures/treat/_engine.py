"""What treatments share: the rule that says whether a column needs one, and what was done to each figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures._moments import kurtosis, skewness
from xinzhi.measures.types import Array

Form = Literal["range", "skew", "one", "plain", "gii"]
Column: TypeAlias = Callable[[NDArray[np.float64]], NDArray[np.float64]]
ABOVE_ZERO = Words("大于 0 的有限的数", "a finite number above 0")
WHOLE = Words("不小于 0 的整数", "a whole number of 0 or above")
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
        if not (np.isfinite(value) and value > 0):
            raise MeasureError.bad_setting(method, name, value, ABOVE_ZERO)
    return Rule(skew, kurtosis)


def check_limit(method: str, limit: int) -> None:
    """Refuse a number of figures that is none."""
    if isinstance(limit, bool) or not isinstance(limit, int | np.integer) or limit < 0:
        raise MeasureError.bad_setting(method, "limit", limit, WHOLE)


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


def logarithms(x: Array, form: Form) -> Array:
    """Take logarithms of each column in one of the forms in use; a constant column stays."""
    low, high = np.nanmin(x, axis=0), np.nanmax(x, axis=0)
    span, still = high - low, _checks.constant(x)
    if form == "plain":
        _checks.refuse("nonpositive", x <= 0, "x")
        return np.log(x)
    span = np.where(still, 1.0, span)
    shift = SHIFT * span
    if form == "one":
        found = np.log(x - low + 1)
    elif form == "gii":
        top = np.where(still, 2.0, high)
        _checks.refuse("nonpositive", top <= 1, "max(x) - 1")
        found = np.log((top - 1) * (x - low) / span + 1)
    elif form == "range":
        found = np.log(x - low + shift)
    else:
        right = ~(skewness(x) <= 0)
        found = np.where(right, np.log(x - low + shift), -np.log(high + shift - x))
    return np.where(still, x, found)


def told(
    stages: tuple[Array, Array, Array], moved: NDArray[np.int64], transformed: NDArray[np.bool_], keep: Rule
) -> Treated:
    """Put together what was done, from the figures given, after winsorising, and at the end."""
    lean, heavy = np.stack([skewness(x) for x in stages]), np.stack([kurtosis(x) for x in stages])
    high, low = (moved > 0).sum(axis=0), (moved < 0).sum(axis=0)
    return Treated(stages[-1], high, low, moved, transformed, keep.passes(stages[-1]), lean, heavy)
