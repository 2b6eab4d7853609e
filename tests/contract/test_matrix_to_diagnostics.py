"""The contract of an audit of figures: input untouched, blind to order and unit of a column, no infinite values."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "matrix to diagnostics"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


def numbers(found: object) -> Iterator[tuple[str, Numbers]]:
    """Give what was found, as arrays by name; pairs of columns are left out, their order is that of the columns."""
    for field in dataclasses.fields(found):  # type: ignore[arg-type]
        if field.name not in {"first", "second", "against", "loadings"}:
            yield field.name, np.asarray(getattr(found, field.name), dtype=np.float64)


@each
def test_input_untouched_and_nothing_infinite(method: Method, unit_matrix: Numbers) -> None:
    given = unit_matrix.copy()
    given.flags.writeable = False
    found = list(numbers(method.fn(given)))
    assert found
    assert not any(np.isinf(values).any() for _, values in found)
    assert np.array_equal(given, unit_matrix)


@each
def test_order_of_rows_and_layout_mean_nothing(method: Method, unit_matrix: Numbers, rows: NDArray[np.int64]) -> None:
    found, turned = dict(numbers(method.fn(unit_matrix))), dict(numbers(method.fn(unit_matrix[rows])))
    laid_out = dict(numbers(method.fn(np.asfortranarray(unit_matrix))))
    for name, values in found.items():
        by_row = values.shape[:1] == (31,)
        assert turned[name] == pytest.approx(values[rows] if by_row else values, abs=1e-9, nan_ok=True), name
        assert np.array_equal(laid_out[name], values, equal_nan=True), name


@each
def test_order_of_indicators_means_nothing(method: Method, unit_matrix: Numbers, columns: NDArray[np.int64]) -> None:
    found, turned = dict(numbers(method.fn(unit_matrix))), dict(numbers(method.fn(unit_matrix[:, columns])))
    for name, values in found.items():
        same = name in {"eigenvalues", "shares"} or values.shape[-1:] != (6,)
        expected = values if same else values[..., columns]
        expected = expected[columns] if values.shape == (6, 6) else expected
        assert turned[name] == pytest.approx(expected, abs=1e-9, nan_ok=True), name


@each
def test_a_gap_is_taken_and_an_infinite_figure_refused(method: Method, unit_matrix: Numbers) -> None:
    unit_matrix[3, 2] = np.nan
    for _, values in numbers(method.fn(unit_matrix)):
        assert not np.isinf(values).any()
    unit_matrix[4, 1] = np.inf
    with pytest.raises(MeasureError) as caught:
        method.fn(unit_matrix)
    assert (caught.value.code, caught.value.rows, caught.value.columns) == ("measures.infinite-values", (4,), (1,))


@each
def test_nothing_to_look_at_is_refused(method: Method) -> None:
    for shape in ((6,), (0, 2)):
        with pytest.raises(MeasureError) as caught:
            method.fn(np.full(shape, 0.5))
        assert caught.value.code == "measures.wrong-shape"
