"""The coupling coordination degree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.coupling._levels import EDGES, levels
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Edges, Ranks, Weights

FORMULA = Words("以下之一：standard、modified", "one of standard, modified")
SYSTEMS = Words("二维：各行 × 两个或更多系统，且不为空", "two-dimensional, rows × two or more systems, and not empty")
SHARES = Words("0 到 1 之间的得分（先归一化到 0—1）", "scores from 0 to 1 (bring them onto that scale first)")


@dataclass(frozen=True, slots=True)
class Coordination:
    """How far systems develop together; each array has shape (rows,).

    Attributes
    ----------
    coupling
        C, from 0 to 1: how equal the systems are, whatever their level; NaN where all are 0.
    development
        T, from 0 to 1: their weighted mean.
    coordination
        D, the square root of C T, from 0 to 1.
    level
        The level of D, from 1 (the lowest), 0 where D is missing.
    """

    coupling: Array
    development: Array
    coordination: Array
    level: Ranks


@method(
    zh="耦合协调度",
    en="Coupling coordination degree",
    cite="Liao Chongbin 1999 (C and D); Wang Shujia et al. 2021 (modified form)",
    role="systems to coupling",
    domain="nonnegative",
)
def coordination(
    u: Array,
    *,
    weights: Weights | None = None,
    formula: Literal["standard", "modified"] = "standard",
    edges: Edges = EDGES,
) -> Coordination:
    r"""Measure how equal two or more systems are, how far they have come, and both together.

    Parameters
    ----------
    u
        Scores of the systems, shape (rows, systems), from 0 to 1, two systems or more; NaN where missing.
    weights
        Weights of the systems in T, shape (systems,), none below 0, divided by their sum; None where all are alike.
    formula
        The form of C, ``standard`` or ``modified``.
    edges
        Upper ends of all levels but the last, ascending, between 0 and 1. A level holds its upper end:
        0.5 belongs to (0.4, 0.5].

    Returns
    -------
    Coordination
        `coupling`, `development`, `coordination` and `level`; NaN, and level 0, for a row with a gap.

    Raises
    ------
    MeasureError
        For infinite scores, scores below 0 or above 1, fewer than two systems, weights that are missing, negative
        or all 0, or not one for each system, or edges out of order.

    Notes
    -----
    .. math:: C = \frac{n \sqrt[n]{\prod_i U_i}}{\sum_i U_i} \quad \text{(standard)}, \quad
              C = \sqrt{\Bigl[1 - \frac{\sum_{i>j} |U_i - U_j|}{n (n - 1) / 2}\Bigr]
              \Bigl[\prod_i \frac{U_i}{\max U}\Bigr]^{1/(n-1)}} \quad \text{(modified)},

    .. math:: T = \sum_i \alpha_i U_i, \quad D = \sqrt{C\,T}.

    Both forms of C are 1 where all systems are equal and 0 where one of them is 0: a system that was brought
    onto [0, 1] makes D 0 in its worst row, so that a scale from 0.01 is often taken. Where all are 0, C has no
    value and D is 0. The modified form is spread over more of [0, 1], since the standard one is close to 1 for
    most data. It is checked here against the table of its paper only (two printed numbers a row for two unknown
    scores, which is a check of plausibility), not yet against the text of the formula.

    Wrong forms in circulation: C without the factor n, which cannot pass 1/n; the n-th root of the product over the
    product of all pairwise sums, which depends on the level of the systems; powers of the ratio chosen at will, which
    move D between levels; and bringing each system onto [0.01, 0.99] before C, the default of one web service, which
    changes C, T and D.

    Two systems that share an indicator, or are made from the same raw figures, go together by construction.

    References
    ----------
    Liao Chongbin 廖重斌 (1999). 环境与经济协调发展的定量评判及其分类体系. 热带地理 19.
    Wang Shujia et al. 王淑佳等 (2021). 国内耦合协调度模型的误区及修正. 自然资源学报 36(3), 793.

    Examples
    --------
    >>> found = coordination(np.array([[0.4, 0.6], [0.1, 0.9]]))
    >>> found.coupling.round(3), found.coordination.round(3), found.level
    (array([0.98, 0.6 ]), array([0.7  , 0.548]), array([7, 6]))
    """
    if formula not in {"standard", "modified"}:
        raise MeasureError.bad_setting("coupling/coordination", "formula", formula, FORMULA)
    u = _systems(u)
    alpha = _checks.weights(np.ones(u.shape[1]) if weights is None else weights, u.shape[1], "u")
    coupling = _standard(u) if formula == "standard" else _modified(u)
    development = np.sum(u * alpha, axis=1)
    degree = np.where(u.max(axis=1) == 0, 0.0, np.sqrt(coupling * development))
    return Coordination(coupling, development, degree, levels(degree, edges))


def _systems(u: Array) -> Array:
    u = _checks.matrix(u, "u")
    if u.shape[1] < 2:
        raise MeasureError.wrong_shape("u", u.shape, SYSTEMS)
    _checks.refuse("negative", u < 0, "u")
    if (u > 1 + _checks.ROUNDING).any():
        raise MeasureError.wrong_values("u", SHARES)
    return np.minimum(u, 1)


def _relative(u: Array) -> Array:
    """Divide by the largest system of the row, NaN where all are 0."""
    most = u.max(axis=1, keepdims=True)
    return np.asarray(np.divide(u, most, out=np.full_like(u, np.nan), where=most > 0))


def _standard(u: Array) -> Array:
    r = _relative(u)
    with np.errstate(divide="ignore"):
        mean = np.exp(np.log(r).mean(axis=1))
    return np.asarray(np.minimum(mean / r.mean(axis=1), 1))


def _modified(u: Array) -> Array:
    n = u.shape[1]
    first, second = np.triu_indices(n, 1)
    apart = np.abs(u[:, first] - u[:, second]).mean(axis=1)
    with np.errstate(divide="ignore"):
        product = np.exp(np.log(_relative(u)).sum(axis=1) / (n - 1))
    return np.asarray(np.sqrt((1 - apart) * product))
