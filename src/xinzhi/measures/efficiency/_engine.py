"""One engine for convex frontiers: many small linear programmes over one set of columns, each with a certificate.

Every unit's programme is

    minimise  c'w   subject to   Σ_j λ_j a_j + E w = b,   λ ≥ 0, w ≥ 0,

with columns a_j that all units share (the reference set) and a few own columns E, costs c and right-hand sides b
of each unit. The columns that matter are found by pricing: units are solved over a small pool, every column is
priced for every unit, and those that are violated join the pool.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xinzhi.measures.efficiency import _threads
from xinzhi.measures.efficiency._balance import Balanced, balance
from xinzhi.measures.efficiency._certificate import ACCEPTED, Verdict, columns_of, costs_of, judge, worst_columns
from xinzhi.measures.efficiency._referee import resolve, rule
from xinzhi.measures.efficiency._result import Sparse
from xinzhi.measures.types import Array

Whole = NDArray[np.int64]
# Of HiGHS, one after the other until a basis is certified; the certificate judges, whatever the tolerance.
TOLERANCES = (1e-10, 1e-9, 1e-7)
# A solution whose certificate is worse than this says nothing, and is not given.
WORTHLESS = 1e-5
# Columns violated by less than this stay out; the simplex itself stops at 1e-10.
VIOLATED = 2e-10
# So many units go ahead of a large batch and find most of the columns that matter.
SCOUTS = 500
# So few candidates join the pool at once.
FEW = 200
# An objective must be clearly past the efficient one before a column is taken for off the frontier.
CLEARLY = 1e-7
STATUS = np.array(["optimal", "uncertain", "infeasible", "unbounded", "uncertain"])


@dataclass(frozen=True, slots=True)
class Batch:
    """What was found for each unit, in the units of the given programmes.

    Attributes
    ----------
    objective
        Least cost, shape (units,); NaN where the status is not optimal or uncertain.
    status
        optimal | infeasible | unbounded | uncertain, shape (units,). Uncertain: solved, but no basis was found whose
        certificate is within 1e-9, by the simplex or by HiGHS.
    own
        Values of the own columns, shape (units, own).
    prices
        Price of each row: by how much the least cost rises with its right-hand side, shape (units, rows).
        Where a programme is infeasible, the multipliers that prove it.
    certificate
        Shape (units,): the largest of primal residual, dual violation over all columns, and gap, in balanced units.
    basis, values
        Numbers of the basic columns, shape (units, rows): own columns, then one artificial column a row, then shared
        ones; and their values in balanced units. `basis` may start the next batch over the same shared columns.
    refereed
        Units that HiGHS had to decide, shape (units,).
    """

    objective: Array
    status: NDArray[np.str_]
    own: Array
    prices: Array
    certificate: Array
    basis: Whole
    values: Array
    refereed: NDArray[np.bool_]
    problem: Balanced

    @property
    def intensities(self) -> Sparse:
        """λ of each unit on each shared column, sparse of shape (units, columns); nothing where there is no optimum."""
        return sparse(*self.shares, (len(self.objective), len(self.problem.shared)))

    @property
    def shares(self) -> tuple[Whole, Whole, Array]:
        """The unit, shared column and value of every λ above 0."""
        rows, width = self.problem.own.shape[1:]
        column = self.basis - width - rows
        solved = np.isfinite(self.objective)[:, np.newaxis]
        unit, place = np.nonzero((column >= 0) & (self.values > 0) & solved)
        at = column[unit, place]
        return unit, at, self.values[unit, place] * self.problem.size[unit] * self.problem.shared_scale[at]


def sparse(row: Whole, column: Whole, value: Array, shape: tuple[int, int]) -> Sparse:
    """Give a sparse matrix with sorted columns in each row, values at the same place added up."""
    from scipy.sparse import csr_array

    place = row * shape[1] + column
    order = np.argsort(place, kind="stable")
    place = place[order]
    first = np.flatnonzero(np.diff(place, prepend=-1))
    total = np.add.reduceat(value[order], first) if len(first) else value
    ends = np.searchsorted(place[first], np.arange(shape[0] + 1) * shape[1])
    return csr_array((total, place[first] % shape[1], ends), shape=shape)


def solve_batch(
    shared: Array,
    own: Array,
    costs: Array,
    rhs: Array,
    *,
    scale: Array,
    start: Whole | None = None,
    seeds: Whole | None = None,
    exclude: Whole | None = None,
    efficient: float | None = None,
) -> Batch:
    """Solve one linear programme a unit over shared columns, and certify each.

    Parameters
    ----------
    shared
        Columns of the reference set, shape (columns, rows), cost 0. The units evaluated need not be among them.
    own, costs, rhs
        Own columns of each unit, shape (units, rows, own), their costs, (units, own), right-hand sides, (units, rows).
        One unit's own column may repeat its shared one, so that `start` is feasible.
    scale
        The unit's own values in the leading rows that carry data, shape (units, data rows): what is large and small.
    start
        Column numbers of a first basis, shape (rows,) or (units, rows), own columns from 0, then artificial ones, then
        shared ones. Where it is not feasible, or None, a first phase finds one.
    seeds
        Shared columns to begin with, such as those of the best ratios.
    exclude
        The shared column that each unit must leave out, shape (units,), -1 for none: super-efficiency.
    efficient
        Given where unit i is shared column i and a higher objective than this cannot be: units clearly below it
        are priced last. This saves time only; every column is priced for every unit in the end.

    Returns
    -------
    Batch
        Objectives, statuses, values, prices and certificates. An optimum whose certificate is above 1e-9 was solved
        again by HiGHS at 1e-10 and its basis by LU, and is uncertain if that is above 1e-9 too.
    """
    problem = balance(shared, own, costs, rhs, scale)
    units, rows, width = problem.own.shape
    basis = np.arange(width, width + rows) if start is None else start
    work = _Work(problem, np.array(np.broadcast_to(basis, (units, rows))), exclude)
    work.enlarge(np.unique(work.basis[work.basis >= width + rows]) - width - rows)
    work.enlarge(np.empty(0, np.int64) if seeds is None else np.asarray(seeds, np.int64))
    work.place()
    everyone = np.arange(units)
    if efficient is not None and units > 2 * SCOUTS:
        work.scout()
    work.run(everyone)
    if efficient is not None:
        work.close_among_candidates(efficient)
    work.certify(everyone)
    return work.result()


class _Work:
    """The state of a batch while it is solved."""

    def __init__(self, problem: Balanced, basis: Whole, exclude: Whole | None) -> None:
        units, rows, _ = problem.own.shape
        self.problem, self.basis = problem, basis
        self.skip = np.full(units, -1) if exclude is None else np.asarray(exclude, np.int64)
        self.x, self.prices = np.zeros((units, rows)), np.zeros((units, rows))
        self.status = np.zeros(units, np.int64)
        self.pool = np.empty((64, rows))
        self.ids = np.full(64, -1)
        self.slot = np.full(len(problem.shared), -1)
        self.count = 0
        self.verdict: Verdict
        self.refereed = np.zeros(units, np.bool_)
        self.seen = np.zeros(units, np.int64)

    @property
    def offset(self) -> int:
        """The number of the first shared column."""
        return int(self.problem.own.shape[1] + self.problem.own.shape[2])

    def enlarge(self, columns: Whole) -> int:
        """Let columns join the pool; gives how many were not in it."""
        new = np.unique(columns)
        new = new[self.slot[new] < 0]
        end = self.count + len(new)
        if end > len(self.ids):
            self.pool = np.concatenate([self.pool[: self.count], np.empty((2 * end - self.count, self.pool.shape[1]))])
            self.ids = np.concatenate([self.ids[: self.count], np.full(2 * end - self.count, -1)])
        self.pool[self.count : end], self.ids[self.count : end] = self.problem.shared[new], new
        self.slot[new] = np.arange(self.count, end)
        self.count = end
        return len(new)

    def place(self) -> None:
        """Turn shared columns of the bases into places of the pool."""
        shared = self.basis >= self.offset
        self.basis[shared] = self.slot[self.basis[shared] - self.offset] + self.offset

    def placed(self, units: Whole) -> Whole:
        """Give the bases of units with places of the pool turned into shared columns."""
        found = self.basis[units]
        shared = found >= self.offset
        found[shared] = self.ids[found[shared] - self.offset] + self.offset
        return found

    def run(self, units: Whole) -> None:
        """Solve units over the pool."""
        from xinzhi.measures.efficiency._kernel import solve_units

        p, pool, ids = self.problem, self.pool[: self.count], self.ids[: self.count]

        def part(low: int, high: int) -> None:
            todo = units[low:high]
            solve_units(
                todo,
                self.basis,
                p.own,
                p.costs,
                p.rhs,
                p.stretch,
                pool,
                ids,
                self.skip,
                self.x,
                self.prices,
                self.status,
            )

        _threads.spread(part, len(units))
        self.seen[units] = self.count

    def objectives(self, units: Whole) -> Array:
        """Give the cost of units over the pool."""
        return np.asarray((costs_of(self.problem, units, self.basis[units]) * self.x[units]).sum(axis=1))

    def scout(self) -> None:
        """Let some units, spread over all, find columns first."""
        units = np.linspace(0, len(self.basis) - 1, SCOUTS).astype(np.int64)
        everything = np.arange(len(self.problem.shared))
        while len(units):
            self.run(units)
            units = self.cut(units, *self.priced(units, everything))

    def close_among_candidates(self, efficient: float) -> None:
        """Price the columns that may lie on the frontier, first for one another and then for the rest."""
        everyone = np.arange(len(self.basis))
        may = ~((self.objectives(everyone) < efficient - CLEARLY) & (self.status == 0))
        may[self.ids[: self.count]] = True
        first = np.flatnonzero(may)
        if len(first) <= FEW:
            self.enlarge(first)
            return
        todo = first
        while len(todo):
            todo = self.cut(todo, *self.priced(todo, np.flatnonzero(may)))
            self.run(todo)
            off = (self.objectives(first) < efficient - CLEARLY) & (self.status[first] == 0) & (self.slot[first] < 0)
            may[first[off]] = False
        among = np.flatnonzero(may)
        todo = np.setdiff1d(everyone, first)
        while len(todo):
            todo = self.cut(todo, *self.priced(todo, among))
            self.run(todo)

    def priced(self, units: Whole, among: Whole) -> tuple[Whole, Array]:
        """Give the column of `among` that each unit finds violated most, and by how much."""
        return worst_columns(self.problem, units, self.prices[units], among, self.skip)

    def cut(self, units: Whole, column: Whole, over: Array) -> Whole:
        """Let violated columns join the pool; gives the units that have not been solved over theirs yet."""
        bad = (over > VIOLATED) & (column >= 0)
        units, column = units[bad], column[bad]
        self.enlarge(column)
        return units[self.slot[column] >= self.seen[units]]

    def certify(self, units: Whole) -> None:
        """Judge units over all columns, and solve again those that are cut, until none is."""
        everyone = units
        verdict = self.judged(units)
        while len(units := self.cut(units, verdict.column[units], verdict.dual[units])):
            self.run(units)
            verdict = _replaced(verdict, units, self.judged(units))
        self.verdict = verdict
        self.polish(everyone)
        self.appeal()

    def judged(self, units: Whole) -> Verdict:
        """Judge units as they stand."""
        infeasible = self.status[units] == 2
        return judge(
            self.problem,
            units,
            self.placed(units),
            self.x[units],
            self.prices[units],
            infeasible=infeasible,
            skip=self.skip,
        )

    def polish(self, units: Whole) -> None:
        """Solve the bases of units anew by LU where the certificate is above rounding, and keep what is better."""
        rough = units[(np.maximum(self.verdict.primal, self.verdict.gap) > 1e-11) & (self.status[units] == 0)]
        if not len(rough):
            return
        width, rows = self.problem.own.shape[2], self.problem.own.shape[1]
        basis = self.placed(rough)
        matrices, costs = columns_of(self.problem, rough, basis), costs_of(self.problem, rough, basis)
        before = self.x[rough].copy(), self.prices[rough].copy()
        for at, unit in enumerate(rough):
            for place in np.flatnonzero((basis[at] >= width) & (basis[at] < width + rows)):
                matrices[at, basis[at, place] - width, place] = 1.0
            self.x[unit], self.prices[unit] = resolve(matrices[at], costs[at], self.problem.rhs[unit])
        after = self.judged(rough)
        worse = after.worst > self.verdict.worst[rough]
        self.x[rough[worse]], self.prices[rough[worse]] = before[0][worse], before[1][worse]
        self.verdict = _replaced(self.verdict, rough[~worse], after, ~worse)

    def appeal(self) -> None:
        """Hand the units whose certificate is not accepted to HiGHS."""
        doubtful = np.flatnonzero((self.verdict.worst > ACCEPTED) | ~np.isin(self.status, (0, 2, 3)))
        for unit in doubtful.tolist():
            self.refereed[unit] = True
            for tolerance in TOLERANCES:
                ruling = rule(self.problem, unit, int(self.skip[unit]), tolerance)
                if len(ruling.basis):
                    self.consider(unit, ruling.basis, ruling.x, ruling.prices)
                elif ruling.status != "uncertain" and tolerance == TOLERANCES[0]:
                    self.status[unit] = {"infeasible": 2, "unbounded": 3}[ruling.status]
                if self.verdict.worst[unit] <= ACCEPTED:
                    break

    def consider(self, unit: int, basis: Whole, x: Array, prices: Array) -> None:
        """Take over what the referee found where its certificate is better."""
        held = self.basis[unit].copy(), self.x[unit].copy(), self.prices[unit].copy(), self.status[unit]
        self.adopt(unit, basis, x, prices)
        one = np.array([unit])
        verdict = self.judged(one)
        if verdict.worst[0] > self.verdict.worst[unit]:
            self.basis[unit], self.x[unit], self.prices[unit], self.status[unit] = held
        else:
            self.verdict = _replaced(self.verdict, one, verdict)

    def adopt(self, unit: int, basis: Whole, x: Array, prices: Array) -> None:
        """Take over a basis with shared columns by their own number."""
        shared = basis >= self.offset
        self.enlarge(basis[shared] - self.offset)
        placed = basis.copy()
        placed[shared] = self.slot[basis[shared] - self.offset] + self.offset
        self.basis[unit], self.x[unit], self.prices[unit], self.status[unit] = placed, x, prices, 0

    def result(self) -> Batch:
        """Turn what was found back into the units of the given programmes."""
        p, worst = self.problem, self.verdict.worst
        everyone = np.arange(len(self.basis))
        basis = self.placed(everyone)
        status = STATUS[self.status]
        status[np.isin(self.status, (0, 2)) & ~(worst <= ACCEPTED)] = "uncertain"
        solved = np.isin(self.status, (0, 1, 4)) & (worst <= WORTHLESS)
        own = np.zeros(p.costs.shape)
        unit, place = np.nonzero((basis < p.own.shape[2]) & solved[:, np.newaxis])
        own[unit, basis[unit, place]] = self.x[unit, place]
        own *= p.own_scale
        own[~solved] = np.nan
        objective = np.where(solved, self.verdict.objective, np.nan)
        return Batch(objective, status, own, self.prices * p.row_scale, worst, basis, self.x, self.refereed, p)


def _replaced(old: Verdict, units: Whole, new: Verdict, taken: NDArray[np.bool_] | slice = slice(None)) -> Verdict:
    """Give a verdict with that of `units` replaced."""
    parts = []
    for name in ("primal", "dual", "gap", "objective", "column"):
        part = getattr(old, name).copy()
        part[units] = getattr(new, name)[taken]
        parts.append(part)
    return Verdict(*parts)
