"""The compiled simplex: one small linear programme a unit, many units over one pool of columns.

A basis holds numbers of columns: own columns 0 … K - 1, then d artificial ones, then the columns of the pool.
Nothing here is trusted: `_certificate` judges every result from the data alone.
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]

OPTIMAL, LIMIT, INFEASIBLE, UNBOUNDED, SINGULAR = 0, 1, 2, 3, 4
PRICE_TOLERANCE = 1e-10
PIVOT_TOLERANCE = 1e-9
FEASIBLE = 1e-9
PIVOTS = 3000
REFRESH_EVERY = 24
STALLED = 40
BLOCK = 512


def compiled(*, fastmath: bool = False) -> Callable[[Callable[..., Any]], Any]:
    """Compile a function and keep what was compiled; where no folder can be written, compile for this run alone."""

    def compile_one(function: Callable[..., Any]) -> Any:
        try:
            return njit(cache=True, nogil=True, fastmath=fastmath)(function)
        except RuntimeError:
            return njit(nogil=True, fastmath=fastmath)(function)

    return compile_one


@compiled()
def _raised(matrix: Numbers, inverse: Numbers, c: int) -> bool:
    """Bring the largest entry of column c, at or below its diagonal, onto it and scale its row to 1."""
    d = matrix.shape[0]
    p = c
    for i in range(c + 1, d):
        if abs(matrix[i, c]) > abs(matrix[p, c]):
            p = i
    if not abs(matrix[p, c]) > 1e-13:
        return False
    lead = 1.0 / matrix[p, c]
    for j in range(d):
        matrix[c, j], matrix[p, j] = matrix[p, j], matrix[c, j]
        inverse[c, j], inverse[p, j] = inverse[p, j], inverse[c, j]
        matrix[c, j] *= lead
        inverse[c, j] *= lead
    return True


@compiled()
def _inverted(matrix: Numbers, inverse: Numbers) -> bool:
    """Invert by Gauss–Jordan with row pivots, using up `matrix`; tells whether it could."""
    d = matrix.shape[0]
    for i in range(d):
        for j in range(d):
            inverse[i, j] = 1.0 if i == j else 0.0
    for c in range(d):
        if not _raised(matrix, inverse, c):
            return False
        for i in range(d):
            f = matrix[i, c]
            if i != c and f != 0.0:
                for j in range(d):
                    matrix[i, j] -= f * matrix[c, j]
                    inverse[i, j] -= f * inverse[c, j]
    return True


@compiled()
def _column(k: int, own: Numbers, pool: Numbers, rows: Numbers, rhs: Numbers, out: Numbers) -> None:
    """Write column k of one unit's programme."""
    d, width = own.shape
    for q in range(d):
        if k < width:
            out[q] = own[q, k]
        elif k < width + d:
            out[q] = (-1.0 if rhs[q] < 0 else 1.0) if k - width == q else 0.0
        else:
            out[q] = pool[k - width - d, q] * rows[q]


@compiled()
def _times(matrix: Numbers, vector: Numbers, out: Numbers) -> None:
    """Write the product."""
    for i in range(len(out)):
        s = 0.0
        for q in range(len(vector)):
            s += matrix[i, q] * vector[q]
        out[i] = s


@compiled()
def _refreshed(
    basis: Whole, own: Numbers, pool: Numbers, rows: Numbers, rhs: Numbers, inverse: Numbers, x: Numbers
) -> bool:
    """Factor the basis anew and solve for its values."""
    d = own.shape[0]
    matrix, col = np.empty((d, d)), np.empty(d)
    for i in range(d):
        _column(basis[i], own, pool, rows, rhs, col)
        for q in range(d):
            matrix[q, i] = col[q]
    if not _inverted(matrix, inverse):
        return False
    _times(inverse, rhs, x)
    return True


@compiled()
def _priced(
    basis: Whole, costs: Numbers, inverse: Numbers, rows: Numbers, phase: int, prices: Numbers, scaled: Numbers
) -> None:
    """Give the prices of the rows: what one more of each right-hand side costs."""
    d, width = len(prices), len(costs)
    for q in range(d):
        s = 0.0
        for i in range(d):
            k = basis[i]
            if phase == 1:
                s += inverse[i, q] if width <= k < width + d else 0.0
            elif k < width:
                s += costs[k] * inverse[i, q]
        prices[q] = s
        scaled[q] = s * rows[q]


