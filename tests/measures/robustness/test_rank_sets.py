"""Rank sets hold all true ranks as often as they say."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.robustness import rank_sets, ranks


@pytest.mark.parametrize(("joint", "least"), [(True, 0.9), (False, 0.5)])
@pytest.mark.parametrize("spacing", [0.0, 0.5, 3.0])
def test_coverage(spacing: float, least: float, *, joint: bool) -> None:
    rng = np.random.default_rng(6)
    true = spacing * np.arange(8.0)
    # Under equal scores every rank is true of every unit.
    first, last = (ranks(true), ranks(true)) if spacing else (np.ones(8), np.full(8, 8))
    alone, together, tries = np.zeros(8), 0, 250
    for _ in range(tries):
        seen = true + rng.normal(size=8)
        found = rank_sets(seen, seen + rng.normal(size=(300, 8)), joint=joint)
        held = (found.rank_low <= first) & (last <= found.rank_high)
        alone += held
        together += held.all()
    # Give or take the error of 250 tries and of 300 replications.
    assert together / tries > least - 0.03
    assert (alone / tries > 0.84).all()


def test_sets_for_each_rank_are_no_wider() -> None:
    rng = np.random.default_rng(7)
    scores = np.arange(12.0)
    drawn = scores + rng.normal(size=(500, 12)) * rng.uniform(0.2, 2, size=12)
    joint, single = rank_sets(scores, drawn), rank_sets(scores, drawn, joint=False)
    assert (single.rank_low >= joint.rank_low).all()
    assert (single.rank_high <= joint.rank_high).all()
    assert single.critical.shape == (12,)
    assert (single.critical <= joint.critical).all()


@pytest.mark.parametrize("joint", [True, False])
@given(
    scores=arrays(np.float64, 7, elements=st.floats(-5, 5)),
    sizes=arrays(np.float64, 7, elements=st.floats(0, 3)),
    seed=st.integers(0, 1000),
)
@settings(max_examples=40, deadline=None)
def test_the_step_down_lies_within_the_single_step(
    scores: NDArray[np.float64], sizes: NDArray[np.float64], seed: int, *, joint: bool
) -> None:
    drawn = scores + np.random.default_rng(seed).normal(size=(60, 7)) * sizes
    down, single = (rank_sets(scores, drawn, joint=joint, stepdown=way) for way in (True, False))
    assert (single.rank_low <= down.rank_low).all()
    assert (down.rank_high <= single.rank_high).all()
    assert (down.rank_low <= down.rank).all()
    assert (down.rank <= down.rank_high).all()
    assert (down.critical <= single.critical).all()
    assert single.steps == 1 <= down.steps


def test_the_step_down_tells_more_apart() -> None:
    rng = np.random.default_rng(3)
    # Two far groups leave fewer pairs in question, so that close pairs are told apart at a second step.
    scores = np.array([30.0, 27.55, 2.45, 0.0])
    drawn = scores + rng.normal(size=(20_000, 4)) * 0.8
    single, down = rank_sets(scores, drawn, stepdown=False), rank_sets(scores, drawn)
    assert single.rank_low.tolist() == [1, 1, 3, 3]
    assert single.rank_high.tolist() == [2, 2, 4, 4]
    assert down.rank_low.tolist() == down.rank_high.tolist() == [1, 2, 3, 4]
    assert down.steps == 2


def test_level() -> None:
    with pytest.raises(MeasureError):
        rank_sets(np.arange(3.0), np.zeros((30, 3)), level=90)
