"""The log t regression: whether the spread of relative paths shrinks faster than it would of itself."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.measures.types import Array


@dataclass(frozen=True, slots=True)
class LogT:
    """Slope of log t, its standard error and t value; NaN where no regression can be run."""

    slope: float
    se: float
    t: float


def spread(paths: Array) -> Array:
    """Give the mean squared distance of relative paths from 1: paths (periods, regions) to (periods,)."""
    relative = paths / paths.mean(axis=1, keepdims=True)
    return np.asarray(np.mean((relative - 1) ** 2, axis=1))


def log_t(paths: Array, cut: int) -> LogT:
    """Regress log (H_1 / H_t) - 2 log log t on log t over the periods after the first `cut`, counted from 1."""
    height = spread(paths)
    if not (height > 0).all():
        return LogT(np.nan, np.nan, np.nan)
    t = np.arange(cut + 1, len(paths) + 1)
    left = np.log(height[0] / height[cut:]) - 2 * np.log(np.log(t))
    X = np.column_stack([np.ones(len(t)), np.log(t)])
    bread = np.linalg.inv(X.T @ X)
    slope = bread @ X.T @ left
    variance = bread[1, 1] * long_run_variance(left - X @ slope)
    se = float(np.sqrt(variance)) if variance > 0 else np.nan
    return LogT(float(slope[1]), se, float(slope[1] / se) if variance > 0 else np.nan)


def long_run_variance(residuals: Array) -> float:
    """Estimate it with the quadratic spectral kernel, its width from an autoregression of order 1.

    Andrews 1991, eq. 6.2 and 6.4, as Phillips and Sul's own program and those made from it do it: moments are
    divided by the number of residuals less one.
    """
    n = len(residuals) - 1
    before, now = residuals[:-1], residuals[1:]
    held = float(before @ before)
    if n < 2 or held == 0:
        return np.nan
    rho = float(before @ now) / held
    if rho == 1:
        return np.nan
    own = float(residuals @ residuals) / n
    width = 1.3221 * (4 * rho**2 / (1 - rho) ** 4 * (n + 1)) ** 0.2
    if width == 0:
        return own
    lags = np.arange(1, n)
    moments = np.array([residuals[: n - lag] @ residuals[lag:n] for lag in lags]) / n
    return own + 2 * float(_kernel(lags / width) @ moments)


def _kernel(x: Array) -> Array:
    """Give the quadratic spectral weights of x above 0."""
    z = 1.2 * np.pi * x
    return np.asarray(25 / (12 * np.pi**2 * x**2) * (np.sin(z) / z - np.cos(z)))
