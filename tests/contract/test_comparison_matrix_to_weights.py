"""The contract of weights from comparisons: exact where judgements agree, blind to order, honest where they do not."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "comparison matrix to weights"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@pytest.fixture
def judgements() -> Numbers:
    """Give six items compared on the scale of 1 to 9, not quite consistently."""
    drawn = np.triu(np.random.default_rng(26).integers(1, 10, size=(6, 6)).astype(float), 1)
    return np.asarray(drawn + np.eye(6) + np.divide(1, drawn.T, out=np.zeros((6, 6)), where=drawn.T > 0))


@each
def test_consistent_judgements_give_their_ratios(method: Method, weights: Numbers) -> None:
    found = method.fn(weights[:, None] / weights)
    assert found.weights == pytest.approx(weights, abs=1e-14)
    assert found.lambda_max == pytest.approx(6, abs=1e-12)
    assert found.consistency_ratio == pytest.approx(0, abs=1e-12)
    assert found.consistent


@each
def test_input_untouched_and_weights_sum_to_one(method: Method, judgements: Numbers) -> None:
    given = judgements.copy()
    given.flags.writeable = False
    found = method.fn(given)
    assert np.array_equal(given, judgements)
    assert (found.weights > 0).all()
    assert found.weights.sum() == pytest.approx(1, abs=1e-14)
    assert found.consistency_ratio > 0.1
    assert not found.consistent


@each
def test_order_of_items_means_nothing(method: Method, judgements: Numbers, columns: NDArray[np.int64]) -> None:
    found, turned = method.fn(judgements), method.fn(judgements[np.ix_(columns, columns)])
    assert turned.weights == pytest.approx(found.weights[columns], abs=1e-12)
    assert turned.consistency_ratio == pytest.approx(found.consistency_ratio, abs=1e-12)


@each
def test_layout_in_memory_means_nothing(method: Method, judgements: Numbers) -> None:
    assert np.array_equal(method.fn(np.asfortranarray(judgements)).weights, method.fn(judgements).weights)


@each
def test_what_is_not_reciprocal_is_named(method: Method, judgements: Numbers) -> None:
    judgements[4, 1] *= 1.2
    with pytest.raises(MeasureError) as caught:
        method.fn(judgements)
    assert (caught.value.code, caught.value.rows, caught.value.columns) == ("measures.not-reciprocal", (1,), (4,))


@each
@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (np.nan, "measures.missing-values"),
        (np.inf, "measures.infinite-values"),
        (0.0, "measures.nonpositive-values"),
        (-3.0, "measures.nonpositive-values"),
    ],
)
def test_what_is_no_ratio_is_named(method: Method, judgements: Numbers, bad: float, code: str) -> None:
    judgements[0, 3] = bad
    with pytest.raises(MeasureError) as caught:
        method.fn(judgements)
    assert (caught.value.code, caught.value.rows, caught.value.columns) == (code, (0,), (3,))


@each
@pytest.mark.parametrize("shape", [(6,), (0, 0), (3, 4)])
def test_what_is_not_square_is_refused(method: Method, shape: tuple[int, ...]) -> None:
    with pytest.raises(MeasureError) as caught:
        method.fn(np.ones(shape))
    assert caught.value.code == "measures.wrong-shape"
