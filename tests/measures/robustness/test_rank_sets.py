"""Rank sets hold all true ranks as often as they say."""

from __future__ import annotations

import numpy as np
import pytest

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


def test_level() -> None:
    with pytest.raises(MeasureError):
        rank_sets(np.arange(3.0), np.zeros((30, 3)), level=90)
