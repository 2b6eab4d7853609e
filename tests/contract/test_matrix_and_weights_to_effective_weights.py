"""The contract of effective weights: shares that add up to one, blind to order, honest where nothing varies."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "matrix and weights to effective weights"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@each
def test_input_untouched_and_shares_add_up(method: Method, unit_matrix: Numbers, weights: Numbers) -> None:
    given, w = unit_matrix.copy(), weights.copy()
    given.flags.writeable = w.flags.writeable = False
    found = method.fn(given, w * 3)
    assert found.nominal == pytest.approx(weights, abs=1e-15)
    assert found.effective.sum() == pytest.approx(1, abs=1e-13)
    assert ((found.importance >= 0) & (found.importance <= 1)).all()
    assert found.rows == 31
    assert np.array_equal(given, unit_matrix)


@each
def test_order_means_nothing(
    method: Method, unit_matrix: Numbers, weights: Numbers, rows: NDArray[np.int64], columns: NDArray[np.int64]
) -> None:
    found = method.fn(unit_matrix, weights)
    assert method.fn(unit_matrix[rows], weights).effective == pytest.approx(found.effective, abs=1e-13)
    turned = method.fn(unit_matrix[:, columns], weights[columns])
    assert turned.effective == pytest.approx(found.effective[columns], abs=1e-13)
    assert turned.correlation == pytest.approx(found.correlation[columns], abs=1e-13)


@each
def test_what_does_not_vary_has_no_effect(method: Method, unit_matrix: Numbers, weights: Numbers) -> None:
    unit_matrix[:, 3] = 0.4
    found = method.fn(unit_matrix, weights)
    assert found.effective[3] == 0
    assert np.isnan(found.correlation[3])
    assert found.effective.sum() == pytest.approx(1, abs=1e-13)


@each
def test_a_row_with_a_gap_is_left_out_and_counted(method: Method, unit_matrix: Numbers, weights: Numbers) -> None:
    rest = method.fn(np.delete(unit_matrix, 5, axis=0), weights)
    unit_matrix[5, 0] = np.nan
    found = method.fn(unit_matrix, weights)
    assert found.rows == 30
    assert np.array_equal(found.effective, rest.effective)


@each
def test_equal_scores_and_too_few_rows_are_named(method: Method, unit_matrix: Numbers, weights: Numbers) -> None:
    for z, code in (
        (np.repeat(unit_matrix[:1], 9, axis=0), "measures.equal-scores"),
        (unit_matrix[:2], "measures.too-few-rows"),
    ):
        with pytest.raises(MeasureError) as caught:
            method.fn(z, weights)
        assert caught.value.code == code
        assert caught.value.words.zh
