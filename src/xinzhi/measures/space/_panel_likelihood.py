"""The likelihood of spatial panel models, with coefficients, variance and effects at their best for given spatial ones.

With A = I - λW and B = I - ρW, the model is A y = X b + u: under fixed effects B u = e + effects; under random
effects u = μ + B⁻¹e (`baltagi`) or B u = μ + e (`kkp`), with φ the variance of μ over that of e.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from xinzhi.measures.space import _panel_moments as moments
from xinzhi.measures.types import Array

LN_2PI = float(np.log(2 * np.pi))


@dataclass(frozen=True, slots=True)
class Point:
    """The likelihood at given spatial coefficients, with the coefficients and the variance that are best there."""

    loglik: float
    b: Array
    sigma2: float


@dataclass(frozen=True, slots=True)
class Likelihood:
    """A spatial panel model with its data: y (periods, regions), X (periods, regions, columns), W (regions, regions).

    `effects` individual | time | twoways | random | pooled; `error` none | fixed | baltagi | kkp; `transformed` for
    Lee & Yu's transformation in place of means taken away.
    """

    y: Array
    X: Array
    W: Array
    effects: str
    lag: bool
    error: str
    transformed: bool = False
    lagged: Array = field(init=False, repr=False)
    roots: Array = field(init=False, repr=False)
    basis: moments.Basis = field(init=False, repr=False)
    within: moments.Quadratic = field(init=False, repr=False)
    between: moments.Quadratic = field(init=False, repr=False)
    means: moments.Means = field(init=False, repr=False)
    squares: moments.Quadratic = field(init=False, repr=False)
    ends: tuple[Array, Array] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Hold the roots of W, a basis of the columns and their sums of products."""
        put = object.__setattr__
        put(self, "lagged", np.einsum("ij,tj->ti", self.W, self.y))
        put(self, "roots", np.linalg.eigvals(self.W))
        columns = np.concatenate([self.y[..., np.newaxis], self.lagged[..., np.newaxis], self.X], axis=2)
        taken = self.without_means(columns).reshape(-1, columns.shape[2])
        put(self, "basis", moments.basis(self.y, self.lagged, self.X, taken))
        Z = self.without_means(self.basis.Z)
        mean = np.sqrt(len(Z)) * Z.mean(axis=0)
        apart = Z - Z.mean(axis=0) if self.effects == "random" else Z
        WZ = self._lag(apart)
        put(self, "within", moments.quadratic(apart, WZ))
        put(self, "means", moments.means(apart, WZ, self.W.sum(axis=1)))
        put(self, "ends", (mean, self.W @ mean))
        put(self, "between", moments.quadratic(*self.ends))
        unit = np.eye(len(self.W))
        put(self, "squares", moments.Quadratic(unit, self.W + self.W.T, self.W @ self.W.T))

    @property
    def counts(self) -> tuple[int, int]:
        """Periods and regions the likelihood counts: fewer by one each where effects are transformed away."""
        periods, regions = self.y.shape
        return (
            periods - (self.transformed and self.effects in {"individual", "twoways"}),
            regions - (self.transformed and self.effects in {"time", "twoways"}),
        )

    def at(self, lam: float, rho: float, phi: float) -> Point:
        """Give the likelihood and the best coefficients for a lag, an error and a variance ratio."""
        products, logs = self._products(lam, rho, phi)
        L = np.linalg.cholesky(products[1:, 1:])
        half = np.linalg.solve(L, products[1:, 0])
        found = np.linalg.solve(L.T, half)
        squares = float(products[0, 0] - half @ half)
        b = self.basis.back @ found + self.basis.start - lam * self.basis.lagged
        return self._point(b, squares, logs, None)

    def given(self, lam: float, rho: float, phi: float, b: Array, sigma2: float | None = None) -> float:
        """Give the likelihood at coefficients of one's own; the variance is the best one unless given too."""
        products, logs = self._products(lam, rho, phi)
        own = np.linalg.solve(self.basis.back, b - self.basis.start + lam * self.basis.lagged)
        apart = np.concatenate([[1.0], -own])
        return self._point(b, float(apart @ products @ apart), logs, sigma2).loglik

    def bread(self, rho: float, phi: float) -> Array:
        """Give the inverse of the sums of products of X made independent, shape (columns, columns)."""
        products, _ = self._products(0.0, rho, phi)
        half = np.linalg.solve(np.linalg.cholesky(products[1:, 1:]), self.basis.back.T)
        return np.asarray(half.T @ half)

    def bounds(self) -> tuple[float, float]:
        """Give the ends of the interval around 0 in which I - λW keeps an inverse."""
        real = self.roots.real[np.abs(self.roots.imag) < 1e-9]
        low, high = float(real.min(initial=0.0)), float(real.max(initial=0.0))
        return (1 / low if low < 0 else -1e3, 1 / high if high > 0 else 1e3)

    def log_determinant(self, coefficient: float) -> float:
        """Give ln |I - cW|, and without the root 1 where period effects are transformed away."""
        whole = float(np.log(np.abs(1 - coefficient * self.roots)).sum())
        return whole - float(np.log1p(-coefficient)) if self.counts[1] < self.y.shape[1] else whole

    def without_means(self, values: Array) -> Array:
        """Take the means of regions and of periods from values (periods, regions, …), whichever are effects."""
        if self.effects in {"individual", "twoways"}:
            values = values - values.mean(axis=0)
        if self.effects in {"time", "twoways"}:
            values = values - values.mean(axis=1, keepdims=True)
        return values

    def independent(self, values: Array, rho: float) -> Array:
        """Transform values (periods, regions, columns) as a model with fixed effects has its rows, the same shape."""
        values = self.without_means(values)
        if self.error == "none":
            return values
        moved = values - rho * self._lag(values)
        if self.effects not in {"time", "twoways"}:
            return moved
        # A period's effect reaches each region through B: equal for all where rows of W sum to 1.
        v = 1 - rho * self.W.sum(axis=1)
        return np.asarray(moved - v[:, np.newaxis] * (np.einsum("i,tik->tk", v, moved) / (v @ v))[:, np.newaxis])

    def unexplained(self, lam: float, rho: float, b: Array) -> Array:
        """Give what y less its lag and the variables leaves, shape (periods, regions).

        Fixed effects and the correlation of errors are taken out, random effects left in.
        """
        rest = self.y - lam * self.lagged - self.X @ b
        return rest if self.effects == "random" else self.independent(rest[..., np.newaxis], rho)[..., 0]

    def _lag(self, values: Array) -> Array:
        return np.asarray(np.matmul(self.W, values))

    def _point(self, b: Array, squares: float, logs: float, sigma2: float | None) -> Point:
        n = int(np.prod(self.counts))
        variance = squares / n if sigma2 is None else sigma2
        if variance <= 0:
            return Point(np.inf, b, 0.0)
        return Point(float(logs - n / 2 * (LN_2PI + np.log(variance)) - squares / (2 * variance)), b, variance)

    def _products(self, lam: float, rho: float, phi: float) -> tuple[Array, float]:
        """Give sums of products of (A y, X) made independent, and the logarithm of the determinant of that."""
        logs = self.counts[0] * self.log_determinant(lam) if self.lag else 0.0
        logs += self.counts[0] * self.log_determinant(rho) if self.error != "none" else 0.0
        whole = self.within.at(rho)
        if self.effects == "random":
            between, more = self._between(rho, phi)
            whole, logs = whole + between, logs + more
        elif self.effects in {"time", "twoways"} and self.error != "none":
            whole = whole - self.means.at(rho)
        turn = np.delete(np.eye(len(whole)), 1, axis=1)
        turn[1, 0] = -lam
        return turn.T @ whole @ turn, logs

    def _between(self, rho: float, phi: float) -> tuple[Array, float]:
        """Give sums of products of the means of regions, and what random effects add to the determinant."""
        from scipy.linalg import solve_triangular

        periods, regions = self.y.shape
        if self.error != "baltagi":
            return self.between.at(rho) / (1 + periods * phi), -regions / 2 * float(np.log1p(periods * phi))
        L = np.linalg.cholesky(np.eye(regions) + periods * phi * self.squares.at(rho))
        half = solve_triangular(L, self.ends[0] - rho * self.ends[1], lower=True)
        return half.T @ half, -float(np.log(np.diagonal(L)).sum())
