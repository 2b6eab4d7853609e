"""The contract of detection: shares between 0 and 1, blind to order and to unit, wrong input named."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

METHODS = [method for method in all_methods() if method.role == "values and factors to detection"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
FACTORS = np.random.default_rng(47).lognormal(size=(31, 3))


@each
def test_shares(method: Method, values: np.ndarray) -> None:
    found = method.fn(values, factors=FACTORS)
    for share in (found.q, found.p, found.chance, found.interaction, found.interaction_p, found.by_cut):
        assert ((share >= 0) & (share <= 1)).all()
    assert found.q == pytest.approx(np.diagonal(found.interaction), abs=1e-12)
    # Crossing two factors splits classes further: it cannot lose.
    assert (found.interaction >= np.maximum(found.q, found.q[:, np.newaxis]) - 1e-12).all()


@each
def test_order_and_unit_mean_nothing(method: Method, values: np.ndarray, rows: NDArray[np.int64]) -> None:
    found = method.fn(values, factors=FACTORS)
    turned = method.fn(values[rows] * 1e4, factors=FACTORS[rows] * 1e-3)
    for name in ("q", "chance", "p_f", "interaction", "by_cut", "ecological_p"):
        assert getattr(turned, name) == pytest.approx(getattr(found, name), rel=1e-8, abs=1e-10)


@each
def test_wrong_input_is_named(method: Method, values: np.ndarray) -> None:
    missing = FACTORS.copy()
    missing[4, 2] = np.nan
    flat = FACTORS.copy()
    flat[:, 1] = 3.0
    for y, factors, code, columns in (
        (values, missing, "measures.missing-values", (2,)),
        (values, flat, "measures.constant-columns", (1,)),
        (values, FACTORS[:-1], "measures.wrong-length", ()),
        (np.ones(31), FACTORS, "measures.all-constant", (0,)),
    ):
        with pytest.raises(MeasureError) as caught:
            method.fn(y, factors=factors)
        assert (caught.value.code, caught.value.columns) == (code, columns)
