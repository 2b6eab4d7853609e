"""The contract of combined weights: weights again, blind to order and scale, faithful to agreement."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "weights to weights"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@pytest.fixture
def sets() -> Numbers:
    """Give three sets of six weights."""
    drawn = np.random.default_rng(27).uniform(0.05, 1.0, size=(3, 6))
    return np.asarray(drawn / drawn.sum(axis=1, keepdims=True))


def _combined(method: Method, sets: Numbers) -> Numbers:
    found = method.fn(sets)
    return np.asarray(getattr(found, "weights", found))


@each
def test_input_untouched_and_weights_sum_to_one(method: Method, sets: Numbers) -> None:
    given = sets.copy()
    given.flags.writeable = False
    w = _combined(method, given)
    assert np.array_equal(given, sets)
    assert w.shape == (6,)
    assert (w >= 0).all()
    assert w.sum() == pytest.approx(1, abs=1e-14)


@each
def test_order_of_sets_and_indicators_means_nothing(method: Method, sets: Numbers, columns: NDArray[np.int64]) -> None:
    w = _combined(method, sets)
    assert _combined(method, sets[::-1]) == pytest.approx(w, abs=1e-13)
    assert _combined(method, sets[:, columns]) == pytest.approx(w[columns], abs=1e-13)


@each
def test_scale_of_a_set_means_nothing(method: Method, sets: Numbers) -> None:
    assert _combined(method, sets * np.array([[1.0], [100.0], [0.3]])) == pytest.approx(
        _combined(method, sets), abs=1e-14
    )


@each
def test_one_set_is_given_back(method: Method, sets: Numbers) -> None:
    assert _combined(method, sets[:1]) == pytest.approx(sets[0], abs=1e-14)


@each
def test_indicators_treated_alike_stay_alike(method: Method, sets: Numbers) -> None:
    sets[:, 2] = sets[:, 5]
    w = _combined(method, sets)
    assert w[2] == pytest.approx(w[5], abs=1e-15)


@each
def test_indicator_that_no_set_favours_is_out(method: Method, sets: Numbers) -> None:
    sets[:, 3] = 0
    assert _combined(method, sets)[3] == 0


@each
@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (np.nan, "measures.missing-values"),
        (np.inf, "measures.infinite-values"),
        (-0.1, "measures.negative-values"),
    ],
)
def test_what_is_no_weight_is_named(method: Method, sets: Numbers, bad: float, code: str) -> None:
    sets[1, 4] = bad
    with pytest.raises(MeasureError) as caught:
        method.fn(sets)
    assert (caught.value.code, caught.value.rows, caught.value.columns) == (code, (1,), (4,))


@each
def test_what_is_no_set_of_weights_is_refused(method: Method, sets: Numbers) -> None:
    for shape in ((6,), (0, 6), (3, 0), (2, 3, 4)):
        with pytest.raises(MeasureError) as caught:
            method.fn(np.ones(shape))
        assert caught.value.code == "measures.wrong-shape"
    sets[2] = 0
    with pytest.raises(MeasureError) as caught:
        method.fn(sets)
    assert caught.value.code == "measures.all-zero"
