"""The contract of efficiency at prices: on its side of the best choice, blind to order, and to the currency."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
ROLE = "inputs and outputs and prices to efficiency"
METHODS = [method for method in all_methods("efficiency") if method.role == ROLE]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


def _data(method: Method) -> dict[str, Numbers]:
    chance = np.random.default_rng(29)
    given = {
        "inputs": chance.uniform(1, 4, (31, 2)) * [10, 3e4],
        "outputs": chance.uniform(1, 4, (31, 2)) * [5e-3, 80],
        "prices": chance.uniform(1, 2, (31, 2)),
    }
    if "output_prices" in method.data:
        given["output_prices"] = chance.uniform(1, 2, (31, 2))
    return given


@each
def test_input_untouched_and_certified(method: Method) -> None:
    given = _data(method)
    copies = {name: values.copy() for name, values in given.items()}
    for values in given.values():
        values.flags.writeable = False
    found = method.fn(**given)
    assert all(np.array_equal(given[name], copies[name]) for name in given)
    assert np.isfinite(found.score).all()
    assert set(found.status) == {"optimal"}
    assert found.certificate.max() <= 1e-9
    assert found.peers.shape == (31, 31)
    assert found.targets.inputs.shape == given["inputs"].shape


@each
def test_order_of_units_means_nothing(method: Method, rows: NDArray[np.int64]) -> None:
    given = _data(method)
    turned = method.fn(**{name: values[rows] for name, values in given.items()})
    assert turned.score == pytest.approx(method.fn(**given).score[rows], abs=1e-10)


@each
def test_currency_means_nothing(method: Method) -> None:
    given = _data(method)
    other = {name: values * (7.0 if "prices" in name else 1.0) for name, values in given.items()}
    assert method.fn(**other).score == pytest.approx(method.fn(**given).score, abs=1e-10)


@each
def test_one_price_for_all_is_the_same_price_for_each(method: Method) -> None:
    given = _data(method)
    one = {name: values[0] if "prices" in name else values for name, values in given.items()}
    whole = {name: np.tile(values[0], (31, 1)) if "prices" in name else values for name, values in given.items()}
    assert method.fn(**one).score == pytest.approx(method.fn(**whole).score, abs=1e-12)


@each
def test_prices_that_are_none_are_refused(method: Method) -> None:
    given = _data(method)
    for bad, code in ((np.ones(3), "measures.wrong-shape"), (-np.ones(2), "measures.negative-values")):
        with pytest.raises(MeasureError) as caught:
            method.fn(**{**given, "prices": bad})
        assert caught.value.code == code
