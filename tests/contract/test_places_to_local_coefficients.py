"""The contract of local regressions: one row of coefficients each, blind to order, wrong input named."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

METHODS = [method for method in all_methods() if method.role == "places to local coefficients"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
CHANCE = np.random.default_rng(53)
PLACES = np.column_stack([CHANCE.uniform(80, 130, 60), CHANCE.uniform(20, 50, 60)])
X = CHANCE.normal(size=(60, 2))
Y = X @ [1.0, 2.0] + CHANCE.normal(size=60)
GIVEN: dict[str, Any] = {"places": PLACES, "years": np.repeat([2011, 2012, 2013], 20)}


def given(method: Method, order: Any = slice(None)) -> dict[str, Any]:
    held = {name: GIVEN[data.name][order] for name, data in method.data.items() if data.name in GIVEN}
    return held | ({"rate": 300.0} if "rate" in method.settings else {}) | {"bandwidth": 40}


def local(found: Any) -> Any:
    return getattr(found, "local", found)


@each
def test_one_row_of_coefficients_each(method: Method) -> None:
    found = local(method.fn(Y, X, **given(method)))
    assert found.coefficients.shape == found.se.shape == found.t.shape == (60, 3)
    assert np.isfinite(found.coefficients).all()
    assert (found.condition >= 1).all()
    assert found.bandwidth == 40


@each
def test_order_of_rows_means_nothing(method: Method) -> None:
    turn = np.random.default_rng(4).permutation(60)
    found = local(method.fn(Y, X, **given(method)))
    turned = local(method.fn(Y[turn], X[turn], **given(method, turn)))
    assert turned.coefficients == pytest.approx(found.coefficients[turn], rel=1e-8)


@each
def test_few_rows_and_collinearity_are_said(method: Method) -> None:
    near = np.column_stack([X[:, 0], X[:, 0] + 1e-3 * X[:, 1]])
    found = local(method.fn(Y, near, **given(method)))
    assert any("共线" in note.zh for note in found.notes)
    few = local(method.fn(Y[:30], X[:30], **(given(method, slice(30)) | {"bandwidth": 20})))
    assert any("观测只有 30 个" in note.zh for note in few.notes)


@each
def test_wrong_input_is_refused(method: Method) -> None:
    gap = X.copy()
    gap[4, 1] = np.nan
    for x, changed, code in (
        (gap, {}, "measures.missing-values"),
        (np.column_stack([X[:, 0], 2 * X[:, 0]]), {}, "measures.singular-design"),
        (X[:-1], {}, "measures.wrong-length"),
        (X, {"bandwidth": 3}, "measures.bad-setting"),
        (X, {"kernel": "boxcar"}, "measures.bad-setting"),
        (X, {"places": PLACES[:-1]}, "measures.wrong-length"),
    ):
        with pytest.raises(MeasureError) as caught:
            method.fn(Y, x, **(given(method) | changed))
        assert caught.value.code == code
