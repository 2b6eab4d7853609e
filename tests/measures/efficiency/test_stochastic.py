"""The stochastic frontier of the second stage: its slope, its estimates on a known frontier, and its expectations."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.optimize import check_grad
from scipy.stats import halfnorm, norm

from xinzhi.measures.efficiency import three_stage
from xinzhi.measures.efficiency._stochastic import _loss, _noise, _slope, stochastic_frontier


def test_slope_is_that_of_the_likelihood() -> None:
    chance = np.random.default_rng(60)
    x, y = np.column_stack([np.ones(50), chance.normal(size=50)]), chance.normal(size=50)
    for _ in range(5):
        point = chance.normal(0, 0.5, 4)
        assert check_grad(_loss, _slope, point, y, x) < 1e-4


def test_likelihood_is_that_of_the_sum() -> None:
    """The density of v + u by integration over u."""
    y, noise, excess = np.array([-0.3, 0.4, 2.0]), 0.7, 1.2
    direct = [
        quad(lambda u, e=e: norm.pdf(e - u, scale=noise) * halfnorm.pdf(u, scale=excess), 0, np.inf)[0] for e in y
    ]
    point = np.array([0.0, np.log(noise), np.log(excess)])
    assert _loss(point, y, np.zeros((3, 1))) == pytest.approx(-np.log(direct).sum(), abs=1e-8)


@pytest.mark.parametrize("e", [-1.0, 0.2, 3.0])
def test_expected_noise_is_that_given_the_sum(e: float) -> None:
    noise, excess = 0.7, 1.2

    def weight(u: float) -> float:
        return float(norm.pdf(e - u, scale=noise) * halfnorm.pdf(u, scale=excess))

    expected = quad(lambda u: (e - u) * weight(u), 0, np.inf)[0] / quad(weight, 0, np.inf)[0]
    assert _noise(np.array([e]), noise, excess)[0] == pytest.approx(expected, abs=1e-7)


def test_a_known_frontier_is_found_again() -> None:
    chance = np.random.default_rng(61)
    x = np.column_stack([np.ones(20_000), chance.uniform(0, 1, 20_000)])
    y = x @ [5.0, 3.0] + chance.normal(0, 0.5, 20_000) + np.abs(chance.normal(0, 1.5, 20_000))
    found = stochastic_frontier(y, x)
    assert found.coefficients == pytest.approx([5.0, 3.0], abs=0.1)
    assert (found.sigma_noise, found.sigma_excess) == pytest.approx((0.5, 1.5), abs=0.05)
    assert found.converged
    assert found.likelihood_ratio > 100


def test_a_regression_without_inefficiency_has_none() -> None:
    chance = np.random.default_rng(62)
    x = np.column_stack([np.ones(300), chance.uniform(0, 1, 300)])
    found = stochastic_frontier(x @ [5.0, 3.0] + chance.normal(0, 1, 300), x)
    assert found.likelihood_ratio < 2.706


def test_three_stages_take_the_environment_out() -> None:
    chance = np.random.default_rng(63)
    z = chance.uniform(0, 1, (200, 1))
    managed = np.abs(chance.normal(0, 1, 200))
    x = (10 + 8 * z[:, 0] + managed)[:, None]
    found = three_stage(x, np.ones((200, 1)), z)
    before = np.corrcoef(found.parts["first_stage"], z[:, 0])[0, 1]
    after = np.corrcoef(found.score, z[:, 0])[0, 1]
    assert before < -0.8
    assert abs(after) < 0.2
    assert found.parts["coefficients"][0, 1] == pytest.approx(8, abs=0.8)
    assert any("standard errors" in note.en for note in found.notes)
