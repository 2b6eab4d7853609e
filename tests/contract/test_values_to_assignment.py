"""The contract of joint lists: within their limits, of candidates only, and never better alone than their price."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

METHODS = [method for method in all_methods() if method.role == "values to assignment"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@each
@given(seed=st.integers(0, 10_000), length=st.integers(1, 5), at_most=st.integers(1, 4))
def test_limits_hold(method: Method, seed: int, length: int, at_most: int) -> None:
    random = np.random.default_rng(seed)
    value = np.where(random.random((6, 8)) < 0.3, np.nan, random.random((6, 8)))
    if np.isnan(value).all():
        return
    found = method.fn(value, length=length, at_most=at_most)
    for lists in (found.alone, found.together):
        assert (lists.sum(axis=1) <= length).all()
        assert not (lists & np.isnan(value)).any()
    assert (found.together.sum(axis=0) <= at_most).all()
    assert found.given_up.sum() >= -1e-9
    if at_most >= 6:
        assert np.array_equal(found.alone, found.together)


@each
def test_the_total_is_the_greatest(method: Method) -> None:
    """All lists of one for three regions and three industries, tried one by one."""
    import itertools

    value = np.random.default_rng(8).random((3, 3))
    found = method.fn(value, length=1, at_most=1)
    best = max(
        sum(value[row, column] for row, column in enumerate(order)) for order in itertools.permutations(range(3))
    )
    assert value[found.together].sum() == pytest.approx(best)


@each
def test_nothing_to_choose_from_is_said(method: Method) -> None:
    with pytest.raises(MeasureError) as caught:
        method.fn(np.full((2, 2), np.nan))
    assert caught.value.code == "measures.no-candidates"
    with pytest.raises(MeasureError) as caught:
        method.fn(np.ones((2, 2)), length=0)
    assert caught.value.code == "measures.bad-setting"
