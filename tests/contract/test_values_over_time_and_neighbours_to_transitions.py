"""The contract of transitions by neighbours, beyond that of transitions: what weights may be, and that order is nothing."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "values over time and neighbours to transitions"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@pytest.fixture
def walks() -> Numbers:
    """Give values of 31 regions in nine periods, rounded so that neighbours' means have ties."""
    drawn = np.random.default_rng(27).normal(scale=0.2, size=(9, 31))
    return np.round(np.exp(np.cumsum(drawn, axis=0)), 1)


@pytest.fixture
def near() -> Numbers:
    """Give neighbours drawn at random, at least one a region."""
    drawn = (np.random.default_rng(28).random((31, 31)) < 0.12) | np.roll(np.eye(31, dtype=bool), 1, axis=1)
    np.fill_diagonal(drawn, val=False)
    return drawn.astype(float)


@each
def test_order_of_regions_means_nothing(method: Method, walks: Numbers, near: Numbers, rows: NDArray[np.int64]) -> None:
    found = method.fn(walks, near, classes=3, lag_classes=4)
    turned = method.fn(walks[:, rows], near[np.ix_(rows, rows)], classes=3, lag_classes=4)
    assert np.array_equal(turned.lag_counts, found.lag_counts)
    assert np.array_equal(turned.lag_members, found.lag_members[:, rows])
    assert turned.q == pytest.approx(found.q, rel=1e-12)


@each
def test_row_sums_of_weights_mean_nothing(method: Method, walks: Numbers, near: Numbers) -> None:
    found, shared = method.fn(walks, near), method.fn(walks, near / near.sum(axis=1, keepdims=True))
    assert np.array_equal(shared.lag_counts, found.lag_counts)


@each
def test_tables_by_neighbours_sum_to_the_table(method: Method, walks: Numbers, near: Numbers) -> None:
    found = method.fn(walks, near, classes=3, lag_classes=4)
    assert found.lag_counts.shape == found.lag_transition.shape == found.lag_first_passage.shape == (4, 3, 3)
    assert found.lag_ergodic.shape == (4, 3)
    assert np.array_equal(found.lag_counts.sum(axis=0), found.counts)


@each
def test_weights_are_checked(method: Method, walks: Numbers, near: Numbers) -> None:
    wrong = {name: near.copy() for name in ("own", "none", "negative", "missing")}
    wrong["own"][4, 4] = 1
    wrong["none"][7] = 0
    wrong["negative"][2, 3] = -1
    wrong["missing"][2, 3] = np.nan
    for weights, code, rows in (
        (wrong["own"], "measures.own-neighbours", (4,)),
        (wrong["none"], "measures.no-neighbours", (7,)),
        (wrong["negative"], "measures.negative-values", (2,)),
        (wrong["missing"], "measures.missing-values", (2,)),
        (near[:-1, :-1], "measures.wrong-shape", ()),
        (near[0], "measures.wrong-shape", ()),
    ):
        with pytest.raises(MeasureError) as caught:
            method.fn(walks, weights)
        assert (caught.value.code, caught.value.rows) == (code, rows)
