"""Gaps filled from the other indicators of the same unit and period, estimated again and again until nothing moves."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures.impute import _over_time
from xinzhi.measures.impute._modelled import Modelled, modelled
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

ROUNDS = Words("1 到 100000 之间的整数", "a whole number from 1 to 100,000")
CLOSE = Words("大于 0 且小于 1 的数", "a number above 0 and below 1")
RIDGE = 1e-9


@method(
    zh="迭代插补（EM）",
    en="Iterative imputation (EM)",
    cite="Dempster, Laird & Rubin 1977; Little & Rubin 2002, ch. 11",
    role="panel to modelled panel",
)
def iterative(x: Array, *, rounds: int = 2000, close: float = 1e-8) -> Modelled:
    r"""Fill each gap with what the other indicators of its unit and period say, under one joint normal distribution.

    Parameters
    ----------
    x
        Figures, shape (periods, units, indicators), any units; NaN where missing. All periods and units are one sample.
    rounds
        How often means and covariances are estimated anew at most.
    close
        Stop once no mean or covariance moves by more than this, in standard deviations.

    Returns
    -------
    Modelled
        Values, marks, and the standard deviation given the figures there are. Gaps stay in a unit and period that has
        no figure at all, in an indicator that has fewer than three, and where the sample has not more rows
        with a figure than indicators.

    Raises
    ------
    MeasureError
        For infinite figures, x of another shape, or settings out of range.

    Notes
    -----
    With :math:`o` the indicators observed and :math:`m` those missing in a row,

    .. math:: \hat x_m = \mu_m + \Sigma_{mo} \Sigma_{oo}^{-1} (x_o - \mu_o), \qquad
              C_m = \Sigma_{mm} - \Sigma_{mo} \Sigma_{oo}^{-1} \Sigma_{om},

    and :math:`\mu, \Sigma` are the means and the covariances of the filled rows, :math:`C_m` added to the latter
    (the EM algorithm: without this term the spread of filled indicators shrinks). Nothing is drawn, so that the same
    figures give the same fills. The chained regressions of other programs (MICE, IterativeImputer) agree with it
    where the relations are linear. Take the logarithm first where indicators are skewed.

    References
    ----------
    Dempster, A. P., Laird, N. M. & Rubin, D. B. (1977). Maximum likelihood from incomplete data via the EM algorithm.
    Journal of the Royal Statistical Society B 39.
    Little, R. J. A. & Rubin, D. B. (2002). Statistical Analysis with Missing Data, 2nd ed., ch. 11.

    Examples
    --------
    >>> x = np.array([[1.0, 2.0], [2.0, 4.1], [3.0, 5.9], [4.0, np.nan], [5.0, 10.0]]).reshape(1, 5, 2)
    >>> iterative(x).values[0, 3, 1].round(2)
    np.float64(7.99)
    """
    if isinstance(rounds, bool) or not isinstance(rounds, int | np.integer) or not 1 <= rounds <= 100_000:
        raise MeasureError.bad_setting("impute/iterative", "rounds", rounds, ROUNDS)
    if not 0 < close < 1:
        raise MeasureError.bad_setting("impute/iterative", "close", close, CLOSE)
    x = _over_time.cube(x)
    flat = x.reshape(-1, x.shape[2])
    usable = (~np.isnan(flat)).sum(axis=0) >= 3
    rows = ~np.isnan(flat[:, usable]).all(axis=1)
    fill, spread = np.full_like(flat, np.nan), np.full_like(flat, np.nan)
    if usable.any() and rows.sum() > usable.sum():
        found = _em(flat[np.ix_(rows, usable)], int(rounds), close)
        fill[np.ix_(rows, usable)], spread[np.ix_(rows, usable)] = found
    return modelled(x, fill.reshape(x.shape), spread.reshape(x.shape))


def _em(x: Array, rounds: int, close: float) -> tuple[Array, Array]:
    """Give the filled rows and their standard deviations, in standardised figures and back."""
    centre, scale = np.nanmean(x, axis=0), np.nanstd(x, axis=0)
    scale = np.where(scale > 0, scale, 1.0)
    z = (x - centre) / scale
    patterns = _patterns(np.isnan(z))
    mean, covariance = np.zeros(z.shape[1]), np.eye(z.shape[1])
    filled, variance = _expected(z, patterns, mean, covariance)
    for _ in range(rounds):
        before = mean, covariance
        mean, covariance = _estimated(filled, variance)
        filled, variance = _expected(z, patterns, mean, covariance)
        if max(np.abs(mean - before[0]).max(), np.abs(covariance - before[1]).max()) <= close:
            break
    deviation = np.sqrt(np.maximum(np.einsum("rii->ri", variance), 0))
    return filled * scale + centre, deviation * scale


def _patterns(gaps: NDArray[np.bool_]) -> list[tuple[NDArray[np.int64], NDArray[np.bool_]]]:
    """Give the rows of each pattern of gaps that occurs, rows without gaps left out."""
    kinds, which = np.unique(gaps, axis=0, return_inverse=True)
    return [(np.flatnonzero(which.ravel() == k), kind) for k, kind in enumerate(kinds) if kind.any()]


def _expected(
    z: Array, patterns: list[tuple[NDArray[np.int64], NDArray[np.bool_]]], mean: Array, covariance: Array
) -> tuple[Array, Array]:
    filled, variance = z.copy(), np.zeros((*z.shape, z.shape[1]))
    for rows, gap in patterns:
        there = ~gap
        inner = covariance[np.ix_(there, there)] + RIDGE * np.eye(int(there.sum()))
        slope = np.linalg.solve(inner, covariance[np.ix_(there, gap)])
        filled[np.ix_(rows, gap)] = mean[gap] + (z[np.ix_(rows, there)] - mean[there]) @ slope
        left = covariance[np.ix_(gap, gap)] - covariance[np.ix_(gap, there)] @ slope
        variance[np.ix_(rows, gap, gap)] = left
    return filled, variance


def _estimated(filled: Array, variance: Array) -> tuple[Array, Array]:
    mean = filled.mean(axis=0)
    apart = filled - mean
    return mean, (apart.T @ apart + variance.sum(axis=0)) / len(filled)
