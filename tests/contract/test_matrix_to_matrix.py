"""The contract of normalisation: same shape, own column only, better is higher, gaps stay gaps."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "matrix to matrix"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@each
def test_input_untouched_and_shape_kept(method: Method, matrix: Numbers) -> None:
    given = matrix.copy()
    given.flags.writeable = False
    z = method.fn(given)
    assert np.array_equal(given, matrix)
    assert z.shape == matrix.shape
    assert z.dtype == np.float64
    assert np.isfinite(z).all()


@each
def test_order_of_rows_and_columns_means_nothing(
    method: Method, matrix: Numbers, rows: NDArray[np.int64], columns: NDArray[np.int64]
) -> None:
    z = method.fn(matrix)
    assert method.fn(matrix[rows]) == pytest.approx(z[rows], abs=1e-12)
    assert np.array_equal(method.fn(matrix[:, columns]), z[:, columns])


@each
def test_unit_means_nothing(method: Method, matrix: Numbers) -> None:
    assert method.fn(matrix * 10_000) == pytest.approx(method.fn(matrix), abs=1e-12)


@each
def test_better_is_higher(method: Method, matrix: Numbers) -> None:
    turns = np.array([1, -1, 1, -1, 1, -1])
    z = method.fn(matrix, direction=turns)
    for column, turn in enumerate(turns):
        assert np.array_equal(np.argsort(z[:, column]), np.argsort(turn * matrix[:, column]))


@each
def test_gap_stays_and_moves_no_other_column(method: Method, matrix: Numbers) -> None:
    gapped = matrix.copy()
    gapped[3, 2] = np.nan
    z = method.fn(gapped)
    assert np.array_equal(np.isnan(z), np.isnan(gapped))
    assert np.array_equal(np.delete(z, 2, axis=1), np.delete(method.fn(matrix), 2, axis=1))


@each
def test_constant_column_is_named_or_stays_constant(method: Method, matrix: Numbers) -> None:
    matrix[:, 4] = 0.3
    matrix[0, 4] = 0.1 + 0.2  # the same value but for its last digit
    refused: MeasureError | None = None
    try:
        z = method.fn(matrix)
    except MeasureError as error:
        refused = error
    if refused is None:
        assert np.ptp(z[:, 4]) <= 1 / len(matrix)
    else:
        assert (refused.code, refused.columns) == ("measures.constant-columns", (4,))


@each
@pytest.mark.parametrize("bad", [np.inf, -np.inf])
def test_infinite_figure_is_refused(method: Method, matrix: Numbers, bad: float) -> None:
    matrix[5, 1] = bad
    with pytest.raises(MeasureError) as caught:
        method.fn(matrix)
    assert (caught.value.code, caught.value.rows, caught.value.columns) == ("measures.infinite-values", (5,), (1,))


@each
def test_empty_column_is_refused(method: Method, matrix: Numbers) -> None:
    matrix[:, 1] = np.nan
    with pytest.raises(MeasureError) as caught:
        method.fn(matrix)
    assert (caught.value.code, caught.value.columns) == ("measures.empty-columns", (1,))


@each
@pytest.mark.parametrize("direction", [0, 2, [1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 0], [[1, 1, 1, 1, 1, 1]]])
def test_wrong_direction_is_refused(method: Method, matrix: Numbers, direction: object) -> None:
    with pytest.raises(MeasureError):
        method.fn(matrix, direction=direction)


@each
def test_range_is_what_it_says(method: Method, matrix: Numbers) -> None:
    lowest = method.fn(matrix).min()
    said = method.range_for({})
    assert {"positive": lowest > 0, "nonnegative": lowest >= 0, "any": True}[said]
