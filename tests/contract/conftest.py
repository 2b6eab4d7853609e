"""Data that every method of a role can take; drawn once, the same on every run."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


@pytest.fixture
def matrix() -> Numbers:
    """Give positive figures without gaps, shape (31, 6), of six very different sizes."""
    drawn = np.random.default_rng(20).uniform(0.1, 1.0, size=(31, 6))
    return np.asarray(drawn * np.array([1.0, 1e3, 1e-3, 50.0, 7.0, 1e6]))


@pytest.fixture
def unit_matrix() -> Numbers:
    """Give normalised figures in (0, 1], shape (31, 6)."""
    return np.random.default_rng(21).uniform(0.05, 1.0, size=(31, 6))


@pytest.fixture
def weights() -> Numbers:
    """Give six weights that sum to 1."""
    drawn = np.random.default_rng(22).uniform(0.1, 1.0, size=6)
    return np.asarray(drawn / drawn.sum())


@pytest.fixture
def values() -> Numbers:
    """Give 31 positive values with ties."""
    return np.round(np.random.default_rng(23).lognormal(size=31), 1) + 0.1


@pytest.fixture
def groups() -> list[str]:
    """Give 31 labels of four groups, one of them with a single member."""
    return ["东部"] * 10 + ["中部"] * 8 + ["西部"] * 12 + ["东北"]


@pytest.fixture
def rows() -> NDArray[np.int64]:
    """Give another order of the 31 rows."""
    return np.random.default_rng(24).permutation(31)


@pytest.fixture
def columns() -> NDArray[np.int64]:
    """Give another order of the six columns."""
    return np.array([3, 0, 5, 1, 2, 4])


@pytest.fixture
def required() -> dict[str, dict[str, object]]:
    """Give the settings without a default: method → setting → a value of it."""
    return {"disparity/atkinson": {"epsilon": 0.5}}
