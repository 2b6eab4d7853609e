"""The contract of relatedness: symmetric over industries, blind to the order of regions."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "structure to relatedness"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@pytest.fixture
def structure() -> Numbers:
    """Give who has what, 20 regions × 7 industries, the last in no region."""
    has = (np.random.default_rng(41).random((20, 7)) < 0.5).astype(np.float64)
    has[:, -1] = 0.0
    return has


@each
def test_symmetric_between_industries(method: Method, structure: Numbers) -> None:
    found = method.fn(structure)
    assert found.shape == (7, 7)
    assert np.array_equal(found, found.T, equal_nan=True)
    assert (found[:-1, :-1] >= 0).all()


@each
def test_an_industry_of_no_region_has_none(method: Method, structure: Numbers) -> None:
    found = method.fn(structure)
    assert np.isnan(found[-1]).all()
    assert not np.isnan(found[:-1, :-1]).any()


@each
def test_order_means_nothing(method: Method, structure: Numbers) -> None:
    columns = np.random.default_rng(3).permutation(7)
    turned = method.fn(structure[::-1][:, columns])
    assert turned == pytest.approx(method.fn(structure)[np.ix_(columns, columns)], rel=1e-12, nan_ok=True)
