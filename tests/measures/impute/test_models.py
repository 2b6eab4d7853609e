"""Fills by growth, by group, by ARIMA, by EM and beyond the ends: exact where theory is, never where it is not asked."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.impute import arima, extrapolate, group_mean, growth, iterative, linear
from xinzhi.measures.impute.arima import _best

SEEDS = st.integers(0, 2**32 - 1)
SERIES = np.array([3.0, 4.0, 3.5, np.nan, 6.0, 5.0, 7.5, np.nan, np.nan, 8.0, 9.0]).reshape(-1, 1, 1)


def holed(seed: int, whole: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
    x = whole.copy()
    x[np.random.default_rng(seed).random(x.shape) < 0.4] = np.nan
    return x


@given(SEEDS, st.floats(-50, 50), st.floats(-9, 9))
def test_a_line_is_filled_exactly_and_never_beyond_its_ends(seed: int, start: float, slope: float) -> None:
    years = np.cumsum(np.random.default_rng(seed).integers(1, 4, size=9)).astype(float)
    whole = (start + slope * years).reshape(-1, 1, 1)
    x = holed(seed, whole)
    found = linear(x, years)
    inside = ~np.isnan(found.values)
    assert found.values[inside] == pytest.approx(whole[inside], rel=1e-9, abs=1e-9)
    held = np.flatnonzero(~np.isnan(x.ravel()))
    filled = np.flatnonzero(inside.ravel())
    assert (filled.min(initial=99), filled.max(initial=-1)) == (held.min(initial=99), held.max(initial=-1))


@given(SEEDS, st.floats(0.01, 1e6), st.floats(-0.3, 0.5))
def test_constant_growth_is_filled_exactly_and_never_beyond_its_ends(seed: int, start: float, rate: float) -> None:
    years = np.cumsum(np.random.default_rng(seed).integers(1, 4, size=9)).astype(float)
    whole = (start * (1 + rate) ** years).reshape(-1, 1, 1)
    x = holed(seed, whole)
    found = growth(x, years)
    inside = ~np.isnan(found.values)
    assert found.values[inside] == pytest.approx(whole[inside], rel=1e-9)
    line = linear(x, years).values
    assert np.array_equal(np.isnan(line), ~inside)
    assert (found.values[inside] <= line[inside] * (1 + 1e-12)).all()


def test_no_growth_through_zero() -> None:
    x = np.array([0.0, np.nan, 2.0, np.nan, -1.0, np.nan, -4.0]).reshape(-1, 1, 1)
    assert not growth(x).imputed.any()


def test_group_means_are_of_the_period_and_the_group() -> None:
    x = np.array([[1.0, 3.0, np.nan, 10.0], [2.0, np.nan, np.nan, np.nan]]).reshape(2, 4, 1)
    found = group_mean(x, ["a", "a", "a", "b"])
    assert found.values[:, :, 0].tolist()[0] == [1, 3, 2, 10]
    assert found.values[1, :3, 0].tolist() == [2, 2, 2]
    assert np.isnan(found.values[1, 3, 0])
    assert found.spread[0, 2, 0] == pytest.approx(np.sqrt(2 * 1.5), rel=1e-12)
    with pytest.raises(MeasureError):
        group_mean(x, ["a", "b"])


def test_a_random_walk_is_the_straight_line() -> None:
    found = arima(SERIES, most=0)
    assert found.values == pytest.approx(linear(SERIES).values, abs=1e-5)
    middle = found.spread[7, 0, 0]
    assert found.spread[8, 0, 0] == pytest.approx(middle, rel=1e-3)
    assert middle / found.spread[3, 0, 0] == pytest.approx(np.sqrt((2 / 3) / (1 / 2)), rel=1e-3)


def test_arima_fills_within_and_forecasts_only_when_asked() -> None:
    x = np.concatenate([SERIES, np.full((2, 1, 1), np.nan)])
    assert np.isnan(arima(x).values[-2:]).all()
    ahead = arima(x, most=0, ends="forecast")
    assert ahead.values[-2:].ravel() == pytest.approx([9, 9], abs=1e-5)
    assert ahead.spread[-1, 0, 0] > ahead.spread[-2, 0, 0]
    up = np.concatenate([np.arange(8.0), [np.nan, np.nan]]).reshape(-1, 1, 1) + np.tile([0.0, 0.1], 5)[:, None, None]
    assert arima(up, most=0, trend="linear", ends="forecast").values[-1, 0, 0] == pytest.approx(9, abs=0.5)


def test_arima_needs_six_figures_and_even_years() -> None:
    few = SERIES.copy()
    few[5:] = np.nan
    assert not arima(few).imputed.any()
    with pytest.raises(MeasureError):
        arima(SERIES, [*range(2010, 2020), 2025])
    for wrong in ({"difference": 3}, {"most": 4}, {"trend": "quadratic"}, {"ends": "nearest"}, {"most": True}):
        with pytest.raises(MeasureError):
            arima(SERIES, **wrong)  # type: ignore[arg-type]
    flat = np.where(np.isnan(SERIES), np.nan, 4.0)
    assert (arima(flat).values == 4).all()


@pytest.mark.parametrize(("ar", "ma"), [(-0.8, 0.0), (0.0, -0.7)])
def test_arima_is_the_exact_mean_given_all_figures(ar: float, ma: float) -> None:
    """Against the joint normal distribution of the changes, written out, with the order that the rule chose."""
    draw = np.random.default_rng(7)
    shocks, changes = draw.normal(size=61), np.zeros(60)
    for t in range(60):
        changes[t] = (ar * changes[t - 1] if t else 0.0) + shocks[t + 1] + ma * shocks[t]
    whole = 50 + np.concatenate([[0.0], np.cumsum(changes)])
    x = whole.copy()
    x[[5, 6, 20, 33, 34, 35, 50]] = np.nan
    scale = float(np.abs(np.diff(x[~np.isnan(x)])).mean())
    model = _best((x - x[0]) / scale, 1, 1, "none")
    assert model.model_orders["ar"] == int(ar != 0)
    assert model.model_orders["ma"] == int(ma != 0)
    found, lags = model.params[0], np.abs(np.subtract.outer(np.arange(60), np.arange(60)))
    moving = (1 + found**2) * (lags == 0) + found * (lags == 1)
    covariance = found**lags / (1 - found**2) if ar else moving
    summed = np.tril(np.ones((60, 60)))
    levels = summed @ covariance @ summed.T
    gap = np.isnan(x[1:])
    slope = np.linalg.solve(levels[np.ix_(~gap, ~gap)], levels[np.ix_(~gap, gap)])
    expected = x[0] + (x[1:][~gap] - x[0]) @ slope
    assert arima(x.reshape(-1, 1, 1)).values.ravel()[1:][gap] == pytest.approx(expected, abs=1e-5)


def test_the_same_order_every_time() -> None:
    assert np.array_equal(arima(SERIES).values, arima(SERIES).values)


@settings(max_examples=20)
@given(SEEDS)
def test_em_finds_an_exact_relation(seed: int) -> None:
    draw = np.random.default_rng(seed)
    one = draw.normal(size=(4, 10))
    x = np.stack([one, 3 * one + 2], axis=-1)
    holes = x.copy()
    holes[draw.integers(4, size=6), draw.integers(10, size=6), 1] = np.nan
    assert iterative(holes).values == pytest.approx(x, abs=1e-3)


def test_em_is_the_maximum_of_the_likelihood() -> None:
    """With one column in gaps and the other complete, the fill is the regression on the complete rows (Little & Rubin)."""
    draw = np.random.default_rng(5)
    one = draw.normal(size=40)
    two = 1 + 2 * one + draw.normal(size=40)
    two[::4] = np.nan
    held = ~np.isnan(two)
    slope, level = np.polyfit(one[held], two[held], 1)
    found = iterative(np.stack([one, two], axis=-1)[None], close=1e-12)
    assert found.values[0, ~held, 1] == pytest.approx(level + slope * one[~held], abs=1e-6)
    left = two[held] - level - slope * one[held]
    assert found.spread[0, ~held, 1] == pytest.approx(np.sqrt((left**2).mean()), rel=1e-5)


def test_em_leaves_what_nothing_speaks_for() -> None:
    x = np.random.default_rng(6).normal(size=(3, 4, 2))
    x[0, 0] = np.nan
    found = iterative(x)
    assert np.isnan(found.values[0, 0]).all()
    for wrong in ({"rounds": 0}, {"close": 1.0}):
        with pytest.raises(MeasureError):
            iterative(x, **wrong)  # type: ignore[arg-type]


@given(SEEDS, st.sampled_from(["nearest", "growth", "trend"]))
def test_extrapolation_leaves_gaps_within_and_keeps_to_its_span(seed: int, rule: str) -> None:
    x = holed(seed, np.random.default_rng(seed).lognormal(size=(9, 1, 1)))
    found = extrapolate(x, by=rule, span=2)  # type: ignore[arg-type]
    held = np.flatnonzero(~np.isnan(x.ravel()))
    for at in np.flatnonzero(found.imputed.ravel()):
        assert at < held[0] or at > held[-1]
        assert min(abs(at - held[0]), abs(at - held[-1])) <= 2


def test_lines_and_growth_go_on() -> None:
    straight = np.array([np.nan, 4.0, 6.0, 8.0, np.nan, np.nan]).reshape(-1, 1, 1)
    assert extrapolate(straight, by="trend", span=9).values.ravel() == pytest.approx([2, 4, 6, 8, 10, 12])
    doubling = np.array([np.nan, 4.0, 8.0, 16.0, np.nan]).reshape(-1, 1, 1)
    found = extrapolate(doubling, by="growth")
    assert found.values.ravel() == pytest.approx([2, 4, 8, 16, 32])
    assert found.spread[-1, 0, 0] == pytest.approx(0, abs=1e-9)
    alone = np.array([np.nan, 4.0, np.nan]).reshape(-1, 1, 1)
    assert not extrapolate(alone, by="growth").imputed.any()
    assert extrapolate(alone).values.ravel().tolist() == [4, 4, 4]
    for wrong in ({"by": "luck"}, {"span": 0.0}, {"span": np.inf}):
        with pytest.raises(MeasureError):
            extrapolate(alone, **wrong)  # type: ignore[arg-type]
