"""The contract of correlations of pairs: between -1 and 1, blind to order and unit, matrices checked."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

METHODS = [method for method in all_methods() if method.role == "matrices to correlation"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
ONE, TWO = np.random.default_rng(51).normal(size=(2, 31, 31))


@each
def test_order_and_unit_mean_nothing(method: Method, rows: NDArray[np.int64]) -> None:
    found = method.fn(ONE, other=ONE + TWO)
    turned = method.fn(3 + 1e4 * ONE[np.ix_(rows, rows)], other=(ONE + TWO)[np.ix_(rows, rows)])
    assert turned.correlation == pytest.approx(found.correlation, rel=1e-9)
    assert 0.6 < found.correlation < 0.8
    assert found.p == turned.p == 1 / 5000
    assert method.fn(ONE, other=ONE).correlation == pytest.approx(1)
    assert 0 < method.fn(ONE, other=TWO).p <= 1


@each
def test_matrices_are_checked(method: Method) -> None:
    gap = TWO.copy()
    gap[3, 4] = np.nan
    for other, code in (
        (gap, "measures.missing-values"),
        (TWO[:-1, :-1], "measures.wrong-shape"),
        (np.ones((31, 31)), "measures.wrong-values"),
    ):
        with pytest.raises(MeasureError) as caught:
            method.fn(ONE, other=other)
        assert caught.value.code == code
