"""The programme of a slacks-based network of two stages."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.measures.efficiency._engine import Batch, sparse
from xinzhi.measures.efficiency._network import stacked
from xinzhi.measures.efficiency._result import Sparse, Variables
from xinzhi.measures.types import Array


@dataclass(frozen=True, slots=True)
class Built:
    """Shared and own columns, costs and right-hand sides; own columns are t, then slacks of inputs and of outputs."""

    data: Variables
    orientation: str
    shared: Array
    own: Array
    costs: Array
    rhs: Array

    def ratio(self, batch: Batch) -> Array:
        """Give the factor t of the ratio."""
        return np.asarray(batch.own[:, 0])

    def slacks(self, batch: Batch) -> Variables:
        """Give the slacks of inputs and outputs; those of what passes between are 0."""
        m, s, _ = self.data.counts
        found = np.maximum(batch.own[:, 1 : 1 + m + s], 0) / self.ratio(batch)[:, np.newaxis]
        return Variables(found[:, :m], found[:, m:], np.zeros_like(self.data.bad))

    def score(self, batch: Batch) -> Array:
        """Read the score off the objective."""
        return np.asarray(1 / -batch.objective if self.orientation == "output" else batch.objective)

    def peers(self, batch: Batch) -> tuple[Sparse, Sparse]:
        """Give the intensities of both stages."""
        units = len(self.data.inputs)
        row, column, share = batch.shares
        share = share / self.ratio(batch)[row]
        one, shape = column < units, (units, units)
        return sparse(row[one], column[one], share[one], shape), sparse(
            row[~one], column[~one] - units, share[~one], shape
        )


def build(data: Variables, links: str, orientation: str, returns: str) -> Built:
    """Set the programme up: rows of inputs, outputs and flows, the flows again where fixed, both Σ λ, the denominator."""
    units, (m, s, k) = len(data.inputs), data.counts
    fixed, variable = k * (links == "fixed"), 2 * (returns == "variable")
    rows = m + s + k + fixed + variable + 1
    shared = stacked(data, rows)
    shared[:units, m + s + k : m + s + k + fixed] = data.bad[:, :fixed]
    at = m + s + k + fixed
    if variable:
        shared[:units, at], shared[units:, at + 1] = 1.0, 1.0
    own, costs = np.zeros((units, rows, 1 + m + s)), np.zeros((units, 1 + m + s))
    own[:, : m + s, 0] = -np.concatenate([data.inputs, data.outputs], axis=1)
    own[:, m + s + k : at, 0] = -data.bad[:, :fixed]
    own[:, at : at + variable, 0] = -1.0
    own[:, -1, 0] = 1.0
    for q in range(m + s):
        own[:, q, 1 + q] = 1.0 if q < m else -1.0
    costs[:, 0] = -1.0 if orientation == "output" else 1.0
    if orientation in {"none", "input"}:
        costs[:, 1 : 1 + m] = -1 / (m * data.inputs)
    if orientation == "none":
        own[:, -1, 1 + m :] = 1 / (s * data.outputs)
    if orientation == "output":
        costs[:, 1 + m :] = -1 / (s * data.outputs)
    rhs = np.zeros((units, rows))
    rhs[:, -1] = 1.0
    return Built(data, orientation, shared, own, costs, rhs)
