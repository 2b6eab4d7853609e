"""The smoothed bootstrap of efficiency: draws that reach the frontier, coverage where the true frontier is known."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.measures.efficiency import bootstrap
from xinzhi.measures.efficiency._resample import bandwidth, basic, smoothed


def test_draws_reach_the_frontier_and_keep_their_spread() -> None:
    chance = np.random.default_rng(70)
    values = np.exp(-np.abs(chance.normal(0, 0.25, 200)))
    values /= values.max()
    width = bandwidth(values)
    drawn = np.concatenate([smoothed(values, width, chance) for _ in range(200)])
    assert 1 - 1e-4 < drawn.max() <= 1
    assert drawn.min() > 0
    assert ((drawn - 1) ** 2).mean() == pytest.approx(((values - 1) ** 2).mean(), rel=0.03)
    assert drawn.mean() == pytest.approx(values.mean(), abs=0.02)


def test_one_input_and_output_need_no_programme() -> None:
    """With ratios r the frontier is their largest, and a draw moves it by the largest efficiency drawn."""
    chance = np.random.default_rng(71)
    x = chance.lognormal(0, 0.5, 40)
    y = x * np.exp(-chance.exponential(0.3, 40))
    found = bootstrap(x[:, np.newaxis], y[:, np.newaxis], draws=120, seed=3)
    order = np.lexsort([y, x])
    score = (y / x / (y / x).max())[order]
    again, width = np.random.default_rng(3), bandwidth(score)
    frontier = np.array([smoothed(score, width, again).max() for _ in range(120)])
    expected = score / frontier[:, np.newaxis]
    assert found.score[order] == pytest.approx(score, abs=1e-10)
    assert found.draws[:, order] == pytest.approx(expected, abs=1e-10)
    high, low = np.quantile(expected, [0.025, 0.975], axis=0)
    assert found.low[order] == pytest.approx(2 * score - low, abs=1e-10)
    assert found.high[order] == pytest.approx(2 * score - high, abs=1e-10)


def test_the_true_efficiency_lies_between_the_ends() -> None:
    """One input, one output, constant returns, 100 units: all units stand or fall together with the frontier."""
    held = []
    for k in range(150):
        chance = np.random.default_rng(k)
        truth = np.exp(-np.abs(chance.normal(0, 0.25, 100)))
        score = truth / truth.max()
        width = bandwidth(score)
        frontier = np.array([smoothed(score, width, chance).max() for _ in range(200)])
        low, high = basic(score, score / frontier[:, np.newaxis], 0.95)
        held.append(((low <= truth) & (truth <= high)).mean())
    assert 0.88 < np.mean(held) < 0.99


def test_ends_are_an_interval_only_where_that_was_measured() -> None:
    chance = np.random.default_rng(72)
    x, y = chance.uniform(1, 9, (100, 2)), chance.uniform(1, 9, (100, 1))
    assert bootstrap(x[:, :1], y, draws=100).interval
    assert not bootstrap(x, y, draws=100).interval
    assert not bootstrap(x[:99, :1], y[:99], draws=100).interval
    assert not bootstrap(x[:, :1], y, returns="variable", draws=100).interval
