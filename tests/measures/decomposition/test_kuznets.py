"""The environmental Kuznets curve: turns inside the data only, tested at both ends, with Fieller's interval."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.decomposition import kuznets

Numbers = NDArray[np.float64]


def panel(turn: float, bend: float, noise: float = 0.05) -> tuple[Numbers, Numbers]:
    chance = np.random.default_rng(8)
    income = np.exp(chance.normal(1.0, 0.5, size=31) + np.linspace(0, 1, 12)[:, np.newaxis])
    income *= np.exp(chance.normal(0, 0.1, size=income.shape))
    apart = np.log(income) - np.log(turn)
    fixed = chance.normal(size=31) + chance.normal(size=(12, 1))
    return np.exp(bend * apart**2 + fixed + chance.normal(0, noise, size=income.shape)), income


@pytest.mark.parametrize("effects", ["regions", "both"])
def test_turning_point_is_found_through_effects(effects: str) -> None:
    pressure, income = panel(4.0, -0.5)
    if effects == "regions":
        pressure = pressure / np.exp(np.log(pressure).mean(axis=1, keepdims=True))
        pressure *= np.exp((-0.5 * (np.log(income) - np.log(4.0)) ** 2).mean(axis=1, keepdims=True))
    found = kuznets(pressure, income, effects=effects)
    assert found.shape == "inverse U"
    assert found.turning_point == pytest.approx(4.0, rel=0.05)
    assert found.interval[0] < found.turning_point < found.interval[1]
    assert found.p < 0.01


def test_no_turning_point_beyond_the_data() -> None:
    pressure, income = panel(4000.0, -0.5)
    found = kuznets(pressure, income)
    assert found.shape == "rising"
    assert np.isnan(found.turning_point)
    assert np.isnan(found.interval).all()
    assert found.squared < 0
    assert found.p > 0.5


def test_a_bend_that_is_chance_has_no_bounds() -> None:
    chance = np.random.default_rng(2)
    income = np.exp(chance.uniform(0, 2, size=40))
    found = kuznets(np.exp(chance.normal(size=40)), income, effects="none")
    assert np.isnan(found.interval).all()
    assert found.p > 0.1


def test_fieller_is_where_the_slope_is_no_longer_told_from_zero() -> None:
    from scipy.stats import t as student

    pressure, income = panel(4.0, -0.5, noise=0.2)
    found = kuznets(pressure, income, errors="classical")
    for end in found.interval:
        other = kuznets(pressure, income / end, errors="classical")  # the slope at income 1 is the linear coefficient
        reach = student.ppf(0.975, other.dof)
        assert abs(other.linear / other.linear_se) == pytest.approx(reach, rel=1e-6)


def test_unit_of_income_moves_the_turning_point_alone() -> None:
    pressure, income = panel(4.0, -0.5)
    one, other = kuznets(pressure, income), kuznets(pressure * 1e-4, income * 10_000)
    assert other.turning_point == pytest.approx(one.turning_point * 10_000, rel=1e-8)
    assert other.p == pytest.approx(one.p, rel=1e-6)


@pytest.mark.parametrize(
    ("income", "settings", "code"),
    [
        (np.ones((12, 31)), {}, "measures.no-curve"),
        (np.ones((12, 30)), {}, "measures.wrong-shape"),
        (np.zeros((12, 31)), {}, "measures.nonpositive-values"),
        (panel(4.0, -0.5)[1], {"level": 95}, "measures.bad-setting"),
        (panel(4.0, -0.5)[1], {"effects": "periods"}, "measures.bad-setting"),
        (panel(4.0, -0.5)[1], {"errors": "HC3"}, "measures.bad-setting"),
    ],
)
def test_bad_input_is_named(income: Numbers, settings: dict[str, object], code: str) -> None:
    with pytest.raises(MeasureError) as caught:
        kuznets(panel(4.0, -0.5)[0], income, **settings)
    assert caught.value.code == code


def test_effects_need_regions() -> None:
    with pytest.raises(MeasureError) as caught:
        kuznets(np.ones(9), np.arange(1.0, 10.0), effects="both")
    assert caught.value.code == "measures.wrong-shape"
    with pytest.raises(MeasureError) as caught:
        kuznets(np.ones((2, 1)), np.array([[1.0], [2.0]]))
    assert caught.value.code == "measures.no-curve"


def test_a_pressure_that_never_changes_has_no_curve() -> None:
    with pytest.raises(MeasureError) as caught:
        kuznets(np.full(30, 7.0), np.linspace(1, 9, 30))
    assert caught.value.code == "measures.no-curve"
    assert "压力" in caught.value.words.zh
    assert "pressure" in caught.value.words.en


def test_a_level_that_is_none_is_named() -> None:
    with pytest.raises(MeasureError) as caught:
        kuznets(np.linspace(1, 9, 30), np.linspace(1, 9, 30), level="95 %")  # type: ignore[arg-type]
    assert caught.value.code == "measures.bad-setting"
