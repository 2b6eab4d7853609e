"""Sampled sensitivity: its intervals hold the exact value as often as they say; agreement with SALib."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.robustness import factorial, parted, sampled, sensitivity, sobol

LEVELS = [3, 40, 2]


def _function() -> tuple[np.ndarray, np.ndarray]:
    """Give an output with interactions over all combinations, and its options."""
    options = factorial(LEVELS)
    one, two, three = options.T
    effect = np.random.default_rng(5).normal(size=40)
    return one**2 + effect[two] * (1 + three) + 1.5 * one * three + 20, options


@pytest.mark.parametrize("estimator", ["coinr", "jansen", "centred"])
def test_intervals_hold_the_exact_value(estimator: str) -> None:
    y, options = _function()
    exact = sensitivity(y, options)
    first, total, tries = np.zeros(3), np.zeros(3), 600
    for seed in range(tries):
        runs = np.ravel_multi_index(tuple(sampled(LEVELS, 200, seed=seed).T), LEVELS)
        parts = parted(y[runs], 3)
        found = sobol(parts.y_a, parts.y_b, parts.y_ab, estimator=estimator)
        first += (found.first_low <= exact.first) & (exact.first <= found.first_high)
        total += (found.total_low <= exact.total) & (exact.total <= found.total_high)
    # 0.87 to 0.93, give or take the error of 600 tries.
    assert (np.abs(np.concatenate([first, total]) / tries - 0.9) < 0.045).all()


def test_quasi_random_design_comes_close() -> None:
    y, options = _function()
    exact = sensitivity(y, options)
    parts = parted(y[np.ravel_multi_index(tuple(sampled(LEVELS, 4096, seed=1, quasi=True).T), LEVELS)], 3)
    found = sobol(parts.y_a, parts.y_b, parts.y_ab, estimator="jansen")
    assert found.first == pytest.approx(exact.first, abs=0.01)
    assert found.total == pytest.approx(exact.total, abs=0.01)


def test_same_seed_same_design() -> None:
    assert np.array_equal(sampled(LEVELS, 7, seed=1), sampled(LEVELS, 7, seed=1))
    assert not np.array_equal(sampled(LEVELS, 7, seed=1), sampled(LEVELS, 7, seed=2))
    assert sampled(LEVELS, 7, seed=1, quasi=True).max(axis=0).tolist() <= [2, 39, 1]


def test_mixtures_take_one_input_from_the_second_sample() -> None:
    drawn = sampled(LEVELS, 50, seed=4).reshape(5, 50, 3)
    for i in range(3):
        assert np.array_equal(drawn[2 + i][:, i], drawn[1][:, i])
        others = [j for j in range(3) if j != i]
        assert np.array_equal(drawn[2 + i][:, others], drawn[0][:, others])


def test_what_cannot_be_designed() -> None:
    for wrong in ([], [3, 0]):
        with pytest.raises(MeasureError):
            factorial(wrong)
    with pytest.raises(MeasureError) as caught:
        factorial([1000] * 6)
    assert "= 1000000000000000000 combinations" in caught.value.text("en")
    for runs in (1, True, 2.5):
        with pytest.raises(MeasureError):
            sampled(LEVELS, runs, seed=1)
    with pytest.raises(MeasureError):
        parted(np.arange(7.0), 2)
