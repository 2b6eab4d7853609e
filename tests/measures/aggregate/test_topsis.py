"""TOPSIS: by hand, its ends, its settings."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.aggregate import topsis
from xinzhi.measures.normalise import minmax

X = np.random.default_rng(43).uniform(1, 9, size=(20, 4))
W = np.array([0.4, 0.3, 0.2, 0.1])


def test_by_hand() -> None:
    # One indicator: the share of the way from worst to best.
    x = np.array([[1.0], [2.0], [5.0]])
    assert topsis(x, np.ones(1)) == pytest.approx([0, 0.25, 1], abs=1e-15)
    assert topsis(x, np.ones(1), direction=-1) == pytest.approx([1, 0.75, 0], abs=1e-15)


def test_two_indicators_by_hand() -> None:
    # Distances of the middle row from best (1, 1) and worst (0, 0): weights squared on the data, once in the distance.
    z = np.array([[0.0, 0.0], [0.5, 1.0], [1.0, 0.5], [1.0, 1.0]])
    w = np.array([0.6, 0.4])
    on_data = np.sqrt(0.36 / 4 + 0.16) / (np.sqrt(0.36 / 4 + 0.16) + 0.3)
    in_distance = np.sqrt(0.6 / 4 + 0.4) / (np.sqrt(0.6 / 4 + 0.4) + np.sqrt(0.6) / 2)
    assert topsis(z, w, normalise="none")[1] == pytest.approx(on_data, abs=1e-15)
    assert topsis(z, w, normalise="none", weight="in-distance")[1] == pytest.approx(in_distance, abs=1e-15)


def test_best_and_worst_in_everything_are_the_ends() -> None:
    x = np.vstack([X, X.max(axis=0), X.min(axis=0)])
    for normalise in ("vector", "minmax", "none"):
        assert topsis(x, W, normalise=normalise)[-2:] == pytest.approx([1, 0], abs=1e-15)


def test_minmax_inside_is_minmax_before() -> None:
    turns = [1, -1, 1, -1]
    before = topsis(minmax(X, direction=turns), W, normalise="none")
    assert topsis(X, W, direction=turns, normalise="minmax") == pytest.approx(before, abs=1e-15)


@pytest.mark.parametrize("normalise", ["vector", "minmax"])
@pytest.mark.parametrize("unit", [1e-200, 1e-4, 1e150])
def test_unit_of_each_column_means_nothing(normalise: str, unit: float) -> None:
    moved = X * np.array([1, unit, 1, 1])
    assert topsis(moved, W, normalise=normalise) == pytest.approx(topsis(X, W, normalise=normalise), abs=1e-12)


def test_column_of_zeros_or_of_one_value_means_nothing() -> None:
    for value in (0.0, 3.0):
        wide = np.insert(X, 1, value, axis=1)
        assert topsis(wide, np.insert(W, 1, 0.5)) == pytest.approx(topsis(X, W), abs=1e-15)


def test_constant_column_has_no_minmax() -> None:
    with pytest.raises(MeasureError) as caught:
        topsis(np.insert(X, 1, 3.0, axis=1), np.ones(5), normalise="minmax")
    assert (caught.value.code, caught.value.columns) == ("measures.constant-columns", (1,))


def test_rows_alike_in_all_that_has_weight_are_refused() -> None:
    with pytest.raises(MeasureError) as caught:
        topsis(np.array([[1.0, 5.0], [2.0, 5.0]]), np.array([0.0, 1.0]))
    assert caught.value.code == "measures.all-alike"


@pytest.mark.parametrize("settings", [{"normalise": "sum"}, {"weight": "twice"}, {"direction": [1, 1, 1]}])
def test_wrong_settings_are_refused(settings: dict[str, object]) -> None:
    with pytest.raises(MeasureError):
        topsis(X, W, **settings)
