"""Spatial association against esda: statistics to 1e-12, p-values within Monte-Carlo error."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy.sparse import coo_array

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.space import (
    bivariate_moran,
    geary,
    getis_ord,
    local_getis_ord,
    local_moran,
    moran,
    weights_sensitivity,
)
from xinzhi.measures.space._association import false_discovery

SIDE = 9
N = SIDE * SIDE
PLACE = np.stack(np.divmod(np.arange(N), SIDE), axis=1)
NEAR = (np.abs(PLACE[:, np.newaxis] - PLACE).max(axis=2) == 1).astype(float)
SHARES = NEAR / NEAR.sum(axis=1, keepdims=True)
CHANCE = np.random.default_rng(91)
Y = np.exp(SHARES @ CHANCE.normal(size=N) + 0.5 * CHANCE.normal(size=N))
X = CHANCE.lognormal(size=N)
peers = pytest.mark.filterwarnings("ignore")  # esda warns of its own ways
weights = pytest.mark.parametrize("W", [SHARES, NEAR, SHARES * PLACE[:, :1] + NEAR], ids=["shares", "counts", "own"])


def graph(W: np.ndarray) -> Any:
    from libpysal.graph import Graph

    return Graph.from_sparse(coo_array(W))


@peers
@weights
def test_global_statistics(W: np.ndarray) -> None:
    import esda

    one, other = moran(Y, W), esda.Moran(Y, graph(W), transformation="o", permutations=0)
    assert (one.i, one.expected) == pytest.approx((other.I, other.EI), abs=1e-12)
    assert (one.z, one.p) == pytest.approx((other.z_rand, other.p_rand), rel=1e-8)
    two, another = geary(Y, W), esda.Geary(Y, graph(W), transformation="o", permutations=0)
    assert two.c == pytest.approx(another.C, abs=1e-12)
    assert abs(two.z) == pytest.approx(abs(another.z_rand), rel=1e-8)
    three, last = getis_ord(Y, W), esda.G(Y, graph(W), permutations=0)
    assert (three.g, three.expected) == pytest.approx((last.G, last.EG), abs=1e-12)
    assert three.z == pytest.approx(last.z_norm, abs=0.4)  # theirs from moments, ours from permutations


@peers
def test_bivariate_statistic() -> None:
    import esda

    found = bivariate_moran(Y, SHARES, near=X)
    assert found.i == pytest.approx(esda.Moran_BV(Y, X, graph(SHARES), permutations=0).I * (N - 1) / N * N / (N - 1))
    local = esda.Moran_Local_BV(Y, X, graph(SHARES), permutations=0)
    assert found.local == pytest.approx(local.Is, abs=1e-12)
    assert found.correlation == pytest.approx(np.corrcoef(Y, X)[0, 1], abs=1e-12)
    assert found.local.mean() * N / (N - 1) == pytest.approx(found.i, abs=1e-12)


@peers
def test_local_moran_and_its_p_values() -> None:
    import esda

    found = local_moran(Y, SHARES, permutations=9999, tail="directed")
    theirs = esda.Moran_Local(Y, graph(SHARES), permutations=9999, n_jobs=1, seed=5)
    assert found.i == pytest.approx(theirs.Is, abs=1e-12)
    names = ["high-high", "low-high", "low-low", "high-low"]
    assert list(found.quadrants) == [names[q - 1] for q in theirs.q]
    error = 5 * np.sqrt(theirs.p_sim * (1 - theirs.p_sim) / 9999 * 2)
    assert (np.abs(found.p - theirs.p_sim) <= error + 2e-4).all()
    assert np.corrcoef(found.p, theirs.p_sim)[0, 1] > 0.997
    both = local_moran(Y, SHARES, permutations=9999)
    assert both.p == pytest.approx(np.minimum(2 * found.p, 1.0), abs=1e-12)


@peers
@pytest.mark.parametrize("star", [False, True])
def test_hot_spots(star: bool) -> None:
    import esda

    theirs = esda.G_Local(Y, graph(NEAR), transform="B", star=star, permutations=0, island_weight=0)
    assert local_getis_ord(Y, NEAR, star=star).z == pytest.approx(theirs.Zs, abs=1e-10)


def test_p_values_around_each_are_those_of_all_orders() -> None:
    """Five regions: each order of the others counted out."""
    from itertools import permutations

    W = np.array([[0, 1, 0.5, 0, 0], [1, 0, 1, 0, 0], [0, 2, 0, 1, 0], [0, 0, 1, 0, 1], [1, 0, 0, 3, 0.0]])
    y = np.array([3.0, 1.0, 4.0, 1.5, 9.0])
    z = (y - y.mean()) / y.std()
    found = local_moran(y, W, permutations=40_000, tail="directed").p
    for i in range(5):
        others = [j for j in range(5) if j != i]
        lags = np.array([W[i, others] @ order for order in permutations(z[others])])
        observed = W[i] @ z
        above, below = np.mean(lags >= observed - 1e-9), np.mean(lags <= observed + 1e-9)
        assert found[i] == pytest.approx(min(above, below), abs=0.012)


def test_islands_say_so() -> None:
    W = NEAR.copy()
    W[4] = W[:, 4] = 0
    found = local_moran(Y, W, permutations=99)
    assert (found.quadrants[4], found.clusters[4], bool(found.held[4])) == ("island", "island", False)
    assert np.isnan([found.i[4], found.p[4]]).all()
    assert "没有邻居" in found.words[4].zh
    assert local_getis_ord(Y, W, star=False).clusters[4] == "island"


def test_false_discovery_by_hand() -> None:
    p = np.array([0.01, 0.04, 0.03, 0.5, np.nan])
    assert false_discovery(p, 0.05).tolist() == [True, False, False, False, False]  # ends 0.0125, 0.025, 0.0375, 0.05
    assert false_discovery(p, 0.06).tolist() == [True, True, True, False, False]
    assert not false_discovery(np.full(3, np.nan), 0.05).any()


def test_nothing_there_is_found_as_often_as_the_level_says() -> None:
    held = [
        moran(np.random.default_rng(seed).normal(size=N), SHARES, permutations=99).p_permuted for seed in range(200)
    ]
    assert 0.02 <= np.mean(np.array(held) <= 0.05) <= 0.09


def test_sensitivity_tells_what_stays() -> None:
    far = np.roll(NEAR, 40, axis=1) * (1 - np.eye(N))
    slope = PLACE[:, 0] + CHANCE.normal(size=N)
    found = weights_sensitivity(slope, {"queen": SHARES, "counts": NEAR, "far": far})
    assert not found.robust
    assert weights_sensitivity(slope, {"queen": SHARES, "counts": NEAR}).robust
    assert found.agree[found.agree == 1].size > 0


def test_settings_are_checked() -> None:
    for call in (
        lambda: moran(Y, SHARES, permutations=5),
        lambda: local_moran(Y, SHARES, tail="both"),  # type: ignore[arg-type]
        lambda: local_moran(Y, SHARES, level=5.0),
    ):
        with pytest.raises(MeasureError) as caught:
            call()
        assert caught.value.code == "measures.bad-setting"
    with pytest.raises(MeasureError) as caught:
        getis_ord(Y - 5, SHARES)
    assert caught.value.code == "measures.negative-values"
    with pytest.raises(MeasureError) as caught:
        bivariate_moran(Y, SHARES, near=X[:-1])
    assert caught.value.code == "measures.wrong-length"
