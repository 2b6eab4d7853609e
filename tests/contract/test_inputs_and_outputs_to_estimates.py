"""The contract of estimates by resampling: the same seed gives the same bytes, in whatever order units stand."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods("efficiency") if method.role == "inputs and outputs to estimates"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@pytest.fixture
def data() -> dict[str, Numbers]:
    """Give 20 units with two inputs and one output."""
    chance = np.random.default_rng(81)
    inputs = chance.lognormal(0, 0.5, size=(20, 2))
    return {
        "inputs": inputs,
        "outputs": inputs.prod(axis=1, keepdims=True) ** 0.5 * chance.uniform(0.5, 1, size=(20, 1)),
    }


def settings(method: Method) -> dict[str, object]:
    return {"draws": 100} if "draws" in method.settings else {}


@each
def test_same_seed_same_bytes_and_input_untouched(method: Method, data: dict[str, Numbers]) -> None:
    copies = {name: values.copy() for name, values in data.items()}
    for values in data.values():
        values.flags.writeable = False
    one, other = method.fn(**data, **settings(method)), method.fn(**data, **settings(method))
    assert one.score.shape == (20,)
    assert all(np.array_equal(getattr(one, name), getattr(other, name)) for name in ("score", "low", "high", "draws"))
    assert all(np.array_equal(data[name], copies[name]) for name in data)


@each
def test_order_of_units_means_nothing(method: Method, data: dict[str, Numbers]) -> None:
    order = np.random.default_rng(82).permutation(20)
    found = method.fn(**data, **settings(method))
    turned = method.fn(**{name: values[order] for name, values in data.items()}, **settings(method))
    assert turned.low == pytest.approx(found.low[order], rel=1e-9)
    assert turned.corrected == pytest.approx(found.corrected[order], rel=1e-9)


@each
def test_bias_is_towards_efficiency(method: Method, data: dict[str, Numbers]) -> None:
    found = method.fn(**data, **settings(method))
    assert (found.bias > 0).all()
    assert (found.low <= found.high).all()
    assert (found.high <= found.score + 1e-12).mean() > 0.9


@each
@pytest.mark.parametrize("change", [{"draws": 10}, {"draws": 2.5}, {"level": 95.0}, {"returns": "some"}])
def test_wrong_settings_are_named(method: Method, data: dict[str, Numbers], change: dict[str, object]) -> None:
    with pytest.raises(MeasureError) as caught:
        method.fn(**data, **change)
    assert caught.value.code == "measures.bad-setting"
