"""The contract of links: none to oneself, blind to order, sizes and places checked."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

METHODS = [method for method in all_methods() if method.role == "sizes and places to links"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
CHANCE = np.random.default_rng(49)
PLACES = np.column_stack([CHANCE.uniform(80, 130, 31), CHANCE.uniform(20, 50, 31)])


@each
def test_links(method: Method, values: np.ndarray, rows: NDArray[np.int64]) -> None:
    found = method.fn(values, places=PLACES)
    assert not np.diagonal(found.links).any()
    assert (found.links[~np.eye(31, dtype=bool)] > 0).all()
    assert found.sent == pytest.approx(found.links.sum(axis=1))
    turned = method.fn(values[rows], places=PLACES[rows])
    assert turned.links == pytest.approx(found.links[np.ix_(rows, rows)], rel=1e-9)


@each
def test_unit_of_sizes_is_a_common_factor(method: Method, values: np.ndarray) -> None:
    found, other = method.fn(values, places=PLACES), method.fn(values * 10, places=PLACES)
    factor = other.links[0, 1] / found.links[0, 1]
    assert other.links == pytest.approx(found.links * factor, rel=1e-10)


@each
@pytest.mark.parametrize("bad", [0.0, -1.0, np.nan, np.inf])
def test_bad_sizes_are_named(method: Method, values: np.ndarray, bad: float) -> None:
    values[7] = bad
    with pytest.raises(MeasureError) as caught:
        method.fn(values, places=PLACES)
    assert caught.value.rows == (7,)


@each
def test_places_are_checked(method: Method, values: np.ndarray) -> None:
    same = PLACES.copy()
    same[3] = same[9]
    for places, code in ((same, "measures.same-place"), (PLACES[:-1], "measures.wrong-length")):
        with pytest.raises(MeasureError) as caught:
            method.fn(values, places=places)
        assert caught.value.code == code
