"""What follows from transition probabilities: against powers of the table and simulated walks' equations."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from xinzhi.measures.dynamics._chains import ergodic, first_passage

tables = st.integers(2, 6).flatmap(lambda k: arrays(np.float64, (k, k), elements=st.integers(1, 20)))


@given(tables)
def test_rests_where_its_powers_go(counts: np.ndarray) -> None:
    p = counts / counts.sum(axis=1, keepdims=True)
    assert ergodic(p) == pytest.approx(np.linalg.matrix_power(p, 4096)[0], abs=1e-12)


@given(tables)
def test_first_step_equation(counts: np.ndarray) -> None:
    p = counts / counts.sum(axis=1, keepdims=True)
    m = first_passage(p)
    assert m == pytest.approx(1 + p @ (m - np.diag(np.diagonal(m))), rel=1e-10)
    assert np.diagonal(m) == pytest.approx(1 / ergodic(p), rel=1e-10)


def test_classes_that_are_left_for_ever_have_no_share() -> None:
    p = np.array([[0.5, 0.5, 0.0], [0.0, 0.6, 0.4], [0.0, 0.8, 0.2]])
    assert ergodic(p) == pytest.approx([0, 2 / 3, 1 / 3], abs=1e-15)
    assert first_passage(p)[:, 0].tolist() == pytest.approx([np.nan] * 3, nan_ok=True)
    assert first_passage(p)[0, 1] == pytest.approx(2)


def test_two_ends_have_no_one_distribution() -> None:
    p = np.array([[0.5, 0.5, 0], [0.3, 0.7, 0], [0, 0, 1]])
    assert np.isnan(ergodic(p)).all()
    m = first_passage(p)
    assert m[:2, :2] == pytest.approx(np.array([[2.66666667, 2.0], [3.33333333, 1.6]]), abs=5e-9)
    assert m[2, 2] == 1
    assert np.isnan(np.r_[m[:2, 2], m[2, :2]]).all()


def test_unknown_rows() -> None:
    p = np.array([[0.5, 0.5, 0], [0.3, 0.7, 0], [np.nan] * 3])
    assert ergodic(p) == pytest.approx([0.375, 0.625, 0], abs=1e-15)
    assert np.isnan(first_passage(p)[2]).all()
    entered = np.array([[0.5, 0.4, 0.1], [0.3, 0.7, 0], [np.nan] * 3])
    assert np.isnan(ergodic(entered)).all()
    m = first_passage(entered)
    assert np.isnan(m[[0, 0, 1, 2, 2], [0, 1, 1, 0, 1]]).all()
    assert m[1, 0] == pytest.approx(1 / 0.3)
    assert np.isfinite(m[:2, 2]).all()
