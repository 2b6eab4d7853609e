"""The contract of revisions: none between equal editions, opposite signs the other way round."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "editions to revisions"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@each
def test_shapes_and_signs(method: Method, unit_matrix: Numbers) -> None:
    later = unit_matrix * 1.02
    found = method.fn(later, unit_matrix)
    assert found.change.shape == found.percent.shape == found.growth.shape == (31, 6)
    assert found.mean == pytest.approx(np.full(6, 2.0))
    assert found.growth[1:] == pytest.approx(np.zeros((30, 6)), abs=1e-9)
    assert np.isnan(found.growth[0]).all()
    assert method.fn(unit_matrix, later).change == pytest.approx(-found.change)
    assert not method.fn(unit_matrix, unit_matrix).mean_absolute.any()


@each
def test_gaps_and_bad_input(method: Method, unit_matrix: Numbers) -> None:
    later = unit_matrix.copy()
    later[:, 2] = np.nan
    found = method.fn(later, unit_matrix)
    assert np.isnan(found.mean).tolist() == [False, False, True, False, False, False]
    for arguments in ((later, unit_matrix[1:]), (later, -unit_matrix), (later[np.newaxis], unit_matrix)):
        with pytest.raises(MeasureError):
            method.fn(*arguments)
