"""Spatial Markov chains: neighbours' classes by hand, ties among neighbours' means, islands."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.dynamics import markov, spatial_markov
from xinzhi.measures.dynamics._engine import settled
from xinzhi.measures.neighbours import Neighbours

LINE = np.array([[0.0, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 1], [0, 0, 1, 0]])


def test_the_pooled_table_is_that_of_the_plain_chain() -> None:
    y = np.random.default_rng(1).lognormal(size=(12, 31))
    ring = np.roll(np.eye(31), 1, axis=1)
    plain, spatial = markov(y), spatial_markov(y, ring)
    assert np.array_equal(plain.counts, spatial.counts)
    assert np.array_equal(plain.first_passage, spatial.first_passage)
    assert np.array_equal(plain.ergodic, spatial.ergodic)


def test_neighbours_at_the_start_of_the_move_count() -> None:
    y = np.array([[1.0, 2.0, 3.0, 4.0], [8.0, 7.0, 6.0, 5.0]])
    found = spatial_markov(y, LINE, classes=2, lag_classes=2, cuts="period")
    assert found.lag_members.tolist() == [[0, 0, 1, 1], [1, 1, 0, 0]]
    assert found.lag_counts.tolist() == [[[0, 2], [0, 0]], [[0, 0], [2, 0]]]


def test_neighbours_that_matter_are_found() -> None:
    chance = np.random.default_rng(2)
    y = chance.normal(size=(40, 60))
    ring = np.roll(np.eye(60), 1, axis=1) + np.roll(np.eye(60), -1, axis=1)
    alone = spatial_markov(y, ring, classes=3, lag_classes=3)
    for t in range(1, 40):
        y[t] = 0.5 * y[t - 1] + 0.4 * (y[t - 1] @ ring) + 0.5 * y[t]
    together = spatial_markov(y, ring, classes=3, lag_classes=3)
    assert alone.q_p > 1e-4
    assert max(together.q_p, together.lr_p) < 1e-10


def test_sums_in_another_order_are_one_value() -> None:
    drawn = np.random.default_rng(3).random(10)
    values = np.array([sum(drawn), sum(drawn[::-1]), np.sort(drawn).sum(), 1.0, 1.0 + 1e-9])
    assert len(set(settled(values).tolist())) == 3
    assert settled(np.zeros((2, 2))).tolist() == [[0, 0], [0, 0]]


def test_island_is_named() -> None:
    island = LINE.copy()
    island[3] = island[:, 3] = 0
    with pytest.raises(MeasureError) as caught:
        spatial_markov(np.random.default_rng(4).lognormal(size=(5, 4)), island, classes=2, lag_classes=2)
    assert (caught.value.code, caught.value.rows) == ("measures.no-neighbours", (3,))
    assert "leave these regions out" in caught.value.text("en")


def test_wrong_number_of_lag_classes_names_its_setting() -> None:
    with pytest.raises(MeasureError) as caught:
        spatial_markov(np.random.default_rng(5).lognormal(size=(5, 4)), LINE, classes=2, lag_classes=1)
    assert "lag_classes" in caught.value.text("en")


def test_keyed_weights_and_cut_points() -> None:
    y = np.array([[1.0, 2.0, 3.0, 4.0], [1.1, 3.5, 2.5, 5.0], [2.2, 3.2, 2.4, 6.0]])
    line = np.array([[0.0, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 1], [0, 0, 1, 0]])
    turn = [2, 0, 3, 1]
    keyed = Neighbours(tuple("abcd"), line)
    found = spatial_markov(y, line, edges=[2.5])
    turned = spatial_markov(y[:, turn], keyed, edges=[2.5], regions=["abcd"[at] for at in turn])
    assert np.array_equal(turned.lag_counts, found.lag_counts)
    assert found.lag_cuts.tolist() == [2.5]
    with pytest.raises(MeasureError) as caught:
        spatial_markov(y, keyed, edges=[2.5])
    assert caught.value.code == "measures.unkeyed-data"
