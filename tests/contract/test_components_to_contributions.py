"""The contract of contributions: shares sum to 100, points to the growth."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "components to contributions"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@each
def test_parts_sum_to_the_whole(method: Method, unit_matrix: Numbers, weights: Numbers) -> None:
    given = unit_matrix * 100
    given.flags.writeable = False
    found = method.fn(given, weights)
    assert found.shares[1:].sum(axis=1) == pytest.approx(np.full(30, 100.0))
    assert found.points[1:].sum(axis=1) == pytest.approx(found.growth[1:])
    assert found.rest[1:] == pytest.approx(np.zeros(30), abs=1e-10)
    assert np.isnan(found.growth[0])
    assert np.isnan(found.shares[0]).all()


@each
def test_order_and_scale_mean_nothing(
    method: Method, unit_matrix: Numbers, weights: Numbers, columns: NDArray[np.int64]
) -> None:
    found = method.fn(unit_matrix, weights)
    turned = method.fn(unit_matrix[:, columns] * 50, weights[columns] * 3)
    assert turned.shares[1:] == pytest.approx(found.shares[1:, columns], rel=1e-8)


@each
def test_an_index_that_stands_still_has_no_shares(method: Method) -> None:
    found = method.fn(np.array([[100.0, 100.0], [110.0, 90.0]]))
    assert np.isnan(found.shares[1]).all()
    assert found.points[1] == pytest.approx([5.0, -5.0])


@each
def test_gaps_leave_gaps(method: Method, unit_matrix: Numbers) -> None:
    unit_matrix[7, 2] = np.nan
    found = method.fn(unit_matrix, total=np.linspace(1, 2, 31))
    assert np.argwhere(np.isnan(found.points[1:])).tolist() == [[6, 2], [7, 2]]


@each
def test_bad_input_is_named(method: Method, unit_matrix: Numbers) -> None:
    for arguments, code in (
        ({"total": np.ones(5)}, "measures.wrong-length"),
        ({"total": np.zeros(31)}, "measures.nonpositive-values"),
        ({"weights": np.ones(5)}, "measures.wrong-length"),
        ({"weights": -np.ones(6)}, "measures.negative-values"),
    ):
        with pytest.raises(MeasureError) as caught:
            method.fn(unit_matrix, **arguments)
        assert caught.value.code == code
    unit_matrix[2, 2] = 0
    with pytest.raises(MeasureError):
        method.fn(unit_matrix)