@compiled()
def _entering(
    prices: Numbers,
    scaled: Numbers,
    own: Numbers,
    costs: Numbers,
    pool: Numbers,
    ids: Whole,
    skip: int,
    basic: Flags,
    phase: int,
    bland: bool,  # noqa: FBT001
) -> tuple[int, float]:
    """Find the column that lowers the cost fastest, or the first that lowers it."""
    d, width = own.shape
    best, e = -PRICE_TOLERANCE, -1
    for k in range(width):
        s = costs[k] if phase == 2 else 0.0
        for q in range(d):
            s -= prices[q] * own[q, k]
        if s < best and not basic[k]:
            e, best = k, s
            if bland:
                return e, best
    for k in range(pool.shape[0]):
        s = 0.0
        for q in range(d):
            s -= scaled[q] * pool[k, q]
        if s < best and not basic[width + d + k] and ids[k] != skip:
            e, best = width + d + k, s
            if bland:
                return e, best
    return e, best


@compiled()
def _held(basis: Whole, way: Numbers, width: int, phase: int) -> int:
    """Give the row of an artificial column that would move off 0 in the second phase, the clearest one, or -1."""
    row, most = -1, PIVOT_TOLERANCE
    if phase == 2:
        for i in range(len(way)):
            if width <= basis[i] < width + len(way) and abs(way[i]) > most:
                row, most = i, abs(way[i])
    return row


@compiled()
def _leaving(basis: Whole, x: Numbers, way: Numbers, width: int, phase: int, bland: bool) -> int:  # noqa: FBT001
    """Choose the row that leaves: Harris' two passes, or the lowest number where the search stalls; -1 if none."""
    row: int = _held(basis, way, width, phase)
    if row >= 0:
        return row
    d, bound = len(way), inf
    for i in range(d):
        if way[i] > PIVOT_TOLERANCE:
            bound = min(bound, (max(x[i], 0.0) + 1e-11) / way[i])
    most, first = 0.0, 1 << 60
    for i in range(d):
        if way[i] > PIVOT_TOLERANCE and max(x[i], 0.0) / way[i] <= bound:
            if bland and basis[i] < first:
                row, first = i, basis[i]
            elif not bland and way[i] > most:
                row, most = i, way[i]
    return row


@compiled()
def _pivot(row: int, way: Numbers, inverse: Numbers, x: Numbers) -> float:
    """Let the entering column take the place of `row`; gives the step."""
    d = len(way)
    step: float = x[row] / way[row] if way[row] < 0 else max(x[row], 0.0) / way[row]
    for i in range(d):
        x[i] -= step * way[i]
    x[row] = step
    for q in range(d):
        inverse[row, q] /= way[row]
    for i in range(d):
        if i != row and way[i] != 0.0:
            for q in range(d):
                inverse[i, q] -= way[i] * inverse[row, q]
    return step


@compiled()
def _optimised(
    phase: int,
    basis: Whole,
    own: Numbers,
    costs: Numbers,
    rhs: Numbers,
    rows: Numbers,
    pool: Numbers,
    ids: Whole,
    skip: int,
    inverse: Numbers,
    x: Numbers,
    prices: Numbers,
) -> int:
    """Pivot from a feasible basis, whose factors are at hand, to the best one."""
    d, width = own.shape
    basic = np.zeros(width + d + pool.shape[0], np.bool_)
    for i in range(d):
        basic[basis[i]] = True
    scaled, col, way = np.empty(d), np.empty(d), np.empty(d)
    since, stall = 0, 0
    for _ in range(PIVOTS):
        bland = stall > STALLED
        _priced(basis, costs, inverse, rows, phase, prices, scaled)
        e, gain = _entering(prices, scaled, own, costs, pool, ids, skip, basic, phase, bland)
        if e < 0 and since == 0:
            return OPTIMAL
        row = -1
        if e >= 0:
            _column(e, own, pool, rows, rhs, col)
            _times(inverse, col, way)
            row = _leaving(basis, x, way, width, phase, bland)
            if row < 0 and since == 0:
                return UNBOUNDED
        if row >= 0:
            stall = 0 if -gain * _pivot(row, way, inverse, x) > 1e-14 else stall + 1
            basic[basis[row]] = False
            basic[e] = True
            basis[row] = e
            since += 1
        if row < 0 or since >= REFRESH_EVERY:
            if not _refreshed(basis, own, pool, rows, rhs, inverse, x):
                return SINGULAR
            since = 0
    return LIMIT


