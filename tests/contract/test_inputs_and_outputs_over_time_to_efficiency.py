"""The contract of efficiency over time in windows: every period covered, blind to the order of units."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

ROLE = "inputs and outputs over time to efficiency"
METHODS = [method for method in all_methods("efficiency") if method.role == ROLE]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
CHANCE = np.random.default_rng(31)
INPUTS, OUTPUTS = CHANCE.uniform(1, 4, (5, 31, 2)), CHANCE.uniform(1, 4, (5, 31, 2))


@each
def test_every_period_and_unit_has_a_score(method: Method) -> None:
    found = method.fn(INPUTS, OUTPUTS)
    assert found.efficiency.shape == found.spread.shape == (5, 31)
    assert ((found.efficiency > 0) & (found.efficiency <= 1 + 1e-12)).all()
    assert (found.spread >= 0).all()
    assert np.nanmax(found.certificate) <= 1e-9
    assert np.array_equal(np.isnan(found.score), found.status == "")


@each
def test_order_of_units_means_nothing(method: Method, rows: NDArray[np.int64]) -> None:
    turned = method.fn(INPUTS[:, rows], OUTPUTS[:, rows])
    assert turned.efficiency == pytest.approx(method.fn(INPUTS, OUTPUTS).efficiency[:, rows], abs=1e-10)


@each
def test_other_shapes_are_refused(method: Method) -> None:
    for inputs, outputs in ((INPUTS[0], OUTPUTS), (INPUTS, OUTPUTS[:4])):
        with pytest.raises(MeasureError) as caught:
            method.fn(inputs, outputs)
        assert caught.value.code == "measures.wrong-shape"
