"""Growth regressions with neighbours: maximum likelihood over one cross-section."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.errors.regions import RegionsError
from xinzhi.measures.dynamics import _growth, _regression
from xinzhi.measures.types import Array

DRAWS = 1000


@dataclass(frozen=True, slots=True)
class Found:
    """A regression with what neighbours add to it.

    `fit` holds coefficients (columns,) with those of the neighbours' columns after the others; `spatial` (1,) or (0,);
    `effects` (3,) are the direct, indirect and total effect of the starting level.
    """

    fit: _regression.Fit
    spatial: Array
    spatial_se: Array
    effects: Array
    effects_se: Array
    loglik: float


def plain(fit: _regression.Fit, at: int) -> Found:
    """Give a regression without neighbours in the same form."""
    n, squares = len(fit.residuals), float(fit.residuals @ fit.residuals)
    loglik = -n / 2 * (np.log(2 * np.pi * squares / n) + 1) if squares > 0 else np.nan
    beta, se = fit.coefficients[at], fit.errors[at]
    return Found(fit, np.zeros(0), np.zeros(0), np.array([beta, 0.0, beta]), np.array([se, 0.0, se]), float(loglik))


def fit(growth: _growth.Growth, W: Array, model: str) -> Found:
    """Fit growth a year with a lag, with errors, or with a lag and the neighbours' columns (`sdm`)."""
    from xinzhi.measures.space._panel_covariance import covariance
    from xinzhi.measures.space._panel_fit import fit as maximise
    from xinzhi.measures.space._panel_impacts import Coefficients, impacts
    from xinzhi.measures.space._panel_likelihood import Likelihood

    X = _with_neighbours(growth, W) if model == "sdm" else growth.X
    lag = model != "error"
    likelihood = Likelihood(growth.rate[np.newaxis], X[np.newaxis], W, "pooled", lag, "none" if lag else "fixed")
    found = maximise(likelihood)
    values = np.array([found.lam if lag else found.rho, *found.point.b])
    V = covariance(likelihood, found)
    errors = np.sqrt(np.diagonal(V))
    sample = np.random.default_rng(1).multivariate_normal(values, V, size=DRAWS, method="eigh")
    low, high = likelihood.bounds()
    sample = sample[(sample[:, 0] > low) & (sample[:, 0] < high)]
    columns = [0, 1 + growth.at, growth.X.shape[1] + 1 if model == "sdm" else 0]

    def picked(drawn: Array) -> Coefficients:
        lam, own, near = (drawn[..., column] for column in columns)
        nothing = np.zeros_like(lam)
        near = near if model == "sdm" else nothing
        return Coefficients(lam if lag else nothing, own[..., np.newaxis], near[..., np.newaxis])

    level = impacts(W, ("level",), picked(values), picked(sample))
    residuals = likelihood.unexplained(found.lam, found.rho, found.point.b)[0]
    return Found(
        _regression.Fit(found.point.b, errors[1:], residuals, 0),
        values[:1],
        errors[:1],
        np.concatenate([level.direct, level.indirect, level.total]),
        np.concatenate([level.direct_se, level.indirect_se, level.total_se]),
        found.point.loglik,
    )


def _with_neighbours(growth: _growth.Growth, W: Array) -> Array:
    """Add the neighbours' starting levels and controls, shape (regions, 2 columns - 1)."""
    own = growth.X[:, growth.at :]
    X = np.column_stack([growth.X, W @ own])
    if len(X) <= X.shape[1] + 1:
        raise RegionsError.too_few(_growth.ROWS, len(X), X.shape[1] + 2)
    found = _regression.dependent(X)
    if found:
        raise RegionsError.collinear([column - growth.X.shape[1] - 1 for column in found])
    return X
