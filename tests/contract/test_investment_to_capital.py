"""The contract of capital stocks: flows stay, units apart, parts add up, order and unit mean nothing."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "investment to capital"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@pytest.fixture
def flows() -> Numbers:
    """Give investment of 9 periods and 4 units."""
    return np.random.default_rng(82).lognormal(sigma=0.2, size=(9, 4)) * 1.08 ** np.arange(9)[:, None]


@each
def test_input_stays_and_parts_add_up(method: Method, flows: Numbers) -> None:
    given = flows.copy()
    given.flags.writeable = False
    made = method.fn(given, depreciation=0.1)
    assert np.array_equal(given, flows)
    assert made.stock.shape == made.investment.shape == made.retired.shape == flows.shape
    assert made.stock[1:] == pytest.approx(made.stock[:-1] - made.retired[1:] + made.investment[1:], rel=1e-12)


@each
def test_units_are_apart(method: Method, flows: Numbers) -> None:
    made = method.fn(flows, depreciation=0.1).stock
    assert np.array_equal(method.fn(flows[:, ::-1], depreciation=0.1).stock[:, ::-1], made)
    assert method.fn(flows * 1e4, depreciation=0.1).stock == pytest.approx(made * 1e4, rel=1e-12)


@each
def test_bad_input_is_named(method: Method, flows: Numbers) -> None:
    for argument, code in (
        (flows[0], "measures.wrong-shape"),
        (-flows, "measures.negative-values"),
        (flows * np.inf, "measures.infinite-values"),
    ):
        with pytest.raises(MeasureError) as caught:
            method.fn(argument, depreciation=0.1)
        assert caught.value.code == code
