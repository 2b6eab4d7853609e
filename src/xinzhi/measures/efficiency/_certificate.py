"""The judge: from the balanced data alone, how far a basis is from being feasible, and from being the best."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xinzhi.measures.efficiency import _threads
from xinzhi.measures.efficiency._balance import Balanced
from xinzhi.measures.types import Array

ACCEPTED = 1e-9
Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found for each unit; arrays of shape (units,).

    `primal` is the largest residual of a row, beside its terms where they are above 1, or negative value, `dual` the largest violation over the own columns
    and all shared ones, `gap` the distance of cost and price beside 1 + |cost|; `column` is the shared column
    violated most. For an infeasible programme `dual` is that of the multipliers that prove it, and the rest is 0.
    """

    primal: Array
    dual: Array
    gap: Array
    objective: Array
    column: Whole

    @property
    def worst(self) -> Array:
        """The largest of the three."""
        return np.asarray(np.maximum(np.maximum(self.primal, self.dual), self.gap))


def columns_of(problem: Balanced, units: Whole, basis: Whole) -> Array:
    """Give the basic columns of each unit, shape (units, rows, rows); an artificial column is 0."""
    rows, width = problem.own.shape[1:]
    at = np.arange(len(units))[:, np.newaxis]
    own = problem.own[units].transpose(0, 2, 1)[at, np.minimum(basis, width - 1)]
    shared = problem.shared[np.maximum(basis - width - rows, 0)] * problem.stretch[units][:, np.newaxis]
    kind = basis[:, :, np.newaxis]
    found = np.where(kind < width, own, np.where(kind < width + rows, 0.0, shared))
    return np.asarray(found.transpose(0, 2, 1))


def costs_of(problem: Balanced, units: Whole, basis: Whole) -> Array:
    """Give the costs of the basic columns, shape (units, rows)."""
    width = problem.own.shape[2]
    costs = np.take_along_axis(problem.costs[units], np.minimum(basis, width - 1), axis=1)
    return np.where(basis < width, costs, 0.0)


def worst_columns(problem: Balanced, units: Whole, prices: Array, among: Whole, skip: Whole) -> tuple[Whole, Array]:
    """Price the shared columns `among` for each unit; gives the one violated most, and by how much."""
    from xinzhi.measures.efficiency._kernel import price_units

    at, most = np.full(len(units), -1), np.zeros(len(units))
    if not len(among):
        return at, most
    laid = _filled((problem.shared if len(among) == len(problem.shared) else problem.shared[among]).T)
    stretched, left_out = _filled((prices * problem.stretch[units]).T).T.copy(), skip[units]
    _threads.spread(lambda low, high: price_units(low, high, stretched, laid, among, left_out, at, most), len(units))
    return np.where(at >= 0, among[at], -1), np.where(at >= 0, most, 0.0)


def _filled(rows: Array) -> Array:
    """Fill up with rows of zeros to a multiple of four."""
    whole = np.zeros((-(-len(rows) // 4) * 4, rows.shape[1]))
    whole[: len(rows)] = rows
    return whole


def judge(
    problem: Balanced,
    units: Whole,
    basis: Whole,
    x: Array,
    prices: Array,
    *,
    infeasible: NDArray[np.bool_],
    skip: Whole,
) -> Verdict:
    """Judge what was found for the `units`; basis, x, prices and infeasible are theirs alone, `skip` is of all."""
    everything = np.arange(len(problem.shared))
    column, over = worst_columns(problem, units, prices, everything, skip)
    charged = np.einsum("uq,uqk->uk", prices, problem.own[units])
    costs = np.where(infeasible[:, np.newaxis], 0.0, problem.costs[units])
    dual = np.maximum(np.maximum(over, (charged - costs).max(axis=1, initial=0.0)), 0.0)
    rhs = problem.rhs[units]
    terms = columns_of(problem, units, basis) * x[:, np.newaxis]
    residual = np.abs(terms.sum(axis=2) - rhs).max(axis=1) / np.maximum(np.abs(terms).max(axis=(1, 2)), 1.0)
    primal = np.maximum(residual, np.maximum(-x.min(axis=1), 0.0))
    objective = np.einsum("ui,ui->u", costs_of(problem, units, basis), x)
    gap = np.abs(objective - np.einsum("uq,uq->u", prices, rhs)) / (1 + np.abs(objective))
    zero = np.zeros(len(units))
    return Verdict(np.where(infeasible, zero, primal), dual, np.where(infeasible, zero, gap), objective, column)
