"""Draws of efficiencies over time that keep how a unit's periods hang together (Simar & Wilson 1999)."""

from __future__ import annotations

import numpy as np

from xinzhi.measures.types import Array


def paired(values: Array, chance: np.random.Generator, least: float = 0.0) -> Array:
    """Draw efficiencies of all units in all periods, shape (periods, units), each at or below 1 and above `least`.

    A unit is drawn with all its periods, mirrored at 1 in some of them, and moved by a normal kernel with the covariance
    of the values, whose signs follow the mirror; the bandwidth is (4 / (n (T + 2)))^(1 / (T + 4)), which is the
    paper's (4 / 5n)^(1/6) up to its rounding for two periods. What leaves the range stays as drawn.
    """
    periods, units = values.shape
    width = (4 / (units * (periods + 2))) ** (1 / (periods + 4))
    root = _root(values)
    drawn = values[:, chance.integers(units, size=units)]
    signs = chance.integers(2, size=(periods, units)) * 2 - 1
    mirrored = np.where(signs > 0, drawn, 2 - drawn)
    noise = signs * (root @ chance.standard_normal((periods, units)))
    # Values mirrored everywhere have the mean 1: shrinking towards it puts the variance right.
    moved = 1 + (mirrored + width * noise - 1) / np.sqrt(1 + width**2)
    back = np.where(moved > 1, 2 - moved, moved)
    return np.where(back > least, back, drawn)


def _root(values: Array) -> Array:
    """Give a root of the covariance of the periods, which may be singular."""
    covariance = np.atleast_2d(np.cov(values))
    sizes, axes = np.linalg.eigh(covariance)
    return np.asarray(axes * np.sqrt(np.maximum(sizes, 0.0)))
