"""Min–max normalisation, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.normalise import minmax

X = np.array([[1.0, 40.0], [2.0, 10.0], [5.0, 20.0]])


def test_by_hand() -> None:
    assert minmax(X, direction=np.array([1, -1])) == pytest.approx(np.array([[0, 0], [0.25, 1], [1, 2 / 3]]), abs=1e-15)


def test_one_direction_for_all() -> None:
    assert np.array_equal(minmax(X, direction=-1), minmax(X, direction=[-1, -1]))
    assert minmax(X, direction=-1) == pytest.approx(1 - minmax(X), abs=1e-15)


def test_ends_are_reached_and_not_passed() -> None:
    z = minmax(np.random.default_rng(1).normal(size=(500, 20)), lower=0.1, upper=0.7)
    assert np.array_equal(z.min(axis=0), np.full(20, 0.1))
    assert np.array_equal(z.max(axis=0), np.full(20, 0.7))


def test_gap_stays() -> None:
    assert minmax(np.array([[1.0], [np.nan], [3.0], [2.0]])).ravel() == pytest.approx([0, np.nan, 1, 0.5], nan_ok=True)


def test_masked_entry_is_a_gap() -> None:
    x = np.ma.masked_equal([[1.0], [999.0], [3.0]], 999.0)
    assert minmax(x).ravel() == pytest.approx([0, np.nan, 1], nan_ok=True)


def test_every_constant_column_is_named() -> None:
    x = np.array([[1.0, 7.0, 2.0, np.nan], [2.0, 7.0, 3.0, 4.0]])
    with pytest.raises(MeasureError) as caught:
        minmax(x)
    assert (caught.value.code, caught.value.columns) == ("measures.constant-columns", (1, 3))
    assert "1, 3" in caught.value.text("en")


@pytest.mark.parametrize(("lower", "upper"), [(1.0, 1.0), (2.0, 1.0), (np.nan, 1.0), (0.0, np.inf)])
def test_ends_out_of_order_are_refused(lower: float, upper: float) -> None:
    with pytest.raises(MeasureError) as caught:
        minmax(X, lower=lower, upper=upper)
    assert caught.value.code == "measures.bad-setting"
