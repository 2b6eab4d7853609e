"""The analytic hierarchy process: settings, several experts, judgements as people write them."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.weight import ahp
from xinzhi.measures.weight._random_index import TABLES

A = np.array([[1, 3, 5], [1 / 3, 1, 3], [1 / 5, 1 / 3, 1]])
PRIORITIES = ["eigenvector", "geometric", "column-mean"]


@pytest.mark.parametrize("priorities", PRIORITIES)
def test_index_and_ratio_follow_from_lambda(priorities: str) -> None:
    found = ahp(A, priorities=priorities)
    assert found.lambda_max >= 3
    assert found.consistency_index == pytest.approx((found.lambda_max - 3) / 2)
    assert found.consistency_ratio == pytest.approx(found.consistency_index / 0.58)


def test_eigenvector_solves_its_equation() -> None:
    found = ahp(A)
    assert A @ found.weights == pytest.approx(found.lambda_max * found.weights, abs=1e-14)


def test_geometric_by_hand() -> None:
    g = np.array([15, 1, 1 / 15]) ** (1 / 3)
    assert ahp(A, priorities="geometric").weights == pytest.approx(g / g.sum(), abs=1e-15)


@pytest.mark.parametrize("table", TABLES)
def test_ratio_is_by_the_table_named(table: str) -> None:
    found = ahp(A, random_index=table)
    assert found.random_index == TABLES[table][0]
    assert found.consistency_ratio == found.consistency_index / TABLES[table][0]


@pytest.mark.parametrize("priorities", PRIORITIES)
def test_one_and_two_items_are_always_consistent(priorities: str) -> None:
    one, two = ahp(np.ones((1, 1)), priorities=priorities), ahp([[1, 4], [1 / 4, 1]], priorities=priorities)
    assert (one.weights.tolist(), one.consistency_ratio, one.random_index) == ([1], 0, 0)
    assert two.weights == pytest.approx([0.8, 0.2], abs=1e-15)
    assert (two.consistency_ratio, two.consistent) == (0, True)


def test_judgements_written_to_two_decimals_are_meant_as_reciprocals() -> None:
    written = np.array([[1, 3, 5], [0.33, 1, 3], [0.2, 0.33, 1]])
    assert ahp(written).weights == pytest.approx(ahp(A).weights, abs=1e-15)


def test_judgements_a_little_off_one_on_both_sides_are_meant_as_one() -> None:
    assert ahp(np.array([[1, 1.02], [1.01, 1]])).weights == pytest.approx([0.5, 0.5], abs=0.003)
    assert ahp(np.array([[1, 1.01], [1.01, 1]])).lambda_max == pytest.approx(2, abs=1e-14)


def test_experts_join_by_their_geometric_mean() -> None:
    other = np.array([[1, 2, 2], [1 / 2, 1, 1], [1 / 2, 1, 1]])
    assert ahp(np.stack([A, A])).weights == pytest.approx(ahp(A).weights, abs=1e-15)
    assert ahp(np.stack([A, other])).weights == pytest.approx(ahp(np.sqrt(A * other)).weights, abs=1e-15)


def test_expert_at_fault_is_named() -> None:
    bad = A.copy()
    bad[0, 1] = 1 / 3
    with pytest.raises(MeasureError) as caught:
        ahp(np.stack([A, bad]))
    assert "matrix[1]" in caught.value.text("en")
    assert (caught.value.code, caught.value.rows, caught.value.columns) == ("measures.not-reciprocal", (0,), (1,))


def test_item_against_itself_must_be_one() -> None:
    bad = A.copy()
    bad[1, 1] = 2
    with pytest.raises(MeasureError) as caught:
        ahp(bad)
    assert (caught.value.rows, caught.value.columns) == ((1,), (1,))


def test_table_that_ends_is_said() -> None:
    assert ahp(np.ones((20, 20)), random_index="donegan-dodd-1991").consistent
    with pytest.raises(MeasureError) as caught:
        ahp(np.ones((16, 16)))
    assert caught.value.code == "measures.too-many-compared"
    assert "16 items" in caught.value.text("en")


@pytest.mark.parametrize("settings", [{"priorities": "power"}, {"random_index": "mine"}])
def test_wrong_settings_are_refused(settings: dict[str, str]) -> None:
    with pytest.raises(MeasureError) as caught:
        ahp(A, **settings)
    assert caught.value.code == "measures.bad-setting"
