"""What one unit more of a variable goes with, in the region itself and in the others, once the lag has worked through."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.measures.types import Array


@dataclass(frozen=True, slots=True)
class Impacts:
    """Mean direct, indirect and total effects with simulated standard errors.

    Attributes
    ----------
    names
        The explanatory variables.
    direct, indirect, total
        Mean over regions of the effect in the region itself, in all others together, and both, shape (variables,).
    direct_se, indirect_se, total_se
        Standard deviations over the simulated coefficients, shape (variables,).
    """

    names: tuple[str, ...]
    direct: Array
    indirect: Array
    total: Array
    direct_se: Array
    indirect_se: Array
    total_se: Array

    def of(self, name: str) -> dict[str, float]:
        """Give the effects of one variable and their standard errors by name."""
        at = self.names.index(name)
        kinds = ("direct", "indirect", "total", "direct_se", "indirect_se", "total_se")
        return {kind: float(getattr(self, kind)[at]) for kind in kinds}


@dataclass(frozen=True, slots=True)
class Coefficients:
    """Of the lag, of the variables and of their spatial lags: `lam`, `own` and `lagged`, one number or row a draw."""

    lam: Array
    own: Array
    lagged: Array


def impacts(W: Array, names: tuple[str, ...], found: Coefficients, draws: Coefficients) -> Impacts:
    """Give the effects of variables (variables,) at the coefficients `found`, with errors from those drawn."""
    lam, own, lagged = float(found.lam), found.own, found.lagged
    multiplier = np.linalg.inv(np.eye(len(W)) - lam * W)
    n = len(W)
    kept, passed = np.trace(multiplier) / n, np.trace(multiplier @ W) / n
    whole, whole_passed = multiplier.sum() / n, (multiplier @ W).sum() / n
    direct, total = own * kept + lagged * passed, own * whole + lagged * whole_passed
    se = _simulated(W, draws.lam, draws.own, draws.lagged)
    return Impacts(names, direct, total - direct, total, *se)


def _simulated(W: Array, lam: Array, own: Array, lagged: Array) -> tuple[Array, Array, Array]:
    """Give standard deviations of direct, indirect and total effects over the draws, shape (variables,) each."""
    from scipy.linalg import schur, solve_triangular

    if len(lam) < 2:
        empty = np.full(own.shape[1], np.nan)
        return empty, empty, empty
    U, V = schur(W, output="complex")
    roots = np.diagonal(U)
    right = V.conj().T @ np.ones(len(W))
    left = np.ones(len(W)) @ V
    unit = np.eye(len(W))
    factors = np.empty((len(lam), 4))
    for i, one in enumerate(lam):
        spread = 1 / (1 - one * roots)
        reached = solve_triangular(unit - one * U, right)
        sums = [spread.mean(), (spread * roots).mean(), left @ reached / len(W), left @ (U @ reached) / len(W)]
        factors[i] = np.real(sums)
    direct = own * factors[:, :1] + lagged * factors[:, 1:2]
    total = own * factors[:, 2:3] + lagged * factors[:, 3:]
    direct_se, indirect_se, total_se = (np.std(part, axis=0, ddof=1) for part in (direct, total - direct, total))
    return direct_se, indirect_se, total_se
