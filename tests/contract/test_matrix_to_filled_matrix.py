"""The contract of imputation: figures stay, gaps are filled and marked."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "matrix to filled matrix"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@each
def test_figures_stay_and_gaps_are_marked(method: Method, matrix: Numbers) -> None:
    matrix[3, 2] = matrix[4, 2] = matrix[9, 0] = np.nan
    given = matrix.copy()
    given.flags.writeable = False
    found = method.fn(given)
    assert np.array_equal(found.imputed, np.isnan(matrix))
    assert np.array_equal(found.values[~found.imputed], matrix[~np.isnan(matrix)])
    assert np.isfinite(found.values).all()


@each
def test_within_groups_and_without_a_figure(method: Method, matrix: Numbers, groups: list[str]) -> None:
    matrix[3, 2] = matrix[30, 1] = np.nan
    found = method.fn(matrix, groups)
    alone = method.fn(matrix[:10])
    assert found.values[3, 2] == alone.values[3, 2]
    assert np.isnan(found.values[30, 1])
    assert not found.imputed[30, 1]


@each
def test_order_of_rows_means_nothing(
    method: Method, matrix: Numbers, groups: list[str], rows: NDArray[np.int64]
) -> None:
    matrix[3, 2] = np.nan
    found = method.fn(matrix, groups).values
    assert method.fn(matrix[rows], [groups[i] for i in rows]).values == pytest.approx(found[rows], rel=1e-14)


@each
def test_bad_input_is_named(method: Method, matrix: Numbers, groups: list[str]) -> None:
    with pytest.raises(MeasureError) as caught:
        method.fn(matrix, groups[1:])
    assert caught.value.code == "measures.wrong-length"
    matrix[:, 2] = np.nan
    with pytest.raises(MeasureError) as caught:
        method.fn(matrix)
    assert caught.value.code == "measures.empty-columns"
