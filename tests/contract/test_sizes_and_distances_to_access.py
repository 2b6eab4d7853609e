"""The contract of access: a link takes nothing away, order means nothing, no infinite value leaves, mistakes are named."""

from __future__ import annotations

import inspect

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "sizes and distances to access"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
LINK = [(0, 6, 0.5)]


@pytest.fixture
def sizes() -> Numbers:
    """Give eight sizes."""
    return np.random.default_rng(60).uniform(1, 9, size=8)


@pytest.fixture
def times() -> Numbers:
    """Give times along a ring of eight places, no way between the others."""
    ring = np.full((8, 8), np.inf)
    for at in range(8):
        ring[at, (at + 1) % 8] = ring[(at + 1) % 8, at] = 1 + at / 4
        ring[at, at] = 0.5
    return ring


def call(method: Method, *args: object, **rest: object) -> object:
    """Call a method with the settings it has no default for."""
    needs = {"scale": 3.0} if "scale" in inspect.signature(method.fn).parameters else {}
    return method.fn(*args, **needs, **rest)


@each
def test_a_link_takes_nothing_away(method: Method, sizes: Numbers, times: Numbers) -> None:
    times.flags.writeable = False
    found = call(method, sizes, times, links=LINK)
    assert (found.after >= found.value).all()
    assert (found.gain[[0, 6]] > 0).all()
    assert (found.shortest_after <= found.shortest).all()
    without = call(method, sizes, times)
    assert np.array_equal(without.after, without.value)
    assert np.array_equal(without.value, found.value)


@each
def test_order_means_nothing(method: Method, sizes: Numbers, times: Numbers) -> None:
    turn = np.random.default_rng(61).permutation(8)
    found, turned = call(method, sizes, times), call(method, sizes[turn], times[np.ix_(turn, turn)])
    assert turned.value == pytest.approx(found.value[turn], rel=1e-12)


@each
def test_mistakes_are_named(method: Method, sizes: Numbers, times: Numbers) -> None:
    zero, alone, gap = times.copy(), times.copy(), times.copy()
    zero[2, 3], gap[2, 3] = 0, np.nan
    alone[4, :], alone[:, 4] = np.inf, np.inf
    alone[4, 4] = 0.5
    for bad, code, rows in (
        (zero, "measures.nonpositive-values", (2,)),
        (gap, "measures.missing-values", (2,)),
        (alone, "measures.no-neighbours", (4,)),
        (times[:-1], "measures.wrong-shape", ()),
    ):
        with pytest.raises(MeasureError) as caught:
            call(method, sizes, bad)
        assert (caught.value.code, caught.value.rows) == (code, rows)
    for links in ([(0, 8, 1.0)], [(0, 0, 1.0)], [(0, 1, 0.0)], [(0, 1)]):
        with pytest.raises(MeasureError) as caught:
            call(method, sizes, times, links=links)
        assert caught.value.code == "measures.bad-links"
