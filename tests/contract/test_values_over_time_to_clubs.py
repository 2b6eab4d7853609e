"""The contract of clubs: every region in one club or none, blind to the unit and the order of regions."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.measures.registry import Method, all_methods

from ._over_time import drawn_walks, refuses_gaps

METHODS = [method for method in all_methods() if method.role == "values over time to clubs"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@each
def test_every_region_has_a_place(method: Method) -> None:
    walks = drawn_walks()
    walks.flags.writeable = False
    found = method.fn(walks)
    assert found.clubs.shape == (12,)
    assert found.club_size.tolist() == [int((found.clubs == k + 1).sum()) for k in range(len(found.club_size))]
    assert found.transition.mean(axis=1) == pytest.approx(1)


@each
def test_unit_and_order_mean_nothing(method: Method) -> None:
    walks, turn = drawn_walks(), np.random.default_rng(1).permutation(12)
    found = method.fn(walks)
    assert np.array_equal(method.fn(walks[:, turn]).clubs, found.clubs[turn])
    assert np.array_equal(method.fn(walks * 1000).clubs, found.clubs)


@each
def test_gaps_are_named(method: Method) -> None:
    refuses_gaps(method.fn)
