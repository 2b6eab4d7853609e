"""The highest point of the likelihood: a grid so that no hill is missed, a climb, and Newton's steps to the last digit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

import numpy as np

from xinzhi.measures.space._panel_likelihood import Likelihood, Point
from xinzhi.measures.types import Array

GRID = (-0.6, -0.1, 0.4, 0.8)
RATIOS = (0.2, 5.0)
FLAT = 1e-7  # a variance ratio below this counts as none
_STEPS = np.array([-3, -2, -1, 1, 2, 3])
_SLOPE = np.array([-1, 9, -45, 45, -9, 1]) / 60.0


@dataclass(frozen=True, slots=True)
class Fit:
    """Estimates lam, rho, phi; the `point` there; names of the free ones and their covariance in `theta` order.

    `slopes` (free, columns) say how the other coefficients move with the free ones.
    """

    lam: float
    rho: float
    phi: float
    point: Point
    free: tuple[str, ...]
    covariance: Array
    slopes: Array


def fit(model: Likelihood) -> Fit:
    """Maximise the likelihood over the lag, the error and the variance ratio, whichever the model has."""
    free = free_ones(model)
    value = _function(model, free)
    theta = _climb(model, free, value)
    if "phi" in free and np.exp(theta[free.index("phi")]) < FLAT:
        free = tuple(name for name in free if name != "phi")
        value = _function(model, free)
        theta = _climb(model, free, value)
    theta = _polish(model, free, value, theta)
    lam, rho, phi = spread(free, theta)
    covariance, slopes = _curvature(model, free, value, theta)
    return Fit(lam, rho, phi, model.at(lam, rho, phi), free, covariance, slopes)


def free_ones(model: Likelihood) -> tuple[str, ...]:
    """Name the coefficients searched for: lambda, rho, phi."""
    asked = (("lambda", model.lag), ("rho", model.error != "none"), ("phi", model.effects == "random"))
    return tuple(name for name, has in asked if has)


def spread(free: tuple[str, ...], theta: Array) -> tuple[float, float, float]:
    """Give lambda, rho and phi, 0 where they are not free; phi is searched for by its logarithm."""
    held = dict(zip(free, np.asarray(theta, float).tolist(), strict=True))
    return held.get("lambda", 0.0), held.get("rho", 0.0), float(np.exp(held["phi"])) if "phi" in held else 0.0


def _function(model: Likelihood, free: tuple[str, ...]) -> Callable[[Array], float]:
    def value(theta: Array) -> float:
        return model.at(*spread(free, theta)).loglik

    return value


def _below(value: Callable[[Array], float]) -> Callable[[Array], float]:
    return lambda theta: -value(theta)


def _limits(model: Likelihood, free: tuple[str, ...]) -> list[tuple[float, float]]:
    low, high = model.bounds()
    inner = (low + 1e-6 * (high - low), high - 1e-6 * (high - low))
    return [inner if name != "phi" else (-20.0, 20.0) for name in free]


def _climb(model: Likelihood, free: tuple[str, ...], value: Callable[[Array], float]) -> Array:
    from scipy.optimize import minimize

    if not free:
        return np.zeros(0)
    limits = _limits(model, free)
    axes = [
        [np.log(ratio) for ratio in RATIOS] if name == "phi" else [part * (high if part > 0 else -low) for part in GRID]
        for name, (low, high) in zip(free, limits, strict=True)
    ]
    starts = sorted(product(*axes), key=lambda start: -value(np.array(start)))
    # Two hills are known where a lag and an error share one matrix: the best start of either side is climbed.
    both = {"lambda", "rho"} <= set(free)
    sides = [start for start in starts if both and (start[0] < start[1]) != (starts[0][0] < starts[0][1])][:1]
    found = [
        minimize(_below(value), np.array(start, np.float64), method="L-BFGS-B", bounds=limits, options={"ftol": 1e-13})
        for start in [*starts[:2], *sides]
    ]
    best = min(found, key=lambda one: float(one.fun))
    return np.asarray(best.x)


def _steps(model: Likelihood, free: tuple[str, ...], theta: Array) -> Array:
    low, high = model.bounds()
    room = [np.inf if name == "phi" else min(at - low, high - at) for name, at in zip(free, theta, strict=True)]
    return np.minimum(2e-3, np.array(room) / 8)


def _gradient(value: Callable[[Array], float], theta: Array, steps: Array) -> Array:
    out = np.empty(len(theta))
    for i, step in enumerate(steps):
        moved = [value(theta + k * step * np.eye(len(theta))[i]) for k in _STEPS]
        out[i] = _SLOPE @ moved / step
    return out


def _hessian(value: Callable[[Array], float], theta: Array, steps: Array) -> Array:
    size = len(theta)
    out = np.empty((size, size))
    middle = value(theta)
    unit = np.eye(size) * steps
    for i in range(size):
        near = value(theta + unit[i]) + value(theta - unit[i])
        far = value(theta + 2 * unit[i]) + value(theta - 2 * unit[i])
        out[i, i] = (16 * near - far - 30 * middle) / (12 * steps[i] ** 2)
        for j in range(i):
            corners = [value(theta + a * unit[i] + b * unit[j]) * a * b for a in (-1, 1) for b in (-1, 1)]
            out[i, j] = out[j, i] = sum(corners) / (4 * steps[i] * steps[j])
    return out


def _polish(model: Likelihood, free: tuple[str, ...], value: Callable[[Array], float], theta: Array) -> Array:
    """Take Newton's steps from differences of the sixth order, while they do not lead downhill."""
    if not free:
        return theta
    limits = np.array(_limits(model, free))
    for _ in range(8):
        steps = _steps(model, free, theta)
        curve = _hessian(value, theta, 2 * steps)
        if np.linalg.eigvalsh(curve).max() >= 0:
            return theta
        move = -np.linalg.solve(curve, _gradient(value, theta, steps))
        ahead = np.clip(theta + move, limits[:, 0], limits[:, 1])
        if value(ahead) < value(theta) - 1e-9:
            return theta
        theta = ahead
        if np.abs(move).max() < 1e-11:
            break
    return theta


def _curvature(
    model: Likelihood, free: tuple[str, ...], value: Callable[[Array], float], theta: Array
) -> tuple[Array, Array]:
    """Give the covariance of the free coefficients, phi itself and not its logarithm, and slopes of the others."""
    columns = model.X.shape[2]
    if not free:
        return np.zeros((0, 0)), np.zeros((0, columns))
    steps = _steps(model, free, theta)
    scale = np.array([np.exp(at) if name == "phi" else 1.0 for name, at in zip(free, theta, strict=True)])
    curve = _hessian(value, theta, 2 * steps)
    sound = np.linalg.eigvalsh(curve).max() < 0
    inverse = np.linalg.inv(-curve) if sound else np.full_like(curve, np.nan)
    covariance = np.asarray(inverse * np.outer(scale, scale), np.float64)
    slopes = np.empty((len(free), columns))
    for i, step in enumerate(steps):
        move = np.eye(len(theta))[i] * step
        ahead, behind = (model.at(*spread(free, theta + sign * move)).b for sign in (1, -1))
        slopes[i] = (ahead - behind) / (2 * step * scale[i])
    return covariance, slopes
