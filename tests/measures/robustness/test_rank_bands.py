"""Ranks, bands and agreement: by hand, with gaps, and against numpy and scipy."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import rankdata

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.robustness import agreement, rank_bands, ranks

scores = arrays(np.float64, st.tuples(st.integers(1, 30), st.integers(1, 12)), elements=st.integers(0, 8))


def test_ties_share_the_smaller_rank() -> None:
    assert ranks(np.array([0.5, 0.9, 0.5, 0.1, 0.5, 0.9])).tolist() == [3, 1, 3, 6, 3, 1]


def test_missing_score_has_no_rank() -> None:
    assert ranks(np.array([[np.nan, 0.2, 0.9], [np.nan] * 3])).tolist() == [[0, 2, 1], [0, 0, 0]]


@given(scores)
def test_same_as_scipy(drawn: np.ndarray) -> None:
    assert np.array_equal(ranks(drawn), rankdata(-drawn, method="min", axis=-1))


def test_every_axis_before_units_is_kept() -> None:
    drawn = np.random.default_rng(11).normal(size=(20, 13, 31))
    assert np.array_equal(ranks(drawn)[:, 4], ranks(drawn[:, 4]))
    bands = rank_bands(ranks(drawn), ranks(drawn[0]))
    alone = rank_bands(ranks(drawn[:, 4]), ranks(drawn[0, 4]))
    assert np.array_equal(bands.rank_high[4], alone.rank_high)


@given(scores, st.integers(0, 49), st.integers(50, 100))
def test_ends_are_inverted_percentiles_widened_to_the_nominal(drawn: np.ndarray, low: int, high: int) -> None:
    placed = ranks(drawn)
    nominal = placed[0]
    bands = rank_bands(placed, nominal, low=low, high=high)
    lower, upper = np.percentile(placed, [low, high], axis=0, method="inverted_cdf")
    assert np.array_equal(bands.rank_low, np.minimum(lower, nominal))
    assert np.array_equal(bands.rank_high, np.maximum(upper, nominal))


def test_full_range() -> None:
    placed = np.array([[1, 2, 3], [3, 1, 2], [2, 1, 3]])
    bands = rank_bands(placed, np.array([1, 2, 3]), low=0, high=100)
    assert (bands.rank_low.tolist(), bands.rank_high.tolist()) == ([1, 1, 2], [3, 2, 3])


def test_draws_without_a_rank_are_left_out() -> None:
    placed = np.array([[1, 2, 0], [1, 2, 3], [0, 1, 2], [1, 2, 0]])
    bands = rank_bands(placed, np.array([1, 2, 3]), low=0, high=100)
    assert (bands.rank_low.tolist(), bands.rank_high.tolist()) == ([1, 1, 2], [1, 2, 3])
    assert agreement(placed, np.array([1, 2, 3]), tolerance=0) == pytest.approx([1, 0.75, 0.5])


def test_unit_without_a_nominal_rank_has_no_band() -> None:
    placed = np.array([[1, 2], [2, 1]])
    bands = rank_bands(placed, np.array([1, 0]))
    assert (bands.rank_low[1], bands.rank_high[1]) == (0, 0)
    assert agreement(placed, np.array([1, 0])) == pytest.approx([1, np.nan], nan_ok=True)


def test_unit_without_any_drawn_rank_is_refused() -> None:
    with pytest.raises(MeasureError) as caught:
        rank_bands(np.array([[1, 0], [1, 0]]), np.array([1, 2]))
    assert (caught.value.code, caught.value.rows) == ("measures.unranked-units", (1,))


def test_agreement_counts_draws_within_the_tolerance() -> None:
    placed = np.array([[1, 5], [2, 9], [4, 7], [8, 7]])
    assert agreement(placed, np.array([1, 7])) == pytest.approx([0.5, 1.0])
    assert agreement(placed, np.array([1, 7]), tolerance=3) == pytest.approx([0.75, 1.0])
    with pytest.raises(MeasureError):
        agreement(placed, np.array([1, 7]), tolerance=-1)


@pytest.mark.parametrize(("low", "high"), [(95, 5), (50, 50), (-1, 95), (5, 101), (float("nan"), 95)])
def test_ends_out_of_order_are_refused(low: float, high: float) -> None:
    with pytest.raises(MeasureError) as caught:
        rank_bands(np.array([[1, 2]]), np.array([1, 2]), low=low, high=high)
    assert caught.value.code == "measures.bad-setting"


def test_nothing_to_rank_is_refused() -> None:
    for nothing in (np.array(3.0), np.empty((2, 0))):
        with pytest.raises(MeasureError) as caught:
            ranks(nothing)
        assert caught.value.code == "measures.wrong-shape"
