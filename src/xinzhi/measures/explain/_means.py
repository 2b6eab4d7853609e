"""The family of means as sums: what is added up, and how far a difference of sums is a difference of means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xinzhi.measures import _checks
from xinzhi.measures.types import Array

# Beyond this distance of logarithms a difference is taken as it stands; below it, by its series.
FAR = 0.5


@dataclass(frozen=True, slots=True)
class Mean:
    """The power mean of an exponent: 1 arithmetic, 0 geometric, -1 harmonic."""

    exponent: float

    def check(self, figures: Array, name: str) -> None:
        """Refuse figures that the mean does not take; gaps are not asked."""
        if self.exponent <= 0:
            _checks.refuse("nonpositive", figures <= 0, name)
        elif self.exponent != 1:
            _checks.refuse("negative", figures < 0, name)

    def added(self, x: Array) -> Array:
        """Give what the mean adds up: x, its logarithm, or its power over the exponent."""
        if self.exponent == 1:
            return x
        return np.log(x) if self.exponent == 0 else np.asarray(x**self.exponent / self.exponent)

    def of(self, x: Array, shares: Array) -> Array:
        """Give the mean of each row, from shares of shape (rows, columns); what has no share has no say.

        A row without any share stands at 1.
        """
        terms = np.where(shares > 0, shares * self.added(np.where(shares > 0, x, 1.0)), 0.0)
        none = ~(shares > 0).any(axis=1)
        total = np.where(none, self.added(np.ones(len(x))), terms.sum(axis=1))
        if self.exponent == 1:
            return np.asarray(total)
        return np.asarray(np.exp(total) if self.exponent == 0 else (self.exponent * total) ** (1 / self.exponent))

    def slope(self, a: Array, b: Array) -> Array:
        """Give (a - b) over the difference of what is added up, and its limit where a and b are equal."""
        if self.exponent == 1:
            return np.where(np.isnan(a + b), np.nan, 1.0)
        p, level = self.exponent, (a > 0) & (b > 0)
        log_a, log_b = np.log(np.where(level, a, 1.0)), np.log(np.where(level, b, 1.0))
        half = (log_a - log_b) / 2
        near = level & (np.abs(half) * max(1.0, abs(p)) < FAR)
        close = np.exp((1 - p) * (log_a + log_b) / 2) * _over(half) / _over(p * half)
        ends = self.added(np.where(level | (p > 0), a, 1.0)), self.added(np.where(level | (p > 0), b, 1.0))
        apart = ends[0] - ends[1]
        far = np.divide(a - b, apart, out=np.zeros_like(a), where=apart != 0)
        return np.where(np.isnan(a + b), np.nan, np.where(near, close, far))


def _over(x: Array) -> Array:
    """Give sinh(x) / x, 1 at 0."""
    small = np.where(np.abs(x) < FAR * 2, x, 0.0)
    return np.divide(np.sinh(small), small, out=np.ones_like(small), where=small != 0)


@dataclass(frozen=True, slots=True)
class Side:
    """Figures of one side of a difference, and how they join.

    Attributes
    ----------
    z
        Figures, shape (rows, indicators); where missing, those of the other side, or 1.
    within, across
        Shares of the indicators in their group, shape (rows, indicators), and of the groups, shape (rows, groups).
    """

    z: Array
    within: Array
    across: Array


def shares(
    held: NDArray[np.bool_], w: Array, groups: Sequence[NDArray[np.int64]], coverage: float | None
) -> tuple[Array, Array]:
    """Give the shares of indicators in their groups and of the groups, row by row; NaN for a row without a score.

    A `coverage` of None takes no gaps. Otherwise what a group holds shares its weight, a group that holds too little
    has none, and the groups there are share the whole.
    """
    within, across = np.zeros(held.shape), np.zeros((len(held), len(groups)))
    for at, columns in enumerate(groups):
        own, there = w[columns], held[:, columns]
        total = np.where(there, own, 0).sum(axis=1)
        least = 1.0 if coverage is None else coverage
        enough = (there.mean(axis=1) >= least - _checks.ROUNDING) & ((total > 0) | (own.sum() == 0))
        fit = (enough & (total > 0))[:, np.newaxis]
        within[:, columns] = np.where(fit & there, own / np.where(fit, total[:, np.newaxis], 1), 0)
        across[:, at] = np.where(enough, own.sum(), np.nan)
    there = ~np.isnan(across)
    scored = there.mean(axis=1) >= (1.0 if coverage is None else coverage) - _checks.ROUNDING
    whole = np.nansum(across, axis=1)
    scored &= whole > 0
    whole = np.where(scored, whole, np.nan)[:, np.newaxis]
    return within, np.where(there, across, 0) / whole


def flat(within: Array, across: Array, groups: Sequence[NDArray[np.int64]]) -> tuple[Array, Array]:
    """Give the shares of indicators in the whole, as one group."""
    out = np.empty_like(within)
    for at, columns in enumerate(groups):
        out[:, columns] = within[:, columns] * across[:, [at]]
    return np.nan_to_num(out), across.sum(axis=1, keepdims=True)
