"""The Gini mean differences behind the Gini coefficient and Dagum's decomposition.

Everything follows from three things: the mean of each group, its share of the population, and the mean
absolute difference between a member of one group and a member of another. The differences come from one
sort of the values, without a loop over pairs of members.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures import _checks
from xinzhi.measures.types import Array, Groups, Population

Codes = NDArray[np.intp]
_BLOCK = 2**18


@dataclass(frozen=True, slots=True)
class Grouping:
    """Groups as numbers: `codes` (rows,) into `labels`, `sizes` (rows,) of the rows, `totals` (groups,) of the groups.

    Sizes are not made shares before summing: sums of whole numbers are exact, sums of 1/n are not.
    """

    labels: tuple[object, ...]
    codes: Codes
    sizes: Array
    totals: Array

    @property
    def shares(self) -> Array:
        """Share of each group in the population, shape (groups,)."""
        return np.asarray(self.totals / self.totals.sum())

    @property
    def pairs(self) -> Array:
        """Product of the sizes of each two groups, shape (groups, groups)."""
        return np.asarray(self.totals[:, np.newaxis] * self.totals)


@dataclass(frozen=True, slots=True)
class DagumParts:
    """Gini coefficient and its parts; each array has the shape (draws,)."""

    total: Array
    within: Array
    net_between: Array
    transvariation: Array


def grouping(groups: Groups, population: Population | None, rows: int) -> Grouping:
    """Number the groups in the order of their labels and give each its size."""
    values = groups.tolist() if isinstance(groups, np.ndarray) else list(groups)
    if len(values) != rows:
        raise MeasureError.wrong_length("groups", len(values), "y", rows)
    unlike = dict.fromkeys(values)
    if any(_missing(label) for label in unlike):
        _checks.refuse("missing", np.array([_missing(value) for value in values]), "groups")
    labels = sorted(unlike, key=lambda label: (type(label).__name__, label))
    number = {label: code for code, label in enumerate(labels)}
    codes = np.fromiter(map(number.__getitem__, values), np.intp, rows)
    sizes = _checks.sizes(population, "population", "y", rows)
    return Grouping(tuple(labels), codes, sizes, np.asarray(np.bincount(codes, sizes, len(labels)), np.float64))


def differences(y: Array, by: Grouping) -> Array:
    """Mean absolute difference between members of each two groups, shape (groups, groups), in the unit of y.

    A row at value t is ahead of group h by t F(t) - M(t), F the size and M the mass of h at or below t;
    summed over the rows of group j this is half of what the pair (j, h) holds. One sort, then one sweep a group.
    """
    order = np.argsort(y)
    group, size = by.codes[order], by.sizes[order]
    # Differences do not change when the level is taken off, and less is lost in rounding.
    height = y[order] - y.mean()
    mass = size * height
    ahead = np.empty((len(by.labels), len(by.labels)))
    # Two arrays for all sweeps: with a new one each time, asking for memory takes longer than computing.
    lead, held = np.empty(len(y)), np.empty(len(y))
    for h in range(len(by.labels)):
        at = np.flatnonzero(group == h)
        runs = np.diff(at, append=len(y))
        rest = slice(at[0], None)
        np.multiply(mass[rest], np.repeat(np.cumsum(size[at]), runs), out=lead[rest])
        np.multiply(size[rest], np.repeat(np.cumsum(mass[at]), runs), out=held[rest])
        lead[rest] -= held[rest]
        ahead[:, h] = np.bincount(group[rest], lead[rest], len(by.labels))
    return np.maximum(ahead + ahead.T, 0) / by.pairs


def many_differences(y: Array, by: Grouping) -> Array:
    """Do the same for short vectors in numbers: y (draws, rows) to (draws, groups, groups).

    Between two neighbouring values a gap is crossed by the pairs with one member on each side of it,
    so that the difference of j and h is the sum over gaps of gap (F_j (1 - F_h) + F_h (1 - F_j)).
    """
    order = np.argsort(y, axis=1)
    gaps = np.diff(np.take_along_axis(y, order, axis=1), axis=1)
    belongs = np.zeros((len(by.codes), len(by.labels)))
    belongs[np.arange(len(by.codes)), by.codes] = by.sizes
    below = np.cumsum(belongs[order[:, :-1]], axis=1).swapaxes(1, 2)
    above = np.maximum(by.totals[:, np.newaxis] - below, 0)
    crossed = np.einsum("djn,dhn->djh", below * gaps[:, np.newaxis, :], above)
    return np.asarray((crossed + crossed.swapaxes(1, 2)) / by.pairs)


def parts(difference: Array, means: Array, shares: Array) -> DagumParts:
    """Decompose: difference (..., groups, groups), means (..., groups), shares (groups,) to parts (...).

    A pair's net part needs its two means only; what its difference exceeds them by is transvariation.
    """
    weight = shares[:, np.newaxis] * shares / (2 * (means * shares).sum(axis=-1)[..., np.newaxis, np.newaxis])
    distance = np.abs(means[..., :, np.newaxis] - means[..., np.newaxis, :])
    own = np.eye(len(shares), dtype=bool)
    within = np.sum(weight * difference, axis=(-2, -1), where=own)
    net_between = np.sum(weight * distance, axis=(-2, -1))
    overlap = np.maximum(difference - distance, 0)
    transvariation = np.sum(weight * overlap, axis=(-2, -1), where=~own)
    return DagumParts(within + net_between + transvariation, within, net_between, transvariation)


def dagum_many(y: Array, groups: Groups, population: Population | None = None) -> DagumParts:
    """Decompose the Gini coefficient of many score vectors with one grouping.

    Parameters
    ----------
    y
        Values, shape (draws, rows), none missing or negative, none of the draws all 0.
    groups
        Label of each row's group, shape (rows,).
    population
        Size of each row, shape (rows,); None where all rows count the same.

    Raises
    ------
    MeasureError
        As `dagum` does; positions are (draw, row).

    Examples
    --------
    >>> dagum_many(np.array([[1.0, 3.0, 1.0, 3.0], [1.0, 2.0, 3.0, 4.0]]), ["a", "a", "b", "b"]).within
    array([0.125, 0.05 ])
    """
    y = _scaled_draws(y)
    by = grouping(groups, population, y.shape[1])
    step = max(1, _BLOCK // (y.shape[1] * len(by.labels)))
    blocks = [_block(y[start : start + step], by) for start in range(0, len(y), step)]
    joined = (np.concatenate(each) for each in zip(*blocks, strict=True))
    return DagumParts(*joined)


def gini_many(y: Array, population: Population | None = None) -> Array:
    """Give the Gini coefficient of many score vectors, shape (draws,).

    Parameters
    ----------
    y
        Values, shape (draws, rows), none missing or negative, none of the draws all 0.
    population
        Size of each row, shape (rows,); None where all rows count the same.

    Raises
    ------
    MeasureError
        As `gini` does; positions are (draw, row).

    Examples
    --------
    >>> gini_many(np.array([[1.0, 2.0, 3.0, 4.0], [2.0, 2.0, 2.0, 2.0]]))
    array([0.25, 0.  ])
    """
    y = _scaled_draws(y)
    size = _checks.sizes(population, "population", "y", y.shape[1])
    order = np.argsort(y, axis=1)
    height, size = np.take_along_axis(y, order, axis=1), size[order]
    below = np.cumsum(size, axis=1)
    whole = below[:, -1:]
    crossed = np.sum(np.diff(height, axis=1) * below[:, :-1] * (whole - below[:, :-1]), axis=1)
    return np.asarray(crossed / (whole[:, 0] * np.sum(size * height, axis=1)))


def _scaled_draws(y: Array) -> Array:
    y = _checks.matrix(y, "y")
    _checks.refuse("missing", np.isnan(y), "y")
    _checks.refuse("negative", y < 0, "y")
    if not y.any(axis=1).all():
        raise MeasureError.all_zero("y")
    return np.asarray(np.ldexp(y, -np.frexp(y.max(axis=1, keepdims=True))[1]))


def _block(y: Array, by: Grouping) -> tuple[Array, Array, Array, Array]:
    masses = [np.sum((y * by.sizes)[:, by.codes == h], axis=1) for h in range(len(by.labels))]
    found = parts(many_differences(y, by), np.stack(masses, axis=1) / by.totals, by.shares)
    return found.total, found.within, found.net_between, found.transvariation


def _missing(label: object) -> bool:
    return label is None or label != label  # noqa: PLR0124
