"""The contract of aggregation: a mean of each row, between its lowest and highest figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, Sign, all_methods

Numbers = NDArray[np.float64]
REQUIRED = {"aggregate/power": [{"exponent": p} for p in (0.5, 2.0, 1e-6, 0.0, -2.0)]}


def _methods() -> Iterator[Method]:
    """Give every method, those with required settings once under each."""
    for method in all_methods():
        if method.role == "matrix and weights to scores":
            for settings in REQUIRED.get(method.key, [{}]):
                name = " ".join([method.name, *map(str, settings.values())])
                domain = method.domain_for(settings)
                yield replace(method, name=name, fn=partial(method.fn, **settings), domain=domain)


each = pytest.mark.parametrize("method", list(_methods()), ids=lambda method: method.key)


@each
def test_input_untouched_and_one_score_a_row(method: Method, unit_matrix: Numbers, weights: Numbers) -> None:
    given, w = unit_matrix.copy(), weights.copy()
    given.flags.writeable = w.flags.writeable = False
    assert method.fn(given, w).shape == (31,)
    assert np.array_equal(given, unit_matrix)
    assert np.array_equal(w, weights)


@each
def test_order_of_rows_and_columns_means_nothing(
    method: Method, unit_matrix: Numbers, weights: Numbers, rows: NDArray[np.int64], columns: NDArray[np.int64]
) -> None:
    scores = method.fn(unit_matrix, weights)
    assert np.array_equal(method.fn(unit_matrix[rows], weights), scores[rows])
    assert method.fn(unit_matrix[:, columns], weights[columns]) == pytest.approx(scores, abs=1e-14)


@each
def test_layout_in_memory_means_nothing(method: Method, unit_matrix: Numbers, weights: Numbers) -> None:
    assert np.array_equal(method.fn(np.asfortranarray(unit_matrix), weights), method.fn(unit_matrix, weights))


@each
def test_lies_within_its_row(method: Method, unit_matrix: Numbers, weights: Numbers) -> None:
    scores = method.fn(unit_matrix, weights)
    assert (scores > unit_matrix.min(axis=1)).all()
    assert (scores < unit_matrix.max(axis=1)).all()
    assert method.fn(np.full((2, 6), 0.3), weights) == pytest.approx([0.3, 0.3], abs=1e-15)


@each
def test_scale_of_figures_and_of_weights(method: Method, unit_matrix: Numbers, weights: Numbers) -> None:
    scores = method.fn(unit_matrix, weights)
    assert method.fn(unit_matrix * 100, weights) == pytest.approx(scores * 100, rel=1e-13)
    assert method.fn(unit_matrix, weights * 7) == pytest.approx(scores, rel=1e-13)


@each
def test_higher_figure_gives_higher_score(method: Method, unit_matrix: Numbers, weights: Numbers) -> None:
    raised = unit_matrix.copy()
    raised[4, 1] += 0.1
    change = method.fn(raised, weights) - method.fn(unit_matrix, weights)
    assert change[4] > 0
    assert not np.delete(change, 4).any()


@each
def test_row_with_a_gap_has_no_score(method: Method, unit_matrix: Numbers, weights: Numbers) -> None:
    full = method.fn(unit_matrix, weights)
    unit_matrix[3, 2] = np.nan
    scores = method.fn(unit_matrix, weights)
    assert np.flatnonzero(np.isnan(scores)).tolist() == [3]
    assert np.array_equal(np.delete(scores, 3), np.delete(full, 3))


@each
@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ([0.5, 0.5], "measures.wrong-length"),
        ([0.0] * 6, "measures.all-zero"),
        ([1, 1, 1, 1, 1, -1], "measures.negative-values"),
        ([1, 1, 1, 1, 1, np.nan], "measures.missing-values"),
        ([1, 1, 1, 1, 1, np.inf], "measures.infinite-values"),
        ([[1, 1, 1, 1, 1, 1]], "measures.wrong-shape"),
        (["a"] * 6, "measures.not-numbers"),
    ],
)
def test_wrong_weights_are_refused(method: Method, unit_matrix: Numbers, bad: list[object], code: str) -> None:
    with pytest.raises(MeasureError) as caught:
        method.fn(unit_matrix, bad)
    assert caught.value.code == code


@each
@pytest.mark.parametrize("bad", [0.0, -1.0, np.inf])
def test_domain_is_kept_to(method: Method, unit_matrix: Numbers, weights: Numbers, bad: float) -> None:
    unit_matrix[6, 5] = bad
    sign: Sign = "any" if bad < 0 else "nonnegative"
    if method.takes(sign) and np.isfinite(bad):
        assert np.isfinite(method.fn(unit_matrix, weights)).all()
    else:
        with pytest.raises(MeasureError) as caught:
            method.fn(unit_matrix, weights)
        assert (caught.value.rows, caught.value.columns) == ((6,), (5,))
