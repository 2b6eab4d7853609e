"""Benefit of the doubt: each row under the weights that suit it best."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

LOWER = Words(
    "0 到 1 之间、不大于 upper、合计不超过 1 的份额", "shares from 0 to 1, not above upper, that sum to 1 at most"
)
UPPER = Words("0 到 1 之间、合计不小于 1 的份额", "shares from 0 to 1 that sum to 1 at least")
SOLVED = Words(
    "可以求解的数值（请检查指标的量级）", "figures that the linear programme can be solved for; check their size"
)


@dataclass(frozen=True, slots=True)
class BenefitOfDoubt:
    """Scores and the weights behind them.

    Attributes
    ----------
    scores
        Shape (rows,), from 0 to 1; NaN for a row in which any figure is missing.
    weights
        The weights of each row, shape (rows, indicators), for the figures as they were given: z · w is the
        score. They do not sum to 1. NaN where the score is.
    """

    scores: Array
    weights: Array


@method(
    zh="数据包络“疑义有利”法（BoD）",
    en="Benefit of the doubt",
    cite="Melyn & Moesen 1991; Cherchye, Moesen, Rogge & Van Puyenbroeck 2007",
    role="matrix to scores",
    domain="nonnegative",
)
def benefit_of_doubt(z: Array, *, lower: float | None = None, upper: float | None = None) -> BenefitOfDoubt:
    r"""Score each row under the weights that suit it best, with which no row may score above 1.

    Parameters
    ----------
    z
        Figures, shape (rows, indicators), none below 0, higher better; NaN where missing.
        A row with a gap has no score and is no measure for others.
    lower, upper
        Least and greatest share of an indicator in the score, w z / Σ w z, from 0 to 1; None for no bound.
        One number for all indicators; called from Python also shape (indicators,).

    Returns
    -------
    BenefitOfDoubt
        The `scores` and the `weights` of each row.

    Raises
    ------
    MeasureError
        For negative or infinite figures, figures of 0 with a lower bound above 0, an indicator that is 0 or
        missing in all rows, or bounds that no shares can keep to.

    Notes
    -----
    .. math:: s_o = \max_{w \ge 0} \sum_j w_j z_{oj} \quad \text{with} \quad \sum_j w_j z_{ij} \le 1 \;\; \forall i, \quad
              l_j \le \frac{w_j z_{oj}}{\sum_k w_k z_{ok}} \le u_j

    solved by HiGHS. Without bounds many rows score 1, each with all weight where it leads; shares from 5 to 30 %
    are a usual choice. The score is unique; the weights need not be, for rows that score 1 above all.

    A wrong form in circulation adds Σ w = 1 to the constraints: on figures above 1 it has no solution, and on
    [0, 1] it is no longer the benefit of the doubt (0.24 lower for one row, 5 rows at 1 where 20 belong).

    References
    ----------
    Melyn, W. & Moesen, W. (1991). Towards a synthetic indicator of macroeconomic performance. Public Economics
    Research Paper 17, KU Leuven.
    Cherchye, L., Moesen, W., Rogge, N. & Van Puyenbroeck, T. (2007). An introduction to 'benefit of the doubt'
    composite indicators. Social Indicators Research 82.

    Examples
    --------
    >>> benefit_of_doubt(np.array([[1.0, 0.2], [0.5, 0.4], [0.4, 0.3]])).scores.round(3)
    array([1.   , 1.   , 0.767])
    """
    z = _checks.filled_matrix(z, "z")
    _checks.refuse("negative", z < 0, "z")
    low, high = _bounds(lower, upper, z.shape[1])
    if (low > 0).any():
        _checks.refuse("nonpositive", (z <= 0) & (low > 0), "z")
    scores, weights = np.full(len(z), np.nan), np.full(z.shape, np.nan)
    full = np.flatnonzero(~np.isnan(z).any(axis=1))
    if not full.size:
        return BenefitOfDoubt(scores, weights)
    top = z[full].max(axis=0)
    if not top.all():
        raise MeasureError.all_zero(f"z[:, {int(np.argmin(top))}]")
    peers = z[full] / top
    for row, own in zip(full, peers, strict=True):
        scores[row], weights[row] = _best(own, peers, low, high)
    return BenefitOfDoubt(scores, weights / top)


def _best(own: Array, peers: Array, low: Array, high: Array) -> tuple[float, Array]:
    """Solve the linear programme of one row; gives its score and its weights."""
    from scipy.optimize import linprog

    each = np.diag(own)
    bounded = [low[:, np.newaxis] * own - each] if (low > 0).any() else []
    bounded += [each - high[:, np.newaxis] * own] if (high < 1).any() else []
    constraints = np.concatenate([peers, *bounded])
    limits = np.concatenate([np.ones(len(peers)), np.zeros(len(constraints) - len(peers))])
    solved = linprog(-own, A_ub=constraints, b_ub=limits, bounds=(0, None), method="highs")
    if solved.x is None:
        raise MeasureError.wrong_values("z", SOLVED)
    weights = np.maximum(solved.x, 0)
    return min(float(own @ weights), 1.0), weights


def _bounds(lower: object, upper: object, columns: int) -> tuple[Array, Array]:
    low = _shares(0.0 if lower is None else lower, "lower", columns)
    high = _shares(1.0 if upper is None else upper, "upper", columns)
    if (low < 0).any() or (low > high).any() or low.sum() > 1 + _checks.ROUNDING:
        raise MeasureError.bad_setting("weight/benefit_of_doubt", "lower", lower, LOWER)
    if (high > 1).any() or high.sum() < 1 - _checks.ROUNDING:
        raise MeasureError.bad_setting("weight/benefit_of_doubt", "upper", upper, UPPER)
    return low, high


def _shares(given: object, name: str, columns: int) -> Array:
    array = _checks.numbers(given, name)
    if array.ndim == 0:
        array = np.full(columns, float(array))
    return _checks.beside(array, name, "z", columns)
