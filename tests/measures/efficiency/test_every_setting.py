"""Every setting of the models of slacks and directions against the programme of its paper, written out and solved by HiGHS."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import linprog

from xinzhi.measures.efficiency import directional, nonradial_directional, sbm, super_sbm

Numbers = NDArray[np.float64]
RETURNS = ("constant", "variable", "nonincreasing", "nondecreasing")
CHANCE = np.random.default_rng(11)
X, Y, B = (np.exp(CHANCE.normal(0, 0.7, (6, columns))) for columns in (2, 1, 1))
M, S, K = X.shape[1], Y.shape[1], B.shape[1]
Q = M + S + K
TIGHT = {"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10}


class Rows:
    """A programme put together row by row: min c z, z from low to infinity."""

    def __init__(self, width: int) -> None:
        self.width, self.below, self.equal = width, [], []

    def row(self, parts: dict[int, Numbers | float]) -> Numbers:
        out = np.zeros(self.width)
        for at, values in parts.items():
            size = np.size(values)
            out[at : at + size] = values
        return out

    def scale(self, returns: str, first: int, whole: Numbers | float) -> None:
        """Bound Σ λ by 1, or by the column `whole` of a ratio, in the way of returns to scale."""
        total = self.row({first: np.ones(self.width - first)})
        one = (total - whole, 0.0) if isinstance(whole, np.ndarray) else (total, float(whole))
        if returns == "variable":
            self.equal.append(one)
        elif returns != "constant":
            turn = 1.0 if returns == "nonincreasing" else -1.0
            self.below.append((turn * one[0], turn * one[1]))

    def least(self, costs: Numbers) -> float:
        split = [list(zip(*rows, strict=True)) if rows else (None, None) for rows in (self.below, self.equal)]
        solved = linprog(costs, *split[0], *split[1], options=TIGHT, method="highs")
        return float(solved.fun) if solved.status == 0 else np.nan


def slacks(o: int, orientation: str, returns: str) -> float:
    """Tone 2001, 2003: variables t, slacks, λ."""
    own, signs = np.concatenate([X[o], Y[o], B[o]]), np.array([1.0] * M + [-1.0] * S + [1.0] * K)
    rows = Rows(1 + Q + len(X))
    for at, column in enumerate(np.hstack([X, Y, B]).T):
        rows.equal.append((rows.row({0: -own[at], 1 + at: signs[at], 1 + Q: column}), 0.0))
    rows.scale(returns, 1 + Q, rows.row({0: 1.0}))
    lost, short = rows.row({1: 1 / (M * own[:M])}), rows.row({1 + M: 1 / ((S + K) * own[M:])})
    one = rows.row({0: 1.0})
    if orientation == "none":
        rows.equal.append((one + short, 1.0))
        return rows.least(one - lost)
    rows.equal.append((one, 1.0))
    return 1 + rows.least(-lost) if orientation == "input" else 1 / (1 - rows.least(-short))


def beyond(o: int, orientation: str, returns: str) -> float:
    """Tone 2002 with bad outputs: variables t, the worsened values, λ of the others."""
    others = [np.delete(part, o, axis=0) for part in (X, Y, B)]
    own, signs = np.concatenate([X[o], Y[o], B[o]]), np.array([1.0] * M + [-1.0] * S + [1.0] * K)
    rows = Rows(1 + Q + len(X) - 1)
    for at, column in enumerate(np.hstack(others).T):
        rows.below.append((rows.row({1 + at: -signs[at], 1 + Q: signs[at] * column}), 0.0))
        held = orientation == ("output" if at < M else "input")
        kept = rows.row({0: signs[at] * own[at], 1 + at: -signs[at]})
        (rows.equal if held else rows.below).append((kept, 0.0))
    rows.scale(returns, 1 + Q, rows.row({0: 1.0}))
    grown = rows.row({1: 1 / (M * own[:M])})
    left = rows.row({0: 2 * K / (S + K), 1 + M: 1 / ((S + K) * own[M : M + S]), 1 + M + S: -1 / ((S + K) * B[o])})
    one = rows.row({0: 1.0})
    rows.equal.append((left if orientation == "none" else one, 1.0))
    if orientation != "output":
        return rows.least(grown)
    denominator = -rows.least(-left)
    return 1 / denominator if denominator > 1e-12 else np.nan


def moved(o: int, along: Numbers, weights: Numbers | None, disposability: str, returns: str) -> float:
    """Give the largest β, or Σ w β: moves first, then λ of active units, then of those that abate."""
    moves = 1 if weights is None else Q
    sets = 2 if disposability == "kuosmanen" else 1
    rows = Rows(moves + sets * len(X))
    signs = np.array([1.0] * M + [-1.0] * S + [1.0] * K)
    own = np.concatenate([X[o], Y[o], B[o]])
    for at, column in enumerate(np.hstack([X, Y, B]).T):
        idle = column if at < M else 0 * column
        both = np.concatenate([column, idle][:sets])
        move = 0 if weights is None else at
        line = (rows.row({move: along[at], moves: signs[at] * both}), signs[at] * own[at])
        (rows.equal if at >= M + S and disposability != "strong" else rows.below).append(line)
    rows.scale(returns, moves, 1.0)
    counted = np.ones(1) if weights is None else weights * (along > 0)
    return -rows.least(rows.row({0: -counted}))


@pytest.mark.parametrize(("orientation", "returns"), list(product(("none", "input", "output"), RETURNS)))
def test_slacks_and_super_efficiency(orientation: str, returns: str) -> None:
    plain = np.array([slacks(o, orientation, returns) for o in range(len(X))])
    above = np.array([beyond(o, orientation, returns) for o in range(len(X))])
    assert sbm(X, Y, B, orientation=orientation, returns=returns).score == pytest.approx(plain, abs=1e-8)
    inside = plain < 1 - 1e-7
    found = super_sbm(X, Y, B, orientation=orientation, returns=returns)
    assert found.score == pytest.approx(np.where(inside, plain, above), abs=1e-8, nan_ok=True)
    model = super_sbm(X, Y, B, orientation=orientation, returns=returns, inefficient="one")
    assert model.score == pytest.approx(np.where(inside, 1.0, above), abs=1e-8, nan_ok=True)
    assert [each is None for each in found.reason] == (~np.isnan(found.score)).tolist()


@pytest.mark.parametrize("direction", ["all", "outputs", "bads", "numbers"])
@pytest.mark.parametrize(("disposability", "returns"), list(product(("weak", "kuosmanen", "strong"), RETURNS)))
def test_directions(direction: str, disposability: str, returns: str) -> None:
    own = np.hstack([X, Y, B])
    kept = {"all": [1, 1, 1, 1], "outputs": [0, 0, 1, 0], "bads": [0, 0, 0, 1]}
    along = own * kept[direction] if direction in kept else np.tile([0.3, 0.0, 0.5, 0.7], (len(X), 1))
    given = direction if direction in kept else ([0.3, 0.0], 0.5, np.full((len(X), 1), 0.7))
    settings = {"direction": given, "disposability": disposability, "returns": returns}
    expected = [moved(o, along[o], None, disposability, returns) for o in range(len(X))]
    assert directional(X, Y, B, **settings).score == pytest.approx(expected, abs=1e-8)
    weights = np.array([0.2, 0.0, 1.5, 0.8])
    expected = [moved(o, along[o], weights, disposability, returns) for o in range(len(X))]
    assert nonradial_directional(X, Y, B, weights=weights, **settings).score == pytest.approx(expected, abs=1e-8)
