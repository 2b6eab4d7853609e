"""The contract of scores that are no means: higher where a row is better in everything, blind to order and units."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "matrix and weights to relative scores"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@pytest.fixture
def standardised(unit_matrix: Numbers) -> Numbers:
    """Give figures of mean 100 and standard deviation 10, shape (31, 6)."""
    return np.asarray(100 + 10 * (unit_matrix - unit_matrix.mean(axis=0)) / unit_matrix.std(axis=0, ddof=1))


@each
def test_input_untouched_and_one_score_a_row(method: Method, standardised: Numbers, weights: Numbers) -> None:
    given, w = standardised.copy(), weights.copy()
    given.flags.writeable = w.flags.writeable = False
    scores = method.fn(given, w)
    assert scores.shape == (31,)
    assert scores.dtype == np.float64
    assert np.isfinite(scores).all()
    assert np.array_equal(given, standardised)
    assert np.array_equal(w, weights)


@each
def test_order_of_rows_and_columns_means_nothing(
    method: Method, standardised: Numbers, weights: Numbers, rows: NDArray[np.int64], columns: NDArray[np.int64]
) -> None:
    scores = method.fn(standardised, weights)
    assert method.fn(standardised[rows], weights) == pytest.approx(scores[rows], abs=1e-12)
    assert method.fn(standardised[:, columns], weights[columns]) == pytest.approx(scores, abs=1e-12)


@each
def test_layout_in_memory_means_nothing(method: Method, standardised: Numbers, weights: Numbers) -> None:
    assert np.array_equal(method.fn(np.asfortranarray(standardised), weights), method.fn(standardised, weights))


@each
def test_scale_of_weights_means_nothing(method: Method, standardised: Numbers, weights: Numbers) -> None:
    assert method.fn(standardised, weights * 7) == pytest.approx(method.fn(standardised, weights), rel=1e-13)


@each
def test_row_that_is_better_in_everything_scores_higher(
    method: Method, standardised: Numbers, weights: Numbers
) -> None:
    for other in range(1, 31):
        moved = standardised.copy()
        moved[other] = moved[0] + 0.3
        scores = method.fn(moved, weights)
        assert scores[other] > scores[0]
        moved[other] = moved[0]
        scores = method.fn(moved, weights)
        assert scores[other] == pytest.approx(scores[0], abs=1e-12)


@each
def test_indicator_without_weight_means_nothing(method: Method, standardised: Numbers, weights: Numbers) -> None:
    weights[2] = 0
    scores = method.fn(np.delete(standardised, 2, axis=1), np.delete(weights, 2))
    assert method.fn(standardised, weights) == pytest.approx(scores, abs=1e-12)


@each
def test_row_with_a_gap_has_no_score(method: Method, standardised: Numbers, weights: Numbers) -> None:
    standardised[3, 2] = np.nan
    assert np.flatnonzero(np.isnan(method.fn(standardised, weights))).tolist() == [3]


@each
@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ([0.5, 0.5], "measures.wrong-length"),
        ([0.0] * 6, "measures.all-zero"),
        ([1, 1, 1, 1, 1, -1], "measures.negative-values"),
        ([1, 1, 1, 1, 1, np.nan], "measures.missing-values"),
        (["a"] * 6, "measures.not-numbers"),
    ],
)
def test_wrong_weights_are_refused(method: Method, standardised: Numbers, bad: list[object], code: str) -> None:
    with pytest.raises(MeasureError) as caught:
        method.fn(standardised, bad)
    assert caught.value.code == code


@each
@pytest.mark.parametrize("bad", [-1.0, np.inf])
def test_domain_is_kept_to(method: Method, standardised: Numbers, weights: Numbers, bad: float) -> None:
    standardised[6, 5] = bad
    if method.takes("any") and np.isfinite(bad):
        assert np.isfinite(method.fn(standardised, weights)).all()
    else:
        with pytest.raises(MeasureError) as caught:
            method.fn(standardised, weights)
        assert (caught.value.rows, caught.value.columns) == ((6,), (5,))
