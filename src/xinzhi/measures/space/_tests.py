"""Tests of spatial panel models: a statistic that is chi-squared when the restriction holds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.measures.types import Array


@dataclass(frozen=True, slots=True)
class ChiSquare:
    """A statistic, its degrees of freedom and its p-value of the chi-squared distribution; NaN where it has none."""

    statistic: float
    dof: int
    p: float


def chi_squared(statistic: float, dof: int) -> ChiSquare:
    """Give the test of a statistic; below 0, as a Hausman statistic can be, it has no p-value."""
    from scipy.special import chdtrc

    sound = np.isfinite(statistic) and statistic >= 0 and dof > 0
    return ChiSquare(float(statistic), dof, float(chdtrc(dof, statistic)) if sound else np.nan)


def wald(values: Array, slopes: Array, covariance: Array) -> ChiSquare:
    """Test that restrictions (restrictions,) are 0, with their slopes by the coefficients (restrictions, coefficients)."""
    spread = slopes @ covariance @ slopes.T
    return chi_squared(float(values @ np.linalg.solve(spread, values)), len(values))
