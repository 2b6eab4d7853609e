"""The contract of outlook: one number a region, a gain for what it lacks, blind to order."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.measures.registry import Method, all_methods

METHODS = [method for method in all_methods() if method.role == "structure to outlook"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@pytest.fixture
def has() -> NDArray[np.bool_]:
    """Give who has what, 14 regions × 9 industries."""
    found = np.random.default_rng(44).random((14, 9)) < 0.5
    found[0] = found[:, 0] = True
    return np.asarray(found)


@each
def test_gain_only_of_what_is_lacking(method: Method, has: NDArray[np.bool_]) -> None:
    found = method.fn(has.astype(np.float64))
    assert found.outlook.shape == (14,)
    assert np.array_equal(np.isnan(found.gain), has)
    assert found.outlook[0] == pytest.approx(0.0)


@each
def test_order_means_nothing(method: Method, has: NDArray[np.bool_]) -> None:
    rows, columns = np.random.default_rng(6).permutation(14), np.random.default_rng(7).permutation(9)
    one, turned = method.fn(has.astype(np.float64)), method.fn(has[rows][:, columns].astype(np.float64))
    assert turned.outlook == pytest.approx(one.outlook[rows], abs=1e-9)
    assert turned.gain == pytest.approx(one.gain[np.ix_(rows, columns)], abs=1e-9, nan_ok=True)
