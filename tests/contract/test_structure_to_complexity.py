"""The contract of complexity: values of regions and of industries, blind to order."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "structure to complexity"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@pytest.fixture
def structure() -> Numbers:
    """Give who has what, nested with noise, 25 regions × 40 industries."""
    random = np.random.default_rng(42)
    return (random.random((25, 40)) < np.linspace(0.9, 0.1, 40) * np.linspace(1, 0.3, 25)[:, None]).astype(np.float64)


def sides(found: object) -> list[Numbers]:
    """Give the arrays of a result."""
    values = [getattr(found, field.name) for field in dataclasses.fields(found)]  # type: ignore[arg-type]
    return [value for value in values if isinstance(value, np.ndarray)]


@each
def test_shapes_and_input_untouched(method: Method, structure: Numbers) -> None:
    given = structure.copy()
    given.flags.writeable = False
    assert {value.shape for value in sides(method.fn(given))} == {(25,), (40,)}


@each
def test_order_means_nothing(method: Method, structure: Numbers) -> None:
    rows, columns = np.random.default_rng(4).permutation(25), np.random.default_rng(5).permutation(40)
    for found, turned in zip(sides(method.fn(structure)), sides(method.fn(structure[rows][:, columns])), strict=True):
        order = rows if len(found) == 25 else columns
        assert turned == pytest.approx(found[order], rel=1e-8, abs=1e-10, nan_ok=True)


@each
def test_an_empty_region_has_none(method: Method, structure: Numbers) -> None:
    found = sides(method.fn(np.vstack([structure, np.zeros(40)])))
    index = next(value for value in found if len(value) == 26)
    assert np.isnan(index[-1])
    assert not np.isnan(index[:-1]).any()
