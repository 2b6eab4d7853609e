"""The Copeland score: by hand, its sum, draws, and chunks."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.measures.aggregate import copeland

Z = np.round(np.random.default_rng(44).uniform(size=(40, 5)), 1)
W = np.array([0.3, 0.25, 0.2, 0.15, 0.1])


def test_by_hand() -> None:
    # The first row wins two of three indicators against each other row; the others draw by halves.
    z = np.array([[3.0, 3.0, 1.0], [2.0, 1.0, 3.0], [1.0, 2.0, 3.0]])
    assert copeland(z, np.ones(3)).tolist() == [2, -1, -1]
    assert copeland(z, np.array([0.2, 0.2, 0.6])).tolist() == [-2, 1, 1]


def test_pair_by_pair() -> None:
    expected = [
        sum(np.sign(round(float(W @ np.sign(own - other)), 12)) for k, other in enumerate(Z) if k != i)
        for i, own in enumerate(Z)
    ]
    assert copeland(Z, W).tolist() == expected


def test_wins_and_losses_cancel() -> None:
    assert copeland(Z, W).sum() == 0


def test_only_order_counts() -> None:
    assert np.array_equal(copeland(np.exp(5 * Z), W), copeland(Z, W))


def test_halves_are_a_draw_whatever_the_rounding() -> None:
    z = np.vstack([np.tile([1.0, 0.0], 5), np.tile([0.0, 1.0], 5)])
    assert copeland(z, np.full(10, 0.1)).tolist() == [0, 0]


def test_row_with_a_gap_is_compared_with_none() -> None:
    gapped = Z.copy()
    gapped[7, 2] = np.nan
    assert np.array_equal(np.delete(copeland(gapped, W), 7), copeland(np.delete(Z, 7, axis=0), W))


def test_chunks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = copeland(Z, W)
    for held in (1, 90, 200):
        monkeypatch.setitem(copeland.__globals__, "HELD", held)
        assert np.array_equal(copeland(Z, W), whole)
