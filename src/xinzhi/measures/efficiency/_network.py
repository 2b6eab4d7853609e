"""Two stages as linear programmes: what the first makes, the second uses."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures.efficiency import _data
from xinzhi.measures.efficiency._engine import Batch, sparse
from xinzhi.measures.efficiency._frame import Programme
from xinzhi.measures.efficiency._result import Sparse, Variables
from xinzhi.measures.types import Array


@dataclass(frozen=True, slots=True)
class NetworkEfficiency:
    """Scores of units made of two stages.

    Attributes
    ----------
    model
        The paper, and every setting that was used, in words.
    score, efficiency
        The measure of the whole, shape (units,); NaN where the status says why.
    stages
        That of both stages, shape (units, 2).
    slacks, targets
        Those of inputs and final outputs, and of what passes between the stages as `bad`.
    peers
        Intensities of the first and of the second stage, each sparse of shape (units, units).
    certificate, status, reason, notes
        As of a single model.
    """

    model: Words
    score: Array
    efficiency: Array
    stages: Array
    slacks: Variables
    targets: Variables
    peers: tuple[Sparse, Sparse]
    certificate: Array
    status: NDArray[np.str_]
    reason: NDArray[np.object_]
    notes: tuple[Words, ...] = ()


def read(inputs: object, between: object, outputs: object, model: str) -> Variables:
    """Give the data with what passes between the stages in the place of bad outputs."""
    data = _data.read(inputs, outputs, between, model)
    if not (data.bad > 0).any(axis=1).all():
        raise MeasureError.all_zero("between")
    return data


def stacked(data: Variables, rows: int) -> Array:
    """Give the columns of both stages: the first uses inputs and makes what the second uses to make outputs."""
    m, s, k = data.counts
    first, second = np.zeros((len(data.inputs), rows)), np.zeros((len(data.inputs), rows))
    first[:, :m], first[:, m + s : m + s + k] = data.inputs, data.bad
    second[:, m : m + s], second[:, m + s : m + s + k] = data.outputs, -data.bad
    return np.concatenate([first, second])


def both_peers(programme: Programme, batch: Batch) -> tuple[Sparse, Sparse]:
    """Give the intensities of each stage."""
    units = programme.units
    row, column, share = batch.shares
    share = share / programme.ratio(batch)[row]
    first = column < units
    shape = (units, units)
    return sparse(row[first], column[first], share[first], shape), sparse(
        row[~first], column[~first] - units, share[~first], shape
    )


def reached(peers: tuple[Sparse, Sparse], data: Variables) -> Variables:
    """Give the inputs used, the outputs made, and what passes between, as the first stage makes it."""
    first, second = peers
    return Variables(np.asarray(first @ data.inputs), np.asarray(second @ data.outputs), np.asarray(first @ data.bad))
