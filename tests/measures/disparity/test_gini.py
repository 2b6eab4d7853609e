"""The Gini coefficient: against its definition, and by its properties."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from xinzhi.measures.disparity import gini, gini_many

values = arrays(np.float64, st.integers(1, 25), elements=st.integers(0, 40))


def _some(y: np.ndarray) -> np.ndarray:
    assume(y.any())
    return y


def _by_definition(y: np.ndarray, p: np.ndarray) -> float:
    p = p / p.sum()
    return float((p[:, None] * p * np.abs(y[:, None] - y)).sum() / (2 * (p * y).sum()))


@pytest.mark.parametrize(
    ("y", "expected"), [([5.0], 0), ([0, 1], 0.5), ([1, 2, 3, 4], 0.25), ([2, 2, 2], 0), ([0, 0, 0, 1], 0.75)]
)
def test_by_hand(y: list[float], expected: float) -> None:
    assert gini(np.array(y)) == pytest.approx(expected, abs=1e-15)


@given(values, st.data())
def test_definition(y: np.ndarray, data: st.DataObject) -> None:
    population = data.draw(arrays(np.float64, len(y), elements=st.integers(1, 9)))
    assert gini(_some(y)) == pytest.approx(_by_definition(y, np.ones(len(y))), abs=1e-13)
    assert gini(y, population=population) == pytest.approx(_by_definition(y, population), abs=1e-13)


@given(values, st.floats(1e-9, 1e9))
def test_scale_means_nothing(y: np.ndarray, factor: float) -> None:
    assert gini(_some(y) * factor) == pytest.approx(gini(y), abs=1e-13)


@given(values, st.integers(2, 4))
def test_replication_means_nothing(y: np.ndarray, times: int) -> None:
    assert gini(np.repeat(_some(y), times)) == pytest.approx(gini(y), abs=1e-13)


@given(values, st.data())
def test_population_counts_as_rows(y: np.ndarray, data: st.DataObject) -> None:
    population = data.draw(arrays(np.int64, len(y), elements=st.integers(1, 5)))
    assert gini(_some(y), population=population) == pytest.approx(gini(np.repeat(y, population)), abs=1e-13)


@given(values)
def test_bounds(y: np.ndarray) -> None:
    assert 0 <= gini(_some(y)) <= 1 - 1 / len(y) + 1e-15


@given(values)
def test_transfer_from_rich_to_poor_lowers_it(y: np.ndarray) -> None:
    rich, poor = y.argmax(), y.argmin()
    assume(y[rich] > y[poor])
    levelled = y.copy()
    levelled[[rich, poor]] = y[[rich, poor]].mean()
    assert gini(levelled) < gini(y)


def test_many_rows_lose_nothing() -> None:
    y = np.random.default_rng(6).lognormal(size=100_000)
    exact = np.sort(y).astype(np.longdouble)
    place = 2 * np.arange(1, len(y) + 1) - len(y) - 1
    assert gini(y) == pytest.approx(float((place * exact).sum() / (len(y) * exact.sum())), abs=1e-13)


def test_many_draws_are_each_the_same() -> None:
    y = np.random.default_rng(7).integers(0, 20, size=(60, 31)).astype(float)
    p = np.random.default_rng(8).uniform(1, 9, size=31)
    assert gini_many(y) == pytest.approx([gini(row) for row in y], abs=1e-15)
    assert gini_many(y, p) == pytest.approx([gini(row, population=p) for row in y], abs=1e-15)
