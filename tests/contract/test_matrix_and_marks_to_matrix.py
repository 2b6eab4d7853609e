"""The contract of normalisation against marks: same shape, each row alone with the marks, better is higher."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "matrix and marks to matrix"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
TURNS = np.array([1, -1, 1, -1, 1, -1])


def _marks(method: Method, matrix: Numbers, turns: Numbers | int = 1) -> dict[str, Numbers]:
    """Give marks that lie well for any method: goalposts around all figures, other marks past the best one."""
    low, high = np.nanmin(matrix, axis=0), np.nanmax(matrix, axis=0)
    past = np.where(np.broadcast_to(turns, low.shape) > 0, 1.1 * high, 0.9 * low)
    known = {"low": 0.9 * low, "high": 1.1 * high}
    return {name: known.get(name, past) for name, data in method.data.items() if data.name in {"marks", "bases"}}


@each
def test_has_marks(method: Method, matrix: Numbers) -> None:
    assert _marks(method, matrix)


@each
def test_input_untouched_and_shape_kept(method: Method, matrix: Numbers) -> None:
    given, marks = matrix.copy(), _marks(method, matrix)
    for array in (given, *marks.values()):
        array.flags.writeable = False
    z = method.fn(given, **marks)
    assert np.array_equal(given, matrix)
    assert z.shape == matrix.shape
    assert z.dtype == np.float64
    assert np.isfinite(z).all()


@each
def test_order_of_rows_and_columns_means_nothing(
    method: Method, matrix: Numbers, rows: NDArray[np.int64], columns: NDArray[np.int64]
) -> None:
    marks = _marks(method, matrix)
    z = method.fn(matrix, **marks)
    assert np.array_equal(method.fn(matrix[rows], **marks), z[rows])
    turned = {name: mark[columns] for name, mark in marks.items()}
    assert np.array_equal(method.fn(matrix[:, columns], **turned), z[:, columns])


@each
def test_unit_of_figures_and_marks_means_nothing(method: Method, matrix: Numbers) -> None:
    marks = _marks(method, matrix)
    larger = {name: mark * 10_000 for name, mark in marks.items()}
    assert method.fn(matrix * 10_000, **larger) == pytest.approx(method.fn(matrix, **marks), abs=1e-12)


@each
def test_one_mark_is_the_same_mark_for_all(method: Method, unit_matrix: Numbers) -> None:
    one = {name: float(mark.max()) for name, mark in _marks(method, unit_matrix).items()}
    one |= {"low": 0.0} if "low" in one else {}
    all_alike = {name: np.full(6, mark) for name, mark in one.items()}
    assert np.array_equal(method.fn(unit_matrix, **one), method.fn(unit_matrix, **all_alike))


@each
def test_better_is_higher(method: Method, matrix: Numbers) -> None:
    z = method.fn(matrix, **_marks(method, matrix, TURNS), direction=TURNS)
    for column, turn in enumerate(TURNS):
        assert np.array_equal(np.argsort(z[:, column]), np.argsort(turn * matrix[:, column]))


@each
def test_gap_stays_and_moves_no_other_column(method: Method, matrix: Numbers) -> None:
    gapped, marks = matrix.copy(), _marks(method, matrix)
    gapped[3, 2] = np.nan
    z = method.fn(gapped, **marks)
    assert np.array_equal(np.isnan(z), np.isnan(gapped))
    assert np.array_equal(np.delete(z, 2, axis=1), np.delete(method.fn(matrix, **marks), 2, axis=1))


@each
@pytest.mark.parametrize("bad", [np.inf, -np.inf])
def test_infinite_figure_is_refused(method: Method, matrix: Numbers, bad: float) -> None:
    marks = _marks(method, matrix)
    matrix[5, 1] = bad
    with pytest.raises(MeasureError) as caught:
        method.fn(matrix, **marks)
    assert (caught.value.code, caught.value.rows, caught.value.columns) == ("measures.infinite-values", (5,), (1,))


@each
def test_empty_column_is_refused(method: Method, matrix: Numbers) -> None:
    marks = _marks(method, matrix)
    matrix[:, 1] = np.nan
    with pytest.raises(MeasureError) as caught:
        method.fn(matrix, **marks)
    assert (caught.value.code, caught.value.columns) == ("measures.empty-columns", (1,))


@each
@pytest.mark.parametrize("direction", [0, 2, [1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 0], [[1, 1, 1, 1, 1, 1]]])
def test_wrong_direction_is_refused(method: Method, matrix: Numbers, direction: object) -> None:
    with pytest.raises(MeasureError):
        method.fn(matrix, **_marks(method, matrix), direction=direction)


@each
def test_wrong_marks_are_refused(method: Method, matrix: Numbers) -> None:
    marks = _marks(method, matrix)
    for name in marks:
        for bad in (marks[name][:5], np.full((2, 6), 1.0), "a", np.full(6, np.inf)):
            with pytest.raises(MeasureError) as caught:
                method.fn(matrix, **{**marks, name: bad})
            assert name in caught.value.text("en")
