"""The contract of lags: the order in time is found, nothing hangs on order or unit, and with too little nothing is said."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "systems over time to lags"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@pytest.fixture
def u() -> Numbers:
    """Give three systems, shape (13, 25, 3): the third follows the first by a period, the second goes its own way."""
    rng = np.random.default_rng(64)
    first, own, noise = rng.normal(size=(3, 15, 25))
    moves = np.stack([first[1:-1], own[1:-1], first[:-2] + 0.5 * noise[1:-1]], axis=2)
    return np.asarray(moves.cumsum(axis=0) + np.arange(13)[:, None, None])


@each
def test_what_comes_first_is_found_and_input_untouched(method: Method, u: Numbers) -> None:
    given = u.copy()
    given.flags.writeable = False
    found = method.fn(given)
    assert np.array_equal(given, u)
    assert found.enough
    assert found.pairs.tolist() == [[0, 1], [0, 2], [1, 2]]
    assert found.lags.tolist() == [-2, -1, 0, 1, 2]
    assert found.ahead.tolist() == [-1, 0, -1]
    assert found.correlation[1].argmax() == 3
    assert (np.abs(found.correlation) <= 1).all()
    assert (found.low <= found.high).all()
    assert (found.lead_low <= found.lead_high).all()


@each
def test_correlation_is_that_of_the_changes(method: Method, u: Numbers) -> None:
    found = method.fn(u, remove="none")
    d = np.diff(u, axis=0)
    for at, lag in enumerate(found.lags):
        a = d[max(-lag, 0) : len(d) - max(lag, 0), :, 0].ravel()
        b = d[max(lag, 0) : len(d) - max(-lag, 0), :, 2].ravel()
        assert found.correlation[1, at] == pytest.approx(np.corrcoef(a, b)[0, 1], abs=1e-12)
    moved = u + np.arange(25)[:, None] * np.arange(13)[:, None, None]
    assert method.fn(moved).correlation == pytest.approx(method.fn(u).correlation, abs=1e-9)


@each
def test_order_and_unit_mean_nothing(method: Method, u: Numbers) -> None:
    order = np.random.default_rng(1).permutation(25)
    found, turned = method.fn(u), method.fn(u[:, order][..., ::-1] * 1e6 + 3)
    assert turned.correlation[1] == pytest.approx(found.correlation[1, ::-1], abs=1e-7)
    assert turned.ahead.tolist() == [-1, 2, -1]
    assert np.array_equal(method.fn(u, seed=3).low, method.fn(u, seed=3).low)


@each
def test_with_too_little_nothing_is_said(method: Method, u: Numbers) -> None:
    for part in (u[:7], u[:, :7]):
        found = method.fn(part)
        assert not found.enough
        assert np.isnan(found.correlation).all()
        assert (found.ahead == -1).all()
    assert method.fn(u[:7], least=5).enough


@each
def test_gaps_and_what_does_not_move_are_left_out(method: Method, u: Numbers) -> None:
    gapped = u.copy()
    gapped[4, 3, 0] = np.nan
    assert method.fn(gapped).correlation == pytest.approx(method.fn(u).correlation, abs=0.05)
    u[..., 1] = 2.0
    found = method.fn(u)
    assert np.isnan(found.correlation[[0, 2]]).all()
    assert found.ahead.tolist() == [-1, 0, -1]
    u[..., 1] = np.nan
    assert method.fn(u).ahead.tolist() == [-1, 0, -1]


@each
@pytest.mark.parametrize(
    ("given", "settings", "code"),
    [
        (np.ones((5, 3)), {}, "measures.wrong-shape"),
        (np.ones((5, 3, 1)), {}, "measures.wrong-shape"),
        (np.full((5, 3, 2), np.inf), {}, "measures.infinite-values"),
        (np.ones((5, 3, 2)), {"longest": 0}, "measures.bad-setting"),
        (np.ones((5, 3, 2)), {"remove": "year"}, "measures.bad-setting"),
        (np.ones((5, 3, 2)), {"draws": 3}, "measures.bad-setting"),
        (np.ones((5, 3, 2)), {"level": 90}, "measures.bad-setting"),
    ],
)
def test_bad_input_is_named(method: Method, given: Numbers, settings: dict[str, object], code: str) -> None:
    with pytest.raises(MeasureError) as caught:
        method.fn(given, **settings)
    assert caught.value.code == code
