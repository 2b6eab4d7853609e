"""The Theil indices: against their definition, their parts against the total, zeros, the names of groups."""

from __future__ import annotations

from random import Random
from typing import Literal

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.disparity import theil

Index = Literal["T", "L"]
indices = st.sampled_from(["T", "L"])
cases = st.lists(st.tuples(st.integers(0, 12), st.sampled_from("abcd"), st.integers(1, 6)), min_size=1, max_size=24)
Case = list[tuple[int, str, int]]


def _split(case: Case, index: Index) -> tuple[np.ndarray, list[str], np.ndarray]:
    y, groups, population = zip(*case, strict=True)
    assume(all(y) if index == "L" else any(y))
    return np.array(y, float), list(groups), np.array(population, float)


def _by_definition(y: np.ndarray, w: np.ndarray, index: Index) -> float:
    p, x = w / w.sum(), y / np.average(y, weights=w)
    if index == "L":
        return float(-(p * np.log(x)).sum())
    return float((p[x > 0] * x[x > 0] * np.log(x[x > 0])).sum())


@given(cases, indices)
def test_definition_and_parts(case: Case, index: Index) -> None:
    y, groups, w = _split(case, index)
    found = theil(y, groups, population=w, index=index)
    assert found.total == pytest.approx(_by_definition(y, w, index), abs=1e-13)
    assert found.within + found.between == pytest.approx(found.total, abs=1e-15)
    assert min(found.within, found.between, found.group_within.min()) >= 0
    assert found.group_within.sum() == pytest.approx(found.within, abs=1e-14)
    assert found.between == pytest.approx(_by_definition(found.means, found.population_shares, index), abs=1e-13)
    for code, label in enumerate(found.groups):
        own = np.array(groups) == label
        weight = (found.value_shares if index == "T" else found.population_shares)[code]
        assert found.means[code] == pytest.approx(np.average(y[own], weights=w[own]), rel=1e-14)
        if y[own].any():
            inner = _by_definition(y[own], w[own], index)
            assert found.group_index[code] == pytest.approx(inner, abs=1e-13)
            assert found.group_within[code] == pytest.approx(weight * inner, abs=1e-13)
        else:
            assert np.isnan(found.group_index[code])
            assert found.group_within[code] == 0


@given(cases, indices, st.integers(2, 4), st.randoms(use_true_random=False))
def test_scale_replication_and_order_mean_nothing(case: Case, index: Index, times: int, chance: Random) -> None:
    y, groups, w = _split(case, index)
    found = theil(y, groups, population=w, index=index)
    again = case * times
    chance.shuffle(again)
    y, groups, w = _split(again, index)
    turned = theil(y * 0.37, groups, population=w * 11, index=index)
    for part in ("total", "within", "between"):
        assert getattr(turned, part) == pytest.approx(getattr(found, part), abs=1e-13)
    assert turned.groups == found.groups


@given(cases, indices)
def test_population_counts_as_rows(case: Case, index: Index) -> None:
    y, groups, w = _split(case, index)
    times = w.astype(int)
    found = theil(y, groups, population=w, index=index)
    repeated = theil(np.repeat(y, times), np.repeat(groups, times), index=index)
    assert repeated.total == pytest.approx(found.total, abs=1e-13)
    assert repeated.within == pytest.approx(found.within, abs=1e-13)


@pytest.mark.parametrize("index", ["T", "L"])
def test_without_groups_all_is_within(index: Index) -> None:
    y = np.array([1.0, 2.0, 6.0])
    found, one = theil(y, index=index), theil(y, ["全国"] * 3, index=index)
    assert (found.total, found.within, found.between) == (one.total, one.within, 0.0)
    assert found.groups == ()
    assert found.means.shape == found.group_within.shape == found.group_contributions.shape == (0,)


def test_one_rich_region_has_the_highest_t() -> None:
    y = np.zeros(8)
    y[3] = 5.0
    assert theil(y).total == pytest.approx(np.log(8), abs=1e-15)


def test_contributions_are_shares_of_the_total() -> None:
    found = theil(np.array([1.0, 3.0, 2.0, 4.0]), ["a", "a", "b", "b"])
    assert sum(found.contributions.values()) == pytest.approx(1, abs=1e-15)
    assert found.group_contributions.sum() == pytest.approx(found.contributions["within"], abs=1e-15)
    assert all(np.isnan(share) for share in theil(np.ones(2), [0, 1]).contributions.values())
    assert np.isnan(theil(np.ones(2), [0, 1]).group_contributions).all()


def test_zeros_are_refused_under_l_and_taken_under_t() -> None:
    y = np.array([0.0, 1.0, 0.0, 3.0])
    with pytest.raises(MeasureError) as caught:
        theil(y, index="L")
    assert (caught.value.code, caught.value.rows) == ("measures.zero-values", (0, 2))
    assert 'index="T"' in caught.value.text("en")
    assert theil(y).total == pytest.approx(theil(y + 1e-12).total, abs=1e-9)


def test_unknown_index_is_refused() -> None:
    with pytest.raises(MeasureError) as caught:
        theil(np.ones(2), index="M")  # type: ignore[arg-type]
    assert caught.value.code == "measures.bad-setting"
