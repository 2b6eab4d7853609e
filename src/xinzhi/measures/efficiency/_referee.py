"""The referee: HiGHS on one balanced programme, and the basis it names solved anew by LU."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from xinzhi.measures.efficiency._balance import Balanced
from xinzhi.measures.types import Array

TOLERANCE = 1e-10
Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Ruling:
    """What HiGHS found for one unit: its status, and basis, values and prices of shape (rows,) where it is optimal."""

    status: str
    basis: Whole
    x: Array
    prices: Array


def matrix_of(problem: Balanced, unit: int) -> Array:
    """Give all columns of a unit's programme, own, artificial (unit vectors), shared: shape (rows, columns)."""
    rows = problem.own.shape[1]
    shared = problem.shared * problem.stretch[unit]
    return np.concatenate([problem.own[unit], np.eye(rows), shared.T], axis=1)


def rule(problem: Balanced, unit: int, skip: int, tolerance: float = TOLERANCE) -> Ruling:
    """Solve the programme of one unit; artificial columns are held at 0."""
    import highspy

    rows, width = problem.own.shape[1:]
    matrix = matrix_of(problem, unit)
    upper = np.full(matrix.shape[1], highspy.kHighsInf)
    upper[width : width + rows] = 0.0
    if skip >= 0:
        upper[width + rows + skip] = 0.0
    costs = np.zeros(matrix.shape[1])
    costs[:width] = problem.costs[unit]
    solver = _solver(matrix, costs, upper, problem.rhs[unit], tolerance)
    status = solver.getModelStatus()
    names = {highspy.HighsModelStatus.kInfeasible: "infeasible", highspy.HighsModelStatus.kUnbounded: "unbounded"}
    if status in names:
        return Ruling(names[status], np.zeros(0, np.int64), np.zeros(0), np.zeros(0))
    return _resolved(solver, matrix, costs, problem.rhs[unit], width)


def resolve(matrix: Array, costs: Array, rhs: Array) -> tuple[Array, Array]:
    """Solve for the values and prices of a basis, one step of refinement each."""
    from scipy.linalg import lu_factor, lu_solve

    factors = lu_factor(matrix)
    x = lu_solve(factors, rhs)
    x += lu_solve(factors, rhs - matrix @ x)
    prices = lu_solve(factors, costs, trans=1)
    prices += lu_solve(factors, costs - prices @ matrix, trans=1)
    return x, prices


def _solver(matrix: Array, costs: Array, upper: Array, rhs: Array, tolerance: float) -> Any:
    import highspy
    from scipy.sparse import csc_array

    sparse = csc_array(matrix)
    lp = highspy.HighsLp()
    lp.num_row_, lp.num_col_ = matrix.shape
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = costs, np.zeros(len(costs)), upper
    lp.row_lower_ = lp.row_upper_ = rhs
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = sparse.indptr, sparse.indices, sparse.data
    # The class above this one prints a banner before it can be told to be silent.
    solver = highspy._core._Highs()  # noqa: SLF001
    for name, value in (
        ("output_flag", False),
        ("threads", 1),
        ("random_seed", 0),
        ("presolve", "off"),
        ("solver", "simplex"),
        ("primal_feasibility_tolerance", tolerance),
        ("dual_feasibility_tolerance", tolerance),
    ):
        solver.setOptionValue(name, value)
    solver.passModel(lp)
    solver.run()
    return solver


def _resolved(solver: Any, matrix: Array, costs: Array, rhs: Array, width: int) -> Ruling:
    import highspy

    rows = len(rhs)
    held = solver.getBasis()
    basic = highspy.HighsBasisStatus.kBasic
    structural = [k for k, status in enumerate(held.col_status) if status == basic]
    # A basic row is an equality whose residual is basic at 0: the artificial column of that row.
    residual = [width + q for q, status in enumerate(held.row_status) if status == basic]
    basis = np.array([*structural, *(k for k in residual if k not in structural)], np.int64)
    if len(basis) != rows or np.linalg.matrix_rank(matrix[:, basis]) < rows:
        return Ruling("uncertain", np.zeros(0, np.int64), np.zeros(0), np.zeros(0))
    x, prices = resolve(matrix[:, basis], costs[basis], rhs)
    return Ruling("optimal", basis, x, prices)
