"""The contract of spatial weights: keyed by region, free of order, rows of shares, nobody its own neighbour."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.neighbours import NeighboursError
from xinzhi.measures.registry import Method, all_methods

METHODS = [method for method in all_methods() if method.role == "regions to neighbours"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
NAMES = [f"r{number:02d}" for number in range(31)]
PAIRS = [(NAMES[i], NAMES[(i + step) % 31]) for i in range(31) for step in (1, 5)]
RING = (np.roll(np.eye(31), 1, axis=1) + np.roll(np.eye(31), -1, axis=1)) / 2
CHANCE = np.random.default_rng(41)
GIVEN: dict[str, Any] = {
    "pairs": PAIRS,
    "places": np.column_stack([CHANCE.uniform(75, 130, 31), CHANCE.uniform(18, 50, 31)]),
    "array": CHANCE.lognormal(size=31),
    "spatial weights": RING,
}


def given(method: Method, order: NDArray[np.int64] | None = None) -> tuple[list[str], dict[str, Any]]:
    """Give the data a method asks for, in the order of the regions or in another one."""
    at = np.arange(31) if order is None else order
    found = {}
    for name, data in method.data.items():
        value = GIVEN.get(data.name)
        if data.name == "spatial weights":
            value = value[np.ix_(at, at)]
        elif data.name in {"places", "array"}:
            value = value[at]
        if data.name != "regions":
            found[name] = value
    return [NAMES[i] for i in at], found


@each
def test_keyed_and_nobody_its_own_neighbour(method: Method) -> None:
    names, data = given(method)
    found = method.fn(names, **data)
    assert found.regions == tuple(NAMES)
    assert found.matrix.shape == (31, 31)
    assert not np.diagonal(found.matrix).any()
    assert (found.matrix >= 0).all()
    assert np.isfinite(found.matrix).all()
    assert found.matrix.sum(axis=1) == pytest.approx(np.ones(31), abs=1e-12)
    assert not found.matrix.flags.writeable


@each
def test_order_of_regions_means_nothing(method: Method, rows: NDArray[np.int64]) -> None:
    names, data = given(method)
    turned_names, turned = given(method, rows)
    found, other = method.fn(names, **data), method.fn(turned_names, **turned)
    assert other.aligned(NAMES) == pytest.approx(found.matrix, abs=1e-14)


@each
def test_says_how_it_was_made(method: Method) -> None:
    names, data = given(method)
    rule = method.fn(names, **data).rule
    assert rule.zh
    assert rule.en
    assert rule.zh != rule.en


@each
def test_regions_named_twice_are_refused(method: Method) -> None:
    names, data = given(method)
    with pytest.raises(NeighboursError) as caught:
        method.fn([*names[:-1], names[0]], **data)
    assert (caught.value.code, caught.value.regions) == ("measures.regions-twice", ("r00",))
