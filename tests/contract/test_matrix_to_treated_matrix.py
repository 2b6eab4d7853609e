"""The contract of treatment: order kept, gaps kept, an account of what was done."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "matrix to treated matrix"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@pytest.fixture
def skewed(matrix: Numbers) -> Numbers:
    """Give figures of which columns 1 and 4 are skewed and heavy-tailed, the latter to the left."""
    matrix[0, 1] = 60 * matrix[:, 1].max()
    matrix[7, 1] = 40 * matrix[:, 1].max()
    matrix[2, 4] = -80 * matrix[:, 4].max()
    return matrix


@each
def test_only_what_breaks_the_rule_is_treated(method: Method, skewed: Numbers) -> None:
    given = skewed.copy()
    given.flags.writeable = False
    found = method.fn(given)
    assert np.array_equal(given, skewed)
    assert found.values.shape == skewed.shape
    assert np.isfinite(found.values).all()
    touched = (found.values != skewed).any(axis=0)
    assert touched.tolist() == [False, True, False, False, True, False]
    assert ((found.high + found.low > 0) | found.transformed).tolist() == touched.tolist()
    assert np.array_equal((found.moved != 0).sum(axis=0), found.high + found.low)
    assert found.skewness.shape == found.kurtosis.shape == (3, 6)
    assert found.passed[~touched].all()


@each
def test_order_is_kept(method: Method, skewed: Numbers) -> None:
    values = method.fn(skewed).values
    for before, after in zip(skewed.T, values.T, strict=True):
        assert (np.diff(after[np.argsort(before)]) >= 0).all()


@each
def test_order_of_rows_and_columns_means_nothing(
    method: Method, skewed: Numbers, rows: NDArray[np.int64], columns: NDArray[np.int64]
) -> None:
    values = method.fn(skewed).values
    assert method.fn(skewed[rows]).values == pytest.approx(values[rows], rel=1e-9)
    assert np.array_equal(method.fn(skewed[:, columns]).values, values[:, columns])


@each
def test_gaps_and_constant_columns_stay(method: Method, skewed: Numbers) -> None:
    skewed[3, 1] = np.nan
    skewed[:, 5] = 4.0
    found = method.fn(skewed)
    assert np.array_equal(np.isnan(found.values), np.isnan(skewed))
    assert (found.values[:, 5] == 4.0).all()
    assert found.passed[5]


@each
def test_few_rows_are_left_alone(method: Method) -> None:
    for rows in (1, 2, 3):
        x = np.array([[1.0], [2.0], [90.0]])[:rows]
        assert np.array_equal(method.fn(x).values, x)


@each
def test_bad_input_is_named(method: Method, skewed: Numbers) -> None:
    for bad, code in ((np.inf, "measures.infinite-values"), (np.nan, "measures.empty-columns")):
        x = skewed.copy()
        x[:, 2] = bad
        with pytest.raises(MeasureError) as caught:
            method.fn(x)
        assert caught.value.code == code
    for settings in ({"skew": 0.0}, {"kurtosis": -1.0}):
        with pytest.raises(MeasureError) as caught:
            method.fn(skewed, **settings)
        assert caught.value.code == "measures.bad-setting"
