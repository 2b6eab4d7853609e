"""The weighted arithmetic mean, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.measures.aggregate import arithmetic


def test_by_hand() -> None:
    z = np.array([[0.0, 1.0, 0.5], [-2.0, 4.0, 0.0], [1.0, np.nan, 1.0]])
    assert arithmetic(z, np.array([1.0, 2.0, 1.0])) == pytest.approx([0.625, 1.5, np.nan], nan_ok=True)


def test_gap_without_weight_is_a_gap_still() -> None:
    assert np.isnan(arithmetic(np.array([[0.5, np.nan]]), np.array([1.0, 0.0]))).all()
