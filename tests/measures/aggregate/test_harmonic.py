"""The weighted harmonic mean, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.aggregate import geometric, harmonic


def test_by_hand() -> None:
    z = np.array([[1.0, 0.5], [4.0, 4.0], [1.0, np.nan]])
    assert harmonic(z, np.array([1.0, 3.0])) == pytest.approx([4 / 7, 4, np.nan], nan_ok=True, abs=1e-15)


def test_never_above_the_geometric_mean() -> None:
    z = np.random.default_rng(41).uniform(0.01, 1, size=(200, 5))
    w = np.array([0.1, 0.2, 0.3, 0.2, 0.2])
    assert (harmonic(z, w) < geometric(z, w)).all()


def test_tiny_figures_do_not_overflow() -> None:
    found = harmonic(np.array([[1e-308, 1.0], [5e-324, 1.0]]), np.ones(2))
    assert found == pytest.approx([2e-308, 1e-323], rel=1e-10, abs=0)


def test_zero_is_named() -> None:
    with pytest.raises(MeasureError) as caught:
        harmonic(np.array([[1.0, 0.0]]), np.ones(2))
    assert (caught.value.code, caught.value.columns) == ("measures.nonpositive-values", (1,))
