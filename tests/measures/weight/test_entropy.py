"""Entropy weights: by hand, at their edges, and by their properties."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.normalise import minmax
from xinzhi.measures.weight import entropy

figures = arrays(np.float64, st.tuples(st.integers(2, 12), st.integers(1, 6)), elements=st.integers(0, 50))


def test_by_hand() -> None:
    # Shares 0, 0, 1 carry no entropy; shares 1/2, 1/2, 0 carry ln 2 of ln 3.
    d = np.array([1.0, 1 - np.log(2) / np.log(3)])
    assert entropy(np.array([[0.0, 5.0], [0.0, 5.0], [2.0, 0.0]])) == pytest.approx(d / d.sum(), abs=1e-15)


def test_constant_column_weighs_nothing() -> None:
    z = np.array([[0.1, 0.2, 0.0], [0.1, 0.5, 0.0], [0.1, 0.9, 0.0]])
    assert entropy(z).tolist() == [0, 1, 0]


def test_base_is_the_rows_that_are_there() -> None:
    short = np.array([[0.2], [0.9], [0.4]])
    gapped = np.array([[0.2, 0.3], [np.nan, 0.3], [0.9, 0.8], [0.4, 0.1]])
    shares = short[:, 0] / short.sum()
    d = 1 + (shares * np.log(shares)).sum() / np.log(3)
    other = gapped[:, 1] / gapped[:, 1].sum()
    d_other = 1 + (other * np.log(other)).sum() / np.log(4)
    assert entropy(gapped) == pytest.approx(np.array([d, d_other]) / (d + d_other), abs=1e-15)


def test_one_figure_in_a_column_weighs_nothing() -> None:
    z = np.array([[0.2, np.nan], [0.9, np.nan], [0.4, 0.7]])
    assert entropy(z).tolist() == [1, 0]


def test_nothing_varies() -> None:
    with pytest.raises(MeasureError) as caught:
        entropy(np.full((4, 3), 0.2))
    assert (caught.value.code, caught.value.columns) == ("measures.all-constant", (0, 1, 2))


def test_shift_moves_the_weights() -> None:
    z = np.array([[0.0, 0.5], [0.3, 1.0], [1.0, 0.0]])
    assert entropy(z, zeros="shift", shift=0.01) == pytest.approx(entropy(z + 0.01), abs=1e-15)
    assert entropy(z, zeros="shift", shift=0.01) != pytest.approx(entropy(z), abs=1e-6)


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"zeros": "shift"}, "measures.nonpositive-values"),
        ({"zeros": "shift", "shift": -0.1}, "measures.bad-setting"),
        ({"zeros": "shift", "shift": np.inf}, "measures.bad-setting"),
        ({"shift": 0.01}, "measures.bad-setting"),
        ({"zeros": "skip"}, "measures.bad-setting"),
    ],
)
def test_wrong_settings_are_refused(settings: dict[str, object], code: str) -> None:
    with pytest.raises(MeasureError) as caught:
        entropy(np.array([[0.0], [1.0]]), **settings)  # type: ignore[arg-type]
    assert caught.value.code == code


def _varied(x: np.ndarray) -> np.ndarray:
    assume((np.ptp(x, axis=0) > 0).all())
    return x


@given(figures)
def test_weights_sum_to_one(x: np.ndarray) -> None:
    assume(np.ptp(x, axis=0).any())
    w = entropy(x)
    assert (w >= 0).all()
    assert w.sum() == pytest.approx(1, abs=1e-12)


@given(figures, st.integers(1, 10), st.integers(-100, 100))
def test_units_of_columns_mean_nothing_after_minmax(x: np.ndarray, scale: int, level: int) -> None:
    factors = scale ** np.arange(x.shape[1]) / 7
    assert entropy(minmax(_varied(x) * factors + level)) == pytest.approx(entropy(minmax(x)), abs=1e-10)


@given(figures, st.randoms(use_true_random=False))
def test_order_of_rows_means_nothing(x: np.ndarray, chance: Random) -> None:
    rows = list(range(len(x)))
    chance.shuffle(rows)
    z = minmax(_varied(x))
    assert entropy(z[rows]) == pytest.approx(entropy(z), abs=1e-12)


@given(figures)
def test_column_counted_twice_has_twice_the_weight(x: np.ndarray) -> None:
    z = minmax(_varied(x))
    w, doubled = entropy(z), entropy(np.hstack([z, z]))
    assert doubled == pytest.approx(np.hstack([w, w]) / 2, abs=1e-12)
