"""The contract of weights from data: one a column, none below 0, sum 1, blind to order and to a common unit."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "matrix to weights"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


def _are_weights(w: Numbers, columns: int) -> bool:
    return w.shape == (columns,) and bool((w >= 0).all()) and abs(w.sum() - 1) < 1e-12


@each
def test_input_untouched_and_weights_sum_to_one(method: Method, unit_matrix: Numbers) -> None:
    given = unit_matrix.copy()
    given.flags.writeable = False
    assert _are_weights(method.fn(given), 6)
    assert np.array_equal(given, unit_matrix)


@each
def test_order_of_rows_and_columns_means_nothing(
    method: Method, unit_matrix: Numbers, rows: NDArray[np.int64], columns: NDArray[np.int64]
) -> None:
    w = method.fn(unit_matrix)
    assert method.fn(unit_matrix[rows]) == pytest.approx(w, abs=1e-12)
    assert method.fn(unit_matrix[:, columns]) == pytest.approx(w[columns], abs=1e-12)


@each
def test_layout_in_memory_means_nothing(method: Method, unit_matrix: Numbers) -> None:
    assert np.array_equal(method.fn(np.asfortranarray(unit_matrix)), method.fn(unit_matrix))


@each
def test_common_unit_means_nothing(method: Method, unit_matrix: Numbers) -> None:
    assert method.fn(unit_matrix * 100) == pytest.approx(method.fn(unit_matrix), abs=1e-12)


@each
def test_gap_gives_weights_still(method: Method, unit_matrix: Numbers) -> None:
    unit_matrix[3, 2] = np.nan
    assert _are_weights(method.fn(unit_matrix), 6)


@each
def test_constant_column_gives_weights_still(method: Method, unit_matrix: Numbers) -> None:
    unit_matrix[:, 4] = 0.7
    assert _are_weights(method.fn(unit_matrix), 6)


@each
def test_infinite_figure_is_refused(method: Method, unit_matrix: Numbers) -> None:
    unit_matrix[5, 1] = np.inf
    with pytest.raises(MeasureError) as caught:
        method.fn(unit_matrix)
    assert (caught.value.rows, caught.value.columns) == ((5,), (1,))


@each
@pytest.mark.parametrize("shape", [(6,), (0, 6), (3, 0), (2, 3, 4)])
def test_no_matrix_is_refused(method: Method, shape: tuple[int, ...]) -> None:
    with pytest.raises(MeasureError) as caught:
        method.fn(np.ones(shape))
    assert caught.value.code == "measures.wrong-shape"


@each
def test_domain_is_kept_to(method: Method, unit_matrix: Numbers) -> None:
    unit_matrix[0, 0] = -0.5
    if method.takes("any"):
        assert _are_weights(method.fn(unit_matrix), 6)
    else:
        with pytest.raises(MeasureError) as caught:
            method.fn(unit_matrix)
        assert (caught.value.rows, caught.value.columns) == ((0,), (0,))
