"""Shares in the top, pairs and groups: by hand, and what must always hold."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.robustness import groups, pairwise, rank_summary, ranks, top_share

drawn = arrays(np.float64, st.tuples(st.integers(1, 20), st.integers(1, 9)), elements=st.integers(0, 6)).map(ranks)


@given(drawn)
def test_shares_of_a_pair_sum_to_one(placed: np.ndarray) -> None:
    wins = pairwise(placed)
    assert wins + wins.T == pytest.approx(np.ones_like(wins))
    assert (np.diagonal(wins) == 0.5).all()


@given(drawn, st.integers(1, 9))
def test_top_counts_draws(placed: np.ndarray, k: int) -> None:
    assert top_share(placed, k) == pytest.approx((placed <= k).mean(axis=0))


@given(drawn)
def test_groups_hold_every_unit_and_no_pair_that_is_told_apart(placed: np.ndarray) -> None:
    found = groups(placed, placed[0])
    assert set(np.concatenate(found.members).tolist()) == set(range(placed.shape[1]))
    for members in found.members:
        assert not found.apart[np.ix_(members, members)].any()
    for one, other in zip(found.members[:-1], found.members[1:], strict=True):
        assert not set(other.tolist()) <= set(one.tolist())


def test_missing_ranks() -> None:
    placed = np.array([[1, 2, 0], [1, 0, 2], [2, 1, 0]])
    assert np.isnan(pairwise(placed)[1, 2])
    assert pairwise(placed)[0, 1] == 0.5
    assert top_share(np.array([[1, 0], [2, 0]]), 1) == pytest.approx([0.5, np.nan], nan_ok=True)
    found = groups(np.array([[1, 2, 0], [2, 1, 0]]), np.array([1, 2, 0]))
    assert [members.tolist() for members in found.members] == [[0, 1]]


def test_bad_input_is_named() -> None:
    placed = np.array([[1, 2], [2, 1]])
    for call in (
        lambda: top_share(placed, 0),
        lambda: top_share(placed, True),
        lambda: top_share(placed / 2, 1),
        lambda: pairwise(placed[np.newaxis]),
        lambda: groups(placed, np.array([1, 2, 3])),
        lambda: groups(placed, placed[0], share=0.5),
    ):
        with pytest.raises(MeasureError):
            call()


@given(drawn)
def test_summary_is_that_of_numpy(placed: np.ndarray) -> None:
    found = rank_summary(placed, low=10, high=90)
    assert found.mean == pytest.approx(placed.mean(axis=0))
    assert np.array([found.low, found.median, found.high]) == pytest.approx(np.percentile(placed, [10, 50, 90], axis=0))


def test_summary_without_a_rank() -> None:
    found = rank_summary(np.array([[1, 0, 2], [0, 0, 1]]))
    assert found.mean == pytest.approx([1, np.nan, 1.5], nan_ok=True)
    with pytest.raises(MeasureError):
        rank_summary(np.array([[1, 2]]), low=95, high=5)
