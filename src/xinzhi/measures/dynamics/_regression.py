"""Least squares for growth regressions: coefficients, their covariance, and the columns that follow from others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xinzhi.measures.types import Array

# Beside the length of its column, what is left after the columns before it: less than this is rounding.
_ROUNDING = 1e-10


@dataclass(frozen=True, slots=True)
class Fit:
    """A regression: coefficients and standard errors (columns,), residuals (rows,), degrees of freedom left."""

    coefficients: Array
    errors: Array
    residuals: Array
    dof: int


def dependent(X: Array, lengths: Array | None = None) -> list[int]:
    """Give the columns of X (rows, columns) that are combinations of the columns before them.

    `lengths` (columns,) are those of the columns before effects were taken out, which make rounding known as such.
    """
    lengths = np.linalg.norm(X, axis=0) if lengths is None else lengths
    kept: list[Array] = []
    found = []
    for column, length in enumerate(lengths):
        rest = X[:, column] / (length or 1.0)
        for _ in range(2):  # once more, because the first time leaves rounding behind
            for axis in kept:
                rest = rest - (axis @ rest) * axis
        size = float(np.linalg.norm(rest))
        if size < _ROUNDING:
            found.append(column)
        else:
            kept.append(rest / size)
    return found


def least_squares(X: Array, y: Array, *, effects: int = 0) -> Fit:
    """Regress y (rows,) on X (rows, columns), of full rank, with standard errors for errors of one variance.

    `effects` is the number of degrees of freedom that went into effects taken out before.
    """
    bread, coefficients, residuals = _solve(X, y)
    dof = len(y) - X.shape[1] - effects
    errors = np.sqrt(np.sum(bread**2, axis=1) * (residuals @ residuals) / dof)
    return Fit(coefficients, errors, residuals, dof)


def clustered(X: Array, y: Array, cluster: NDArray[np.intp], *, effects: int = 0) -> Fit:
    """Do the same with standard errors for any dependence within clusters (rows,), counted from 0.

    The small-sample factor is G / (G - 1) · (n - 1) / (n - k), k the columns and those `effects` that do not
    lie within clusters; degrees of freedom are G - 1.
    """
    bread, coefficients, residuals = _solve(X, y)
    groups = int(cluster.max()) + 1
    scores = np.zeros((groups, X.shape[1]))
    np.add.at(scores, cluster, X * residuals[:, np.newaxis])
    factor = groups / (groups - 1) * (len(y) - 1) / (len(y) - X.shape[1] - effects)
    meat = scores @ bread @ bread.T
    return Fit(coefficients, np.sqrt(factor * np.sum(meat**2, axis=0)), residuals, groups - 1)


def _solve(X: Array, y: Array) -> tuple[Array, Array, Array]:
    """Give the inverse of R in X = QR, the coefficients and the residuals."""
    Q, R = np.linalg.qr(X)
    bread = np.linalg.inv(R)
    coefficients = np.asarray(bread @ (Q.T @ y))
    return np.asarray(bread), coefficients, np.asarray(y - X @ coefficients)
