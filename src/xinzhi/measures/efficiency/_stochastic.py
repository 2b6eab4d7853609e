"""A stochastic frontier of one variable on others by maximum likelihood."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.measures.types import Array


@dataclass(frozen=True, slots=True)
class Frontier:
    """What was estimated: y = X β + v + u with v normal and u half-normal, 0 or above.

    Attributes
    ----------
    coefficients, errors
        β and its standard errors, shape (regressors,).
    sigma_noise, sigma_excess
        Standard deviations of v, and of the normal that u is the upper half of.
    noise
        The expectation of v given v + u, shape (units,).
    likelihood_ratio
        Twice the gain in log-likelihood over a regression without u; below 2.706 it is not above 0 at 5 per cent (mixed χ²).
    converged
        Whether the search ended at a point without slope.
    """

    coefficients: Array
    errors: Array
    sigma_noise: float
    sigma_excess: float
    noise: Array
    likelihood_ratio: float
    converged: bool


def stochastic_frontier(y: Array, x: Array) -> Frontier:
    """Estimate a frontier from below: u adds to y, shape (units,); x has shape (units, regressors)."""
    from scipy.optimize import minimize

    scale, sizes = max(float(y.std()), 1e-300), np.maximum(np.abs(x).max(axis=0), 1e-300)
    target, given = y / scale, x / sizes
    start, *_ = np.linalg.lstsq(given, target, rcond=None)
    residual = target - given @ start
    spread = float(residual.std())
    best = None
    for share in (0.1, 0.5, 0.9):
        excess = spread * np.sqrt(share / (1 - 2 * share / np.pi))
        first = start.copy()
        first[0] -= excess * np.sqrt(2 / np.pi)
        begun = np.concatenate([first, [np.log(spread * np.sqrt(1 - share)), np.log(excess)]])
        found = minimize(_loss, begun, args=(target, given), jac=_slope, method="BFGS", options={"gtol": 1e-6})
        best = found if best is None or found.fun < best.fun else best
    assert best is not None  # noqa: S101
    beta, noise, excess = best.x[:-2], float(np.exp(best.x[-2])), float(np.exp(best.x[-1]))
    without = 0.5 * len(y) * (np.log(2 * np.pi * spread**2) + 1)
    errors = np.sqrt(np.maximum(np.diag(np.asarray(best.hess_inv)), 0))[:-2]
    return Frontier(
        beta * scale / sizes,
        errors * scale / sizes,
        noise * scale,
        excess * scale,
        scale * _noise(target - given @ beta, noise, excess),
        float(max(2 * (without - best.fun), 0.0)),
        bool(np.abs(best.jac).max() < 1e-3),
    )


def _loss(point: Array, y: Array, x: Array) -> float:
    """Give the negative log-likelihood (Aigner, Lovell & Schmidt 1977, u above 0 adding to y)."""
    from scipy.special import log_ndtr

    noise, excess = np.exp(point[-2]), np.exp(point[-1])
    sigma = np.hypot(noise, excess)
    e = (y - x @ point[:-2]) / sigma
    inside = log_ndtr(e * excess / noise)
    return float(-(np.log(2) - np.log(sigma) - 0.5 * np.log(2 * np.pi) - e**2 / 2 + inside).sum())


def _slope(point: Array, y: Array, x: Array) -> Array:
    from scipy.special import log_ndtr

    noise, excess = np.exp(point[-2]), np.exp(point[-1])
    sigma, ratio = np.hypot(noise, excess), excess / noise
    e = (y - x @ point[:-2]) / sigma
    mills = np.exp(-((e * ratio) ** 2) / 2 - 0.5 * np.log(2 * np.pi) - log_ndtr(e * ratio))
    of_e = e - mills * ratio
    of_beta = -(x * of_e[:, np.newaxis]).sum(axis=0) / sigma
    of_sigma = len(y) - (of_e * e).sum()
    of_ratio = -(mills * e).sum() * ratio
    shares = noise**2 / sigma**2, excess**2 / sigma**2
    return np.concatenate([of_beta, [of_sigma * shares[0] - of_ratio, of_sigma * shares[1] + of_ratio]])


def _noise(residual: Array, noise: float, excess: float) -> Array:
    """Give E[v | v + u] = (v + u) - E[u | v + u] (Jondrow, Lovell, Materov & Schmidt 1982, u adding)."""
    from scipy.special import log_ndtr

    variance = noise**2 + excess**2
    mean = residual * excess**2 / variance
    spread = noise * excess / np.sqrt(variance)
    z = mean / spread
    hazard = np.exp(-(z**2) / 2 - 0.5 * np.log(2 * np.pi) - log_ndtr(z))
    return np.asarray(residual - (mean + spread * hazard))
