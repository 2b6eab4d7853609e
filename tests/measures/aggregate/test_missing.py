"""Rows with gaps: no score, or what they hold shares the weight."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.aggregate import arithmetic, geometric, harmonic, power

MEANS = [arithmetic, geometric, harmonic, partial(power, exponent=0.5), partial(power, exponent=-2.0)]
Z = np.random.default_rng(60).uniform(0.1, 1, size=(40, 5))
W = np.array([0.1, 0.2, 0.3, 0.3, 0.1])


@pytest.mark.parametrize("mean", MEANS)
@given(gaps=st.lists(st.tuples(st.integers(0, 39), st.integers(0, 4)), max_size=60))
def test_a_row_is_the_mean_of_what_it_holds(mean: partial, gaps: list[tuple[int, int]]) -> None:
    z = Z.copy()
    for row, column in gaps:
        z[row, column] = np.nan
    found = mean(z, W, missing="spread")
    for row, score in zip(z, found, strict=True):
        held = ~np.isnan(row)
        if held.any():
            assert score == pytest.approx(mean(row[np.newaxis, held], W[held])[0], rel=1e-12)
        else:
            assert np.isnan(score)


@pytest.mark.parametrize("mean", MEANS)
def test_too_little_held_has_no_score(mean: partial) -> None:
    z = Z.copy()
    z[3, 2:] = np.nan
    z[4, 4] = np.nan
    assert np.isnan(mean(z, W, missing="spread", coverage=0.8)).nonzero()[0].tolist() == [3]
    assert np.isnan(mean(z, W, missing="spread", coverage=1.0)).nonzero()[0].tolist() == [3, 4]
    assert np.isnan(mean(z, W)).nonzero()[0].tolist() == [3, 4]


def test_what_is_held_may_weigh_nothing() -> None:
    assert np.isnan(arithmetic(np.array([[1.0, np.nan]]), np.array([0.0, 1.0]), missing="spread")).all()


@pytest.mark.parametrize("settings", [{"missing": "drop"}, {"coverage": 1.5}, {"coverage": -0.1}, {"coverage": np.nan}])
@pytest.mark.parametrize("mean", MEANS)
def test_settings_outside_their_range(mean: partial, settings: dict[str, object]) -> None:
    with pytest.raises(MeasureError) as caught:
        mean(Z, W, **settings)
    assert caught.value.code == "measures.bad-setting"
