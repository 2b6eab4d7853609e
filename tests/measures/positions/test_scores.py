"""The measures of a forecast against scikit-learn and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sklearn.metrics import average_precision_score, brier_score_loss, roc_auc_score

from xinzhi.measures.positions._scores import BINS, first_ten, forecast, measures, values


@given(st.integers(0, 10_000), st.integers(2, 40))
def test_discrimination_is_that_of_scikit_learn_with_ties(seed: int, levels: int) -> None:
    random = np.random.default_rng(seed)
    score, y = random.integers(0, levels, 200).astype(np.float64), (random.random(200) < 0.3).astype(np.float64)
    times = random.integers(0, 4, 10).astype(np.float64)
    region = np.arange(200) // 20
    weight = times[region]
    assume(0 < (y * weight).sum() < weight.sum())
    found = measures(forecast(score, score / levels, y, region), times)
    assert found[0] == pytest.approx(roc_auc_score(y, score, sample_weight=weight), abs=1e-10)
    assert found[1] == pytest.approx(average_precision_score(y, score, sample_weight=weight), abs=1e-10)
    rate = (y * weight).sum() / weight.sum()
    error = brier_score_loss(y, score / levels, sample_weight=weight)
    assert found[3] == pytest.approx(1 - error / (rate * (1 - rate)), abs=1e-10)


def test_ten_first_share_ties_and_small_regions_are_left_out() -> None:
    score = np.array([5.0] * 4 + [3.0] * 12 + [9.0] * 9)
    region = np.array([0] * 16 + [1] * 9)
    chance = first_ten(score, region)
    assert chance[:4].tolist() == [1.0] * 4
    assert chance[4:16] == pytest.approx([0.5] * 12)
    assert chance[16:].tolist() == [0.0] * 9


def test_a_forecast_that_says_what_happens_is_calibrated() -> None:
    y = np.tile([1.0, 0.0, 0.0, 0.0], 10 * BINS)
    found = values(forecast(np.zeros(len(y)), np.full(len(y), 0.25), y, np.zeros(len(y), np.intp)))
    assert found[0] == pytest.approx(0.5)
    assert found[3] == pytest.approx(0.0, abs=1e-12)
    assert found[4] == pytest.approx(0.0, abs=1e-12)
    assert found[5] == pytest.approx(1.0)


def test_nothing_can_be_said_where_nothing_happened() -> None:
    found = forecast(np.arange(30.0), np.full(30, 0.1), np.zeros(30), np.zeros(30, np.intp))
    assert np.isnan(values(found)).all()
