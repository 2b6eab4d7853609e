"""The weighted geometric mean, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.aggregate import arithmetic, geometric


def test_by_hand() -> None:
    z = np.array([[1.0, 16.0], [81.0, 1.0], [1.0, np.nan]])
    assert geometric(z, np.array([1.0, 3.0])) == pytest.approx([8, 3, np.nan], nan_ok=True)


def test_never_above_the_arithmetic_mean() -> None:
    z = np.random.default_rng(5).uniform(0.01, 1, size=(200, 5))
    w = np.array([0.1, 0.2, 0.3, 0.2, 0.2])
    assert (geometric(z, w) < arithmetic(z, w)).all()


def test_zero_is_named_by_row_and_column() -> None:
    with pytest.raises(MeasureError) as caught:
        geometric(np.array([[1.0, 0.0], [0.5, 1.0], [-1.0, np.nan]]), np.array([0.5, 0.5]))
    error = caught.value
    assert (error.code, error.rows, error.columns) == ("measures.nonpositive-values", (0, 2), (0, 1))
    assert "(0, 1), (2, 0)" in error.text("en")
