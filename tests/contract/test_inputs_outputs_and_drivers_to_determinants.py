"""The contract of determinants: coefficients that do not depend on order, drivers that are told from one another."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
ROLE = "inputs outputs and drivers to determinants"
METHODS = [method for method in all_methods("efficiency") if method.role == ROLE]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
FEW = {"inner": 20, "draws": 100}


@pytest.fixture
def data() -> dict[str, Numbers]:
    """Give 40 units whose inefficiency rises with the first driver and not with the second."""
    chance = np.random.default_rng(85)
    inputs, drivers = chance.uniform(1, 9, size=(40, 1)), chance.uniform(0, 1, size=(40, 2))
    outputs = inputs / (1 + drivers[:, :1] + np.abs(chance.normal(0, 0.2, size=(40, 1))))
    return {"inputs": inputs, "outputs": outputs, "drivers": drivers}


@each
def test_the_driver_is_found(method: Method, data: dict[str, Numbers]) -> None:
    found = method.fn(**data, **FEW)
    assert found.coefficients.shape == found.low.shape == found.high.shape == found.p.shape == (3,)
    assert found.low[1] > 0
    assert found.p[1] <= 0.05
    assert found.low[2] < 0 < found.high[2]
    assert (found.corrected >= found.inefficiency - 1e-9).mean() > 0.9


@each
def test_order_of_units_means_nothing(method: Method, data: dict[str, Numbers]) -> None:
    order = np.random.default_rng(86).permutation(40)
    found, turned = method.fn(**data, **FEW), method.fn(**{n: v[order] for n, v in data.items()}, **FEW)
    assert turned.coefficients == pytest.approx(found.coefficients, rel=1e-6)
    assert turned.corrected == pytest.approx(found.corrected[order], rel=1e-8)


@each
def test_mistakes_are_named(method: Method, data: dict[str, Numbers]) -> None:
    drivers = data["drivers"]
    for change, code in [
        ({"drivers": drivers[:9]}, "measures.wrong-length"),
        ({"drivers": np.column_stack([drivers, drivers[:, 0] * 2])}, "measures.collinear-columns"),
        ({"drivers": np.where(drivers > 0.9, np.nan, drivers)}, "measures.missing-values"),
        ({"inner": 3}, "measures.bad-setting"),
        ({"draws": 3}, "measures.bad-setting"),
    ]:
        with pytest.raises(MeasureError) as caught:
            method.fn(**(data | change))
        assert caught.value.code == code
