"""Contributions, obstacles, effective weights and strengths: identities that must always hold, and cases by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.aggregate import arithmetic, geometric
from xinzhi.measures.explain import contribution, effective_weight, obstacle, strength

POSITIVE = arrays(np.float64, (4, 3), elements=st.floats(0.01, 1.0))
WEIGHTS = arrays(np.float64, 3, elements=st.floats(0.05, 1.0))


@given(POSITIVE, POSITIVE, WEIGHTS, WEIGHTS)
def test_parts_of_a_change_add_up_whatever_the_mean(
    z: np.ndarray, base: np.ndarray, w: np.ndarray, other: np.ndarray
) -> None:
    for mean, score in (("arithmetic", arithmetic), ("geometric", geometric)):
        found = contribution(z, w, base=base, base_weights=other, mean=mean)  # type: ignore[arg-type]
        assert found.parts.sum(axis=1) == pytest.approx(score(z, w) - score(base, other), abs=1e-12)
        assert found.figures + found.weights == pytest.approx(found.parts, abs=1e-14)


@given(POSITIVE, POSITIVE, WEIGHTS)
def test_a_change_and_its_reverse_are_opposite(z: np.ndarray, base: np.ndarray, w: np.ndarray) -> None:
    for mean in ("arithmetic", "geometric"):
        there = contribution(z, w, base=base, mean=mean)  # type: ignore[arg-type]
        back = contribution(base, w, base=z, mean=mean)  # type: ignore[arg-type]
        assert there.parts == pytest.approx(-back.parts, abs=1e-14)


def test_contribution_of_weights_alone() -> None:
    z = np.array([[0.2, 0.6]])
    found = contribution(z, np.array([0.5, 0.5]), base=z, base_weights=np.array([0.25, 0.75]))
    assert found.figures.tolist() == [[0.0, 0.0]]
    assert found.weights == pytest.approx(np.array([[0.05, -0.15]]), abs=1e-15)


def test_contribution_against_the_mean_of_the_peers() -> None:
    z, w = np.array([[0.9, 0.1], [0.3, 0.7]]), np.array([0.5, 0.5])
    found = contribution(z, w, base=z.mean(axis=0)).parts
    assert found == pytest.approx(np.array([[0.15, -0.15], [-0.15, 0.15]]), abs=1e-15)


def test_geometric_needs_a_base_and_figures_above_zero() -> None:
    z, w = np.array([[0.2, 0.6]]), np.ones(2)
    for asked, code in (
        (lambda: contribution(z, w, mean="geometric"), "measures.wrong-values"),
        (lambda: contribution(z * 0, w, base=z, mean="geometric"), "measures.nonpositive-values"),
        (lambda: contribution(z, w, base=np.ones((3, 2))), "measures.wrong-shape"),
        (lambda: contribution(z, w, mean="harmonic"), "measures.bad-setting"),  # type: ignore[arg-type]
    ):
        with pytest.raises(MeasureError) as caught:
            asked()
        assert caught.value.code == code


@given(POSITIVE, WEIGHTS)
def test_obstacle_of_a_dimension_is_the_sum_of_its_indicators(z: np.ndarray, w: np.ndarray) -> None:
    z = z * 0.9
    lacking = w / w.sum() * (1 - z)
    found = obstacle(z, w)
    pair = lacking[:, :2].sum(axis=1) / lacking.sum(axis=1)
    assert found[:, :2].sum(axis=1) == pytest.approx(100 * pair, abs=1e-10)


def test_obstacle_forgives_rounding_above_one() -> None:
    assert obstacle(np.array([[1 + 1e-15, 0.5]]), np.ones(2)).tolist() == [[0.0, 100.0]]


def test_effective_weights_by_regression() -> None:
    rng = np.random.default_rng(4)
    z = rng.uniform(size=(60, 3)) @ np.array([[1.0, 0.4, 0.0], [0.0, 1.0, 0.2], [0.0, 0.0, 1.0]])
    w = np.array([0.2, 0.3, 0.5])
    found, score = effective_weight(z, w), z @ w
    assert found.correlation == pytest.approx([np.corrcoef(one, score)[0, 1] for one in z.T], abs=1e-12)
    shares = [w[j] * np.polyfit(score, z[:, j], 1)[0] for j in range(3)]
    assert found.effective == pytest.approx(shares, abs=1e-12)


def test_strengths_among_peers_only() -> None:
    z = np.array([[0.9], [0.8], [0.1], [0.2]])
    found = strength(z, ["a", "a", "b", "b"])
    assert found.strong.ravel().tolist() == [True, False, False, True]
    assert found.weak.ravel().tolist() == [False, True, True, False]
    assert found.gap.ravel() == pytest.approx([0.1, -0.1, -0.1, 0.1], abs=1e-15)
