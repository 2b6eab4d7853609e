"""Markov chains: counts by hand, the tie rule, subperiods, increasing changes of scale."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.dynamics import markov, moves_many

panels = arrays(
    np.float64, st.tuples(st.integers(2, 6), st.integers(6, 12)), elements=st.integers(0, 10**6), unique=True
)


@given(panels)
def test_increasing_changes_of_scale_move_nobody(y: np.ndarray) -> None:
    for cuts in ("pooled", "period"):
        found = markov(y, classes=3, cuts=cuts)  # type: ignore[arg-type]
        for changed in (np.sqrt(y), y**3, y / 3 + 0.1):
            assert np.array_equal(markov(changed, classes=3, cuts=cuts).members, found.members)  # type: ignore[arg-type]


@given(panels, st.data())
def test_order_of_regions_means_nothing(y: np.ndarray, data: st.DataObject) -> None:
    order = np.array(data.draw(st.permutations(range(y.shape[1]))))
    for cuts in ("pooled", "period"):
        found, turned = (markov(values, classes=3, cuts=cuts) for values in (y, y[:, order]))  # type: ignore[arg-type]
        assert np.array_equal(turned.members, found.members[:, order])
        assert np.array_equal(turned.counts, found.counts)


@given(panels)
def test_members_follow_from_the_cuts(y: np.ndarray) -> None:
    pooled, yearly = markov(y, classes=4), markov(y, classes=4, cuts="period")
    assert np.array_equal(pooled.members, np.searchsorted(pooled.cuts, y, side="left"))
    assert pooled.cuts == pytest.approx(np.quantile(y, [0.25, 0.5, 0.75]), rel=1e-12)
    assert yearly.cuts == pytest.approx(np.quantile(y, [0.25, 0.5, 0.75], axis=1).T, rel=1e-12)


def test_a_value_on_the_cut_belongs_below_it() -> None:
    y = np.array([[1.0, 2.0, 3.0, 4.0, 5.0], [5.0, 4.0, 3.0, 2.0, 1.0]])
    found = markov(y, classes=2, cuts="period")
    assert found.cuts.tolist() == [[3.0], [3.0]]
    assert found.members.tolist() == [[0, 0, 0, 1, 1], [1, 1, 0, 0, 0]]
    assert found.counts.tolist() == [[1, 2], [2, 0]]


@pytest.mark.parametrize("classes", range(2, 12))
def test_rounding_of_a_quantile_moves_nobody(classes: int) -> None:
    y = np.arange(1.0, 1 + 10 * classes + 1)[np.newaxis] * 0.1
    found = markov(np.vstack([y, y]), classes=classes, cuts="period")
    sizes = np.bincount(found.members[0])
    assert sizes.tolist() == [11] + [10] * (classes - 1)


def test_nobody_moves() -> None:
    y = np.tile(np.arange(1.0, 11.0), (4, 1))
    found = markov(y)
    assert np.array_equal(found.transition, np.eye(5))
    assert np.isnan(found.ergodic).all()
    assert np.array_equal(np.diagonal(found.first_passage), np.ones(5))
    assert np.isnan(found.first_passage[~np.eye(5, dtype=bool)]).all()
    assert (found.q, found.dof) == (pytest.approx(np.nan, nan_ok=True), 0)


def test_class_nobody_started_from_is_unknown() -> None:
    y = np.array([[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0]])
    found = markov(y, classes=2)
    assert found.counts.tolist() == [[0, 4], [0, 0]]
    assert found.transition[0].tolist() == [0.0, 1.0]
    assert np.isnan(found.transition[1]).all()
    assert np.isnan(found.ergodic).all()
    assert found.first_passage[0].tolist() == [pytest.approx(np.nan, nan_ok=True), 1.0]


def test_subperiods_part_the_moves_and_keep_the_table() -> None:
    y = np.random.default_rng(3).lognormal(size=(13, 31))
    tests = [markov(y, subperiods=parts) for parts in (1, 2, 3)]
    assert all(np.array_equal(each.counts, tests[0].counts) for each in tests)
    assert [each.dof for each in tests] == [0, 20, 40]
    cuts = np.quantile(y, [0.2, 0.4, 0.6, 0.8])
    tables = []
    for part in (y[:7], y[6:]):
        code = np.searchsorted(cuts, part, side="left")
        tables.append(np.histogram2d(code[:-1].ravel(), code[1:].ravel(), bins=(range(6), range(6)))[0])
    p = sum(tables) / sum(tables).sum(axis=1, keepdims=True)
    q = sum(((t - t.sum(axis=1, keepdims=True) * p) ** 2 / (t.sum(axis=1, keepdims=True) * p)).sum() for t in tables)
    assert tests[1].q == pytest.approx(q, rel=1e-12)


def test_regions_drawn_from_one_table_are_seldom_told_apart() -> None:
    chance = np.random.default_rng(4)
    p = [markov(chance.normal(size=(21, 60)), classes=3).q_p for _ in range(200)]
    assert 0.02 <= np.mean(np.array(p) < 0.1) <= 0.18


def test_too_few_regions_and_wrong_settings() -> None:
    y = np.random.default_rng(5).lognormal(size=(3, 4))
    for settings, code in (
        ({"cuts": "period"}, "measures.too-few"),
        ({"cuts": "yearly"}, "measures.bad-setting"),
        ({"subperiods": 0}, "measures.bad-setting"),
    ):
        with pytest.raises(MeasureError) as caught:
            markov(y, **settings)  # type: ignore[arg-type]
        assert caught.value.code == code


def test_cut_points_of_ones_own() -> None:
    y = np.array([[1.0, 2.0, 3.0, 4.0], [1.0, 3.0, 2.0, 5.0]])
    found = markov(y, edges=[1.0, 3.0])
    assert found.members.tolist() == [[0, 1, 1, 2], [0, 1, 1, 2]]
    assert found.counts.tolist() == [[1, 0, 0], [0, 2, 0], [0, 0, 1]]
    empty = markov(y, edges=[2.5, 10.0])
    assert empty.counts.sum(axis=1).tolist() == [2, 2, 0]
    assert np.isnan(empty.transition[2]).all()
    for wrong in ([3.0, 1.0], [], [1.0, 1.0]):
        with pytest.raises(MeasureError) as caught:
            markov(y, edges=wrong)
        assert caught.value.code == "measures.bad-setting"


def test_many_panels_at_once_are_each_alone() -> None:
    drawn = np.round(np.random.default_rng(6).lognormal(size=(5, 8, 12)), 1)
    for settings in ({"classes": 3}, {"classes": 4, "cuts": "period"}, {"classes": 3, "edges": [0.5, 1.5]}):
        found = moves_many(drawn, **settings)
        for at, y in enumerate(drawn):
            counts = markov(y, **settings).counts
            assert found.stay[at] == pytest.approx(np.trace(counts) / counts.sum())
            assert found.rise[at] == pytest.approx(np.triu(counts, 1).sum() / counts.sum())
