"""What follows from a table of transition probabilities: the shares it comes to rest at, and the time moves take.

A row of NaN is a class nobody started from, of which nothing is known; what would follow from it is NaN too.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from xinzhi.measures.types import Array


def ergodic(p: Array) -> Array:
    """Give the one distribution at which the chain p (classes, classes) rests; NaN where there is none, or several.

    A class nobody started from and nobody moved into has the share 0.
    """
    known = np.asarray(~np.isnan(p).any(axis=1))
    out = np.full(len(p), np.nan)
    reach = _reach(p)
    if not known.any() or reach[np.ix_(known, ~known)].any():
        return out
    returns = np.array([known[i] and reach[reach[i], i].all() for i in range(len(p))])
    if not reach[np.ix_(returns, returns)].all():
        return out
    q = p[np.ix_(returns, returns)]
    equations = (np.eye(len(q)) - q).T
    equations[-1] = 1
    rest = np.linalg.solve(equations, np.eye(len(q))[-1])
    out[:] = 0
    out[returns] = np.maximum(rest, 0) / np.maximum(rest, 0).sum()
    return out


def first_passage(p: Array) -> Array:
    """Give the mean number of periods from each class to another, shape (classes, classes); on the diagonal, back to it.

    NaN where the other class may never be reached.
    """
    return np.stack([_passage_to(j, p) for j in range(len(p))], axis=1)


def _passage_to(j: int, p: Array) -> Array:
    known = np.asarray(~np.isnan(p).any(axis=1))
    stopped = p.copy()
    stopped[j] = np.eye(len(p))[j]
    reach = _reach(stopped)
    sure = np.array([all(reach[k, j] and (known[k] or k == j) for k in np.flatnonzero(row)) for row in reach])
    others = sure & (np.arange(len(p)) != j)
    time = np.full(len(p), np.nan)
    q = p[np.ix_(others, others)]
    time[others] = np.linalg.solve(np.eye(len(q)) - q, np.ones(len(q)))
    onward = np.flatnonzero((np.nan_to_num(p[j]) > 0) & (np.arange(len(p)) != j))
    time[j] = 1 + p[j, onward] @ time[onward] if known[j] and sure[onward].all() else np.nan
    return time


def _reach(p: Array) -> NDArray[np.bool_]:
    """Tell which class can be come to from which, in no step or more."""
    reach = np.asarray(np.eye(len(p), dtype=bool) | (np.nan_to_num(p) > 0))
    for _ in range(len(p).bit_length()):
        reach = np.asarray((reach.astype(np.int64) @ reach.astype(np.int64)) > 0)
    return reach
