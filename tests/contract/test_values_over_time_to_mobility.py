"""The contract of mobility: none where the order stays, all where it turns over, blind to any increasing scale."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.measures.registry import Method, all_methods

from ._over_time import drawn_walks, refuses_gaps

METHODS = [method for method in all_methods() if method.role == "values over time to mobility"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@each
def test_ends(method: Method) -> None:
    row = np.arange(1.0, 9.0)
    same, turned = method.fn(np.stack([row, row * 2])), method.fn(np.stack([row, -row]))
    assert (same.overall_kendall, same.overall_spearman, same.overall_exchanged) == pytest.approx((1, 1, 0))
    assert (turned.overall_kendall, turned.overall_spearman, turned.overall_exchanged) == pytest.approx((-1, -1, 1))


@each
def test_scale_and_order_mean_nothing(method: Method) -> None:
    walks, turn = drawn_walks(), np.random.default_rng(1).permutation(12)
    found = method.fn(walks)
    assert np.array_equal(method.fn(np.log(walks)).kendall, found.kendall)
    assert np.array_equal(method.fn(walks[:, turn]).moves, found.moves[turn])


@each
def test_gaps_are_named(method: Method) -> None:
    refuses_gaps(method.fn)
