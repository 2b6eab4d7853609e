"""Rank correlations are scipy's, ties included."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import kendalltau, spearmanr

from xinzhi.measures.dynamics import rank_mobility


def test_against_scipy() -> None:
    y = np.random.default_rng(3).integers(0, 9, size=(5, 31)).astype(float)
    found = rank_mobility(y)
    for at in range(4):
        assert found.kendall[at] == pytest.approx(kendalltau(y[at], y[at + 1]).statistic, abs=1e-12)
        assert found.spearman[at] == pytest.approx(spearmanr(y[at], y[at + 1]).statistic, abs=1e-12)
    assert found.overall_kendall == pytest.approx(kendalltau(y[0], y[-1]).statistic, abs=1e-12)


def test_by_hand() -> None:
    found = rank_mobility(np.array([[4.0, 3, 2, 1], [4.0, 1, 2, 3]]))
    assert found.moves.tolist() == [0, -2, 0, 2]
    assert (found.overall_exchanged, found.overall_mean_move) == (0.5, 1.0)
