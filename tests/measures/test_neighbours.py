"""Spatial weights are asked by name: what is missing on either side is named, and no order is assumed."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.neighbours import NeighboursError
from xinzhi.measures.dynamics import spatial_markov
from xinzhi.measures.neighbours import Neighbours

LINE = Neighbours(("110000", "120000", "130000"), np.array([[0.0, 2, 0], [2, 0, 1], [0, 1, 0]]))


def test_aligned_follows_names() -> None:
    assert LINE.aligned(["130000", "110000", "120000"]).tolist() == [[0, 0, 1], [0, 0, 2], [1, 2, 0]]
    assert LINE.aligned([110000, 120000, 130000]).tolist() == LINE.matrix.tolist()


def test_regions_in_the_data_alone_are_named() -> None:
    with pytest.raises(NeighboursError) as caught:
        LINE.aligned(["110000", "120000", "130000", "460000", "13000"])
    assert (caught.value.code, caught.value.regions) == ("measures.not-in-weights", ("460000", "13000"))
    assert "460000" in caught.value.text("zh")
    assert "leave them out of the data" in caught.value.text("en")


def test_regions_in_the_weights_alone_are_named() -> None:
    with pytest.raises(NeighboursError) as caught:
        LINE.aligned(["110000", "130000"])
    assert (caught.value.code, caught.value.regions) == ("measures.not-in-data", ("120000",))
    assert "weights.only" in caught.value.text("zh")


def test_only_drops_links_knowingly() -> None:
    fewer = LINE.only(["130000", "110000"])
    assert fewer.regions == ("130000", "110000")
    assert fewer.islands == ("130000", "110000")


def test_rows_are_divided_by_their_sum_but_for_islands() -> None:
    found = LINE.only(["110000", "120000"])
    assert not LINE.standardised
    assert found.row_standardised().matrix.tolist() == [[0, 1], [1, 0]]
    alone = Neighbours(("a", "b", "c"), np.array([[0.0, 3, 0], [3, 0, 0], [0, 0, 0]])).row_standardised()
    assert alone.matrix.tolist() == [[0, 1, 0], [1, 0, 0], [0, 0, 0]]
    assert alone.islands == ("c",)
    assert "行标准化" in alone.rule.zh


def test_keyed_weights_never_meet_unnamed_figures() -> None:
    with pytest.raises(NeighboursError) as caught:
        spatial_markov(np.ones((4, 3)), LINE)
    assert caught.value.code == "measures.unkeyed-data"
    walks = np.exp(np.cumsum(np.random.default_rng(1).normal(size=(9, 3)), axis=0))
    turned = LINE.only(["130000", "110000", "120000"])
    one = spatial_markov(walks, LINE, regions=LINE.regions, classes=2, lag_classes=2)
    other = spatial_markov(walks, turned, regions=LINE.regions, classes=2, lag_classes=2)
    assert one.lag_counts.tolist() == other.lag_counts.tolist()


@pytest.mark.parametrize(
    ("matrix", "code"),
    [
        (np.zeros((2, 2)), "measures.wrong-shape"),
        (np.eye(3), "measures.own-neighbours"),
        (-np.ones((3, 3)) + np.eye(3), "measures.negative-values"),
        (np.full((3, 3), np.nan), "measures.missing-values"),
        ([["a"] * 3] * 3, "measures.not-numbers"),
    ],
)
def test_a_matrix_of_ones_own_is_checked(matrix: np.ndarray, code: str) -> None:
    with pytest.raises(MeasureError) as caught:
        Neighbours(("a", "b", "c"), matrix)
    assert caught.value.code == code


def test_the_matrix_given_stays_the_callers() -> None:
    own = np.array([[0.0, 1], [1, 0]])
    held = Neighbours(("a", "b"), own)
    own[0, 1] = 9
    assert held.matrix[0, 1] == 1


def test_errors_survive_the_way_to_another_process() -> None:
    error = NeighboursError.islands(["460000"])
    again = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert (type(again), again.code, again.words, again.regions) == (
        NeighboursError,
        error.code,
        error.words,
        ("460000",),
    )
