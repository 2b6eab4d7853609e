"""Sums of squares and products of a spatial panel, made once: each point of the likelihood then costs next to nothing.

Columns are y, its spatial lag and the variables. They are first made nearly independent (residuals of the first two on
the variables, and an orthogonal basis of these), so that sums of products lose no digits.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.measures.types import Array


@dataclass(frozen=True, slots=True)
class Quadratic:
    """Sums of products of (I - ρW) Z as a polynomial: first - ρ middle + ρ² last, each (columns, columns)."""

    first: Array
    middle: Array
    last: Array

    def at(self, rho: float) -> Array:
        """Give the sums of products at one ρ."""
        return np.asarray(self.first - rho * self.middle + rho**2 * self.last)


@dataclass(frozen=True, slots=True)
class Means:
    """What the effects of periods take away, where each reaches region i through 1 - ρ links.

    `c0`, `c1`, `c2` (periods, columns) and `v0`, `v1`, `v2` are coefficients of polynomials in ρ.
    """

    c0: Array
    c1: Array
    c2: Array
    v0: float
    v1: float
    v2: float

    def at(self, rho: float) -> Array:
        """Give the sums of products to take away at one ρ."""
        c = self.c0 + rho * self.c1 + rho**2 * self.c2
        return np.asarray(c.T @ c / (self.v0 + rho * self.v1 + rho**2 * self.v2))


def quadratic(Z: Array, WZ: Array) -> Quadratic:
    """Sum products of columns Z (…, columns) and their spatial lags."""
    Z, WZ = Z.reshape(-1, Z.shape[-1]), WZ.reshape(-1, Z.shape[-1])
    cross = Z.T @ WZ
    return Quadratic(Z.T @ Z, cross + cross.T, WZ.T @ WZ)


def means(Z: Array, WZ: Array, links: Array) -> Means:
    """Sum columns Z (periods, regions, columns) over regions, as effects of periods reach them."""
    plain, lagged = Z.sum(axis=1), WZ.sum(axis=1)
    linked, both = np.einsum("i,tik->tk", links, Z), np.einsum("i,tik->tk", links, WZ)
    return Means(plain, -(linked + lagged), both, float(len(links)), float(-2 * links.sum()), float(links @ links))


@dataclass(frozen=True, slots=True)
class Basis:
    """Nearly independent columns Z (periods, regions, 2 + variables).

    Coefficients go back by b = back @ found + start - λ lagged.
    """

    Z: Array
    back: Array
    start: Array
    lagged: Array


def basis(y: Array, lag: Array, X: Array, taken: Array) -> Basis:
    """Turn y, its lag (periods, regions) and X (…, variables) into a basis that is independent in `taken`.

    `taken` (rows, 2 + variables) are the same columns with the effects taken out.
    """
    Q, R = np.linalg.qr(taken[:, 2:])
    start, lagged = np.linalg.solve(R, Q.T @ taken[:, :2]).T
    back = np.linalg.inv(R)
    columns = [(y - X @ start)[..., np.newaxis], (lag - X @ lagged)[..., np.newaxis], X @ back]
    return Basis(np.concatenate(columns, axis=2), back, start, lagged)
