"""The contract of normalisation by intervals: best inside, alike on both sides, worse the farther."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "matrix and interval to matrix"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


def _ends(matrix: Numbers) -> tuple[Numbers, Numbers]:
    return np.quantile(matrix, 0.4, axis=0), np.quantile(matrix, 0.6, axis=0)


@each
def test_best_inside_and_worse_the_farther(method: Method, matrix: Numbers) -> None:
    low, high = _ends(matrix)
    given = matrix.copy()
    given.flags.writeable = False
    z = method.fn(given, low, high)
    assert z.shape == matrix.shape
    assert ((z >= 0) & (z <= 1)).all()
    inside = (matrix >= low) & (matrix <= high)
    assert (z[inside] == 1).all()
    assert (z[~inside] < 1).all()
    for column, first, last, score in zip(matrix.T, low, high, z.T, strict=True):
        far = np.maximum(np.maximum(first - column, column - last), 0)
        assert (np.diff(score[np.argsort(far)]) <= 0).all()


@each
def test_both_sides_and_units_mean_nothing(method: Method, matrix: Numbers) -> None:
    low, high = _ends(matrix)
    z = method.fn(matrix, low, high)
    assert method.fn(-matrix, -high, -low) == pytest.approx(z, abs=1e-12)
    assert method.fn(matrix * 1e4, low * 1e4, high * 1e4) == pytest.approx(z, abs=1e-12)
    assert method.fn(matrix[::-1], low, high) == pytest.approx(z[::-1], abs=1e-15)


@each
def test_gaps_stay_and_a_column_inside_is_one(method: Method, matrix: Numbers) -> None:
    low, high = _ends(matrix)
    matrix[3, 2] = np.nan
    assert np.argwhere(np.isnan(method.fn(matrix, low, high))).tolist() == [[3, 2]]
    assert (method.fn(np.full((3, 2), 0.5), 0.0, 1.0) == 1).all()


@each
def test_bad_input_is_named(method: Method, matrix: Numbers) -> None:
    low, high = _ends(matrix)
    with pytest.raises(MeasureError) as caught:
        method.fn(matrix, high, low)
    assert caught.value.code == "measures.marks-out-of-order"
    for arguments in ((matrix, low[:5], high), (matrix, low * np.nan, high), (matrix * np.inf, low, high)):
        with pytest.raises(MeasureError):
            method.fn(*arguments)
