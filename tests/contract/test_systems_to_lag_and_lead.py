"""The contract of lag and lead: blind to order, equal systems are in step, a gap stays in its row."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "systems to lag and lead"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@each
def test_input_untouched_and_who_holds_back_is_not_foremost(method: Method, unit_matrix: Numbers) -> None:
    given = unit_matrix.copy()
    given.flags.writeable = False
    found = method.fn(given)
    assert np.array_equal(given, unit_matrix)
    assert (found.gain >= 0).all()
    held = found.holds_back
    assert (unit_matrix[np.arange(31), held] < unit_matrix.max(axis=1)).all()
    assert (found.gain[np.arange(31), held] == found.gain.max(axis=1)).all()


@each
def test_order_means_nothing(
    method: Method, unit_matrix: Numbers, rows: NDArray[np.int64], columns: NDArray[np.int64]
) -> None:
    found, turned = method.fn(unit_matrix), method.fn(unit_matrix[np.ix_(rows, columns)])
    assert np.array_equal(turned.position, found.position[np.ix_(rows, columns)])
    assert np.array_equal(columns[turned.holds_back], found.holds_back[rows])
    assert turned.gain == pytest.approx(found.gain[np.ix_(rows, columns)], abs=1e-14)


@each
def test_equal_systems_are_in_step_and_none_holds_back(method: Method) -> None:
    found = method.fn(np.full((4, 3), 0.3))
    assert not found.position.any()
    assert found.relative == pytest.approx(np.ones((4, 3)), abs=1e-14)
    assert found.holds_back.tolist() == [-1] * 4


@each
def test_a_gap_stays_in_its_row(method: Method, unit_matrix: Numbers) -> None:
    full = method.fn(unit_matrix)
    unit_matrix[3, 2] = np.nan
    found = method.fn(unit_matrix)
    assert found.holds_back[3] == -1
    assert np.isnan(found.gain[3]).all()
    assert np.array_equal(np.delete(found.holds_back, 3), np.delete(full.holds_back, 3))


@each
def test_bad_settings_and_scores_are_refused(method: Method, unit_matrix: Numbers) -> None:
    for asked, code in (
        (lambda: method.fn(unit_matrix * 100), "measures.wrong-values"),
        (lambda: method.fn(unit_matrix, band=1.5), "measures.bad-setting"),
        (lambda: method.fn(unit_matrix[:, :1]), "measures.wrong-shape"),
    ):
        with pytest.raises(MeasureError) as caught:
            asked()
        assert caught.value.code == code
