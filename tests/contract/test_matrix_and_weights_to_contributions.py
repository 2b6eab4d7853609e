"""The contract of contributions: parts add up to the difference, blind to order, a gap stays in its row."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "matrix and weights to contributions"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@each
def test_input_untouched_and_parts_add_up(method: Method, unit_matrix: Numbers, weights: Numbers) -> None:
    given, w = unit_matrix.copy(), weights.copy()
    given.flags.writeable = w.flags.writeable = False
    found = method.fn(given, w)
    assert found.parts.shape == (31, 6)
    assert found.parts.sum(axis=1) == pytest.approx(unit_matrix @ weights, abs=1e-14)
    assert found.figures + found.weights == pytest.approx(found.parts, abs=1e-15)
    assert np.array_equal(given, unit_matrix)
    assert np.array_equal(w, weights)


@each
def test_order_means_nothing(
    method: Method, unit_matrix: Numbers, weights: Numbers, rows: NDArray[np.int64], columns: NDArray[np.int64]
) -> None:
    found = method.fn(unit_matrix, weights)
    assert np.array_equal(method.fn(unit_matrix[rows], weights).parts, found.parts[rows])
    turned = method.fn(unit_matrix[:, columns], weights[columns]).parts
    assert turned == pytest.approx(found.parts[:, columns], abs=1e-15)
    assert np.array_equal(method.fn(np.asfortranarray(unit_matrix), weights).parts, found.parts)


@each
def test_a_gap_stays_in_its_row(method: Method, unit_matrix: Numbers, weights: Numbers) -> None:
    full = method.fn(unit_matrix, weights).parts
    unit_matrix[4, 1] = np.nan
    found = method.fn(unit_matrix, weights).parts
    assert np.isnan(found[4]).all()
    assert np.array_equal(np.delete(found, 4, axis=0), np.delete(full, 4, axis=0))


@each
def test_infinite_figures_and_bad_weights_are_refused(method: Method, unit_matrix: Numbers, weights: Numbers) -> None:
    for w, code in (
        (weights[:-1], "measures.wrong-length"),
        (-weights, "measures.negative-values"),
        (weights * 0, "measures.all-zero"),
    ):
        with pytest.raises(MeasureError) as caught:
            method.fn(unit_matrix, w)
        assert caught.value.code == code
    unit_matrix[2, 3] = np.inf
    with pytest.raises(MeasureError) as caught:
        method.fn(unit_matrix, weights)
    assert caught.value.code == "measures.infinite-values"
