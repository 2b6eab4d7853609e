"""The contract of exact sensitivity: shares from 0 to 1 that do not hang on order, names or scale."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods
from xinzhi.measures.robustness import factorial

METHODS = [method for method in all_methods() if method.role == "runs and options to sensitivity"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
OPTIONS = factorial([3, 4, 2])


def _y(units: int = 5) -> NDArray[np.float64]:
    return np.random.default_rng(31).normal(size=(len(OPTIONS), units)) + OPTIONS[:, :1]


@each
def test_shapes_input_and_bounds(method: Method) -> None:
    y, options = _y(), OPTIONS.copy()
    y.flags.writeable = options.flags.writeable = False
    found = method.fn(y, options)
    assert found.first.shape == found.total.shape == (3, 5)
    assert (found.first >= 0).all()
    assert (found.first <= found.total + 1e-12).all()
    assert (found.total <= 1 + 1e-12).all()
    assert (found.first.sum(axis=0) <= 1 + 1e-12).all()
    assert (found.total.sum(axis=0) >= 1 - 1e-12).all()
    assert method.fn(y[:, 2], options).first == pytest.approx(found.first[:, 2], abs=1e-15)


@each
def test_order_names_and_scale_mean_nothing(method: Method) -> None:
    y, order = _y(), np.random.default_rng(3).permutation(len(OPTIONS))
    found = method.fn(y, OPTIONS)
    assert np.array_equal(method.fn(y[order], OPTIONS[order]).total, found.total)
    renamed = np.array([7, -2, 9, 0])[OPTIONS]
    assert method.fn(y, renamed).first == pytest.approx(found.first, abs=1e-13)
    assert method.fn(7 - 3e4 * y, OPTIONS).total == pytest.approx(found.total, abs=1e-9)
    assert method.fn(y, OPTIONS[:, ::-1]).first == pytest.approx(found.first[::-1], abs=1e-13)


@each
def test_output_that_does_not_vary_has_no_shares(method: Method) -> None:
    y = _y()
    y[:, 1] = 0.3
    found = method.fn(y, OPTIONS)
    assert np.isnan(found.first).all(axis=0).tolist() == [False, True, False, False, False]
    assert found.variance[1] == 0


@each
@pytest.mark.parametrize(
    ("runs", "missing", "twice"), [(slice(1, None), 1, 0), ([0, *range(24)], 0, 1), ([0, 0, *range(2, 24)], 1, 1)]
)
def test_each_combination_stands_once(method: Method, runs: slice | list[int], missing: int, twice: int) -> None:
    with pytest.raises(MeasureError) as caught:
        method.fn(_y()[runs], OPTIONS[runs])
    assert caught.value.code == "measures.not-factorial"
    assert f"{missing} combinations are missing and {twice} runs" in caught.value.text("en")


@each
@pytest.mark.parametrize(
    ("y", "options", "code"),
    [
        (_y()[1:], OPTIONS, "measures.wrong-length"),
        (_y()[None], OPTIONS, "measures.wrong-shape"),
        (np.where(_y() > 3, np.nan, _y()), OPTIONS, "measures.missing-values"),
        (np.where(_y() > 3, np.inf, _y()), OPTIONS, "measures.infinite-values"),
        (_y(), OPTIONS + 0.5, "measures.wrong-values"),
        (_y(), OPTIONS[:, 0], "measures.wrong-shape"),
        (_y(), OPTIONS[:, :0], "measures.wrong-shape"),
    ],
)
def test_bad_input_is_named(method: Method, y: NDArray[np.float64], options: NDArray[np.float64], code: str) -> None:
    with pytest.raises(MeasureError) as caught:
        method.fn(y, options)
    assert caught.value.code == code
