"""Beta convergence: the speed it was made with, dummies against effects, robust errors against their definition."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.dynamics import beta_convergence

CHANCE = np.random.default_rng(11)
PANEL = np.exp(np.cumsum(CHANCE.normal(0.05, 0.04, size=(8, 20)), axis=0) + CHANCE.normal(size=20))
BESIDE = CHANCE.normal(size=(8, 20, 2))
Errors = Literal["classical", "robust"]


def _ols(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    b = np.linalg.lstsq(X, y, rcond=None)[0]
    return b, y - X @ b, np.linalg.inv(X.T @ X)


@given(st.floats(-0.05, 0.2), st.integers(1, 60))
def test_exact_convergence_gives_its_speed_back(speed: float, years: int) -> None:
    start = np.array([0.0, 0.5, 1.3, 2.0])
    end = 1.0 + start * np.exp(-speed * years)
    found = beta_convergence(np.exp([start, end]), years=years)
    assert found.speed == pytest.approx(speed, abs=1e-8)
    assert found.beta == pytest.approx((np.exp(-speed * years) - 1) / years, abs=1e-10)
    if speed > 1e-3:
        assert found.half_life == pytest.approx(np.log(2) / speed, rel=1e-4)
        assert np.exp(-found.speed * found.half_life) == pytest.approx(0.5, abs=1e-12)
    elif speed < -1e-3:
        assert np.isnan(found.half_life)


@pytest.mark.parametrize("errors", ["classical", "robust"])
def test_cross_section_by_definition(errors: Errors) -> None:
    X = np.column_stack([np.ones(20), np.log(PANEL[0]), BESIDE[0]])
    rate = np.log(PANEL[-1] / PANEL[0]) / 7
    b, e, inverse = _ols(X, rate)
    classical = inverse * (e @ e) / 16
    robust = inverse @ (X.T * e**2) @ X @ inverse * 20 / 16
    found = beta_convergence(PANEL, years=7, controls=BESIDE[0], errors=errors)
    assert [found.beta, *found.control_coefficients] == pytest.approx(b[1:], rel=1e-10)
    se = np.sqrt(np.diagonal(classical if errors == "classical" else robust))
    assert [found.se, *found.control_se] == pytest.approx(se[1:], rel=1e-10)
    assert found.residuals == pytest.approx(e, abs=1e-13)
    assert found.r_squared == pytest.approx(1 - e @ e / ((rate - rate.mean()) ** 2).sum(), rel=1e-10)
    assert (found.observations, found.dof, found.years) == (20, 16, 7)


@pytest.mark.parametrize("errors", ["classical", "robust"])
def test_effects_are_dummies(errors: Errors) -> None:
    regions, periods = np.tile(np.arange(20), 7), np.repeat(np.arange(7), 20)
    dummies = np.column_stack([regions[:, None] == np.arange(20), periods[:, None] == np.arange(1, 7)])
    X = np.column_stack([np.log(PANEL[:-1]).ravel(), BESIDE[:-1].reshape(-1, 2), dummies])
    rate = np.diff(np.log(PANEL), axis=0).ravel() / 2
    b, e, inverse = _ols(X, rate)
    if errors == "classical":
        covariance, dof = inverse * (e @ e) / (140 - 29), 140 - 29
    else:
        scores = np.stack([X[regions == i].T @ e[regions == i] for i in range(20)])
        # as in other programs, effects of regions do not count: they lie within clusters
        covariance, dof = inverse @ scores.T @ scores @ inverse * 20 / 19 * 139 / (140 - 3 - 7), 19
    found = beta_convergence(PANEL, years=14, controls=BESIDE, model="fe", errors=errors)
    assert [found.beta, *found.control_coefficients] == pytest.approx(b[:3], rel=1e-9)
    assert [found.se, *found.control_se] == pytest.approx(np.sqrt(np.diagonal(covariance))[:3], rel=1e-8)
    assert (found.years, found.observations, found.dof) == (2, 140, dof)
    assert found.residuals == pytest.approx(e.reshape(7, 20), abs=1e-12)
    assert found.speed == pytest.approx(-np.log(1 + 2 * found.beta) / 2, rel=1e-12)


def test_interval_holds_the_true_coefficient_as_often_as_it_says() -> None:
    chance = np.random.default_rng(12)
    held = []
    for _ in range(400):
        start = chance.normal(size=31)
        end = start + 10 * (0.03 - 0.02 * start + chance.normal(0, 0.01, size=31))
        low, high = beta_convergence(np.exp([start, end]), years=10, level=0.9).interval
        held.append(low <= -0.02 <= high)
    assert 0.85 <= np.mean(held) <= 0.95


def test_speed_interval_is_that_of_beta_turned_round() -> None:
    found = beta_convergence(PANEL, years=7)
    ends = [-np.log(1 + 7 * end) / 7 for end in reversed(found.interval)]
    assert found.speed_interval == pytest.approx(ends, rel=1e-12)
    assert found.speed_interval[0] < found.speed < found.speed_interval[1]


def test_overshooting_has_no_speed() -> None:
    found = beta_convergence(np.exp([[0.0, 1, 2, 3], [5.0, 3.5, 2.2, 1]]), years=1)
    assert found.beta < -1
    assert np.isnan([found.speed, found.half_life]).all()


def test_a_control_explains_away() -> None:
    chance = np.random.default_rng(13)
    start, rich = chance.normal(size=60), chance.normal(size=60)
    start += rich
    end = start + 10 * (-0.03 * start + 0.03 * rich + chance.normal(0, 0.002, size=60))
    y = np.exp([start, end])
    assert beta_convergence(y, years=10).beta > -0.025
    found = beta_convergence(y, years=10, controls=rich[:, np.newaxis])
    assert found.beta == pytest.approx(-0.03, abs=0.002)
    assert found.control_coefficients == pytest.approx([0.03], abs=0.002)


def test_controls_that_follow_from_others_are_named() -> None:
    one = BESIDE[0][:, :1]
    for controls, columns in (
        (np.column_stack([one, np.full(20, 7.0)]), (1,)),
        (np.column_stack([one, np.log(PANEL[0]) * 3 + 1]), (1,)),
        (np.column_stack([one, one * 1e6, BESIDE[0][:, 1]]), (1,)),
    ):
        with pytest.raises(MeasureError) as caught:
            beta_convergence(PANEL, years=7, controls=controls)
        assert (caught.value.code, caught.value.columns) == ("measures.collinear-columns", columns)
    fixed = np.concatenate([BESIDE[:, :, :1], np.broadcast_to(BESIDE[:1, :, 1:], (8, 20, 1))], axis=2)
    with pytest.raises(MeasureError) as caught:
        beta_convergence(PANEL, years=7, controls=fixed, model="fe")
    assert (caught.value.code, caught.value.columns) == ("measures.collinear-columns", (1,))


def test_starting_levels_all_the_same_are_refused() -> None:
    alike = PANEL.copy()
    alike[0] = 3.0
    with pytest.raises(MeasureError) as caught:
        beta_convergence(alike, years=7)
    assert caught.value.code == "measures.same-start"
    parallel = np.exp(np.arange(8)[:, np.newaxis] * 0.1 + np.arange(20.0))
    with pytest.raises(MeasureError) as caught:
        beta_convergence(parallel, years=7, model="fe")
    assert caught.value.code == "measures.same-start"


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"model": "sar"}, "measures.bad-setting"),
        ({"model": "lag"}, "measures.missing-setting"),
        ({"errors": "hac"}, "measures.bad-setting"),
        ({"level": 95.0}, "measures.bad-setting"),
        ({"controls": BESIDE}, "measures.wrong-shape"),
        ({"controls": BESIDE[0][:-1]}, "measures.wrong-length"),
        ({"controls": BESIDE[0] * np.nan}, "measures.missing-values"),
        ({"controls": CHANCE.normal(size=(20, 18))}, "measures.too-few"),
        ({"model": "fe", "controls": BESIDE[0]}, "measures.wrong-shape"),
        ({"model": "fe", "controls": BESIDE[:-1]}, "measures.wrong-shape"),
        ({"model": "fe", "years": [1, 2, 3, 4, 5, 6, 7, 9]}, "measures.bad-years"),
    ],
)
def test_wrong_settings_and_controls_are_refused(settings: dict[str, object], code: str) -> None:
    with pytest.raises(MeasureError) as caught:
        beta_convergence(PANEL, **({"years": 7} | settings))  # type: ignore[arg-type]
    assert caught.value.code == code


def test_effects_need_three_periods() -> None:
    with pytest.raises(MeasureError) as caught:
        beta_convergence(PANEL[:2], years=1, model="fe")
    assert caught.value.code == "measures.too-few"
