"""Prices: chain indices have no levels, and goods that never move are named."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.space import price_convergence


def test_by_good() -> None:
    speeds = np.array([0.5, 0.9])
    gap = speeds ** np.arange(8)[:, np.newaxis, np.newaxis] * np.array([[0.3, -0.2], [0.1, 0.4], [-0.4, -0.2]])
    found = price_convergence(np.exp(gap), kind="level", effects=False)
    assert found.by_good_beta == pytest.approx(speeds - 1)
    assert found.by_good_half_life == pytest.approx([1, np.log(0.5) / np.log(0.9)])


def test_chain_indices_have_no_levels() -> None:
    with pytest.raises(MeasureError) as caught:
        price_convergence(np.full((6, 3, 2), 100.0), effects=False)
    assert caught.value.code == "measures.bad-setting"


def test_goods_that_never_move() -> None:
    prices = np.exp(np.random.default_rng(5).normal(size=(6, 3, 2)))
    prices[:, :, 1] = 7
    with pytest.raises(MeasureError) as caught:
        price_convergence(prices, kind="level")
    assert (caught.value.code, caught.value.rows) == ("measures.no-spread", (1,))
