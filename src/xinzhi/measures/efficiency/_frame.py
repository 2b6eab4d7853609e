"""The rows of a technology and the own columns of a programme, put together a name at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from xinzhi.measures.efficiency._engine import Batch, solve_batch, sparse
from xinzhi.measures.efficiency._result import Multipliers, Sparse, Variables
from xinzhi.measures.types import Array

Returns = Literal["constant", "variable", "nonincreasing", "nondecreasing"]
Whole = NDArray[np.int64]


class Programme:
    """The linear programmes of all units over one reference set, put together column by column.

    Rows are the inputs, outputs and bad outputs, then Σ λ where returns to scale bound it, then `extra` rows.

    Parameters
    ----------
    evaluated, reference
        The units measured, and those that make the frontier.
    returns
        constant | variable | nonincreasing | nondecreasing.
    same
        Whether unit i evaluated is unit i of the reference.
    extra
        Further rows, after the others.
    alone
        Whether each unit is left out of its own reference set (super-efficiency); needs `same`.
    shared
        Shared columns where they are not one a reference unit, shape (groups × reference, rows).
    """

    def __init__(
        self,
        evaluated: Variables,
        reference: Variables,
        returns: Returns,
        *,
        same: bool,
        extra: int = 0,
        alone: bool = False,
        shared: Array | None = None,
    ) -> None:
        self.evaluated, self.reference, self.returns = evaluated, reference, returns
        self.same, self.extra, self.alone, self.given = same and not alone, extra, alone, shared
        self.data = evaluated.together
        self.units, self.count = self.data.shape
        self.bounded = int(returns != "constant")
        self.rows = self.count + self.bounded + extra
        self.rhs = np.zeros((self.units, self.rows))
        self.columns: list[Array] = []
        self.costs: list[Array] = []
        self.names: dict[str, slice] = {}
        self.slack_rows: list[int] = []

    @property
    def signs(self) -> Array:
        """+1 for rows whose slack is added (inputs, bad outputs), -1 where it is taken off (outputs)."""
        m, s, k = self.evaluated.counts
        return np.array([1.0] * m + [-1.0] * s + [1.0] * k)

    def add(self, name: str, column: Array, cost: Array | float = 0.0) -> None:
        """Add an own column: its leading rows, broadcast to (units, rows given), and cost; the same name again widens it."""
        whole = np.zeros((self.units, self.rows))
        whole[:, : column.shape[-1]] = column
        place = len(self.columns)
        self.names[name] = slice(self.names[name].start if name in self.names else place, place + 1)
        self.columns.append(whole)
        self.costs.append(np.broadcast_to(np.asarray(cost, np.float64), (self.units,)))

    def add_slacks(
        self, costs: Array | float = 0.0, which: Sequence[int] | None = None, last: Array | None = None
    ) -> None:
        """Add the slacks of data rows, all unless `which`; costs, and entries of the last row, of shape (units, count)."""
        charged = np.broadcast_to(np.asarray(costs, np.float64), (self.units, self.count))
        for q in range(self.count) if which is None else which:
            column = np.zeros((self.units, self.rows))
            column[:, q] = self.signs[q]
            if last is not None:
                column[:, -1] = last[:, q]
            self.add("slack", column, charged[:, q])
            self.slack_rows.append(q)

    def add_own(self) -> None:
        """Add the unit's own shared column again, as its first peer."""
        if self.same:
            self.add("self", self.own_column)

    @property
    def own_column(self) -> Array:
        """The data of each unit and the 1 of the row of Σ λ."""
        return np.concatenate([self.data, np.ones((self.units, self.bounded))], axis=1)

    def add_scale_slack(self) -> None:
        """Add the slack of Σ λ where returns to scale make it an inequality."""
        if self.returns in {"nonincreasing", "nondecreasing"}:
            column = np.zeros(self.rows)
            column[self.count] = 1.0 if self.returns == "nonincreasing" else -1.0
            self.add("scale", column)

    def sizes(self) -> Array:
        """Give own values beside the largest of their column, shape (units, variables); 0 where a column has none."""
        largest = self.reference.together.max(axis=0)
        return np.asarray(self.data / np.where(largest != 0, largest, 1.0))

    def start(self, heads: Sequence[str], dropped: Whole) -> Whole:
        """Give a first basis: own columns by name, and slack or artificial column of every row but the dropped ones.

        `dropped` has shape (units, as many as heads).
        """
        width = len(self.columns)
        cover = width + np.arange(self.rows)
        if self.slack_rows:
            first = self.names["slack"].start
            cover[self.slack_rows] = first + np.arange(len(self.slack_rows))
        lead = np.array([self.names[name].start for name in heads])
        kept = np.ones((self.units, self.rows), np.bool_)
        np.put_along_axis(kept, dropped, values=False, axis=1)
        rest = np.broadcast_to(cover, kept.shape)[kept].reshape(self.units, -1)
        return np.concatenate([np.broadcast_to(lead, (self.units, len(lead))), rest], axis=1)

    @property
    def shared(self) -> Array:
        """The columns of the reference set, shape (reference, rows)."""
        if self.given is not None:
            return self.given
        data = self.reference.together
        whole = np.zeros((len(data), self.rows))
        whole[:, : self.count] = data
        whole[:, self.count : self.count + self.bounded] = 1.0
        return whole

    def solve(self, **options: Whole | float | None) -> Batch:
        """Hand the programmes to the engine."""
        return solve_batch(
            self.shared,
            np.stack(self.columns, axis=2),
            np.stack(self.costs, axis=1),
            self.rhs,
            scale=self.data,
            seeds=best_ratios(self.reference),
            exclude=np.arange(self.units) if self.alone else None,
            **options,  # type: ignore[arg-type]
        )

    def value(self, batch: Batch, name: str) -> Array:
        """Give the values of the own columns of one name, shape (units, columns), without the factor t of a ratio."""
        return np.asarray(batch.own[:, self.names[name]] / self.ratio(batch)[:, np.newaxis])

    def ratio(self, batch: Batch) -> Array:
        """Give t, by which a programme made of a ratio scales all its variables; 1 where there is none."""
        return np.asarray(batch.own[:, self.names["t"]][:, 0]) if "t" in self.names else np.ones(self.units)

    def peers(self, batch: Batch) -> Sparse:
        """Give the intensities, those of several technologies added up and the unit's own share in its place."""
        size = len(self.reference.inputs)
        unit, column, share = batch.shares
        if self.same:
            own = np.nan_to_num(batch.own[:, self.names["self"]][:, 0])
            at = np.flatnonzero(own > 0)
            unit, column = np.concatenate([unit, at]), np.concatenate([column, at])
            share = np.concatenate([share, own[at]])
        return sparse(unit, column % size, share / self.ratio(batch)[unit], (self.units, size))


def best_ratios(reference: Variables) -> Whole:
    """Name units that are likely on the frontier: the best ratio of each output to each input, and the extremes."""
    lesser, greater = np.concatenate([reference.inputs, reference.bad], axis=1), reference.outputs
    found = [*lesser.argmin(axis=0), *greater.argmax(axis=0)]
    for column in lesser.T:
        ratio = np.divide(greater, column[:, np.newaxis], out=np.zeros_like(greater), where=column[:, np.newaxis] > 0)
        found += [*ratio.argmax(axis=0)]
    return np.unique(np.asarray(found, np.int64))


def multipliers(programme: Programme, batch: Batch) -> Multipliers:
    """Read the weights of the dual programme off the prices: signs turned so that a weight is 0 or above."""
    weights = -batch.prices[:, : programme.count] * programme.signs
    apart = programme.evaluated.like(weights)
    scale = batch.prices[:, programme.count] if programme.bounded else np.zeros(programme.units)
    return Multipliers(apart.inputs, apart.outputs, apart.bad, np.array(scale))
