"""Truncated regression: the maximum of the likelihood, found from the same figures by another optimiser."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.stats import norm, truncnorm

from xinzhi.measures.efficiency._truncated import draw_above, truncated


def test_newton_finds_the_maximum_of_the_likelihood() -> None:
    chance = np.random.default_rng(4)
    X = np.column_stack([np.ones(200), chance.normal(size=200)])
    y = draw_above(X @ np.array([1.2, 0.4]), 0.5, 1.0, chance)
    found = truncated(X, y, 1.0)

    def minus(at: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float:
        mean, sigma = X @ at[:2], np.exp(at[2])
        return -float(np.sum(norm.logpdf(y, mean, sigma) - norm.logsf(1.0, mean, sigma)))

    other = minimize(
        minus, np.array([1.0, 0.0, 0.0]), method="Nelder-Mead", options={"maxiter": 5000, "xatol": 1e-9, "fatol": 1e-11}
    )
    assert found.converged
    assert found.coefficients == pytest.approx(other.x[:2], abs=1e-5)
    assert found.sigma == pytest.approx(np.exp(other.x[2]), abs=1e-5)


def test_draws_follow_the_truncated_normal() -> None:
    drawn = draw_above(np.full(20_000, 0.5), 0.4, 1.0, np.random.default_rng(5))
    expected = truncnorm((1 - 0.5) / 0.4, np.inf, loc=0.5, scale=0.4)
    assert drawn.min() >= 1
    assert drawn.mean() == pytest.approx(expected.mean(), abs=0.005)
    assert drawn.std() == pytest.approx(expected.std(), abs=0.005)
