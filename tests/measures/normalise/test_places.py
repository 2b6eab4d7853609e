"""Borda scores and percentile ranks, by hand and against scipy."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import rankdata

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.normalise import borda, percentile_rank

X = np.array([[5.0], [1.0], [5.0], [9.0], [np.nan]])


def test_by_hand() -> None:
    assert borda(X).ravel() == pytest.approx([1, 0, 1, 3, np.nan], nan_ok=True)
    assert borda(X, direction=-1).ravel() == pytest.approx([1, 3, 1, 0, np.nan], nan_ok=True)
    assert percentile_rank(X).ravel() == pytest.approx([1 / 3, 0, 1 / 3, 1, np.nan], nan_ok=True)


def test_same_as_scipy() -> None:
    x = np.random.default_rng(45).integers(0, 12, size=(40, 7)).astype(float)
    ranks = rankdata(x, method="min", axis=0)
    assert np.array_equal(borda(x), ranks - 1)
    assert percentile_rank(x) == pytest.approx((ranks - 1) / 39, abs=1e-15)


def test_what_differs_by_rounding_is_one_value() -> None:
    assert borda(np.array([[0.3], [0.1 + 0.2], [0.3]])).ravel().tolist() == [0, 0, 0]


def test_only_figure_of_its_column_has_no_percentile_rank() -> None:
    with pytest.raises(MeasureError) as caught:
        percentile_rank(np.array([[1.0, 2.0], [3.0, np.nan]]))
    assert (caught.value.code, caught.value.columns) == ("measures.constant-columns", (1,))
