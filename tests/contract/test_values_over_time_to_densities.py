"""The contract of densities: area 1, none below 0, blind to the order of regions, moving with the unit."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.measures.registry import Method, all_methods

from ._over_time import drawn_walks, refuses_gaps

METHODS = [method for method in all_methods() if method.role == "values over time to densities"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@each
def test_area_is_one(method: Method) -> None:
    walks = drawn_walks()
    walks.flags.writeable = False
    found = method.fn(walks)
    assert found.density.shape == (16, len(found.grid))
    assert (found.density >= 0).all()
    assert np.trapezoid(found.density, found.grid, axis=1) == pytest.approx(1, abs=1e-3)


@each
def test_unit_and_order(method: Method) -> None:
    walks, turn = drawn_walks(), np.random.default_rng(1).permutation(12)
    found, turned, scaled = method.fn(walks), method.fn(walks[:, turn]), method.fn(walks * 1000)
    assert turned.density == pytest.approx(found.density, abs=1e-12)
    assert scaled.density * 1000 == pytest.approx(found.density, rel=1e-9, abs=1e-12)


@each
def test_gaps_are_named(method: Method) -> None:
    refuses_gaps(method.fn)
