"""Rows with gaps: no score, or what they hold shares the weight."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.aggregate import arithmetic, copeland, geometric, harmonic, mazziotta_pareto, power, topsis

MEANS = [arithmetic, geometric, harmonic, partial(power, exponent=0.5), partial(power, exponent=-2.0)]
Z = np.random.default_rng(60).uniform(0.1, 1, size=(40, 5))
W = np.array([0.1, 0.2, 0.3, 0.3, 0.1])
RELATIVE = [
    copeland,
    mazziotta_pareto,
    partial(mazziotta_pareto, penalty="plus", spread="sample"),
    topsis,
    partial(topsis, normalise="none", ideal="scale"),
    partial(topsis, normalise="minmax", weight="in-distance", direction=[1, -1, 1, 1, -1]),
]


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


@pytest.mark.parametrize("spread", ["population", "sample"])
@given(gaps=st.lists(st.tuples(st.integers(0, 39), st.integers(0, 4)), max_size=60))
def test_a_penalty_is_that_of_what_a_row_holds(spread: str, gaps: list[tuple[int, int]]) -> None:
    z = 100 * Z
    for row, column in gaps:
        z[row, column] = np.nan
    found = mazziotta_pareto(z, W, spread=spread, missing="spread")
    for row, score in zip(z, found, strict=True):
        held = ~np.isnan(row)
        if held.sum() > (spread == "sample"):
            assert score == pytest.approx(mazziotta_pareto(row[np.newaxis, held], W[held], spread=spread)[0], rel=1e-12)
        else:
            assert np.isnan(score)


@pytest.mark.parametrize("settings", [{"normalise": "none"}, {"weight": "in-distance"}, {"normalise": "minmax"}])
def test_distances_run_over_what_a_row_holds(settings: dict[str, str]) -> None:
    z = Z.copy()
    z[7, [0, 3]] = np.nan
    found = topsis(z, W, missing="spread", **settings)
    # The ends of the columns stay those of the rows there are, and no other row moves.
    assert np.delete(found, 7) == pytest.approx(np.delete(topsis(z, W, **settings), 7), rel=1e-14)
    assert found[7] == pytest.approx(topsis(z[:, [1, 2, 4]], W[[1, 2, 4]], **settings)[7], rel=1e-12)


def test_contests_are_over_what_both_hold() -> None:
    z = np.array([[3.0, np.nan, 1.0], [2.0, 5.0, np.nan], [1.0, 4.0, 2.0], [np.nan, np.nan, np.nan]])
    assert copeland(z, np.array([0.5, 0.3, 0.2]), missing="spread").tolist()[:3] == [2.0, 0.0, -2.0]
    assert np.isnan(copeland(z, np.array([0.5, 0.3, 0.2]), missing="spread")[3])


@pytest.mark.parametrize("score", RELATIVE)
def test_without_gaps_nothing_is_spread(score: partial) -> None:
    assert np.array_equal(score(Z, W, missing="spread", coverage=0.9), score(Z, W))


def test_rows_held_only_where_nothing_is_told_have_no_score() -> None:
    z = np.array([[1.0, 0.2], [1.0, 0.8], [1.0, np.nan]])
    assert np.isnan(topsis(z, np.array([0.5, 0.5]), missing="spread")).tolist() == [False, False, True]


@pytest.mark.parametrize("mean", MEANS + RELATIVE)
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
@pytest.mark.parametrize("mean", MEANS + RELATIVE)
def test_settings_outside_their_range(mean: partial, settings: dict[str, object]) -> None:
    with pytest.raises(MeasureError) as caught:
        mean(Z, W, **settings)
    assert caught.value.code == "measures.bad-setting"
