"""The weighted power mean: by hand, the means it holds, its order in the exponent."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.aggregate import arithmetic, geometric, harmonic, power
from xinzhi.measures.registry import find

Z = np.random.default_rng(42).uniform(0.01, 1, size=(50, 4))
W = np.array([0.1, 0.4, 0.3, 0.2])


def test_by_hand() -> None:
    z = np.array([[1.0, 4.0], [0.0, 4.0], [0.0, 0.0], [1.0, np.nan]])
    assert power(z, np.ones(2), exponent=0.5) == pytest.approx([2.25, 1, 0, np.nan], nan_ok=True, abs=1e-15)
    assert power(z[:1], np.ones(2), exponent=2) == pytest.approx([np.sqrt(8.5)], abs=1e-15)


@pytest.mark.parametrize(("exponent", "mean"), [(1, arithmetic), (0, geometric), (-1, harmonic)])
def test_holds_the_known_means(exponent: float, mean: object) -> None:
    assert power(Z, W, exponent=exponent) == pytest.approx(mean(Z, W), rel=1e-13)  # type: ignore[operator]


@pytest.mark.parametrize("exponent", [1e-12, -1e-12])
def test_keeps_its_digits_near_the_geometric_mean(exponent: float) -> None:
    assert power(Z, W, exponent=exponent) == pytest.approx(geometric(Z, W), rel=1e-10)


@given(st.floats(-50, 50), st.floats(0.01, 20))
def test_never_falls_when_the_exponent_rises(exponent: float, step: float) -> None:
    assert (power(Z, W, exponent=exponent + step) >= power(Z, W, exponent=exponent) * (1 - 1e-12)).all()


def test_extreme_exponents_come_to_the_ends() -> None:
    assert power(Z, W, exponent=1e5) == pytest.approx(Z.max(axis=1), rel=1e-3)
    assert power(Z, W, exponent=-1e5) == pytest.approx(Z.min(axis=1), rel=1e-3)


def test_weight_of_zero_takes_a_zero_out() -> None:
    assert power(np.array([[0.0, 4.0]]), np.array([0.0, 1.0]), exponent=0.5) == pytest.approx([4])


@pytest.mark.parametrize(("exponent", "bad"), [(0.5, -1.0), (0.0, 0.0), (-1.0, 0.0), (-1.0, -1.0)])
def test_figures_outside_the_domain_are_named(exponent: float, bad: float) -> None:
    z = Z.copy()
    z[3, 2] = bad
    with pytest.raises(MeasureError) as caught:
        power(z, W, exponent=exponent)
    assert (caught.value.rows, caught.value.columns) == ((3,), (2,))


def test_domain_follows_from_the_exponent() -> None:
    method = find("aggregate", "power")
    assert method.takes("nonnegative", {"exponent": 2})
    assert not method.takes("nonnegative", {"exponent": -2})
    assert not method.takes("nonnegative")


@pytest.mark.parametrize("exponent", [np.nan, np.inf])
def test_wrong_exponent_is_refused(exponent: float) -> None:
    with pytest.raises(MeasureError) as caught:
        power(Z, W, exponent=exponent)
    assert caught.value.code == "measures.bad-setting"
