"""The contract of bands: whole ranks, around the nominal one, blind to the order of draws."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods
from xinzhi.measures.robustness import ranks

METHODS = [method for method in all_methods() if method.role == "draws to bands"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
DRAWS = ranks(np.random.default_rng(25).normal(np.arange(31) / 5, 1.0, size=(400, 31)))
NOMINAL = ranks(np.arange(31.0))


@each
def test_holds_the_nominal_rank(method: Method) -> None:
    given, nominal = DRAWS.copy(), NOMINAL.copy()
    given.flags.writeable = nominal.flags.writeable = False
    found = method.fn(given, nominal)
    assert found.rank_low.shape == found.rank_high.shape == NOMINAL.shape
    assert found.rank_low.dtype == found.rank_high.dtype == np.int64
    assert (found.rank_low >= 1).all()
    assert (found.rank_high <= 31).all()
    assert (found.rank_low <= NOMINAL).all()
    assert (found.rank_high >= NOMINAL).all()
    assert (found.rank_low < found.rank_high).any()


@each
def test_order_of_draws_and_units_means_nothing(method: Method) -> None:
    found, turned = method.fn(DRAWS, NOMINAL), method.fn(DRAWS[::-1, ::-1], NOMINAL[::-1])
    assert np.array_equal(turned.rank_low, found.rank_low[::-1])
    assert np.array_equal(turned.rank_high, found.rank_high[::-1])


@each
def test_shapes_that_do_not_match_are_refused(method: Method) -> None:
    for draws, nominal in ((DRAWS, NOMINAL[:-1]), (NOMINAL, NOMINAL), (DRAWS[:0], NOMINAL)):
        with pytest.raises(MeasureError) as caught:
            method.fn(draws, nominal)
        assert caught.value.code == "measures.wrong-shape"


@each
def test_scores_in_place_of_ranks_are_refused(method: Method) -> None:
    for draws in (DRAWS / 2, DRAWS - 5):
        with pytest.raises(MeasureError) as caught:
            method.fn(draws, NOMINAL)
        assert caught.value.code == "measures.wrong-values"
