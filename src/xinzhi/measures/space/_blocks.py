"""Blocks of a network whose members have like ties: CONCOR, and paths between members."""

from __future__ import annotations

from collections import deque

import numpy as np
from numpy.typing import NDArray

from xinzhi.measures.types import Array

Ties = NDArray[np.bool_]
Blocks = NDArray[np.int64]


def concor(ties: Ties, depth: int) -> Blocks:
    """Part members in two so many times, by correlations of correlations of ties sent and received (Breiger 1975)."""
    blocks = np.zeros(len(ties), dtype=np.int64)
    for _ in range(depth):
        parted = blocks.copy()
        for label in np.unique(blocks):
            inside = np.flatnonzero(blocks == label)
            if len(inside) > 2:
                parted[inside] = 2 * label + _halves(ties, inside)
            else:
                parted[inside] = 2 * label
        blocks = parted
    # Named by the first member, so that labels follow from the parting alone.
    first = {label: at for at, label in reversed(list(enumerate(blocks.tolist())))}
    order = sorted(first, key=lambda label: first[label])
    return np.array([order.index(label) for label in blocks.tolist()], dtype=np.int64)


def _halves(ties: Ties, inside: NDArray[np.intp]) -> Blocks:
    found = _likeness(ties, inside)
    if found.min() > 1 - 1e-9:
        return np.zeros(len(inside), dtype=np.int64)
    for _ in range(200):
        after = _correlations(found)
        if np.abs(after - found).max() < 1e-12:
            break
        found = after
    return np.asarray(found[0] < 0, np.int64)


def _likeness(ties: Ties, inside: NDArray[np.intp]) -> Array:
    """Correlate the ties sent and received of every two members, those between the two left out of both."""
    flows = ties.astype(float)
    out = np.eye(len(inside))
    for a, i in enumerate(inside.tolist()):
        for c, j in enumerate(inside[:a].tolist()):
            rest = np.delete(np.arange(len(ties)), [i, j])
            pair = np.stack([np.concatenate([flows[k, rest], flows[rest, k]]) for k in (i, j)])
            same = bool((pair[0] == pair[1]).all())
            out[a, c] = out[c, a] = 1.0 if same else _correlations(pair)[0, 1]
    return out


def _correlations(profiles: Array) -> Array:
    apart = profiles - profiles.mean(axis=1, keepdims=True)
    length = np.linalg.norm(apart, axis=1, keepdims=True)
    unit = np.divide(apart, length, out=np.zeros_like(apart), where=length > 1e-12)
    out = unit @ unit.T
    np.fill_diagonal(out, 1.0)
    return np.asarray(np.clip(out, -1, 1))


def betweenness(ties: Ties) -> Array:
    """Give the share of shortest ways between two others that lead through each member (Brandes 2001), shape (n,)."""
    n = len(ties)
    neighbours = [np.flatnonzero(row).tolist() for row in ties]
    through = np.zeros(n)
    for source in range(n):
        order, ways, before = _ways(neighbours, source)
        owed = np.zeros(n)
        for node in reversed(order):
            for earlier in before[node]:
                owed[earlier] += ways[earlier] / ways[node] * (1 + owed[node])
            if node != source:
                through[node] += owed[node]
    return through / ((n - 1) * (n - 2))


def _ways(neighbours: list[list[int]], source: int) -> tuple[list[int], Array, list[list[int]]]:
    """Give members in the order reached, numbers of shortest ways, and the members before each."""
    far = np.full(len(neighbours), -1)
    ways = np.zeros(len(neighbours))
    before: list[list[int]] = [[] for _ in neighbours]
    far[source], ways[source] = 0, 1.0
    order: list[int] = []
    queue = deque([source])
    while queue:
        node = queue.popleft()
        order.append(node)
        for other in neighbours[node]:
            if far[other] < 0:
                far[other] = far[node] + 1
                queue.append(other)
            if far[other] == far[node] + 1:
                ways[other] += ways[node]
                before[other].append(node)
    return order, ways, before


def steps(ties: Ties) -> Array:
    """Give the number of steps from each member to another, infinite where no way leads, shape (n, n)."""
    out = np.where(ties, 1.0, np.inf)
    np.fill_diagonal(out, 0.0)
    for through in range(len(ties)):
        out = np.minimum(out, out[:, through : through + 1] + out[through])
    return out
