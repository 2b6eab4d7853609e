"""What every method asks of its arrays before it computes; each check gives float64 or raises a MeasureError."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import Fault, MeasureError
from xinzhi.lang import Words
from xinzhi.measures.types import Array, Directions

MATRIX = Words("二维：各行 × 各指标，且不为空", "two-dimensional, rows × indicators, and not empty")
VECTOR = Words("一维，且不为空", "one-dimensional and not empty")
DIRECTIONS = Words("+1 或 -1：一个数，或每个指标一个", "+1 or -1: one number, or one for each indicator")

# A spread this small beside the values is rounding: such a column tells nothing apart.
ROUNDING = 64 * float(np.finfo(np.float64).eps)


def numbers(values: object, name: str) -> Array:
    """Give `values` as a contiguous float64 array without infinite values; masked entries become NaN."""
    array = floats(values, name)
    if not np.isfinite(array).all():
        refuse("infinite", np.isinf(array), name)
    return array


def floats(values: object, name: str) -> Array:
    """Give `values` as a contiguous float64 array; masked entries become NaN."""
    if isinstance(values, np.ndarray) and values.dtype.kind == "c":
        raise MeasureError.not_numbers(name)
    try:
        plain = np.ma.filled(values.astype(np.float64), np.nan) if isinstance(values, np.ma.MaskedArray) else values
        # The layout in memory decides the order of summing, and with it the last digit.
        return np.asarray(plain, np.float64, order="C")
    except (TypeError, ValueError):
        raise MeasureError.not_numbers(name) from None


def number(value: object) -> float:
    """Give a setting as a float; NaN, which no range holds, where it is not one number."""
    if isinstance(value, bool) or not isinstance(value, int | float | np.integer | np.floating):
        return float("nan")
    return float(value)


def matrix(values: object, name: str) -> Array:
    """Give a float64 matrix of shape (rows, indicators), NaN where missing."""
    return _two_axes(numbers(values, name), name)


def filled_matrix(values: object, name: str) -> Array:
    """Give a float64 matrix in which every column has at least one figure."""
    array = floats(values, name)
    if np.isfinite(array).all():
        return _two_axes(array, name)
    array = matrix(array, name)
    empty = np.isnan(array).all(axis=0)
    if empty.any():
        raise MeasureError.empty_columns(name, np.flatnonzero(empty).tolist())
    return array


def _two_axes(array: Array, name: str) -> Array:
    if array.ndim != 2 or array.size == 0:
        raise MeasureError.wrong_shape(name, array.shape, MATRIX)
    return array


def vector(values: object, name: str) -> Array:
    """Give a float64 vector without missing values."""
    array = numbers(values, name)
    if array.ndim != 1 or array.size == 0:
        raise MeasureError.wrong_shape(name, array.shape, VECTOR)
    refuse("missing", np.isnan(array), name)
    return array


def beside(values: object, name: str, other: str, length: int) -> Array:
    """Give a float64 vector without missing values that is as long as `other`."""
    array = vector(values, name)
    if len(array) != length:
        raise MeasureError.wrong_length(name, len(array), other, length)
    return array


def quantities(values: object, name: str) -> Array:
    """Give a float64 vector of values that are not missing, not negative and not all zero."""
    array = vector(values, name)
    refuse("negative", array < 0, name)
    if not array.any():
        raise MeasureError.all_zero(name)
    return array


def sizes(values: object | None, name: str, other: str, length: int) -> Array:
    """Give positive sizes, shape (length,), up to one common factor; None means that all are of one size."""
    if values is None:
        return np.ones(length)
    array = beside(values, name, other, length)
    refuse("nonpositive", array <= 0, name)
    return scaled(array)


def scaled(array: Array) -> Array:
    """Divide by the power of two that brings the largest value to between 0.5 and 1.

    No sum of scaled values overflows, and the division by a power of two rounds nothing.
    """
    return np.asarray(np.ldexp(array, -np.frexp(array.max())[1]))


def weights(values: object, columns: int, other: str = "z") -> Array:
    """Give weights that are not negative as shares of their sum, shape (columns,)."""
    array = beside(values, "weights", other, columns)
    refuse("negative", array < 0, "weights")
    if not array.any():
        raise MeasureError.all_zero("weights")
    return np.asarray(array / array.sum())


def directions(direction: Directions, columns: int, method: str = "normalise") -> Array:
    """Give one +1 or -1 a column, shape (columns,)."""
    array = numbers(direction, "direction")
    if array.ndim > 1:
        raise MeasureError.wrong_shape("direction", array.shape, DIRECTIONS)
    if array.ndim == 1 and len(array) != columns:
        raise MeasureError.wrong_length("direction", len(array), "x", columns)
    if not (np.abs(array) == 1).all():
        raise MeasureError.bad_setting(method, "direction", direction, DIRECTIONS)
    return array if array.ndim else np.full(columns, float(array))


def constant(array: Array) -> NDArray[np.bool_]:
    """Tell which columns have one value in all their figures, up to rounding; no column may be empty."""
    return flat(*ends(array))


def ends(array: Array) -> tuple[Array, Array]:
    """Give the lowest and the highest figure of each column, no column being empty."""
    # Along a column whose figures lie side by side this takes a quarter of the time.
    columns = np.ascontiguousarray(array.T)
    return np.fmin.reduce(columns, axis=1), np.fmax.reduce(columns, axis=1)


def flat(low: Array, high: Array) -> NDArray[np.bool_]:
    """Tell where the lowest and the highest figure of a column are one value, up to rounding."""
    return np.asarray(high - low <= ROUNDING * np.maximum(np.abs(low), np.abs(high)))


def varied_matrix(values: object, name: str) -> Array:
    """Give a float64 matrix in which no column is empty or constant."""
    array = filled_matrix(values, name)
    columns = np.flatnonzero(constant(array)).tolist()
    if columns:
        raise MeasureError.constant_columns(name, columns)
    return array


def refuse(fault: Fault, where: NDArray[np.bool_], name: str) -> None:
    """Raise a MeasureError that lists the positions when `where` holds anywhere."""
    if where.any():
        found = np.argwhere(where)
        at = [(row, column) for row, column in found.tolist()] if where.ndim == 2 else found[:, :1].ravel().tolist()
        raise MeasureError.bad_values(fault, name, at)
