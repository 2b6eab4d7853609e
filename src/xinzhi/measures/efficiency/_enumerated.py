"""Results found by enumeration, without a linear programme."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from xinzhi.lang import Words
from xinzhi.measures.efficiency._result import Efficiency, Variables, at_most_one, reasons
from xinzhi.measures.types import Array

# Pairs of units compared at a time, so that memory stays small.
PAIRS = 4_000_000


def blocks(units: int, reference: int) -> list[slice]:
    """Cut the evaluated units into blocks whose pairs with the reference fit in memory."""
    size = max(1, PAIRS // max(reference, 1))
    return [slice(at, min(at + size, units)) for at in range(0, units, size)]


def assembled(
    model: Words,
    data: Variables,
    peer: NDArray[np.int64],
    contracted: Variables,
    *,
    score: Array,
    efficiency: Array,
    notes: tuple[Words, ...],
    parts: dict[str, Array] | None = None,
) -> Efficiency:
    """Put a result together in which each unit has one peer; slacks are from `contracted` to the peer's values."""
    from scipy.sparse import csr_array

    units = np.arange(len(peer))
    target = data.rows(peer)
    slacks = Variables(
        contracted.inputs - target.inputs, target.outputs - contracted.outputs, contracted.bad - target.bad
    )
    status = np.full(len(peer), "optimal")
    return Efficiency(
        model,
        score + 0.0,
        at_most_one(efficiency),
        slacks,
        target,
        csr_array((np.ones(len(peer)), (units, peer)), shape=(len(peer), len(data.inputs))),
        None,
        np.zeros(len(peer)),
        status,
        reasons(status),
        notes,
        parts or {},
    )


def common_factors(values: Array, own: Array, *, growing: bool) -> Array:
    """Give the common factor from each own value to each unit's, shape (own, units); a 0 of one's own sets no limit."""
    free = -np.inf if not growing else np.inf
    out = np.full((len(own), len(values)), free)
    for column, mine in zip(values.T, own.T, strict=True):
        blocked = np.where(column == 0, free, np.inf) if not growing else np.full(len(column), np.inf)
        ratio = np.where(mine[:, np.newaxis] > 0, column / np.where(mine > 0, mine, 1.0)[:, np.newaxis], blocked)
        out = np.minimum(out, ratio) if growing else np.maximum(out, ratio)
    return out
