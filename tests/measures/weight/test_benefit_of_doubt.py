"""Benefit of the doubt: by hand, its bounds, its efficient rows."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.weight import benefit_of_doubt

Z = np.random.default_rng(37).uniform(0.1, 1, size=(25, 4))


def test_by_hand() -> None:
    # The third row is held by both others: w = (2/3, 5/3).
    found = benefit_of_doubt(np.array([[1.0, 0.2], [0.5, 0.4], [0.4, 0.3]]))
    assert found.scores == pytest.approx([1, 1, 0.4 * 2 / 3 + 0.3 * 5 / 3], abs=1e-12)
    assert found.weights[2] == pytest.approx([2 / 3, 5 / 3], abs=1e-12)


def test_one_indicator_gives_shares_of_the_best() -> None:
    assert benefit_of_doubt(Z[:, :1]).scores == pytest.approx(Z[:, 0] / Z[:, 0].max(), abs=1e-12)


def test_no_row_is_above_one_under_the_weights_of_another() -> None:
    found = benefit_of_doubt(Z)
    assert (Z @ found.weights.T).max() <= 1 + 1e-9


def test_bounds_hold_and_lower_the_scores() -> None:
    free, bound = benefit_of_doubt(Z), benefit_of_doubt(Z, lower=0.1, upper=0.4)
    share = bound.weights * Z / bound.scores[:, None]
    assert (share >= 0.1 - 1e-9).all()
    assert (share <= 0.4 + 1e-9).all()
    assert (bound.scores <= free.scores + 1e-12).all()


def test_bounds_of_each_indicator() -> None:
    lower = np.array([0.4, 0.0, 0.0, 0.1])
    found = benefit_of_doubt(Z, lower=lower)
    assert (found.weights * Z / found.scores[:, None] >= lower - 1e-9).all()


def test_shares_all_given_are_equal_shares() -> None:
    found = benefit_of_doubt(Z, lower=0.25, upper=0.25)
    assert found.weights * Z / found.scores[:, None] == pytest.approx(np.full(Z.shape, 0.25), abs=1e-9)


def test_row_of_zeros_scores_zero() -> None:
    assert benefit_of_doubt(np.array([[0.0, 0.0], [1.0, 0.5]])).scores.tolist() == [0, 1]


def test_zero_with_a_lower_bound_is_named() -> None:
    z = Z.copy()
    z[2, 3] = 0
    with pytest.raises(MeasureError) as caught:
        benefit_of_doubt(z, lower=0.05)
    assert (caught.value.code, caught.value.rows, caught.value.columns) == ("measures.nonpositive-values", (2,), (3,))


@pytest.mark.parametrize(
    "bounds",
    [
        {"lower": 0.3},
        {"upper": 0.2},
        {"lower": 0.2, "upper": 0.1},
        {"lower": -0.1},
        {"upper": 1.1},
    ],
)
def test_bounds_that_no_shares_keep_to_are_refused(bounds: dict[str, float]) -> None:
    with pytest.raises(MeasureError) as caught:
        benefit_of_doubt(Z, **bounds)
    assert caught.value.code == "measures.bad-setting"


def test_indicator_of_zeros_is_refused() -> None:
    with pytest.raises(MeasureError) as caught:
        benefit_of_doubt(np.array([[1.0, 0.0], [2.0, 0.0]]))
    assert caught.value.code == "measures.all-zero"
    assert "z[:, 1]" in caught.value.text("en")


def test_all_rows_with_gaps_have_no_scores() -> None:
    assert np.isnan(benefit_of_doubt(np.array([[1.0, np.nan], [np.nan, 2.0]])).scores).all()
