"""Dagum's decomposition: against its definition, by its identities, many draws against one."""

from __future__ import annotations

from itertools import product
from random import Random

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.disparity import dagum, dagum_many, gini

PARTS = ("total", "within", "net_between", "transvariation")
# Few values and few labels, so that ties, single-member groups and groups of zeros occur.
cases = st.lists(st.tuples(st.integers(0, 12), st.sampled_from("abcd"), st.integers(1, 6)), min_size=1, max_size=24)
Case = list[tuple[int, str, int]]


def _split(case: Case) -> tuple[np.ndarray, list[str], np.ndarray]:
    y, groups, population = zip(*case, strict=True)
    assume(any(y))
    return np.array(y, float), list(groups), np.array(population, float)


def _by_definition(y: np.ndarray, groups: list[str], w: np.ndarray) -> list[float]:
    """Loop over pairs of groups as Dagum (1997) writes it: gross affluence d, first-order transvariation p."""
    g, mean = np.array(groups), np.average(y, weights=w)
    within = net = over = 0.0
    for a, b in product(sorted(set(groups)), repeat=2):
        ya, yb, wa, wb = y[g == a], y[g == b], w[g == a], w[g == b]
        ma, mb = np.average(ya, weights=wa), np.average(yb, weights=wb)
        joint = wa[:, None] * wb / (wa.sum() * wb.sum())
        apart = (ya[:, None] - yb) * (1 if ma >= mb else -1)
        d, p = (joint * np.maximum(apart, 0)).sum(), (joint * np.maximum(-apart, 0)).sum()
        gap = (d + p) / (ma + mb) if ma + mb > 0 else 0.0
        share = wa.sum() / w.sum() * wb.sum() * mb / (w.sum() * mean)
        if a == b:
            within += gap * share
        else:
            affluence = (d - p) / (d + p) if d + p > 0 else 0.0
            net, over = net + gap * affluence * share, over + gap * (1 - affluence) * share
    return [within + net + over, within, net, over]


@given(cases)
def test_definition(case: Case) -> None:
    y, groups, population = _split(case)
    for w in (np.ones(len(y)), population):
        found = dagum(y, groups, population=w)
        assert [getattr(found, part) for part in PARTS] == pytest.approx(_by_definition(y, groups, w), abs=1e-13)


@given(cases)
def test_identities(case: Case) -> None:
    y, groups, population = _split(case)
    found = dagum(y, groups, population=population)
    parts = [found.within, found.net_between, found.transvariation]
    assert min(parts) >= 0
    assert sum(parts) == pytest.approx(found.total, abs=1e-15)
    assert found.total == pytest.approx(gini(y, population=population), abs=1e-13)
    assert found.net_between == pytest.approx(gini(found.means, population=found.population_shares), abs=1e-13)


@given(cases)
def test_tables_add_up(case: Case) -> None:
    y, groups, population = _split(case)
    found = dagum(y, groups, population=population)
    upper = np.triu_indices(len(found.groups), k=1)
    assert found.groups == tuple(sorted(set(groups)))
    assert found.group_within.sum() == pytest.approx(found.within, abs=1e-14)
    assert found.pair_net_between[upper].sum() == pytest.approx(found.net_between, abs=1e-14)
    assert found.pair_transvariation[upper].sum() == pytest.approx(found.transvariation, abs=1e-14)
    assert found.population_shares.sum() == pytest.approx(1, abs=1e-14)
    assert found.value_shares.sum() == pytest.approx(1, abs=1e-14)
    for table in (found.pair_gini, found.relative_affluence, found.pair_net_between, found.pair_transvariation):
        assert np.array_equal(table, table.T)
        assert (table >= 0).all()
    assert (found.relative_affluence <= 1).all()
    for code, label in enumerate(found.groups):
        own = np.array(groups) == label
        assert found.means[code] == pytest.approx(np.average(y[own], weights=population[own]), rel=1e-14)
        inner = gini(y[own], population=population[own]) if y[own].any() else 0.0
        assert found.pair_gini[code, code] == pytest.approx(inner, abs=1e-13)


@given(cases, st.randoms(use_true_random=False), st.permutations("abcd"))
def test_order_and_names_mean_nothing(case: Case, chance: Random, names: list[str]) -> None:
    y, groups, population = _split(case)
    found = dagum(y, groups, population=population)
    chance.shuffle(case)
    y, groups, population = _split(case)
    renamed = dagum(y, [names["abcd".index(label)] for label in groups], population=population)
    for part in PARTS:
        assert getattr(renamed, part) == pytest.approx(getattr(found, part), abs=1e-13)


@given(st.lists(cases, min_size=1, max_size=1), st.integers(0, 2**32 - 1))
def test_many_draws_agree_with_one(one: list[Case], seed: int) -> None:
    y, groups, population = _split(one[0])
    chance = np.random.default_rng(seed)
    draws = np.vstack([y, np.round(chance.lognormal(size=(5, len(y))), 1) + 0.1])
    for w in (None, population):
        many = dagum_many(draws, groups, w)
        single = [dagum(row, groups, population=w) for row in draws]
        for part in PARTS:
            assert getattr(many, part) == pytest.approx([getattr(s, part) for s in single], abs=1e-13)


def test_many_draws_are_cut_into_blocks_without_a_seam() -> None:
    y = np.random.default_rng(9).lognormal(size=(3000, 31))
    groups = [row % 4 for row in range(31)]
    many = dagum_many(y, groups)
    assert many.total.shape == (3000,)
    for part in PARTS:
        assert np.array_equal(getattr(many, part)[2990:], getattr(dagum_many(y[2990:], groups), part))


def test_contributions_are_shares_of_the_total() -> None:
    found = dagum(np.array([1.0, 3.0, 1.0, 3.0]), ["a", "a", "b", "b"])
    assert found.contributions == pytest.approx({"within": 0.5, "net_between": 0.0, "transvariation": 0.5})
    assert all(np.isnan(share) for share in dagum(np.ones(3), [0, 0, 1]).contributions.values())


def test_groups_that_do_not_overlap_have_no_transvariation() -> None:
    found = dagum(np.array([1.0, 2.0, 10.0, 11.0, 30.0]), [2, 2, 0, 0, 1])
    assert found.transvariation == 0
    assert found.relative_affluence[~np.eye(3, dtype=bool)] == pytest.approx(np.ones(6))


def test_large_n_keeps_its_identities() -> None:
    chance = np.random.default_rng(10)
    y, groups = chance.lognormal(size=100_000), chance.integers(50, size=100_000)
    found = dagum(y, groups)
    assert found.total == pytest.approx(gini(y), abs=1e-13)
    assert found.net_between == pytest.approx(gini(found.means, population=found.population_shares), abs=1e-13)


def test_bad_draw_is_named() -> None:
    y = np.ones((3, 4))
    y[2, 1] = -1
    with pytest.raises(MeasureError) as caught:
        dagum_many(y, [0, 0, 1, 1])
    assert (caught.value.code, caught.value.rows, caught.value.columns) == ("measures.negative-values", (2,), (1,))
    with pytest.raises(MeasureError) as caught:
        dagum_many(np.array([[1.0, 2.0], [0.0, 0.0]]), [0, 1])
    assert caught.value.code == "measures.all-zero"
