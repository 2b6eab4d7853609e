"""Each further model against the programme of its paper, written out plainly and solved by HiGHS."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import linprog

from xinzhi.measures.efficiency import (
    additive,
    by_production,
    cost,
    cross_efficiency,
    epsilon_based,
    free_disposal_hull,
    metafrontier,
    network_sbm,
    nonradial_directional,
    order_m,
    profit,
    radial,
    range_directional,
    revenue,
    sbm,
    sbm_directional,
    super_radial,
    super_sbm,
    two_stage,
    window,
)

Numbers = NDArray[np.float64]
CHANCE = np.random.default_rng(40)
UNITS = 18
X, Y, B, Z = (CHANCE.uniform(1, 4, (UNITS, columns)) for columns in (2, 2, 1, 2))
AGREED = 1e-8


def least(costs: Numbers, below: Numbers, limits: Numbers, equal: Numbers, values: Numbers) -> float:
    equals = {"A_eq": equal, "b_eq": values} if len(equal) else {}
    solved = linprog(costs, A_ub=below, b_ub=limits, **equals)
    assert solved.status == 0, solved.message
    return float(solved.fun)


NONE = np.zeros((0, 0)), np.zeros(0)


@pytest.mark.parametrize("returns", ["constant", "variable"])
def test_super_sbm_with_bad_outputs(returns: str) -> None:
    """Fractional programme by t: columns t, Λ of the others, then Φ, Ψ and Χ."""
    found = super_sbm(X, Y, B, returns=returns, inefficient="one")
    for o in range(UNITS):
        others = np.delete(np.arange(UNITS), o)
        below = np.vstack(
            [
                np.column_stack([-X[o], X[others].T, -np.diag(X[o]), np.zeros((2, 3))]),
                np.column_stack([Y[o], -Y[others].T, np.zeros((2, 2)), -np.diag(Y[o]), np.zeros((2, 1))]),
                np.column_stack([-B[o], B[others].T, np.zeros((1, 4)), -np.diag(B[o])]),
            ]
        )
        ratio = np.concatenate([[1.0], np.zeros(UNITS - 1), np.zeros(2), np.full(3, -1 / 3)])
        total = np.concatenate([[-1.0], np.ones(UNITS - 1), np.zeros(5)])
        equal = np.vstack([ratio, total]) if returns == "variable" else ratio[np.newaxis]
        costs = np.concatenate([[1.0], np.zeros(UNITS - 1), np.full(2, 1 / 2), np.zeros(3)])
        expected = least(costs, below, np.zeros(5), equal, np.array([1.0, 0.0])[: len(equal)])
        assert found.score[o] == pytest.approx(expected, abs=AGREED)


def test_super_radial() -> None:
    found = super_radial(X, Y)
    for o in range(UNITS):
        others = np.delete(np.arange(UNITS), o)
        below = np.vstack([np.column_stack([-X[o], X[others].T]), np.column_stack([np.zeros(2), -Y[others].T])])
        expected = least(np.eye(UNITS)[0], below, np.concatenate([np.zeros(2), -Y[o]]), *NONE)
        assert found.score[o] == pytest.approx(expected, abs=AGREED)


@pytest.mark.parametrize("returns", ["constant", "variable"])
def test_second_phase_finds_the_largest_slacks(returns: str) -> None:
    chance = np.random.default_rng(42)
    x, y = (chance.integers(1, 6, (UNITS, columns)).astype(float) for columns in (3, 2))
    found = radial(x, y, returns=returns)
    for o in range(UNITS):
        rows = [
            np.column_stack([x.T, np.eye(3), np.zeros((3, 2))]),
            np.column_stack([y.T, np.zeros((2, 3)), -np.eye(2)]),
            np.concatenate([np.ones(UNITS), np.zeros(5)])[np.newaxis],
        ]
        equal = np.vstack(rows if returns == "variable" else rows[:2])
        values = np.concatenate([found.score[o] * x[o], y[o], [1.0]])[: len(equal)]
        costs = np.concatenate([np.zeros(UNITS), -1 / x[o], -1 / y[o]])
        most = -least(costs, np.zeros((1, len(costs))), np.zeros(1), equal, values)
        held = (found.slacks.inputs[o] / x[o]).sum() + (found.slacks.outputs[o] / y[o]).sum()
        assert held == pytest.approx(most, abs=AGREED)
    assert found.targets.inputs == pytest.approx(found.score[:, None] * x - found.slacks.inputs, abs=1e-9)
    assert found.targets.outputs == pytest.approx(y + found.slacks.outputs, abs=1e-9)


def test_two_stage_by_multipliers() -> None:
    """Max u y with v x = 1; then the best of one stage with the whole held."""
    first, second = two_stage(X, Z, Y), two_stage(X, Z, Y, priority="second")
    below = np.vstack([np.column_stack([-X, Z, np.zeros_like(Y)]), np.column_stack([np.zeros_like(X), -Z, Y])])
    limits, none = np.zeros(2 * UNITS), np.zeros(2)
    for o in range(UNITS):
        made, used = np.concatenate([none, none, Y[o]]), np.concatenate([X[o], none, none])
        passed = np.concatenate([none, Z[o], none])
        whole = -least(-made, below, limits, used[np.newaxis], np.ones(1))
        held = made - whole * used
        one = -least(-passed, below, limits, np.vstack([used, held]), np.array([1.0, 0.0]))
        two = -least(-made, below, limits, np.vstack([passed, held]), np.array([1.0, 0.0]))
        assert first.score[o] == pytest.approx(whole, abs=AGREED)
        assert first.stages[o, 0] == pytest.approx(one, abs=AGREED)
        assert second.stages[o, 1] == pytest.approx(two, abs=AGREED)


@pytest.mark.parametrize("goal", ["benevolent", "aggressive"])
def test_cross_efficiency_by_multipliers(goal: str) -> None:
    found = cross_efficiency(X, Y, goal=goal)
    theta, turn = radial(X, Y).score, 1 if goal == "benevolent" else -1
    for d in range(UNITS):
        others = np.delete(np.arange(UNITS), d)
        rest = np.concatenate([np.zeros(2), Y[others].sum(axis=0)])
        equal = np.vstack(
            [np.concatenate([X[others].sum(axis=0), np.zeros(2)]), np.concatenate([-theta[d] * X[d], Y[d]])]
        )
        below = np.column_stack([-X, Y])
        best = -turn * least(-turn * rest, below, np.full(UNITS, 1e-12), equal, np.array([1.0, 0.0]))
        v, u = found.multipliers.inputs[d], found.multipliers.outputs[d]
        assert (u @ Y[others].sum(axis=0)) / (v @ X[others].sum(axis=0)) == pytest.approx(best, abs=1e-7)
        assert found.parts["matrix"][d, d] == pytest.approx(theta[d], abs=1e-9)
        assert (found.parts["matrix"][d] <= 1 + 1e-9).all()
    assert found.score == pytest.approx(found.parts["matrix"].mean(axis=0), abs=1e-15)


@pytest.mark.parametrize("links", ["free", "fixed"])
@pytest.mark.parametrize("returns", ["constant", "variable"])
def test_network_sbm(links: str, returns: str) -> None:
    """Columns t, λ of both stages, slacks of X and Y."""
    found = network_sbm(X, Z, Y, links=links, returns=returns)
    n, zero = UNITS, np.zeros((2, UNITS))
    for o in range(n):
        rows = [
            np.column_stack([-X[o], X.T, zero, np.eye(2), np.zeros((2, 2))]),
            np.column_stack([-Y[o], zero, Y.T, np.zeros((2, 2)), -np.eye(2)]),
            np.column_stack([np.zeros(2), Z.T, -Z.T, np.zeros((2, 4))]),
            np.concatenate([[1.0], np.zeros(2 * n + 2), 1 / (2 * Y[o])])[np.newaxis],
        ]
        if links == "fixed":
            rows.insert(3, np.column_stack([-Z[o], Z.T, zero, np.zeros((2, 4))]))
        if returns == "variable":
            for stage in (0, 1):
                total = np.zeros(1 + 2 * n + 4)
                total[0], total[1 + stage * n : 1 + (stage + 1) * n] = -1, 1
                rows.insert(0, total[np.newaxis])
        equal = np.vstack(rows)
        values = np.zeros(len(equal))
        values[-1] = 1
        costs = np.concatenate([[1.0], np.zeros(2 * n), -1 / (2 * X[o]), np.zeros(2)])
        expected = least(costs, np.zeros((1, len(costs))), np.zeros(1), equal, values)
        assert found.score[o] == pytest.approx(expected, abs=AGREED)


def test_epsilon_based() -> None:
    """The input form by its two variables, θ and slacks, at the ε and weights that were found."""
    found = epsilon_based(X, Y)
    epsilon, weights = found.parts["epsilon"][0], found.parts["weights_inputs"]
    assert 0 <= epsilon <= 1
    assert weights.sum() == pytest.approx(1, abs=1e-12)
    for o in range(UNITS):
        equal = np.column_stack([-X[o], X.T, np.eye(2)])
        below = np.column_stack([np.zeros(2), -Y.T, np.zeros((2, 2))])
        costs = np.concatenate([[1.0], np.zeros(UNITS), -epsilon * weights / X[o]])
        assert found.score[o] == pytest.approx(least(costs, below, -Y[o], equal, np.zeros(2)), abs=AGREED)


@pytest.mark.parametrize("orientation", ["none", "input", "output"])
def test_epsilon_based_is_radial_without_epsilon(orientation: str) -> None:
    whole = epsilon_based(X, Y, orientation=orientation)
    assert (whole.score <= 1 + 1e-12).all()
    if orientation != "none":
        none = epsilon_based(X, Y, orientation=orientation, epsilon=0)
        assert none.score == pytest.approx(radial(X, Y, orientation=orientation).efficiency, abs=1e-9)
        assert (whole.score <= none.score + 1e-12).all()


def test_by_production() -> None:
    found = by_production(X, Y[:, :1], B, polluting=[1])
    for o in range(UNITS):
        grown = least(
            -np.eye(UNITS + 1)[0],
            np.vstack([np.column_stack([np.zeros(2), X.T]), np.column_stack([Y[o, :1], -Y[:, :1].T])]),
            np.concatenate([X[o], np.zeros(1)]),
            *NONE,
        )
        emitted = least(
            np.eye(UNITS + 1)[0],
            np.vstack([np.column_stack([-B[o], B.T]), np.column_stack([np.zeros(1), -X[:, 1:].T])]),
            np.concatenate([np.zeros(1), -X[o, 1:]]),
            *NONE,
        )
        assert found.score[o] == pytest.approx((-1 / grown + emitted) / 2, abs=AGREED)


def test_nonradial_directional() -> None:
    weights = np.array([0.2, 0.3, 0.5, 0.1, 1.0])
    found = nonradial_directional(X, Y, B, weights=weights, returns="variable")
    for o in range(UNITS):
        below = np.vstack(
            [
                np.column_stack([np.diag(X[o]), np.zeros((2, 3)), X.T]),
                np.column_stack([np.zeros((2, 2)), np.diag(Y[o]), np.zeros((2, 1)), -Y.T]),
            ]
        )
        equal = np.vstack([np.concatenate([np.zeros(4), B[o], B[:, 0]]), np.concatenate([np.zeros(5), np.ones(UNITS)])])
        costs = np.concatenate([-weights, np.zeros(UNITS)])
        expected = -least(costs, below, np.concatenate([X[o], -Y[o]]), equal, np.array([B[o, 0], 1.0]))
        assert found.score[o] == pytest.approx(expected, abs=AGREED)
    beta = np.hstack([found.parts[name] for name in ("beta_inputs", "beta_outputs", "beta_bad")])
    assert beta @ weights == pytest.approx(found.score, abs=1e-10)


def test_additive_forms_with_negative_values() -> None:
    shifted = X - 3, Y - 3
    for form in ("raw", "normalised", "ram", "bam"):
        assert additive(*shifted, form=form).score == pytest.approx(additive(X, Y, form=form).score, abs=1e-9)
    ram = additive(X, Y, form="ram")
    slacks = np.hstack([ram.slacks.inputs / np.ptp(X, axis=0), ram.slacks.outputs / np.ptp(Y, axis=0)])
    assert 1 - slacks.mean(axis=1) == pytest.approx(ram.score, abs=1e-10)
    for o in range(UNITS):
        weights = np.concatenate([1 / np.ptp(X, axis=0), 1 / np.ptp(Y, axis=0)]) / 4
        equal = np.vstack(
            [
                np.column_stack([X.T, np.eye(2), np.zeros((2, 2))]),
                np.column_stack([Y.T, np.zeros((2, 2)), -np.eye(2)]),
                np.concatenate([np.ones(UNITS), np.zeros(4)]),
            ]
        )
        costs, own = np.concatenate([np.zeros(UNITS), -weights]), np.concatenate([X[o], Y[o], [1.0]])
        expected = 1 + least(costs, np.zeros((1, len(costs))), np.zeros(1), equal, own)
        assert ram.score[o] == pytest.approx(expected, abs=AGREED)


def test_range_directional_is_blind_to_origin_and_unit() -> None:
    found = range_directional(X - 3, Y - 2)
    assert range_directional(1e4 * X, 1e-3 * (Y + 7)).score == pytest.approx(found.score, abs=1e-9)
    assert (found.efficiency > 0).all()
    best = range_directional(np.vstack([X, X.min(axis=0)]), np.vstack([Y, Y.max(axis=0)]))
    assert best.score[-1] == pytest.approx(0, abs=1e-12)
    assert best.status[-1] == "optimal"


def test_directional_slacks_add_up() -> None:
    found = sbm_directional(X, Y, B)
    total = sum(found.parts[f"share_{name}"].sum(axis=1) for name in ("inputs", "outputs", "bad"))
    assert total == pytest.approx(found.score, abs=1e-12)


def test_free_disposal_hull_and_order_m() -> None:
    found = free_disposal_hull(X, Y)
    for o in range(UNITS):
        fits = (Y[o] <= Y).all(axis=1)
        assert found.score[o] == (X[fits] / X[o]).max(axis=1).min()
    assert (found.score >= radial(X, Y, returns="variable").score - 1e-12).all()
    outward = free_disposal_hull(X, Y, orientation="output")
    for o in range(UNITS):
        fits = (X[o] >= X).all(axis=1)
        assert outward.score[o] == (Y[fits] / Y[o]).min(axis=1).max()
    assert order_m(X, Y, m=100_000).score == pytest.approx(found.score, abs=1e-9)
    assert order_m(X, Y, m=100_000, orientation="output").score == pytest.approx(outward.score, abs=1e-9)
    drawn = np.random.default_rng(41)
    fits = np.flatnonzero((Y[0] <= Y).all(axis=1))
    factors = (X[fits] / X[0]).max(axis=1)
    mean = drawn.choice(factors, (200_000, 3)).min(axis=1).mean()
    assert order_m(X, Y, m=3).score[0] == pytest.approx(mean, abs=0.005)


def test_prices() -> None:
    w, p = CHANCE.uniform(1, 2, (2, UNITS, 2))
    spent, earned = cost(X, Y, w, returns="variable"), revenue(X, Y, p, returns="variable")
    for o in range(UNITS):
        total = np.concatenate([np.zeros(2), np.ones(UNITS)])[np.newaxis]
        below = np.vstack([np.column_stack([-np.eye(2), X.T]), np.column_stack([np.zeros((2, 2)), -Y.T])])
        best = least(
            np.concatenate([w[o], np.zeros(UNITS)]), below, np.concatenate([np.zeros(2), -Y[o]]), total, np.ones(1)
        )
        assert spent.score[o] == pytest.approx(best / (w[o] @ X[o]), abs=AGREED)
        below = np.vstack([np.column_stack([np.zeros((2, 2)), X.T]), np.column_stack([np.eye(2), -Y.T])])
        most = -least(
            np.concatenate([-p[o], np.zeros(UNITS)]), below, np.concatenate([X[o], np.zeros(2)]), total, np.ones(1)
        )
        assert earned.score[o] == pytest.approx((p[o] @ Y[o]) / most, abs=AGREED)
    found = profit(X, Y, w, p)
    assert (found.parts["allocative"] >= -1e-9).all()
    assert (found.parts["greatest_profit"] >= found.parts["profit"]).all()


def test_metafrontier_by_slacks_and_windows_by_slacks() -> None:
    groups = ["a"] * 9 + ["b"] * 9
    found = metafrontier(X, Y, groups, B, measure="sbm", orientation="none")
    assert found.score == pytest.approx(sbm(X, Y, B).score, abs=1e-12)
    own = np.concatenate([sbm(X[:9], Y[:9], B[:9]).score, sbm(X[9:], Y[9:], B[9:]).score])
    assert found.parts["group_score"] == pytest.approx(own, abs=1e-12)
    panel = [np.stack([values[:9], values[9:]]) for values in (X, Y, B)]
    whole = window(*panel, width=2, measure="sbm", orientation="none")
    assert whole.score[0].ravel() == pytest.approx(sbm(X, Y, B).score, abs=1e-12)
    single = window(*panel, width=1, measure="sbm", orientation="none")
    assert single.efficiency.ravel() == pytest.approx(own, abs=1e-12)


def test_nonradial_efficiency_is_a_share_whatever_the_direction() -> None:
    """Magnitudes may be of any size, and so may their multiples; shares of the values are not."""
    named = nonradial_directional(X, Y, B, energy=1)
    same = nonradial_directional(X, Y, B, direction=(X, Y, B), energy=1)
    other = nonradial_directional(X, Y, B, direction=(0.01, 0.02, 0.01), energy=1)
    for found in (same, other):
        assert found.efficiency.min() > 0
        assert found.efficiency.max() <= 1
        for name in ("carbon_performance", "energy_performance"):
            assert found.parts[name].min() >= 0
            assert found.parts[name].max() <= 1
    assert same.efficiency == pytest.approx(named.efficiency, abs=1e-9)
    assert other.parts["beta_bad"].max() > 1
