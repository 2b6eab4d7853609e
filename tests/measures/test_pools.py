"""Pools: each is what its method gives on its own rows; the base carries over by a straight line."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.aggregate import arithmetic, topsis
from xinzhi.measures.normalise import borda, goalposts, minmax, zscore
from xinzhi.measures.pools import by_rows, normalised, scored, treated, weighed
from xinzhi.measures.treat import box_cox, handbook, logarithm, winsorise
from xinzhi.measures.treat._engine import Treated
from xinzhi.measures.weight import entropy

X = np.random.default_rng(50).lognormal(size=(4, 9, 3))


def test_panel_and_period() -> None:
    assert np.array_equal(normalised(X, minmax, pool="panel").reshape(-1, 3), minmax(X.reshape(-1, 3)))
    for t in range(4):
        assert np.array_equal(normalised(X, borda, pool="period")[t], borda(X[t]))
        assert np.array_equal(normalised(X, borda, pool="expanding")[t], borda(X[: t + 1].reshape(-1, 3))[-9:])


def test_later_figures_change_no_earlier_score_of_an_expanding_pool() -> None:
    moved = X.copy()
    moved[3] *= 100
    assert np.array_equal(normalised(moved, zscore, pool="expanding")[:3], normalised(X, zscore, pool="expanding")[:3])


@pytest.mark.parametrize("base", [0, 2, [0, 1]])
def test_base_period_is_the_measure(base: int | list[int]) -> None:
    own = X[np.atleast_1d(base)].reshape(-1, 3)
    low, high = own.min(axis=0), own.max(axis=0)
    found = normalised(X, lambda x: minmax(x, direction=[1, -1, 1]), pool="base", base=base)
    wanted = goalposts(X.reshape(-1, 3), low, high, direction=[1, -1, 1], beyond="keep")
    assert found.reshape(-1, 3) == pytest.approx(wanted, abs=1e-12)
    found = normalised(X, zscore, pool="base", base=base)
    assert found == pytest.approx((X - own.mean(axis=0)) / own.std(axis=0, ddof=1), abs=1e-12)


def _long() -> np.ndarray:
    """Give four periods of 40 units, one figure of the first far out."""
    x = np.random.default_rng(51).normal(10, 1, size=(4, 40, 2))
    x[0, 0] = 0
    x[0, 5, 0] = 100
    x[3, 7, 0] = 200
    return x


@pytest.mark.parametrize("treat", [winsorise, handbook, partial(logarithm, only=False), partial(box_cox, only=False)])
def test_treatment_by_pools(treat: Callable[..., Treated]) -> None:
    x = _long()

    def method(rows: np.ndarray, own: np.ndarray) -> np.ndarray:
        return treat(rows, own).values

    flat = treat(x.reshape(-1, 2)).values.reshape(x.shape)
    assert np.array_equal(treated(x, method, pool="panel"), flat)
    assert np.array_equal(treated(x, method, pool="period")[2], treat(x[2]).values)
    so_far = treat(x[:3].reshape(-1, 2)).values[-40:]
    assert np.array_equal(treated(x, method, pool="expanding")[2], so_far)
    by_first = treated(x, method, pool="base")
    assert by_first[0] == pytest.approx(treat(x[0]).values, rel=1e-12)
    # What the first period lays down keeps the order of all others.
    for t in range(4):
        order = np.argsort(x[t, :, 0])
        assert (np.diff(by_first[t, order, 0]) >= 0).all()


def test_limits_of_the_base_hold_for_later_periods() -> None:
    x = _long()
    found = treated(x, lambda rows, own: winsorise(rows, own).values, pool="base")
    top = np.sort(x[0, :, 0])[-2]
    assert found[..., 0].max() == top
    assert found[..., 1].min() == np.sort(x[0, :, 1])[1]


def test_figures_beyond_a_logarithm_are_named() -> None:
    x = _long()
    x[2, 0, 0] = -1000
    with pytest.raises(MeasureError) as caught:
        treated(x, lambda rows, own: logarithm(rows, own, only=False).values, pool="base")
    assert caught.value.code == "measures.beyond-pool"
    assert caught.value.columns == (0,)


@pytest.mark.parametrize("pool", [[True], [False] * 160, [1] * 160])
def test_rows_of_the_pool_are_one_each(pool: list[bool]) -> None:
    with pytest.raises(MeasureError) as caught:
        winsorise(_long().reshape(-1, 2), pool)
    assert caught.value.code in {"measures.wrong-length", "measures.wrong-values"}


def test_gaps_stay() -> None:
    gapped = X.copy()
    gapped[1, 2, 0] = gapped[0, 0, 1] = np.nan
    for pool in ("panel", "period", "base", "expanding"):
        assert np.array_equal(np.isnan(normalised(gapped, minmax, pool=pool)), np.isnan(gapped))


def test_weights_on_one_pool_and_scores_on_another() -> None:
    z = normalised(X, minmax, pool="panel")
    assert weighed(z, entropy, pool="panel").shape == (4, 3)
    assert np.array_equal(weighed(z, entropy, pool="panel")[2], entropy(z.reshape(-1, 3)))
    assert np.array_equal(weighed(z, entropy, pool="base", base=1)[3], entropy(z[1]))
    yearly = weighed(z, entropy, pool="period")
    assert np.array_equal(yearly[1], entropy(z[1]))
    assert np.array_equal(weighed(z, entropy, pool="expanding")[1], entropy(z[:2].reshape(-1, 3)))
    found = scored(z, yearly, arithmetic)
    assert np.array_equal(found[3], arithmetic(z[3], yearly[3]))


def test_ideal_of_the_panel_or_of_each_period() -> None:
    w = np.array([0.2, 0.3, 0.5])
    assert np.array_equal(scored(X, w, topsis, pool="panel").ravel(), topsis(X.reshape(-1, 3), w))
    assert np.array_equal(scored(X, w, topsis, pool="period")[2], topsis(X[2], w))


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: normalised(X, minmax, pool="panle"), "measures.unknown-pool"),
        (lambda: normalised(X[:, :1], minmax, pool="period"), "measures.one-row-pool"),
        (lambda: normalised(X[:, :1], minmax, pool="base"), "measures.one-row-pool"),
        (lambda: normalised(X, minmax, pool="base", base=4), "measures.no-base-period"),
        (lambda: normalised(X, minmax, pool="base", base=[]), "measures.no-base-period"),
        (lambda: normalised(X, borda, pool="base"), "measures.cannot-carry"),
        (lambda: normalised(X[0], minmax, pool="panel"), "measures.wrong-shape"),
        (lambda: by_rows(X[0], [0, 1], minmax, pool="period"), "measures.wrong-length"),
        (lambda: by_rows(X[0], ["first"] * 9, minmax, pool="period"), "measures.not-numbers"),
        (lambda: by_rows(X[0], [0.5] * 9, minmax, pool="period"), "measures.wrong-values"),
        (lambda: scored(X, np.ones(2), arithmetic), "measures.wrong-shape"),
        (lambda: scored(X, np.arange(12.0).reshape(4, 3), topsis, pool="panel"), "measures.weights-differ"),
        (lambda: scored(X, np.ones(3), topsis, pool="base"), "measures.unknown-pool"),
    ],
)
def test_bad_input_is_named(call: object, code: str) -> None:
    with pytest.raises(MeasureError) as caught:
        call()
    assert caught.value.code == code
