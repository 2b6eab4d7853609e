"""The contract of sampled sensitivity: shares with intervals around them, blind to the order of runs."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

METHODS = [method for method in all_methods() if method.role == "samples to sensitivity"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
RNG = np.random.default_rng(32)
A, B = RNG.random((2, 500, 3))
MIXED = np.stack([np.where(np.arange(3) == i, B, A) for i in range(3)])
SLOPES = np.array([[1.0, 2.0], [3.0, 0.0], [0.5, 1.0]])
Y: tuple[NDArray[np.float64], ...] = (A @ SLOPES, B @ SLOPES, MIXED @ SLOPES)


@each
@pytest.mark.parametrize("estimator", ["coinr", "jansen", "centred"])
def test_shapes_and_intervals(method: Method, estimator: str) -> None:
    given = [part.copy() for part in Y]
    for part in given:
        part.flags.writeable = False
    found = method.fn(*given, estimator=estimator)
    assert found.first.shape == found.total.shape == (3, 2)
    for name in ("first", "total"):
        middle = getattr(found, name)
        assert (getattr(found, f"{name}_low") <= middle).all()
        assert (middle <= getattr(found, f"{name}_high")).all()
    true = SLOPES**2 / (SLOPES**2).sum(axis=0)
    assert found.total == pytest.approx(true, abs=0.15)
    wide = method.fn(*given, estimator=estimator, level=0.99)
    assert (wide.first_low <= found.first_low).all()


@each
def test_order_of_runs_means_nothing(method: Method) -> None:
    order = RNG.permutation(500)
    found, turned = method.fn(*Y), method.fn(Y[0][order], Y[1][order], Y[2][:, order])
    assert turned.first == pytest.approx(found.first, abs=1e-12)
    assert turned.total_low == pytest.approx(found.total_low, abs=1e-12)
    alone = method.fn(Y[0][:, 1], Y[1][:, 1], Y[2][:, :, 1])
    assert alone.first == pytest.approx(found.first[:, 1], abs=1e-15)


@each
def test_output_that_does_not_vary_has_no_shares(method: Method) -> None:
    found = method.fn(np.ones(9), np.ones(9), np.ones((2, 9)))
    assert np.isnan(found.first).all()
    assert np.isnan(found.total_high).all()


@each
@pytest.mark.parametrize(
    ("y", "code"),
    [
        ((Y[0], Y[1][1:], Y[2]), "measures.wrong-length"),
        ((Y[0], Y[1], Y[2][:, 1:]), "measures.wrong-shape"),
        ((Y[0], Y[1], Y[2][0]), "measures.wrong-shape"),
        ((Y[0][:1], Y[1][:1], Y[2][:, :1]), "measures.wrong-shape"),
        ((Y[0], Y[1], Y[2] * np.nan), "measures.missing-values"),
        ((Y[0], np.full_like(Y[1], np.inf), Y[2]), "measures.infinite-values"),
    ],
)
def test_bad_input_is_named(method: Method, y: tuple[NDArray[np.float64], ...], code: str) -> None:
    with pytest.raises(MeasureError) as caught:
        method.fn(*y)
    assert caught.value.code == code


@each
def test_unknown_estimator_and_level(method: Method) -> None:
    for settings in ({"estimator": "saltelli"}, {"level": 90.0}):
        with pytest.raises(MeasureError) as caught:
            method.fn(*Y, **settings)
        assert caught.value.code == "measures.bad-setting"
