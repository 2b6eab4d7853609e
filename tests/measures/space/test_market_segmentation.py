"""Market segmentation: by hand, against a loop over pairs, levels against chain indices, pairs and means."""

from __future__ import annotations

from itertools import combinations, product
from typing import Literal

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.neighbours import Neighbours
from xinzhi.measures.space import market_segmentation

CHANCE = np.random.default_rng(15)
CHAIN = 100 * np.exp(CHANCE.normal(0.02, 0.03, size=(4, 7, 5)))
RING = np.roll(np.eye(7), 1, axis=1) + np.roll(np.eye(7), -1, axis=1)
Demean = Literal["good-period", "good", "none"]


def _by_loop(chain: np.ndarray, demean: str, pairs: list[tuple[int, int]], ddof: int) -> np.ndarray:
    """Follow the three steps pair by pair, as the papers write them."""
    q = {(t, i, j): np.abs(np.log(chain[t, i] / chain[t, j])) for t in range(len(chain)) for i, j in pairs}
    out = np.empty((len(chain), len(pairs)))
    for t, (at, (i, j)) in product(range(len(chain)), enumerate(pairs)):
        mean: np.ndarray | float = 0.0
        if demean == "good-period":
            mean = np.mean([q[t, a, b] for a, b in pairs], axis=0)
        elif demean == "good":
            mean = np.mean(list(q.values()), axis=0)
        out[t, at] = np.var(q[t, i, j] - mean, ddof=ddof)
    return out


def test_by_hand() -> None:
    prices = 100 * np.exp([[[0.0, 0.0], [0.1, 0.2], [0.3, 0.3]]])
    found = market_segmentation(prices)
    assert found.pairs.tolist() == [[0, 1], [0, 2], [1, 2]]
    assert found.by_pair[0] == pytest.approx([0.005, 0, 0.005], abs=1e-15)
    assert found.by_region[0] == pytest.approx([0.0025, 0.005, 0.0025], abs=1e-15)
    assert found.national == pytest.approx([0.01 / 3], abs=1e-15)
    assert found.integration[0] == pytest.approx([20, 200**0.5, 20], rel=1e-12)
    assert found.national_integration == pytest.approx([300**0.5], rel=1e-12)
    assert market_segmentation(prices, divisor="n").by_pair[0] == pytest.approx([0.0025, 0, 0.0025], abs=1e-15)
    signed = market_segmentation(prices, absolute=False)
    assert signed.by_pair[0] == pytest.approx([0.005, 0, 0.005], abs=1e-15)


@pytest.mark.parametrize("demean", ["good-period", "good", "none"])
@pytest.mark.parametrize("divisor", ["n-1", "n"])
@pytest.mark.parametrize("pairs", ["all", "adjacent"])
def test_loop(demean: Demean, divisor: Literal["n-1", "n"], pairs: Literal["all", "adjacent"]) -> None:
    listed = [(i, j) for i, j in combinations(range(7), 2) if pairs == "all" or RING[i, j]]
    expected = _by_loop(CHAIN, demean, listed, 1 if divisor == "n-1" else 0)
    found = market_segmentation(CHAIN, pairs=pairs, neighbours=RING, demean=demean, divisor=divisor)
    assert found.pairs.tolist() == [list(pair) for pair in listed]
    assert found.by_pair == pytest.approx(expected, rel=1e-10)


def test_levels_are_differenced_and_chain_indices_are_not() -> None:
    levels = np.cumprod(np.concatenate([CHANCE.uniform(1, 9, size=(1, 7, 5)), CHAIN / 100]), axis=0)
    found = market_segmentation(levels, kind="level")
    assert found.by_pair == pytest.approx(market_segmentation(CHAIN).by_pair, rel=1e-9)
    by_place = CHANCE.uniform(0.1, 10, size=(7, 5))
    assert market_segmentation(levels * by_place, kind="level").by_pair == pytest.approx(found.by_pair, rel=1e-9)
    with pytest.raises(MeasureError) as caught:
        market_segmentation(levels[:1], kind="level")
    assert caught.value.code == "measures.too-few"


