"""The contract of the spread of productivity: the same seed gives the same bytes, and what is no interval says so."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods("efficiency") if method.role == "panel of inputs and outputs to spread"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


def _data(method: Method) -> dict[str, Numbers]:
    chance = np.random.default_rng(83)
    inputs = chance.lognormal(0, 0.5, size=(3, 12, 2))
    made = inputs.prod(axis=2, keepdims=True) ** 0.5
    given = {"inputs": inputs, "outputs": made * chance.uniform(0.6, 1, size=(3, 12, 1))}
    return given | ({"bad": made * chance.uniform(0.3, 0.9, size=(3, 12, 1))} if "bad" in method.data else {})


@each
def test_same_seed_same_bytes_another_seed_others(method: Method) -> None:
    data = _data(method)
    one, other = method.fn(**data, draws=100), method.fn(**data, draws=100)
    assert np.array_equal(one.draws, other.draws, equal_nan=True)
    assert not np.array_equal(one.draws, method.fn(**data, draws=100, seed=2).draws, equal_nan=True)
    assert one.total.shape == one.low.shape == one.high.shape == one.changed.shape == one.missing.shape == (2, 12)
    assert one.draws.shape == (100, 2, 12)


@each
def test_order_of_units_means_nothing(method: Method) -> None:
    data, order = _data(method), np.random.default_rng(84).permutation(12)
    found = method.fn(**data, draws=100)
    turned = method.fn(**{name: values[:, order] for name, values in data.items()}, draws=100)
    assert turned.low == pytest.approx(found.low[:, order], rel=1e-8, nan_ok=True)
    assert turned.total == pytest.approx(found.total[:, order], rel=1e-9, nan_ok=True)


@each
def test_parts_multiply_up_and_the_word_is_honest(method: Method) -> None:
    found = method.fn(**_data(method), draws=100)
    made = found.parts["efficiency_change"] * found.parts["technical_change"]
    assert made == pytest.approx(found.total, rel=1e-10, nan_ok=True)
    assert found.interval is False
    held = ~np.isnan(found.low)
    assert (found.low[held] <= found.high[held]).all()


@each
def test_wrong_settings_are_named(method: Method) -> None:
    for change in ({"draws": 10}, {"level": 95.0}):
        with pytest.raises(MeasureError) as caught:
            method.fn(**_data(method), **change)
        assert caught.value.code == "measures.bad-setting"
