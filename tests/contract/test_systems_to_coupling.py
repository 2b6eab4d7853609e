"""The contract of coupling: between 0 and 1, one where systems are equal, blind to their order, gaps stay gaps."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "systems to coupling"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
PARTS = ("coupling", "development", "coordination")


@each
def test_input_untouched_and_all_between_zero_and_one(method: Method, unit_matrix: Numbers) -> None:
    given = unit_matrix.copy()
    given.flags.writeable = False
    found = method.fn(given)
    assert np.array_equal(given, unit_matrix)
    for part in PARTS:
        value = getattr(found, part)
        assert value.shape == (31,)
        assert ((value > 0) & (value <= 1)).all()
    assert found.level.dtype == np.int64
    assert (found.level >= 1).all()


@each
def test_order_of_rows_and_systems_means_nothing(
    method: Method, unit_matrix: Numbers, rows: NDArray[np.int64], columns: NDArray[np.int64]
) -> None:
    found = method.fn(unit_matrix)
    by_row, by_system = method.fn(unit_matrix[rows]), method.fn(unit_matrix[:, columns])
    for part in PARTS:
        assert getattr(by_row, part) == pytest.approx(getattr(found, part)[rows], abs=1e-14)
        assert getattr(by_system, part) == pytest.approx(getattr(found, part), abs=1e-14)


@each
def test_layout_in_memory_means_nothing(method: Method, unit_matrix: Numbers) -> None:
    found = method.fn(np.asfortranarray(unit_matrix))
    assert np.array_equal(found.coordination, method.fn(unit_matrix).coordination)


@each
def test_equal_systems_are_coupled_in_full(method: Method) -> None:
    scores = np.array([0.02, 0.3, 1.0])
    found = method.fn(np.repeat(scores[:, None], 4, axis=1))
    assert found.coupling == pytest.approx(np.ones(3), abs=1e-14)
    assert found.coordination == pytest.approx(np.sqrt(scores), abs=1e-14)


@each
def test_row_with_a_gap_has_no_degree_and_moves_no_other(method: Method, unit_matrix: Numbers) -> None:
    full = method.fn(unit_matrix)
    unit_matrix[3, 2] = np.nan
    found = method.fn(unit_matrix)
    for part in PARTS:
        value = getattr(found, part)
        assert np.flatnonzero(np.isnan(value)).tolist() == [3]
        assert np.array_equal(np.delete(value, 3), np.delete(getattr(full, part), 3))
    assert np.flatnonzero(found.level == 0).tolist() == [3]


@each
@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (-0.1, "measures.negative-values"),
        (np.inf, "measures.infinite-values"),
        (1.5, "measures.wrong-values"),
    ],
)
def test_what_is_no_score_is_refused(method: Method, unit_matrix: Numbers, bad: float, code: str) -> None:
    unit_matrix[5, 1] = bad
    with pytest.raises(MeasureError) as caught:
        method.fn(unit_matrix)
    assert caught.value.code == code


@each
def test_fewer_than_two_systems_are_refused(method: Method) -> None:
    for shape in ((6,), (0, 2), (6, 1)):
        with pytest.raises(MeasureError) as caught:
            method.fn(np.full(shape, 0.5))
        assert caught.value.code == "measures.wrong-shape"
