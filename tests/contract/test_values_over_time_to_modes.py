"""The contract of the number of modes: same seed same answer, blind to the unit and the order of regions."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.measures.registry import Method, all_methods

from ._over_time import drawn_walks, refuses_gaps

METHODS = [method for method in all_methods() if method.role == "values over time to modes"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@each
def test_unit_and_order_mean_nothing(method: Method) -> None:
    walks, turn = drawn_walks(3), np.random.default_rng(1).permutation(12)
    walks.flags.writeable = False
    found = method.fn(walks, draws=99)
    assert found.modes.shape == (3,)
    assert np.array_equal(method.fn(walks[:, turn], draws=99).modes, found.modes)
    assert method.fn(walks * 1000, draws=99).p == pytest.approx(found.p, nan_ok=True)


@each
def test_gaps_are_named(method: Method) -> None:
    refuses_gaps(method.fn)
