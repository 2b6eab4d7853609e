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


def test_coverage_under_strong_noise() -> None:
    rng = np.random.default_rng(18)
    true = rng.lognormal(sigma=0.2, size=(31, 10))
    held, before, tries, size = 0.0, 0.0, 40, 0.2
    for seed in range(tries):
        seen = true * np.exp(size * rng.standard_normal(true.shape))
        for centre in ("matched", "observed"):
            found = data_noise(seen, size, _entropy_index, model="relative", draws=100, seed=seed, centre=centre)
            share = ((found.low <= _entropy_index(true)) & (_entropy_index(true) <= found.high)).mean() / tries
            held, before = (held + share, before) if centre == "matched" else (held, before + share)
    assert 0.86 < held < 0.94
    assert before < held


@pytest.mark.parametrize("model", ["additive", "relative"])
def test_noise_is_drawn_around_figures_of_the_spread_observed(model: str) -> None:
    rng = np.random.default_rng(19)
    x = rng.lognormal(sigma=0.3, size=(3, 400, 2))
    x[..., 1] *= -1
    kept: list[np.ndarray] = []

    def index(noisy: np.ndarray) -> np.ndarray:
        kept.append(noisy)
        return noisy.mean(axis=2)

    data_noise(x, 0.25, index, model=model, draws=20, seed=1)
    seen = [np.log(np.abs(one)) if model == "relative" else one for one in (x, *kept)]
    spread = np.mean([one.var(axis=1).mean(axis=0) for one in seen[2:-1]], axis=0)
    assert spread == pytest.approx(seen[0].var(axis=1).mean(axis=0), rel=0.05)
    # Figures without one sign have no logarithm, and figures that are certain stay.
    x[:, 0, 1] = 1.0
    kept.clear()
    data_noise(x, [0.0, 0.25], index, model="relative", draws=20, seed=1)
    assert np.array_equal(kept[-1], x)


def test_gaps_stay() -> None:
    x = np.random.default_rng(9).lognormal(size=(6, 3))
    x[2, 1] = np.nan
    found = data_noise(x, 0.1, lambda noisy: np.nanmean(noisy, axis=1), draws=30, model="relative")
    assert np.isfinite(found.low).all()


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
        (0.1, {"centre": "true"}),
    ],
)
def test_bad_input_is_named(spread: object, settings: dict[str, object]) -> None:
    with pytest.raises(MeasureError):
        data_noise(np.ones((4, 3)), spread, lambda noisy: noisy.mean(axis=1), **settings)
