"""What normalisations share: marks beside the columns, distances and ranks in the direction of better."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.scales import ScaleError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.types import Array, Directions, Marks

Beyond = Literal["keep", "clip"]
Inverse = Literal["mirror", "reciprocal"]

_MARKS = Words("一个数，或每个指标一个", "one number, or one for each indicator")
_BEYOND = Words("以下之一：keep、clip", "one of keep, clip")
_INVERSE = Words("以下之一：mirror、reciprocal", "one of mirror, reciprocal")
_WORST = Words("最差值", "worst figure")


def marks(values: Marks, name: str, columns: int) -> Array:
    """Give one mark a column without gaps, shape (indicators,)."""
    array = _checks.numbers(values, name)
    if array.ndim > 1:
        raise MeasureError.wrong_shape(name, array.shape, _MARKS)
    if array.ndim == 1 and len(array) != columns:
        raise MeasureError.wrong_length(name, len(array), "x", columns)
    _checks.refuse("missing", np.isnan(np.atleast_1d(array)), name)
    return np.broadcast_to(array, (columns,))


def turned(x: Array, direction: Directions) -> tuple[Array, Array]:
    """Give the figures with higher better in every column, and the turn of each column."""
    turn = _checks.directions(direction, x.shape[1])
    return x * turn, turn


def between(place: Array, beyond: str, method: str) -> Array:
    """Leave places outside 0 to 1 as they are, or bring them to the ends."""
    if beyond not in {"keep", "clip"}:
        raise MeasureError.bad_setting(method, "beyond", beyond, _BEYOND)
    return np.clip(place, 0, 1) if beyond == "clip" else place


def check_inverse(inverse: str, method: str) -> None:
    """Refuse a way of turning round that there is not."""
    if inverse not in {"mirror", "reciprocal"}:
        raise MeasureError.bad_setting(method, "inverse", inverse, _INVERSE)


def from_worst(x: Array, mark: Array, direction: Directions, name: Words) -> Array:
    """Give the way from the worst figure as a share of the way from there to a mark, 1 at the mark."""
    ahead, turn = turned(x, direction)
    worst, goal = np.nanmin(ahead, axis=0), mark * turn
    check_order(goal, worst, name, _WORST)
    return np.asarray(1 - (goal - ahead) / (goal - worst))


def check_order(better: Array, worse: Array, name: Words, other: Words) -> None:
    """Refuse marks that are not better than others, both with higher better."""
    columns = np.flatnonzero(better - worse <= _checks.ROUNDING * np.maximum(np.abs(better), np.abs(worse)))
    if columns.size:
        raise ScaleError.out_of_order(name, other, columns.tolist())


def outranked(x: Array, direction: Directions) -> Array:
    """Count for each figure the figures of its column that are worse, NaN where it is missing."""
    ahead, _ = turned(x, direction)
    # What differs by rounding alone is one value, and must not become ranks from first to last.
    ahead[:, _checks.constant(x)] *= 0
    return np.column_stack([_worse(column) for column in ahead.T])


def _worse(column: NDArray[np.float64]) -> Array:
    held = ~np.isnan(column)
    out = np.full(len(column), np.nan)
    out[held] = np.searchsorted(np.sort(column[held]), column[held], side="left")
    return out
