"""Combined weights: by hand, and the equilibrium of the game."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.weight import combine_game, combine_linear, combine_multiplicative

SETS = np.array([[0.6, 0.3, 0.1], [0.1, 0.2, 0.7]])
some_sets = arrays(np.float64, st.tuples(st.integers(1, 5), st.integers(2, 6)), elements=st.integers(1, 50))


def test_product_by_hand() -> None:
    assert combine_multiplicative(SETS) == pytest.approx(np.array([6, 6, 7]) / 19, abs=1e-15)


def test_equal_weights_change_no_product() -> None:
    with_equal = np.vstack([SETS, np.full(3, 1 / 3)])
    assert combine_multiplicative(with_equal) == pytest.approx(combine_multiplicative(SETS), abs=1e-15)


def test_product_of_nothing_in_common_is_refused() -> None:
    with pytest.raises(MeasureError) as caught:
        combine_multiplicative(np.array([[1.0, 0.0], [0.0, 1.0]]))
    assert caught.value.code == "measures.nothing-in-common"


def test_product_of_many_sets_does_not_vanish() -> None:
    w = combine_multiplicative(np.full((400, 200), 1 / 200))
    assert w == pytest.approx(np.full(200, 1 / 200), abs=1e-15)


def test_mean_by_hand() -> None:
    assert combine_linear(SETS) == pytest.approx([0.35, 0.25, 0.4], abs=1e-15)
    assert combine_linear(SETS, shares=np.array([1.0, 3.0])) == pytest.approx([0.225, 0.225, 0.55], abs=1e-15)


@pytest.mark.parametrize(
    ("shares", "code"),
    [
        ([1.0], "measures.wrong-length"),
        ([1.0, -1.0], "measures.negative-values"),
        ([0.0, 0.0], "measures.all-zero"),
        ([np.nan, 1.0], "measures.missing-values"),
    ],
)
def test_wrong_shares_are_refused(shares: list[float], code: str) -> None:
    with pytest.raises(MeasureError) as caught:
        combine_linear(SETS, shares=np.array(shares))
    assert caught.value.code == code


def test_game_by_hand() -> None:
    # G = [[.46, .19], [.19, .54]]: shares as .54 (.46 - .19) to .46 (.54 - .19).
    found = combine_game(SETS)
    alpha = np.array([0.54 * 0.27, 0.46 * 0.35])
    assert found.shares == pytest.approx(alpha / alpha.sum(), abs=1e-14)
    assert found.weights == pytest.approx(found.shares @ SETS, abs=1e-15)
    assert found.residual == pytest.approx(0, abs=1e-14)


def test_equal_weights_have_no_share_in_the_game() -> None:
    found = combine_game(np.array([[0.25] * 4, [0.4, 0.3, 0.2, 0.1]]))
    assert found.shares == pytest.approx([0, 1], abs=1e-12)
    assert found.residual == pytest.approx(0, abs=1e-12)


def test_share_that_would_be_negative_is_zero_and_shows_in_the_residual() -> None:
    sets = np.array([[0.30, 0.25, 0.25, 0.20], [0.60, 0.20, 0.15, 0.05]])
    gram = sets @ sets.T
    assert np.linalg.solve(gram, gram.diagonal())[0] < 0
    found = combine_game(sets)
    assert found.shares.tolist() == [0, 1]
    assert found.weights == pytest.approx(sets[1], abs=1e-15)
    assert found.residual == pytest.approx(gram[0, 1] - gram[0, 0], abs=1e-14)


@given(some_sets)
def test_no_set_comes_nearer_by_changing_its_own_share(drawn: np.ndarray) -> None:
    sets = drawn / drawn.sum(axis=1, keepdims=True)
    found = combine_game(drawn)
    # The size of the shares before they are made to sum to 1: from any set that takes part.
    gram = sets @ sets.T
    own = int(np.argmax(found.shares))
    alpha = found.shares * gram[own, own] / (gram[own] @ found.shares)
    left = gram @ alpha - gram.diagonal()
    assert (left >= -1e-9).all()
    assert np.abs(left * alpha).max() <= 1e-9
    assert (found.shares >= 0).all()


def test_more_sets_than_can_be_tried_are_refused() -> None:
    with pytest.raises(MeasureError) as caught:
        combine_game(np.ones((13, 2)))
    assert caught.value.code == "measures.wrong-shape"
