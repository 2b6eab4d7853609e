"""Distances to the best, to a target and to a reference, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.normalise import distance_to_max, distance_to_reference, distance_to_target, minmax

X = np.array([[1.0, 40.0], [2.0, 10.0], [5.0, 20.0]])
DOWN = np.array([1, -1])


def test_best_is_minmax() -> None:
    assert distance_to_max(X, direction=DOWN) == pytest.approx(minmax(X, direction=DOWN), abs=1e-15)


def test_target_by_hand() -> None:
    found = distance_to_target(X, [3.0, 20.0], direction=DOWN)
    assert found == pytest.approx(np.array([[0, 0], [0.5, 1.5], [2, 1]]), abs=1e-15)
    clipped = distance_to_target(X, [3.0, 20.0], direction=DOWN, beyond="clip")
    assert clipped == pytest.approx(np.minimum(found, 1), abs=1e-15)


def test_target_no_better_than_the_worst_is_named() -> None:
    with pytest.raises(MeasureError) as caught:
        distance_to_target(X, [1.0, 45.0], direction=DOWN)
    assert (caught.value.code, caught.value.columns) == ("measures.marks-out-of-order", (0, 1))
    assert "the target is not better than the worst figure" in caught.value.text("en")


def test_missing_target_is_named() -> None:
    with pytest.raises(MeasureError) as caught:
        distance_to_target(X, [3.0, np.nan])
    assert (caught.value.code, caught.value.rows) == ("measures.missing-values", (1,))


def test_reference_by_hand() -> None:
    own = [2.0, 20.0]
    by_range = distance_to_reference(X, own, direction=DOWN)
    assert by_range == pytest.approx(np.array([[0, 0], [1, 1.5], [4, 1]]), abs=1e-15)
    ratio = distance_to_reference(X, own, direction=DOWN, form="ratio")
    assert ratio == pytest.approx(np.array([[0.5, 0], [1, 1.5], [2.5, 1]]), abs=1e-15)
    difference = distance_to_reference(X, own, direction=DOWN, form="difference")
    assert difference == pytest.approx(ratio - 1, abs=1e-15)


def test_reference_of_zero_has_no_ratio() -> None:
    with pytest.raises(MeasureError) as caught:
        distance_to_reference(X, [0.0, 1.0], form="ratio")
    assert (caught.value.code, caught.value.rows) == ("measures.nonpositive-values", (0,))


def test_wrong_settings_are_refused() -> None:
    for ask in (
        lambda: distance_to_target(X, 50.0, beyond="cut"),  # type: ignore[arg-type]
        lambda: distance_to_reference(X, 50.0, form="log"),  # type: ignore[arg-type]
    ):
        with pytest.raises(MeasureError) as caught:
            ask()
        assert caught.value.code == "measures.bad-setting"
