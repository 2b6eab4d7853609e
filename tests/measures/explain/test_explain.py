"""Contributions, obstacles, effective weights and strengths: identities that must always hold, and cases by hand."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.aggregate import arithmetic, geometric, harmonic, power
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


MEANS = {
    "arithmetic": (arithmetic, {}),
    "geometric": (geometric, {}),
    "harmonic": (harmonic, {}),
    "power": (power, {"exponent": 0.5}),
    "steep": (power, {"exponent": -3.0}),
    "square": (power, {"exponent": 2.0}),
}
GROUPS = ["a", "b", "a", "c", "b"]


def _asked(kind: str, name: str, exponent: str) -> dict[str, object]:
    _, chosen = MEANS[kind]
    return {name: "power", exponent: chosen["exponent"]} if chosen else {name: kind}


def _joined(z: np.ndarray, w: np.ndarray, within: str, across: str | None, gaps: dict[str, object]) -> np.ndarray:
    """Score by the aggregations themselves, dimensions by the sums of their weights."""
    fn, chosen = MEANS[within]
    if across is None:
        return fn(z, w, **chosen, **gaps)
    columns = [[k for k, label in enumerate(GROUPS) if label == one] for one in "abc"]
    parts = np.stack([fn(z[:, own], w[own], **chosen, **gaps) for own in columns], axis=1)
    fn, chosen = MEANS[across]
    return fn(parts, np.array([w[own].sum() for own in columns]), **chosen, **gaps)


@pytest.mark.parametrize("across", [None, *MEANS])
@pytest.mark.parametrize("within", list(MEANS))
@given(seed=st.integers(0, 10_000), coverage=st.sampled_from([0.0, 0.5, 0.9]))
@settings(max_examples=12, deadline=None)
def test_parts_add_up_under_every_mean_with_gaps(within: str, across: str | None, seed: int, coverage: float) -> None:
    rng = np.random.default_rng(seed)
    z, base = rng.uniform(0.01, 1, size=(2, 9, 5))
    z[0] = base[0]
    z[1, :3] = base[1, :3] * (1 + 1e-9)
    z[rng.random(z.shape) < 0.15] = np.nan
    base[rng.random(base.shape) < 0.15] = np.nan
    w, other = rng.uniform(0, 1, size=(2, 5))
    asked = _asked(within, "mean", "exponent")
    asked |= {"groups": GROUPS, **_asked(across, "across", "across_exponent")} if across else {}
    gaps = {"missing": "spread", "coverage": coverage}
    found = contribution(z, w, base=base, base_weights=other, **asked, **gaps)  # type: ignore[arg-type]
    difference = _joined(z, w, within, across, gaps) - _joined(base, other, within, across, gaps)
    assert found.parts.sum(axis=1) == pytest.approx(difference, abs=1e-11, nan_ok=True)
    assert np.array_equal(np.isnan(found.parts).all(axis=1), np.isnan(difference))
    scored = ~np.isnan(difference)
    none = np.isnan(z) & np.isnan(base) & scored[:, None]
    assert not found.parts[none].any()
    assert (found.figures + found.weights)[scored] == pytest.approx(found.parts[scored], abs=1e-13)
    one_side = (np.isnan(z) != np.isnan(base)) & scored[:, None]
    assert not found.figures[one_side].any()


def test_zeros_have_a_share_where_the_exponent_is_above_zero() -> None:
    z, base, w = np.array([[0.0, 0.5], [0.0, 0.0]]), np.array([[0.4, 0.0], [0.0, 0.0]]), np.ones(2)
    found = contribution(z, w, base=base, mean="power", exponent=0.5).parts
    scores = power(z, w, exponent=0.5) - power(base, w, exponent=0.5)
    assert found.sum(axis=1) == pytest.approx(scores, abs=1e-14)


def test_two_equal_means_split_as_one() -> None:
    rng = np.random.default_rng(4)
    z, base, w = rng.uniform(0.1, 1, size=(4, 5)), rng.uniform(0.1, 1, size=(4, 5)), np.arange(1.0, 6)
    for mean in ("arithmetic", "geometric", "harmonic"):
        one = contribution(z, w, base=base, mean=mean).parts  # type: ignore[arg-type]
        two = contribution(z, w, base=base, groups=GROUPS, mean=mean, across=mean).parts  # type: ignore[arg-type]
        assert two == pytest.approx(one, abs=1e-13)


def test_mixed_levels_agree_with_shapley_where_changes_are_small() -> None:
    rng = np.random.default_rng(5)
    base, w = rng.uniform(0.3, 1, size=5), rng.uniform(0.2, 1, size=5)
    z = base * (1 + 1e-3 * rng.normal(size=5))
    values = np.zeros(5)
    for order in permutations(range(5)):
        row = base.copy()
        before = _joined(row[None], w, "arithmetic", "geometric", {})[0]
        for k in order:
            row[k] = z[k]
            after = _joined(row[None], w, "arithmetic", "geometric", {})[0]
            values[k] += (after - before) / 120
            before = after
    found = contribution(z[None], w, base=base[None], groups=GROUPS, across="geometric").parts[0]
    assert found == pytest.approx(values, abs=1e-9)


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
        (lambda: contribution(z, w, mean="harmonic"), "measures.wrong-values"),
        (lambda: contribution(z, w, mean="quadratic"), "measures.bad-setting"),  # type: ignore[arg-type]
        (lambda: contribution(z, w, base=z, mean="power"), "measures.bad-setting"),
        (lambda: contribution(z - 1, w, base=z, mean="power", exponent=0.5), "measures.negative-values"),
        (lambda: contribution(z, w, missing="drop"), "measures.bad-setting"),  # type: ignore[arg-type]
        (lambda: contribution(z, w, groups=["a"], across="geometric", base=z), "measures.wrong-length"),
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
