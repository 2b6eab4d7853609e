"""The contract of re-basing: growth stays, the base is at its level."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "index numbers to index numbers"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@each
def test_growth_stays(method: Method, unit_matrix: Numbers) -> None:
    given = unit_matrix.copy()
    given.flags.writeable = False
    found = method.fn(given, base=9)
    assert found[9] == pytest.approx(np.full(6, 100.0))
    assert found[1:] / found[:-1] == pytest.approx(unit_matrix[1:] / unit_matrix[:-1])
    assert method.fn(found, base=9) == pytest.approx(found)
    assert np.array_equal(method.fn(given[:, 2], base=9), found[:, 2])


@each
def test_gaps_and_bad_input(method: Method, unit_matrix: Numbers) -> None:
    unit_matrix[3, 2] = np.nan
    assert np.isnan(method.fn(unit_matrix)).sum() == 1
    for settings in ({"base": 3}, {"base": 31}, {"level": -1.0}, {"base": True}):
        with pytest.raises(MeasureError):
            method.fn(unit_matrix, **settings)
    unit_matrix[5, 5] = 0
    with pytest.raises(MeasureError):
        method.fn(unit_matrix)
