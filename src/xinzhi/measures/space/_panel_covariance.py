"""Covariance of the coefficients of a spatial panel model."""

from __future__ import annotations

import numpy as np

from xinzhi.measures.space._panel_fit import Fit
from xinzhi.measures.space._panel_likelihood import Likelihood
from xinzhi.measures.types import Array


def covariance(model: Likelihood, found: Fit) -> Array:
    """Give the covariance of (free spatial coefficients, coefficients): expected information with fixed effects,
    observed with random ones.
    """  # noqa: D205
    return _observed(model, found) if model.effects == "random" else _expected(model, found)


def _observed(model: Likelihood, found: Fit) -> Array:
    """Invert the whole Hessian by blocks: the free ones from the profile, the others given them."""
    given = found.point.sigma2 * model.bread(found.rho, found.phi)
    across = found.covariance @ found.slopes
    return np.block([[found.covariance, across], [across.T, given + found.slopes.T @ across]])


def _expected(model: Likelihood, found: Fit) -> Array:
    """Invert the information matrix of (free, coefficients, variance), Elhorst 2003; without the variance."""
    s2, b, periods = found.point.sigma2, found.point.b, model.counts[0]
    n = float(np.prod(model.counts))
    G, H = _spillovers(model, found)
    lagged = _lagged_mean(model, found, b)
    X = model.independent(model.X, found.rho).reshape(-1, len(b))
    parts = {"lambda": (G, lagged), "rho": (H, np.zeros(len(X)))}
    size = len(found.free)
    out = np.zeros((size + len(b) + 1, size + len(b) + 1))
    for i, one in enumerate(found.free):
        A, m = parts[one]
        for j, other in enumerate(found.free):
            C, k = parts[other]
            out[i, j] = periods * (np.sum(A * C.T) + np.sum(A * C)) + m @ k / s2
        out[i, size:-1] = out[size:-1, i] = m @ X / s2
        out[i, -1] = out[-1, i] = periods * np.trace(A) / s2
    out[size:-1, size:-1] = X.T @ X / s2
    out[-1, -1] = n / (2 * s2**2)
    scale = 1 / np.sqrt(np.diagonal(out))
    return np.asarray(np.linalg.inv(out * np.outer(scale, scale)) * np.outer(scale, scale))[:-1, :-1]


def _spillovers(model: Likelihood, found: Fit) -> tuple[Array, Array]:
    """Give B W A⁻¹ B⁻¹ and W B⁻¹, without period means where these are transformed away."""
    unit = np.eye(len(model.W))
    A, B = unit - found.lam * model.W, unit - found.rho * model.W
    G = np.asarray(B @ np.linalg.solve(A.T, model.W.T).T @ np.linalg.inv(B))
    H = np.asarray(np.linalg.solve(B.T, model.W.T).T)
    if model.counts[1] < len(unit):
        J = unit - 1 / len(unit)
        return J @ G @ J, J @ H @ J
    return G, H


def _lagged_mean(model: Likelihood, found: Fit, b: Array) -> Array:
    """Give what the lag is expected to be without the effects, transformed as the rows are, shape (rows,)."""
    A = np.eye(len(model.W)) - found.lam * model.W
    mean = np.linalg.solve(A, np.tensordot(model.X, b, axes=1).T).T
    lag = np.einsum("ij,tj->ti", model.W, mean)
    return model.independent(lag[..., np.newaxis], found.rho).ravel()
