"""Tapio's eight states, their edges, and the ninth: a driver that hardly moves."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.decomposition import intensity, tapio
from xinzhi.measures.decomposition.tapio import STATES


def state(pressure: float, driver: float) -> str:
    found = tapio(np.array([100.0, 100 + pressure]), np.array([100.0, 100 + driver]))
    return str(found.state[0])


@pytest.mark.parametrize(
    ("pressure", "driver", "expected"),
    [
        (-1, 10, "强脱钩"),
        (0, 10, "弱脱钩"),
        (7.9, 10, "弱脱钩"),
        (8, 10, "扩张连结"),
        (10, 10, "扩张连结"),
        (12, 10, "扩张连结"),
        (12.1, 10, "扩张负脱钩"),
        (1, -10, "强负脱钩"),
        (0, -10, "弱负脱钩"),
        (-7.9, -10, "弱负脱钩"),
        (-8, -10, "衰退连结"),
        (-12, -10, "衰退连结"),
        (-12.1, -10, "衰退脱钩"),
        (5, 0, "未定"),
        (0, 0, "未定"),
        (5, 0.05, "未定"),
        (-5, -0.05, "未定"),
    ],
)
def test_eight_states_and_one_undetermined(pressure: float, driver: float, expected: str) -> None:
    assert state(pressure, driver) == expected


def test_undetermined_has_no_elasticity() -> None:
    found = tapio(np.array([[10.0, 10.0], [11.0, 9.0]]), np.array([[5.0, 5.0], [5.0, 6.0]]))
    assert np.isnan(found.elasticity[0, 0])
    assert found.elasticity[0, 1] == pytest.approx(-0.5)
    assert [STATES[code].en for code in found.code[0]] == ["undetermined", "strong decoupling"]


def test_first_period_as_base() -> None:
    pressure, driver = np.array([100.0, 90.0, 99.0]), np.array([100.0, 110.0, 120.0])
    assert tapio(pressure, driver).state.tolist() == ["强脱钩", "扩张连结"]
    assert tapio(pressure, driver, base="first").state.tolist() == ["强脱钩", "强脱钩"]


def test_mistakes_are_named() -> None:
    for pressure, driver, settings, code in [
        (np.ones(3), np.ones(2), {}, "measures.wrong-shape"),
        (np.ones(1), np.ones(1), {}, "measures.too-few"),
        (np.zeros(3), np.ones(3), {}, "measures.nonpositive-values"),
        (np.ones(3), np.ones(3), {"still": 2}, "measures.bad-setting"),
        (np.ones(3), np.ones(3), {"base": "last"}, "measures.bad-setting"),
    ]:
        with pytest.raises(MeasureError) as caught:
            tapio(pressure, driver, **settings)
        assert caught.value.code == code


def test_intensity_of_all_is_the_ratio_of_sums() -> None:
    found = intensity(np.array([[1.0, 0.0], [3.0, 2.0]]), np.array([[10.0, 10.0], [10.0, 30.0]]))
    assert found.whole.tolist() == [0.05, 0.125]
    assert found.change[0, 0] == pytest.approx(2.0)
    assert np.isnan(found.change[0, 1])


def test_a_pressure_that_stands_still_has_no_sign() -> None:
    found = tapio(np.array([100.0, 100.0]), np.array([100.0, 90.0]))
    assert (found.elasticity[0], np.signbit(found.elasticity[0])) == (0.0, False)


@pytest.mark.parametrize("still", [np.nan, -0.1, 2, "0.1"])
def test_a_share_that_is_none_is_named(still: object) -> None:
    with pytest.raises(MeasureError) as caught:
        tapio(np.array([1.0, 2.0]), np.array([1.0, 2.0]), still=still)  # type: ignore[arg-type]
    assert caught.value.code == "measures.bad-setting"
