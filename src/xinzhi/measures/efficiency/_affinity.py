"""How alike columns move, and what follows for the epsilon-based measure."""

from __future__ import annotations

import numpy as np

from xinzhi.measures.types import Array


def epsilon_and_weights(values: Array) -> tuple[float, Array]:
    """Give ε and the weights of variables from the principal component of their affinities.

    With c = ln(b / a), the diversity of two columns is the mean of |c - mean c| beside the range of c, from 0 to 1/2,
    and their affinity 1 - 2 · diversity. ε = (m - ρ) / (m - 1) for the largest eigenvalue ρ; weights are the shares of
    its vector.
    """
    count = values.shape[1]
    if count == 1:
        return 0.0, np.ones(1)
    logs = np.log(values)
    affinity = np.eye(count)
    for i in range(count):
        for j in range(i + 1, count):
            c = logs[:, j] - logs[:, i]
            spread = np.ptp(c)
            moved = np.abs(c - c.mean()).mean() / spread if spread > 1e-12 else 0.0
            affinity[i, j] = affinity[j, i] = 1 - 2 * moved
    roots, vectors = np.linalg.eigh(affinity)
    leading = np.abs(vectors[:, -1])
    return float(max((count - roots[-1]) / (count - 1), 0.0)), np.asarray(leading / leading.sum())
