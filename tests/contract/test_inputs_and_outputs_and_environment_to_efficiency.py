"""The contract of efficiency without the environment: adjusted never below what was, blind to order and units."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
ROLE = "inputs and outputs and environment to efficiency"
METHODS = [method for method in all_methods("efficiency") if method.role == ROLE]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


def _data() -> tuple[Numbers, Numbers, Numbers]:
    chance = np.random.default_rng(32)
    z = chance.uniform(0, 1, (31, 1))
    y = chance.uniform(1, 4, (31, 1))
    x = y * (1 + z + np.abs(chance.normal(0, 0.5, (31, 2)))) + np.abs(chance.normal(0, 0.1, (31, 2)))
    return x, y, z


@each
def test_nobody_is_given_less_input(method: Method) -> None:
    x, y, z = _data()
    found = method.fn(x, y, z)
    assert (found.parts["adjusted_inputs"] >= x - 1e-9).all()
    assert ((found.score > 0) & (found.score <= 1 + 1e-9)).all()
    assert found.certificate.max() <= 1e-9


@each
def test_order_of_units_means_nothing(method: Method, rows: NDArray[np.int64]) -> None:
    x, y, z = _data()
    turned = method.fn(x[rows], y[rows], z[rows])
    assert turned.score == pytest.approx(method.fn(x, y, z).score[rows], abs=1e-4)


@each
def test_gap_in_the_environment_is_named(method: Method) -> None:
    x, y, z = _data()
    z[3, 0] = np.nan
    with pytest.raises(MeasureError) as caught:
        method.fn(x, y, z)
    assert (caught.value.code, caught.value.rows) == ("measures.missing-values", (3,))


@each
def test_environment_that_does_not_match_is_refused(method: Method) -> None:
    x, y, z = _data()
    with pytest.raises(MeasureError) as caught:
        method.fn(x, y, z[:-1])
    assert caught.value.code == "measures.wrong-length"
