"""The contract of maps of industries: the same data give the same map, and every industry is joined."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from xinzhi.measures.registry import Method, all_methods

METHODS = [method for method in all_methods() if method.role == "structure to map"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@each
def test_one_map_that_hangs_together(method: Method) -> None:
    has = (np.random.default_rng(46).random((30, 12)) < 0.4).astype(np.float64)
    has[:, -1] = 0.0
    found = method.fn(has)
    assert found.place.shape == (12, 2)
    assert np.isnan(found.place[-1]).all()
    assert np.abs(found.place[:-1]).max() == pytest.approx(1.0)
    links = coo_array((np.ones(len(found.links)), found.links.T), shape=(12, 12))
    parts, _ = connected_components(links, directed=False)
    assert parts == 2  # the eleven that a region has, and the one that none has
    assert (found.links[:, 0] < found.links[:, 1]).all()
    assert method.fn(has).place.tobytes() == found.place.tobytes()


@each
def test_order_of_regions_means_nothing(method: Method) -> None:
    has = (np.random.default_rng(47).random((30, 12)) < 0.4).astype(np.float64)
    assert method.fn(has[::-1]).place == pytest.approx(method.fn(has).place, abs=1e-8)
