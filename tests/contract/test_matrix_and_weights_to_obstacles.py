"""The contract of obstacle degrees: shares of what is lacking, in per cent, blind to order, gaps stay gaps."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "matrix and weights to obstacles"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@each
def test_input_untouched_and_a_row_is_a_whole(method: Method, unit_matrix: Numbers, weights: Numbers) -> None:
    given, w = unit_matrix.copy(), weights.copy()
    given.flags.writeable = w.flags.writeable = False
    found = method.fn(given, w)
    assert found.shape == (31, 6)
    assert (found >= 0).all()
    assert found.sum(axis=1) == pytest.approx(np.full(31, 100.0), abs=1e-12)
    assert np.array_equal(given, unit_matrix)
    assert np.array_equal(w, weights)


@each
def test_order_and_scale_of_weights_mean_nothing(
    method: Method, unit_matrix: Numbers, weights: Numbers, rows: NDArray[np.int64], columns: NDArray[np.int64]
) -> None:
    found = method.fn(unit_matrix, weights)
    assert np.array_equal(method.fn(unit_matrix[rows], weights), found[rows])
    turned = method.fn(unit_matrix[:, columns], weights[columns] * 9)
    assert turned == pytest.approx(found[:, columns], abs=1e-12)
    assert np.array_equal(method.fn(np.asfortranarray(unit_matrix), weights), found)


@each
def test_a_better_figure_is_a_smaller_obstacle(method: Method, unit_matrix: Numbers, weights: Numbers) -> None:
    before = method.fn(unit_matrix, weights)
    better = unit_matrix.copy()
    better[:, 2] = better[:, 2] / 2 + 0.5
    assert (method.fn(better, weights)[:, 2] < before[:, 2]).all()


@each
def test_gaps_and_rows_that_lack_nothing_have_no_degree(method: Method, unit_matrix: Numbers, weights: Numbers) -> None:
    unit_matrix[3, 2], unit_matrix[7] = np.nan, 1.0
    found = method.fn(unit_matrix, weights)
    assert np.flatnonzero(np.isnan(found).any(axis=1)).tolist() == [3, 7]
    assert np.isnan(found[[3, 7]]).all()


@each
def test_figures_above_the_best_are_refused(method: Method, unit_matrix: Numbers, weights: Numbers) -> None:
    with pytest.raises(MeasureError) as caught:
        method.fn(unit_matrix * 100, weights)
    assert caught.value.code == "measures.wrong-values"
