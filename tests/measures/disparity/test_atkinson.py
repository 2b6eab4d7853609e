"""The Atkinson index: against its definition, near epsilon 1, at the ends, zeros."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.disparity import atkinson, theil

positive = arrays(np.float64, st.integers(1, 25), elements=st.integers(1, 40))
aversion = st.sampled_from([0.1, 0.5, 1.0, 1.5, 2.0, 4.0])


def _by_definition(y: np.ndarray, p: np.ndarray, epsilon: float) -> float:
    p = p / p.sum()
    if epsilon == 1:
        return float(1 - np.prod(y**p) / (p @ y))
    return float(1 - (p @ y ** (1 - epsilon)) ** (1 / (1 - epsilon)) / (p @ y))


@given(positive, aversion, st.data())
def test_definition(y: np.ndarray, epsilon: float, data: st.DataObject) -> None:
    p = data.draw(arrays(np.float64, len(y), elements=st.integers(1, 9)))
    assert atkinson(y, epsilon=epsilon, population=p) == pytest.approx(_by_definition(y, p, epsilon), abs=1e-12)
    assert atkinson(y, epsilon=epsilon) == pytest.approx(_by_definition(y, np.ones(len(y)), epsilon), abs=1e-12)


@given(positive, aversion, st.integers(2, 4), st.floats(1e-9, 1e9))
def test_scale_and_replication_mean_nothing(y: np.ndarray, epsilon: float, times: int, unit: float) -> None:
    assert atkinson(np.tile(y, times) * unit, epsilon=epsilon) == pytest.approx(atkinson(y, epsilon=epsilon), abs=1e-13)


@given(positive)
def test_rises_with_epsilon_and_stays_below_one(y: np.ndarray) -> None:
    found = [atkinson(y, epsilon=epsilon) for epsilon in (0.1, 0.5, 1.0, 2.0, 10.0, 1000.0)]
    assert found[0] >= 0
    assert found[-1] < 1
    assert (np.diff(found) >= -1e-14).all()


@given(positive)
def test_at_one_it_follows_from_theils_l(y: np.ndarray) -> None:
    assert atkinson(y, epsilon=1.0) == pytest.approx(1 - np.exp(-theil(y, index="L").total), abs=1e-13)


@pytest.mark.parametrize("off", [1e-6, -1e-6, 1e-9, 1e-12, 1e-15])
def test_no_digits_are_lost_near_one(off: float) -> None:
    y = np.array([1.0, 2.0, 5.0, 9.0])
    assert atkinson(y, epsilon=1 + off) == pytest.approx(atkinson(y, epsilon=1.0), abs=abs(off) + 1e-14)


def test_very_large_epsilon_looks_at_the_poorest_only() -> None:
    y = np.array([1e-10, 1.0, 3.0])
    assert atkinson(y, epsilon=1e6) == pytest.approx(1 - 1e-10 / y.mean(), rel=1e-5)


def test_zeros() -> None:
    y = np.array([4.0, 0.0])
    assert atkinson(y, epsilon=0.5) == pytest.approx(0.5, abs=1e-15)
    for epsilon in (1.0, 2.0):
        with pytest.raises(MeasureError) as caught:
            atkinson(y, epsilon=epsilon)
        assert (caught.value.code, caught.value.rows) == ("measures.zero-values", (1,))


@pytest.mark.parametrize("epsilon", [0.0, -1.0, np.nan, np.inf])
def test_wrong_epsilon_is_refused(epsilon: float) -> None:
    with pytest.raises(MeasureError) as caught:
        atkinson(np.array([1.0, 2.0]), epsilon=epsilon)
    assert caught.value.code == "measures.bad-setting"
