"""The contract of composite indices over time: the base at its level, unit-free, gaps named by gaps."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "figures over time to index numbers"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@each
def test_base_is_at_its_level_and_units_mean_nothing(method: Method, matrix: Numbers, weights: Numbers) -> None:
    given = matrix.copy()
    given.flags.writeable = False
    found = method.fn(given, weights, base=4, level=1000.0)
    assert found.index.shape == (31,)
    assert found.index[4] == pytest.approx(1000)
    assert found.parts[4] == pytest.approx(np.full(6, 1000.0))
    scaled = method.fn(matrix * np.array([1, 10, 1e4, 3, 7, 2]), weights, base=4, level=1000.0)
    assert scaled.index == pytest.approx(found.index, rel=1e-12)


@each
def test_gaps_leave_gaps(method: Method, matrix: Numbers, weights: Numbers) -> None:
    matrix[7, 2] = np.nan
    assert np.flatnonzero(np.isnan(method.fn(matrix, weights).index)).tolist() == [7]
    matrix[0, 3] = np.nan
    with pytest.raises(MeasureError) as caught:
        method.fn(matrix, weights)
    assert caught.value.code == "measures.missing-values"


@each
@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"base": 31}, "measures.no-base-period"),
        ({"base": -1}, "measures.no-base-period"),
        ({"level": 0.0}, "measures.bad-setting"),
        ({"inverse": "minus"}, "measures.bad-setting"),
        ({"direction": 0}, "measures.bad-setting"),
    ],
)
def test_settings_outside_their_range(
    method: Method, matrix: Numbers, weights: Numbers, settings: dict[str, object], code: str
) -> None:
    with pytest.raises(MeasureError) as caught:
        method.fn(matrix, weights, **settings)
    assert caught.value.code == code


@each
@pytest.mark.parametrize("bad", [0.0, -1.0, np.inf])
def test_figures_it_cannot_take(method: Method, matrix: Numbers, weights: Numbers, bad: float) -> None:
    matrix[3, 1] = bad
    with pytest.raises(MeasureError) as caught:
        method.fn(matrix, weights)
    assert (caught.value.rows, caught.value.columns) == ((3,), (1,))
