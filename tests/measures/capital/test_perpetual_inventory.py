"""Perpetual inventory against closed forms: constant growth, totals, deflators, gaps and each mistake."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.capital import perpetual_inventory

RATES = st.floats(0.01, 0.3)
GROWTH = st.floats(-0.005, 0.25)


def grown(growth: float, periods: int = 20, first: float = 7.0) -> np.ndarray[Any, np.dtype[np.float64]]:
    return first * (1 + growth) ** np.arange(periods)[:, None]


@given(RATES, GROWTH, st.integers(1, 19))
def test_a_steady_state_stays_one(depreciation: float, growth: float, window: int) -> None:
    flows = grown(growth)
    made = perpetual_inventory(flows, depreciation=depreciation, initial="steady", window=window)
    assert made.stock == pytest.approx(flows * (1 + growth) / (growth + depreciation), rel=1e-9)
    assert made.growth == pytest.approx([growth], abs=1e-9)


@given(RATES, GROWTH)
def test_the_closed_form_under_constant_growth(depreciation: float, growth: float) -> None:
    """K_t = K_0 (1 - d)^t + I_0 [(1 + g)^(t + 1) - (1 + g)(1 - d)^t] / (g + d)."""
    flows, t = grown(growth), np.arange(20)[:, None]
    for rule in ("growth", "multiple"):
        made = perpetual_inventory(flows, depreciation=depreciation, initial=rule)  # type: ignore[arg-type]
        worn = (1 - depreciation) ** t
        expected = made.initial * worn + flows[0] * (1 + growth) * ((1 + growth) ** t - worn) / (growth + depreciation)
        assert made.stock == pytest.approx(expected, rel=1e-9)


@given(RATES, st.integers(0, 2**32 - 1))
def test_the_whole_is_the_sum_of_its_parts(depreciation: float, seed: int) -> None:
    flows = np.random.default_rng(seed).lognormal(size=(12, 5))
    total = flows.sum(axis=1, keepdims=True)
    whole = perpetual_inventory(total, depreciation=depreciation, initial="multiple")
    parts = perpetual_inventory(flows, depreciation=depreciation, initial="multiple")
    assert parts.stock.sum(axis=1) == pytest.approx(whole.stock[:, 0], rel=1e-12)
    assert parts.retired[1:].sum(axis=1) == pytest.approx(whole.retired[1:, 0], rel=1e-12)


@given(RATES, st.integers(0, 2**32 - 1))
def test_prices_move_the_unit_and_nothing_else(depreciation: float, seed: int) -> None:
    draw = np.random.default_rng(seed)
    flows, prices = draw.lognormal(size=(12, 3)), draw.lognormal(sigma=0.2, size=(12, 3))
    plain = perpetual_inventory(flows, depreciation=depreciation, initial="multiple").stock
    priced = perpetual_inventory(flows * prices, prices, depreciation=depreciation, initial="multiple").stock
    assert priced == pytest.approx(plain, rel=1e-9)
    rebased = perpetual_inventory(flows, np.full(12, 2.0), depreciation=depreciation, initial="multiple").stock
    assert rebased == pytest.approx(plain / 2, rel=1e-12)


@given(RATES, RATES)
def test_more_depreciation_leaves_less(one: float, other: float) -> None:
    flows = grown(0.05)
    low, high = sorted((one, other))
    less = perpetual_inventory(flows, depreciation=high, initial="steady").stock
    assert (less <= perpetual_inventory(flows, depreciation=low, initial="steady").stock * (1 + 1e-12)).all()


def test_the_rule_of_1952() -> None:
    """First investment over 10 %, then 9.6 % a year wears off."""
    made = perpetual_inventory(np.array([[2.0], [3.0], [4.0]]), depreciation=0.096, initial="multiple")
    assert made.stock.ravel() == pytest.approx([20, 20 * 0.904 + 3, (20 * 0.904 + 3) * 0.904 + 4], rel=1e-14)
    own = perpetual_inventory(
        np.array([[2.0], [3.0], [4.0]]), stock=np.array([20.0]), depreciation=0.096, initial="given"
    )
    assert np.array_equal(own.stock, made.stock)


def test_units_may_start_later_and_a_gap_ends_the_series() -> None:
    flows = np.array([[np.nan, 1.0, np.nan], [1.0, np.nan, np.nan], [1.0, 1.0, np.nan], [1.0, 1.0, np.nan]])
    made = perpetual_inventory(flows, depreciation=0.1, initial="multiple")
    assert made.stock[:, 0] == pytest.approx([np.nan, 10, 10, 10], nan_ok=True)
    assert np.isnan(made.stock[1:, 1]).all()
    assert np.isnan(made.stock[:, 2]).all()


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"depreciation": 0.0}, "depreciation"),
        ({"depreciation": 1.0}, "depreciation"),
        ({"depreciation": 9.6}, "depreciation"),
        ({"initial": "guess"}, "initial"),
        ({"initial": "multiple", "divisor": 0.0}, "divisor"),
        ({"window": 0}, "window"),
        ({"window": 20}, "window"),
        ({"initial": "given"}, "stock"),
        ({"deflator": np.ones(3)}, "deflator"),
        ({"deflator": np.zeros(20)}, "deflator"),
    ],
)
def test_mistakes_are_named(changed: dict[str, Any], word: str) -> None:
    with pytest.raises(MeasureError) as caught:
        perpetual_inventory(grown(0.05), **{"depreciation": 0.1, **changed})
    assert word in caught.value.words.en
    assert word in caught.value.words.zh


def test_shrinking_faster_than_it_wears() -> None:
    with pytest.raises(MeasureError):
        perpetual_inventory(grown(-0.3), depreciation=0.1)
