"""The contract of rank sets: around the rank, wider with more noise, blind to order and scale."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

METHODS = [method for method in all_methods() if method.role == "scores and replications to rank sets"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
SCORES = np.array([3.0, 1.0, 2.0, 2.1, 8.0, 8.0])
DRAWN = SCORES + np.random.default_rng(33).normal(size=(400, 6)) * 0.3


@each
def test_holds_the_rank(method: Method) -> None:
    scores, drawn = SCORES.copy(), DRAWN.copy()
    scores.flags.writeable = drawn.flags.writeable = False
    found = method.fn(scores, drawn)
    assert found.rank.tolist() == [3, 6, 5, 4, 1, 1]
    assert (found.rank_low <= found.rank).all()
    assert (found.rank <= found.rank_high).all()
    assert found.rank_low.min() == 1
    assert found.rank_high.max() == 6
    wide = method.fn(scores, scores + 10 * (drawn - scores))
    assert (wide.rank_low <= found.rank_low).all()
    assert (wide.rank_high >= found.rank_high).all()


@each
def test_order_and_scale_mean_nothing(method: Method) -> None:
    order = np.array([4, 2, 0, 1, 5, 3])
    found, turned = method.fn(SCORES, DRAWN), method.fn(SCORES[order], DRAWN[::-1, order])
    assert np.array_equal(turned.rank_high, found.rank_high[order])
    scaled = method.fn(SCORES * 1000 + 5, DRAWN * 1000 + 5)
    assert np.array_equal(scaled.rank_low, found.rank_low)


@each
def test_without_noise_every_difference_counts(method: Method) -> None:
    found = method.fn(SCORES, np.tile(SCORES, (50, 1)))
    assert found.rank_low.tolist() == [3, 6, 5, 4, 1, 1]
    assert found.rank_high.tolist() == [3, 6, 5, 4, 2, 2]


@each
@pytest.mark.parametrize(
    ("scores", "drawn", "code"),
    [
        (SCORES[1:], DRAWN, "measures.wrong-length"),
        (SCORES, DRAWN[0], "measures.wrong-shape"),
        (SCORES, DRAWN[:5], "measures.wrong-shape"),
        (SCORES, np.where(DRAWN > 8, np.nan, DRAWN), "measures.missing-values"),
        (SCORES * np.inf, DRAWN, "measures.infinite-values"),
    ],
)
def test_bad_input_is_named(method: Method, scores: NDArray[np.float64], drawn: NDArray[np.float64], code: str) -> None:
    with pytest.raises(MeasureError) as caught:
        method.fn(scores, drawn)
    assert caught.value.code == code
