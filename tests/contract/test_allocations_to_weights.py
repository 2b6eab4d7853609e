"""The contract of weights from points: every expert counts the same, order and budget mean nothing."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

METHODS = [method for method in all_methods() if method.role == "allocations to weights"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
POINTS = np.array([[50.0, 30.0, 20.0, 0.0], [10.0, 40.0, 20.0, 30.0], [25.0, 25.0, 25.0, 25.0]])


@each
@pytest.mark.parametrize("join", ["mean", "median"])
def test_weights_sum_to_one(method: Method, join: str) -> None:
    given = POINTS.copy()
    given.flags.writeable = False
    w = method.fn(given, points=100, join=join)
    assert w.shape == (4,)
    assert (w >= 0).all()
    assert w.sum() == pytest.approx(1)
    assert method.fn(POINTS * np.array([[1], [7], [0.1]]), join=join) == pytest.approx(w)
    assert method.fn(POINTS[::-1, ::-1], join=join) == pytest.approx(w[::-1])
    assert method.fn(POINTS[:1]) == pytest.approx(POINTS[0] / 100)


@each
@pytest.mark.parametrize(
    ("points", "settings", "code"),
    [
        (POINTS * 1.02, {"points": 100}, "measures.off-budget"),
        (np.vstack([POINTS, np.zeros(4)]), {}, "measures.off-budget"),
        (-POINTS, {}, "measures.negative-values"),
        (np.where(POINTS == 0, np.nan, POINTS), {}, "measures.missing-values"),
        (POINTS[0], {}, "measures.wrong-shape"),
        (POINTS, {"points": 0.0}, "measures.bad-setting"),
        (POINTS, {"join": "mode"}, "measures.bad-setting"),
        (np.eye(4), {"join": "median"}, "measures.all-zero"),
    ],
)
def test_bad_input_is_named(
    method: Method, points: NDArray[np.float64], settings: dict[str, object], code: str
) -> None:
    with pytest.raises(MeasureError) as caught:
        method.fn(points, **settings)
    assert caught.value.code == code
