"""The contract of scores whose weights come with them: a score a row, blind to order and units, gaps stay gaps."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "matrix to scores"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@each
def test_input_untouched_and_scores_follow_from_weights(method: Method, unit_matrix: Numbers) -> None:
    given = unit_matrix.copy()
    given.flags.writeable = False
    found = method.fn(given)
    assert np.array_equal(given, unit_matrix)
    assert found.scores.shape == (31,)
    assert found.weights.shape == (31, 6)
    assert (found.weights >= 0).all()
    assert (found.weights * unit_matrix).sum(axis=1) == pytest.approx(found.scores, abs=1e-12)


@each
def test_order_of_rows_and_columns_means_nothing(
    method: Method, unit_matrix: Numbers, rows: NDArray[np.int64], columns: NDArray[np.int64]
) -> None:
    scores = method.fn(unit_matrix).scores
    assert method.fn(unit_matrix[rows]).scores == pytest.approx(scores[rows], abs=1e-10)
    assert method.fn(unit_matrix[:, columns]).scores == pytest.approx(scores, abs=1e-10)


@each
def test_layout_in_memory_means_nothing(method: Method, unit_matrix: Numbers) -> None:
    assert np.array_equal(method.fn(np.asfortranarray(unit_matrix)).scores, method.fn(unit_matrix).scores)


@each
def test_units_of_columns_mean_nothing(method: Method, matrix: Numbers) -> None:
    units = np.array([1e4, 1.0, 1e-3, 1e6, 7.0, 1e-5])
    assert method.fn(matrix * units).scores == pytest.approx(method.fn(matrix).scores, abs=1e-10)


@each
def test_better_everywhere_scores_no_less(method: Method, unit_matrix: Numbers) -> None:
    unit_matrix[1] = unit_matrix[0] * 0.9
    scores = method.fn(unit_matrix).scores
    assert scores[0] > scores[1]


@each
def test_row_with_a_gap_has_no_score_and_moves_no_other(method: Method, unit_matrix: Numbers) -> None:
    unit_matrix[3, 2] = np.nan
    found = method.fn(unit_matrix)
    assert np.flatnonzero(np.isnan(found.scores)).tolist() == [3]
    assert np.isnan(found.weights[3]).all()
    assert np.array_equal(np.delete(found.scores, 3), method.fn(np.delete(unit_matrix, 3, axis=0)).scores)


@each
@pytest.mark.parametrize("bad", [-0.5, np.inf])
def test_domain_is_kept_to(method: Method, unit_matrix: Numbers, bad: float) -> None:
    unit_matrix[6, 5] = bad
    if method.takes("any") and np.isfinite(bad):
        assert np.isfinite(method.fn(unit_matrix).scores).all()
    else:
        with pytest.raises(MeasureError) as caught:
            method.fn(unit_matrix)
        assert (caught.value.rows, caught.value.columns) == ((6,), (5,))


@each
@pytest.mark.parametrize("shape", [(6,), (0, 6), (3, 0), (2, 3, 4)])
def test_no_matrix_is_refused(method: Method, shape: tuple[int, ...]) -> None:
    with pytest.raises(MeasureError) as caught:
        method.fn(np.ones(shape))
    assert caught.value.code == "measures.wrong-shape"
