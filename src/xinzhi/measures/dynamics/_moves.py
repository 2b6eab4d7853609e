"""How many regions stay in their class, rise and fall, in many panels at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.measures.types import Array, Edges


@dataclass(frozen=True, slots=True)
class Moves:
    """Share of moves that stay in the class, rise and fall, each of shape (draws,)."""

    stay: Array
    rise: Array
    fall: Array


def moves_many(y: Array, *, classes: int, cuts: str = "pooled", edges: Edges | None = None) -> Moves:
    """Count moves between quantile classes in many panels, as `markov` cuts them.

    Parameters
    ----------
    y
        Values, shape (draws, periods, regions), none missing.
    classes, cuts, edges
        As in `markov`. Ties at a cut point belong to the class below; a class that is empty for ties stays empty.

    Examples
    --------
    >>> found = moves_many(np.array([[[1.0, 2.0, 3.0, 4.0], [1.0, 3.5, 2.5, 5.0]]]), classes=2)
    >>> found.stay.tolist(), found.rise.tolist(), found.fall.tolist()
    ([0.5], [0.25], [0.25])
    """
    member = (y[..., np.newaxis] > _edges(y, classes, cuts, edges)).sum(axis=-1)
    step = np.diff(member, axis=1).reshape(len(y), -1)
    return Moves((step == 0).mean(axis=1), (step > 0).mean(axis=1), (step < 0).mean(axis=1))


def _edges(y: Array, classes: int, cuts: str, edges: Edges | None) -> Array:
    """Give the highest figure of each class but the last, in a shape that goes with (draws, periods, regions, cuts)."""
    if edges is not None:
        return np.asarray(edges, dtype=np.float64)
    pool = y.reshape(len(y), 1, -1) if cuts == "pooled" else y
    ordered = np.sort(pool, axis=-1)
    place = np.arange(1, classes) * (ordered.shape[-1] - 1) // classes
    return np.asarray(ordered[..., place][:, :, np.newaxis, :])
