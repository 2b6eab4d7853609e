"""The contract of price convergence: what was put in comes out, blind to units and order, bad prices named."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "prices to convergence"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@pytest.fixture
def prices() -> Numbers:
    """Give prices whose gaps close by 30 % a period beside noise, shape (40, 20, 3)."""
    chance, gap = np.random.default_rng(62), np.zeros((20, 3))
    rows = []
    for _ in range(40):
        gap = 0.7 * gap + chance.normal(0, 0.02, size=gap.shape)
        rows.append(gap)
    return np.exp(np.array(rows)) * np.array([1.0, 50.0, 3.0])


@each
def test_speed_comes_out(method: Method, prices: Numbers) -> None:
    prices.flags.writeable = False
    found = method.fn(prices, kind="level", effects=False)
    assert found.beta == pytest.approx(-0.3, abs=0.05)
    assert found.half_life == pytest.approx(np.log(2) / -np.log(0.7), abs=0.4)


@each
def test_chain_and_level_agree(method: Method, prices: Numbers) -> None:
    chain = 100 * prices[1:] / prices[:-1]
    assert method.fn(chain).beta == pytest.approx(method.fn(prices, kind="level").beta, rel=1e-9)


@each
def test_units_and_order_mean_nothing(method: Method, prices: Numbers) -> None:
    found = method.fn(prices, kind="level")
    assert method.fn(prices * np.arange(1.0, 41)[:, None, None], kind="level").beta == pytest.approx(
        found.beta, rel=1e-9
    )
    assert method.fn(prices[:, ::-1, ::-1], kind="level").se == pytest.approx(found.se, rel=1e-9)


@each
def test_bad_prices_are_named(method: Method, prices: Numbers) -> None:
    prices[3, 4, 1] = 0
    with pytest.raises(MeasureError) as caught:
        method.fn(prices)
    assert (caught.value.code, caught.value.rows, caught.value.columns) == ("measures.nonpositive-values", (3,), (4,))
    with pytest.raises(MeasureError) as caught:
        method.fn(prices[:2])
    assert caught.value.code == "measures.too-few"
