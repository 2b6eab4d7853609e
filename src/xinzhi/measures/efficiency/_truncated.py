"""Truncated normal regression by maximum likelihood, in the parameters that make the likelihood concave."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.measures.types import Array

STEPS = 200


@dataclass(frozen=True, slots=True)
class Truncated:
    """Coefficients (columns,) and the standard deviation of y = X b + e, known only where y is above a bound."""

    coefficients: Array
    sigma: float
    converged: bool


def truncated(X: Array, y: Array, bound: float, start: Truncated | None = None) -> Truncated:
    """Fit y (rows,) above `bound` on X (rows, columns) by Newton steps in b / σ and 1 / σ (Olsen 1978)."""
    from scipy.special import log_ndtr

    if start is None:
        first = np.asarray(np.linalg.lstsq(X, y, rcond=None)[0], np.float64)
        start = Truncated(first, max(float((y - X @ first).std()), 1e-8), converged=False)
    gamma = np.append(start.coefficients, 1.0) / start.sigma

    def value(at: Array) -> float:
        if at[-1] <= 0:
            return -np.inf
        z = at[-1] * y - X @ at[:-1]
        room = X @ at[:-1] - bound * at[-1]
        return float(len(y) * np.log(at[-1]) - 0.5 * z @ z - log_ndtr(room).sum())

    now, converged = value(gamma), False
    for _ in range(STEPS):
        slope, curve = _derivatives(X, y, bound, gamma)
        step = np.linalg.solve(curve - 1e-10 * np.eye(len(gamma)), -slope)
        size = 1.0
        while size > 1e-10 and not value(gamma + size * step) > now:
            size /= 2
        if size <= 1e-10 or float(slope @ step) < 1e-12 * (1 + abs(now)):
            converged = float(np.abs(slope @ step)) < 1e-6 * (1 + abs(now))
            break
        gamma = gamma + size * step
        now = value(gamma)
    return Truncated(gamma[:-1] / gamma[-1], float(1 / gamma[-1]), converged)


def _derivatives(X: Array, y: Array, bound: float, gamma: Array) -> tuple[Array, Array]:
    """Give gradient and Hessian of the logarithm of the likelihood."""
    from scipy.special import log_ndtr

    room = X @ gamma[:-1] - bound * gamma[-1]
    mills = np.exp(-0.5 * room**2 - 0.5 * np.log(2 * np.pi) - log_ndtr(room))
    z = gamma[-1] * y - X @ gamma[:-1]
    D = np.column_stack([X, np.full(len(y), -bound)])  # room = D gamma
    E = np.column_stack([-X, y])  # z = E gamma
    slope = -(E.T @ z) - D.T @ mills
    slope[-1] += len(y) / gamma[-1]
    curve = -(E.T @ E) + (D.T * (mills * (room + mills))) @ D
    curve[-1, -1] -= len(y) / gamma[-1] ** 2
    return slope, curve


def draw_above(mean: Array, sigma: float, bound: float, chance: np.random.Generator) -> Array:
    """Draw from a normal distribution about `mean`, above `bound`."""
    from scipy.special import ndtr, ndtri

    # From the upper tail, where numbers near 1 lose nothing.
    tail = ndtr((mean - bound) / sigma)
    return np.asarray(mean - sigma * ndtri(np.maximum(tail * (1 - chance.random(len(mean))), 1e-300)))
