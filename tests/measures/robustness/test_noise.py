"""Intervals under noise hold the score without noise as often as they say."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.aggregate import arithmetic
from xinzhi.measures.normalise import minmax, zscore
from xinzhi.measures.robustness import data_noise
from xinzhi.measures.weight import entropy


def _entropy_index(x: np.ndarray) -> np.ndarray:
    z = minmax(x)
    return arithmetic(z, entropy(z))


@pytest.mark.parametrize("index", [_entropy_index, lambda x: zscore(x).mean(axis=1)], ids=["entropy", "z-score"])
@pytest.mark.parametrize("model", ["additive", "relative"])
def test_coverage(index: object, model: str) -> None:
    rng = np.random.default_rng(8)
    true = rng.lognormal(sigma=0.5, size=(31, 10))
    held, tries = 0.0, 120
    for seed in range(tries):
        noise = 0.05 * rng.standard_normal(true.shape)
        seen = true + noise if model == "additive" else true * np.exp(noise)
        found = data_noise(seen, 0.05, index, model=model, draws=200, seed=seed)
        held += ((found.low <= index(true)) & (index(true) <= found.high)).mean()
    assert 0.86 < held / tries < 0.94


def test_what_is_certain_does_not_move() -> None:
    x = np.random.default_rng(9).lognormal(size=(5, 3))
    spread = np.zeros((5, 3))
    spread[2, 1] = 0.5
    found = data_noise(x, spread, lambda noisy: noisy.mean(axis=1), draws=50)
    assert np.flatnonzero(np.ptp(found.replicates, axis=0)).tolist() == [2]
    assert np.array_equal(found.low == found.high, np.arange(5) != 2)
    again = data_noise(x, spread, lambda noisy: noisy.mean(axis=1), draws=50)
    assert np.array_equal(again.replicates, found.replicates)


def test_panel_shape_is_kept() -> None:
    x = np.random.default_rng(9).lognormal(size=(4, 5, 3))
    found = data_noise(x, [0.1, 0.2, 0.0], lambda noisy: noisy.mean(axis=2), draws=30)
    assert found.replicates.shape == (30, 4, 5)
    assert found.low.shape == (4, 5)


@pytest.mark.parametrize(
    ("spread", "settings"),
    [
        (-1.0, {}),
        (np.nan, {}),
        ([0.1, 0.1], {}),
        (0.1, {"draws": 5}),
        (0.1, {"draws": True}),
        (0.1, {"model": "poisson"}),
        (0.1, {"level": 1.5}),
    ],
)
def test_bad_input_is_named(spread: object, settings: dict[str, object]) -> None:
    with pytest.raises(MeasureError):
        data_noise(np.ones((4, 3)), spread, lambda noisy: noisy.mean(axis=1), **settings)