def test_what_moves_a_good_everywhere_does_not_count() -> None:
    shock = np.exp(CHANCE.normal(size=(4, 1, 5)))
    assert market_segmentation(CHAIN * shock).by_pair == pytest.approx(market_segmentation(CHAIN).by_pair, rel=1e-8)


def test_signed_prices_have_no_mean_to_take_away() -> None:
    found = [market_segmentation(CHAIN, absolute=False, demean=demean).by_pair for demean in ("good-period", "none")]  # type: ignore[arg-type]
    assert np.array_equal(*found)
    assert found[0] != pytest.approx(market_segmentation(CHAIN).by_pair, rel=1e-3)


def test_one_market_has_no_segmentation() -> None:
    one = np.broadcast_to(CHAIN[:, :1], CHAIN.shape) * np.linspace(0.9, 1.1, 7)[:, np.newaxis]
    for demean in ("good-period", "good", "none"):
        found = market_segmentation(one, demean=demean)  # type: ignore[arg-type]
        assert not found.by_pair.any()
        assert np.isnan(found.integration).all()
        assert np.isnan(found.national_integration).all()


def test_one_region_apart_is_seen() -> None:
    close = 100 + CHANCE.normal(0, 0.1, size=(3, 7, 6))
    close[:, 2] += CHANCE.normal(0, 5, size=(3, 6))
    found = market_segmentation(close)
    assert (found.by_region.argmax(axis=1) == 2).all()
    assert (found.integration.argmin(axis=1) == 2).all()


def test_size_of_neighbour_weights_means_nothing() -> None:
    first = market_segmentation(CHAIN, pairs="adjacent", neighbours=RING)
    weighted = RING * np.arange(1, 50).reshape(7, 7)
    assert np.array_equal(market_segmentation(CHAIN, pairs="adjacent", neighbours=weighted).by_pair, first.by_pair)


def test_adjacency_is_checked() -> None:
    island, crooked = RING.copy(), RING.copy()
    island[3] = island[:, 3] = 0
    crooked[0, 1] = 0
    for neighbours, code, rows in (
        (None, "measures.missing-setting", ()),
        (island, "measures.no-neighbours", (3,)),
        (crooked, "measures.one-sided", (1,)),
        (RING[:-1], "measures.wrong-shape", ()),
        (-RING, "measures.negative-values", tuple(range(7))),
    ):
        with pytest.raises(MeasureError) as caught:
            market_segmentation(CHAIN, pairs="adjacent", neighbours=neighbours)
        assert (caught.value.code, caught.value.rows) == (code, rows)


@pytest.mark.parametrize("setting", ["kind", "pairs", "demean", "divisor"])
def test_wrong_settings_are_refused(setting: str) -> None:
    with pytest.raises(MeasureError) as caught:
        market_segmentation(CHAIN, **{setting: "levels"})  # type: ignore[arg-type]
    assert caught.value.code == "measures.bad-setting"
    assert setting in caught.value.text("en")


def test_goods_chosen_are_the_goods_used() -> None:
    prices = 100 * np.exp(np.random.default_rng(9).normal(0, 0.03, size=(3, 5, 6)))
    found, chosen = market_segmentation(prices[:, :, [4, 1, 2]]), market_segmentation(prices, goods=[1, 2, 4])
    assert chosen.by_pair == pytest.approx(found.by_pair, rel=1e-12)
    for wrong in ([0, 6], [1, 1], [-1, 2], [0.5, 1.5]):
        with pytest.raises(MeasureError) as caught:
            market_segmentation(prices, goods=wrong)
        assert caught.value.code == "measures.bad-setting"


def test_keyed_neighbours() -> None:
    prices = 100 * np.exp(np.random.default_rng(9).normal(0, 0.03, size=(3, 4, 6)))
    line = np.array([[0.0, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 1], [0, 0, 1, 0]])
    keyed, turn = Neighbours(tuple("abcd"), line), [2, 0, 3, 1]
    found = market_segmentation(prices, pairs="adjacent", neighbours=line)
    turned = market_segmentation(
        prices[:, turn], pairs="adjacent", neighbours=keyed, regions=["abcd"[at] for at in turn]
    )
    assert turned.by_region == pytest.approx(found.by_region[:, turn], rel=1e-10)
