"""Strata of the geographical detector: factors cut into classes, and the share of the variance between classes."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from xinzhi.measures.types import Array

Cut = Literal["quantile", "equal", "natural", "given"]
Members = NDArray[np.intp]


def strata(factor: Array, classes: int, cut: Cut) -> Members:
    """Give the class of each value, counted from 0 and none empty; a value on a cut belongs below it."""
    if cut == "given":
        return np.unique(factor, return_inverse=True)[1]
    if cut == "quantile":
        cuts = np.quantile(factor, np.arange(1, classes) / classes)
    elif cut == "equal":
        cuts = np.linspace(factor.min(), factor.max(), classes + 1)[1:-1]
    else:
        cuts = _natural(np.sort(factor), classes)
    slack = 1e-12 * np.abs(factor).max()
    found = np.searchsorted(cuts, factor - slack, side="left")
    return np.unique(found, return_inverse=True)[1]


def _natural(ordered: Array, classes: int) -> Array:
    """Give the cuts with the least variance within (Fisher 1958, known as Jenks), by dynamic programming."""
    n = len(ordered)
    classes = min(classes, n)
    sums, squares = np.concatenate([[0], np.cumsum(ordered)]), np.concatenate([[0], np.cumsum(ordered**2)])
    start = np.arange(n + 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        within = (squares - squares[:, np.newaxis]) - (sums - sums[:, np.newaxis]) ** 2 / (start - start[:, np.newaxis])
    within[start[:, np.newaxis] >= start] = np.inf
    best, at = within[0].copy(), []
    for _ in range(1, classes):
        total = best[:, np.newaxis] + within
        at.append(np.argmin(total, axis=0))
        best = total.min(axis=0)
    ends, last = [], n
    for step in reversed(at):
        last = int(step[last])
        ends.append(last)
    return np.array([ordered[end - 1] for end in reversed(ends)])


def crossed(one: Members, other: Members) -> Members:
    """Give the classes in which both factors are of one class each."""
    return np.unique(one * (other.max() + 1) + other, return_inverse=True)[1]


def explained(y: Array, members: Members) -> Array:
    """Give q, the share of the variance of y (…, regions) that lies between the classes, shape (…)."""
    sizes = np.bincount(members)
    inside = (members[:, np.newaxis] == np.arange(len(sizes))).astype(float)
    centred = y - y.mean(axis=-1, keepdims=True)
    between = np.sum((centred @ inside) ** 2 / sizes, axis=-1)
    return np.asarray(between / np.sum(centred**2, axis=-1))
