"""The contract of regressions of pairs: least squares, blind to order, matrices checked."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

METHODS = [method for method in all_methods() if method.role == "matrices to coefficients"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
CHANCE = np.random.default_rng(52)
STACK = CHANCE.normal(size=(2, 20, 20))
Y = STACK[0] + CHANCE.normal(size=(20, 20))


@each
def test_least_squares_in_any_order(method: Method) -> None:
    found = method.fn(Y, matrices=STACK, permutations=99)
    off = ~np.eye(20, dtype=bool)
    X = np.column_stack([np.ones(380), STACK[0][off], STACK[1][off]])
    assert [found.constant, *found.coefficients] == pytest.approx(np.linalg.lstsq(X, Y[off], rcond=None)[0], abs=1e-12)
    rows = np.random.default_rng(3).permutation(20)
    turned = method.fn(Y[np.ix_(rows, rows)], matrices=STACK[:, rows][:, :, rows], permutations=99)
    assert turned.t == pytest.approx(found.t, rel=1e-9)
    assert ((found.p > 0) & (found.p <= 1)).all()


@each
def test_matrices_are_checked(method: Method, rows: NDArray[np.int64]) -> None:
    del rows
    gap = STACK.copy()
    gap[1, 3, 4] = np.nan
    for matrices, code in (
        (gap, "measures.missing-values"),
        (STACK[0], "measures.wrong-shape"),
        (STACK[:, :-1, :-1], "measures.wrong-shape"),
        (np.stack([STACK[0], 2 * STACK[0] + 1]), "measures.singular-design"),
    ):
        with pytest.raises(MeasureError) as caught:
            method.fn(Y, matrices=matrices)
        assert caught.value.code == code
