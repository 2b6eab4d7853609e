"""Normalisation by rank, by hand and against scipy."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import rankdata

from xinzhi.measures.normalise import rank


def test_by_hand() -> None:
    x = np.array([[5.0], [1.0], [5.0], [9.0], [np.nan]])
    assert rank(x).ravel() == pytest.approx([2.5 / 4, 1 / 4, 2.5 / 4, 1, np.nan], nan_ok=True)
    assert rank(x, direction=-1).ravel() == pytest.approx([2.5 / 4, 1, 2.5 / 4, 1 / 4, np.nan], nan_ok=True)


def test_same_as_scipy() -> None:
    x = np.random.default_rng(3).integers(0, 12, size=(40, 7)).astype(float)
    assert rank(x) == pytest.approx(rankdata(x, axis=0) / 40, abs=1e-15)


def test_constant_column_shares_one_rank() -> None:
    assert rank(np.array([[0.3], [0.1 + 0.2], [0.3]])).ravel() == pytest.approx([2 / 3] * 3)
