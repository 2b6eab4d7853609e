"""The contract of an audit of a weighted index: blind to order and to the scale of weights, gaps stay gaps."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "matrix and weights to diagnostics"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@each
def test_input_untouched_and_one_ranking_an_indicator(method: Method, unit_matrix: Numbers, weights: Numbers) -> None:
    given, w = unit_matrix.copy(), weights.copy()
    given.flags.writeable = w.flags.writeable = False
    found = method.fn(given, w * 5)
    assert found.ranks.shape == (6, 31)
    assert found.mean_shift.shape == found.most.shape == (6,)
    assert (found.mean_shift <= found.most).all()
    assert np.array_equal(given, unit_matrix)
    assert np.array_equal(found.ranks, method.fn(unit_matrix, weights).ranks)


@each
def test_order_means_nothing(
    method: Method, unit_matrix: Numbers, weights: Numbers, rows: NDArray[np.int64], columns: NDArray[np.int64]
) -> None:
    found = method.fn(unit_matrix, weights)
    assert np.array_equal(method.fn(unit_matrix[rows], weights).ranks, found.ranks[:, rows])
    turned = method.fn(unit_matrix[:, columns], weights[columns])
    assert np.array_equal(turned.ranks, found.ranks[columns])
    assert turned.mean_shift == pytest.approx(found.mean_shift[columns], abs=1e-14)


@each
def test_a_row_with_a_gap_has_no_rank(method: Method, unit_matrix: Numbers, weights: Numbers) -> None:
    unit_matrix[4, 1] = np.nan
    found = method.fn(unit_matrix, weights)
    assert found.nominal[4] == 0
    assert (np.delete(found.ranks[:, 4], 1) == 0).all()


@each
def test_one_indicator_and_all_weight_on_one_are_refused(
    method: Method, unit_matrix: Numbers, weights: Numbers
) -> None:
    for z, w, code in (
        (unit_matrix[:, :1], weights[:1], "measures.too-few-indicators"),
        (unit_matrix, np.eye(6)[0], "measures.all-zero"),
    ):
        with pytest.raises(MeasureError) as caught:
            method.fn(z, w)
        assert caught.value.code == code