@compiled()
def _lacking(basis: Whole, x: Numbers, width: int) -> float:
    """Give the sum of the artificial columns: how far the rows are from being met."""
    total = 0.0
    for i in range(len(x)):
        if width <= basis[i] < width + len(x):
            total += abs(x[i])
    return total


@compiled()
def _solved(
    basis: Whole,
    own: Numbers,
    costs: Numbers,
    rhs: Numbers,
    rows: Numbers,
    pool: Numbers,
    ids: Whole,
    skip: int,
    x: Numbers,
    prices: Numbers,
) -> int:
    """Solve one unit's programme from `basis`, or from artificial columns where that is not feasible."""
    d, width = own.shape
    inverse = np.empty((d, d))
    phase, restarts = 0, 0
    # One call for both phases, so that it is compiled once.
    while True:
        if phase == 0:
            if restarts > 0 or not _refreshed(basis, own, pool, rows, rhs, inverse, x) or x.min() < -FEASIBLE:
                for i in range(d):
                    basis[i] = width + i
                _refreshed(basis, own, pool, rows, rhs, inverse, x)
            phase = 1 if _lacking(basis, x, width) > FEASIBLE else 2
        done = _optimised(phase, basis, own, costs, rhs, rows, pool, ids, skip, inverse, x, prices)
        if done == SINGULAR and restarts == 0:
            phase, restarts = 0, 1
        elif phase == 1 and done == OPTIMAL and _lacking(basis, x, width) <= FEASIBLE:
            phase = 2
        else:
            return INFEASIBLE if phase == 1 and done == OPTIMAL else done


@compiled()
def solve_units(
    todo: Whole,
    basis: Whole,
    own: Numbers,
    costs: Numbers,
    rhs: Numbers,
    rows: Numbers,
    pool: Numbers,
    ids: Whole,
    skip: Whole,
    x: Numbers,
    prices: Numbers,
    status: Whole,
) -> None:
    """Solve the units `todo`; writes basis, x, prices and status of each."""
    for o in todo:
        status[o] = _solved(basis[o], own[o], costs[o], rhs[o], rows[o], pool, ids, skip[o], x[o], prices[o])


@compiled(fastmath=True)
def _add_four(x: Numbers, y: Numbers, p: Numbers, r: Numbers, columns: Numbers) -> None:
    """Add four rows to the charges of two units."""
    one, two, three, four = columns[0], columns[1], columns[2], columns[3]
    # Taken out of the loop by hand: the compiler cannot tell that x and y do not lie over p and r.
    p0, p1, p2, p3 = p[0], p[1], p[2], p[3]
    r0, r1, r2, r3 = r[0], r[1], r[2], r[3]
    for j in range(len(x)):
        a, b, c, e = one[j], two[j], three[j], four[j]
        x[j] += p0 * a + p1 * b + p2 * c + p3 * e
        y[j] += r0 * a + r1 * b + r2 * c + r3 * e


@compiled(fastmath=True)
def _highest(values: Numbers) -> float:
    top = -1e300
    for j in range(len(values)):
        top = max(top, values[j])
    return top


@compiled()
def price_units(
    low: int, high: int, prices: Numbers, columns: Numbers, ids: Whole, skip: Whole, at: Whole, most: Numbers
) -> None:
    """Find for units low … high - 1 which column violates their prices most, and by how much.

    `columns` has shape (d, columns) and `prices` (units, d), with d filled up to a multiple of four by zeros, so that the
    inner loops run along memory, four rows for two units at a time, in blocks that stay in the cache.
    """
    d, count = columns.shape
    block = np.empty((2, BLOCK))
    for first in range(low, high, 2):
        pair = (first, min(first + 1, high - 1))
        for o in pair:
            at[o], most[o] = -1, -1e300
        for start in range(0, count, BLOCK):
            size = min(BLOCK, count - start)
            charge = block[:, :size]
            charge[:] = 0.0
            for q in range(0, d, 4):
                rows = columns[q : q + 4, start : start + size]
                _add_four(charge[0], charge[1], prices[pair[0], q : q + 4], prices[pair[1], q : q + 4], rows)
            for i in range(2):
                o = pair[i]
                if _highest(charge[i]) > most[o]:
                    for j in range(size):
                        if charge[i, j] > most[o] and ids[start + j] != skip[o]:
                            at[o], most[o] = start + j, charge[i, j]
