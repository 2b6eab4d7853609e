"""Networks of links by hand and by brute force; permutation tests of pairs hold their level; local regressions by definition."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from xinzhi.measures.space import gravity, gtwr, gwr, mrqap, network, qap
from xinzhi.measures.space._blocks import betweenness, concor, steps

CHANCE = np.random.default_rng(121)


def test_directed_links_add_up_to_undirected_ones() -> None:
    sizes, places = CHANCE.lognormal(size=8), CHANCE.normal(size=(8, 2))
    one = gravity(sizes, places=places, metric="plane").links
    other = gravity(sizes, places=places, metric="plane", directed=False).links
    assert one + one.T == pytest.approx(other, rel=1e-12)
    assert one[0, 1] / one[1, 0] == pytest.approx(sizes[0] / sizes[1])


def test_a_star_by_hand() -> None:
    ties = np.zeros((5, 5))
    ties[0, 1:] = ties[1:, 0] = 1
    found = network(ties, cut="any", depth=1)
    assert (found.density, found.reciprocity, found.reached) == (0.4, 1.0, 1.0)
    assert found.betweenness.tolist() == [1, 0, 0, 0, 0]
    assert found.degree.tolist() == [1, 0.25, 0.25, 0.25, 0.25]
    assert found.closeness == pytest.approx([1, 4 / 7, 4 / 7, 4 / 7, 4 / 7])
    assert found.blocks.tolist() == [0, 1, 1, 1, 1]
    assert np.isnan(found.block_density[0, 0])
    assert found.block_density[0, 1] == found.block_density[1, 0] == 1


def test_betweenness_by_counting_all_shortest_ways() -> None:
    ties = CHANCE.random((9, 9)) < 0.3
    np.fill_diagonal(ties, val=False)
    far = steps(ties)
    through = np.zeros(9)
    for s in range(9):
        for t in range(9):
            if s == t or not np.isfinite(far[s, t]):
                continue
            ways = [[s]]
            for _ in range(int(far[s, t])):
                ways = [[*way, int(v)] for way in ways for v in np.flatnonzero(ties[way[-1]])]
            ways = [way for way in ways if way[-1] == t]
            assert all(ties[a, b] for way in ways for a, b in pairwise(way))
            for v in range(9):
                if v not in {s, t}:
                    through[v] += np.mean([v in way for way in ways])
    assert betweenness(ties) == pytest.approx(through / (8 * 7), abs=1e-12)


def test_blocks_with_like_ties_are_found() -> None:
    member = np.repeat([0, 1, 2, 3], 5)
    pattern = np.array([[1, 1, 0, 0], [1, 0, 0, 0], [0, 0, 1, 1], [0, 0, 1, 0]], dtype=bool)
    ties = pattern[member[:, None], member] & ~np.eye(20, dtype=bool)
    found = concor(ties, 2)
    assert np.array_equal(found[:, None] == found, member[:, None] == member)


def test_roles_by_hand() -> None:
    ties = np.zeros((8, 8))
    ties[:4, :4] = 1
    ties[4:, :4] = 1
    np.fill_diagonal(ties, 0)
    found = network(ties, cut="any", depth=1)
    assert found.roles[found.blocks[0]] == "receives"
    assert found.roles[found.blocks[7]] == "sends"


def test_qap_holds_its_level_where_ordinary_p_values_do_not() -> None:
    ours, plain = [], []
    for seed in range(120):
        chance = np.random.default_rng(seed)
        own, other = chance.normal(size=(2, 12))
        one, two = own[:, None] + own, other[:, None] + other
        found = qap(one, other=two, permutations=199)
        ours.append(found.p <= 0.1)
        plain.append(abs(found.correlation) > 1.645 / np.sqrt(132))
    assert 0.03 <= np.mean(ours) <= 0.18
    assert np.mean(plain) > 0.3


def test_semi_partialling_holds_its_level_with_collinear_matrices() -> None:
    below = []
    for seed in range(100):
        chance = np.random.default_rng(seed)
        own, other = chance.normal(size=(2, 12))
        one = own[:, None] + own
        two = one + 0.7 * (other[:, None] + other)
        y = one + chance.normal(size=12)[:, None] + chance.normal(size=(12, 12))
        below.append(mrqap(y, matrices=np.stack([one, two]), permutations=99).p[1] <= 0.1)
    assert 0.02 <= np.mean(below) <= 0.22


def test_permuting_y_tests_the_same_t() -> None:
    stack = CHANCE.normal(size=(2, 15, 15))
    y = stack[0] + CHANCE.normal(size=(15, 15))
    one = mrqap(y, matrices=stack, permutations=199)
    other = mrqap(y, matrices=stack, permutations=199, test="y-permutation")
    assert one.t.tolist() == other.t.tolist()
    assert one.p[0] == other.p[0] == 1 / 200
    assert one.p[1] == pytest.approx(other.p[1], abs=0.15)


def test_a_local_regression_by_its_definition() -> None:
    places, X = CHANCE.uniform(size=(70, 2)), CHANCE.normal(size=(70, 2))
    y = X @ [1.0, -1.0] * (1 + places[:, 0]) + 0.1 * CHANCE.normal(size=70)
    found = gwr(y, X, places=places, bandwidth=30, metric="plane")
    far = np.hypot(*(places - places[5]).T)
    width = np.sort(far)[29] * 1.0000001
    weights = np.where(far < width, (1 - (far / width) ** 2) ** 2, 0)
    whole = np.column_stack([np.ones(70), X])
    b = np.linalg.solve(whole.T @ (whole * weights[:, None]), whole.T @ (y * weights))
    assert found.coefficients[5] == pytest.approx(b, rel=1e-9)
    assert found.residuals[5] == pytest.approx(y[5] - whole[5] @ b, abs=1e-12)


def test_a_search_finds_the_better_bandwidth_and_says_when_there_is_none() -> None:
    places, X = CHANCE.uniform(size=(90, 2)), CHANCE.normal(size=(90, 1))
    y = X[:, 0] * (1 + 3 * places[:, 0]) + 0.2 * CHANCE.normal(size=90)
    found = gwr(y, X, places=places, metric="plane")
    assert all(
        found.aicc <= gwr(y, X, places=places, bandwidth=k, metric="plane").aicc + 1e-9 for k in (12, 20, 40, 60, 89)
    )
    assert found.aicc < found.global_aicc


def test_without_time_it_is_the_regression_over_places() -> None:
    places, X = CHANCE.uniform(size=(60, 2)), CHANCE.normal(size=(60, 1))
    y = X[:, 0] + CHANCE.normal(size=60)
    plain = gwr(y, X, places=places, bandwidth=30, metric="plane")
    found = gtwr(y, X, places=places, times=np.full(60, 2011), bandwidth=30, rate=1.0, metric="plane")
    assert found.local.coefficients == pytest.approx(plain.coefficients, rel=1e-9)


def test_a_change_over_time_is_found() -> None:
    places, X = CHANCE.uniform(size=(120, 2)), CHANCE.normal(size=(120, 1))
    times = np.repeat(np.arange(2011, 2017), 20)
    y = X[:, 0] * (times - 2010) + 0.1 * CHANCE.normal(size=120)
    found = gtwr(y, X, places=places, times=times, metric="plane")
    assert found.local.coefficients[:, 1] == pytest.approx(times - 2010, abs=0.6)
    assert found.aicc.argmin() > 2
    assert found.rate == found.rates[found.aicc.argmin()]
