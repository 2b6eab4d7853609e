"""Goalposts, fixed or around a reference, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.normalise import goalposts, reference_goalposts
from xinzhi.measures.registry import find

X = np.array([[0.0, 40.0], [2.0, 10.0], [5.0, 20.0]])
DOWN = np.array([1, -1])


def test_by_hand() -> None:
    place = np.array([[-0.25, -0.5], [0.25, 1], [1, 0.5]])
    kept = goalposts(X, [1, 10], [5, 30], direction=DOWN, beyond="keep")
    assert kept == pytest.approx(place, abs=1e-15)
    clipped = goalposts(X, [1, 10], [5, 30], direction=DOWN, lower=60, upper=100)
    assert clipped == pytest.approx(60 + 40 * np.clip(place, 0, 1), abs=1e-12)


def test_other_rows_change_nothing() -> None:
    assert np.array_equal(goalposts(X[:1], 1, 50), goalposts(X, 1, 50)[:1])


@pytest.mark.parametrize("direction", [1, -1])
def test_goalposts_out_of_order_are_named(direction: int) -> None:
    with pytest.raises(MeasureError) as caught:
        goalposts(X, [1, 30], [5, 10], direction=direction)
    assert (caught.value.code, caught.value.columns) == ("measures.marks-out-of-order", (1,))


def test_range_follows_from_the_settings() -> None:
    range_for = find("normalise", "goalposts").range_for
    assert range_for({}) == "nonnegative"
    assert range_for({"lower": 60, "upper": 100}) == "positive"
    assert range_for({"beyond": "keep"}) == "any"
    assert range_for({"lower": -1}) == "any"


@pytest.mark.parametrize("settings", [{"lower": 2.0}, {"beyond": "cut"}])
def test_wrong_settings_are_refused(settings: dict[str, object]) -> None:
    with pytest.raises(MeasureError) as caught:
        goalposts(X, 1, 50, **settings)  # type: ignore[arg-type]
    assert caught.value.code == "measures.bad-setting"


def test_around_a_reference_by_hand() -> None:
    # Half ranges 2.5 and 15 around 3 and 20.
    found = reference_goalposts(X, reference=[3.0, 20.0], direction=DOWN)
    expected = 100 + 30 * np.array([[-3 / 2.5, -20 / 15], [-1 / 2.5, 10 / 15], [2 / 2.5, 0]])
    assert found == pytest.approx(expected, abs=1e-12)


def test_reference_is_the_mean_unless_given() -> None:
    assert reference_goalposts(X) == pytest.approx(reference_goalposts(X, reference=X.mean(axis=0)), abs=1e-12)
    assert reference_goalposts(X).mean(axis=0) == pytest.approx([100, 100], abs=1e-12)


def test_ends_of_the_scale() -> None:
    z = reference_goalposts(X, reference=[2.5, 25.0], lower=0.0, upper=1.0)
    assert (z.min(axis=0).tolist(), z.max(axis=0).tolist()) == ([0, 0], [1, 1])
    with pytest.raises(MeasureError) as caught:
        reference_goalposts(X, lower=1.0, upper=1.0)
    assert caught.value.code == "measures.bad-setting"
