"""QAP regression: one matrix of pairs of regions on several others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.panels import PanelError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.dynamics import _regression
from xinzhi.measures.registry import method
from xinzhi.measures.space import _association, _pairs
from xinzhi.measures.types import Array

NAME = "space/mrqap"
TESTS = Words("以下之一：double-semi-partialling、y-permutation", "one of double-semi-partialling, y-permutation")
STACK = Words("三维：矩阵 × 地区 × 地区", "three-dimensional, matrices × regions × regions")


@dataclass(frozen=True, slots=True)
class Mrqap:
    """A regression of pairs.

    Attributes
    ----------
    constant, coefficients, standardised
        The constant, the coefficients of the matrices, and those of their standard scores, shape (matrices,).
    t, p
        t values of least squares, used as the statistic, and the share of permutations with one as far from 0,
        shape (matrices,).
    r_squared, observations
        Share of the variance explained, and the number of pairs.
    """

    constant: float
    coefficients: Array
    standardised: Array
    t: Array
    p: Array
    r_squared: float
    observations: int


@method(
    zh="QAP 回归（MRQAP）",
    en="QAP regression (MRQAP)",
    cite="Krackhardt 1988; Dekker, Krackhardt & Snijders 2007",
    role="matrices to coefficients",
)
def mrqap(
    y: Array,
    *,
    matrices: Array,
    test: Literal["double-semi-partialling", "y-permutation"] = "double-semi-partialling",
    permutations: int = 1999,
    seed: int = 1,
) -> Mrqap:
    r"""Regress a matrix of pairs of regions on others, with tests by permutation of regions.

    Parameters
    ----------
    y
        What is between each two regions, shape (regions, regions), none missing off the diagonal, which is not used.
    matrices
        What it is regressed on, shape (matrices, regions, regions).
    test
        ``double-semi-partialling`` permutes what the others leave of each matrix (Dekker and others);
        ``y-permutation`` permutes y and tests that nothing goes with it at all (Krackhardt's first form).
    permutations, seed
        Number of orders of the regions drawn, and the seed they start from.

    Returns
    -------
    Mrqap
        Coefficients, t values and permutation p-values.

    Raises
    ------
    MeasureError
        For matrices that are no squares of one size, figures missing or all equal off the diagonal, fewer than five
        regions, matrices that follow from others (in ``columns``).

    Notes
    -----
    Under double semi-partialling, with e_k what the other matrices leave of matrix k,

    .. math:: y = X_{-k} b + c \, \pi(e_k) + \epsilon,

    and the t value of c over the orders π of regions is what that of b_k is held against. Permuting y alone has the wrong
    size when matrices are correlated with each other, which distances, adjacency and differences of income are.

    References
    ----------
    Krackhardt, D. (1988). Predicting with networks. Social Networks 10, 359–381.
    Dekker, D., Krackhardt, D. & Snijders, T. A. B. (2007). Sensitivity of MRQAP tests to collinearity and
    autocorrelation conditions. Psychometrika 72, 563–581.

    Examples
    --------
    >>> chance = np.random.default_rng(1)
    >>> one, two = chance.normal(size=(2, 12, 12))
    >>> found = mrqap(2 * one + chance.normal(size=(12, 12)), matrices=np.stack([one, two]))
    >>> found.coefficients.round(1).tolist(), bool(found.p[0] < 0.01 < found.p[1])
    ([2.1, -0.1], True)
    """
    _association.check_draws(NAME, permutations)
    if test not in {"double-semi-partialling", "y-permutation"}:
        raise MeasureError.bad_setting(NAME, "test", test, TESTS)
    explained, X = _read(y, matrices)
    fit = _regression.least_squares(X, explained)
    with np.errstate(divide="ignore"):
        t = fit.coefficients / fit.errors
    counted = _counted(explained, X, np.abs(t[1:]), (test, permutations, seed))
    spread = np.std(X[:, 1:], axis=0) / np.std(explained)
    return Mrqap(
        constant=float(fit.coefficients[0]),
        coefficients=fit.coefficients[1:],
        standardised=np.asarray(fit.coefficients[1:] * spread),
        t=t[1:],
        p=(counted + 1) / (permutations + 1),
        r_squared=float(1 - fit.residuals @ fit.residuals / np.sum((explained - explained.mean()) ** 2)),
        observations=len(explained),
    )


def _read(y: object, matrices: object) -> tuple[Array, Array]:
    """Give the entries of y (pairs,) and a constant beside those of the matrices (pairs, 1 + matrices)."""
    one = _pairs.off_diagonal(y, "y")
    stack = _checks.floats(matrices, "matrices")
    if stack.ndim != 3 or len(stack) == 0:
        raise MeasureError.wrong_shape("matrices", stack.shape, STACK)
    inside = _pairs.pairs(len(one))
    columns = [_pairs.off_diagonal(each, "matrices", len(one))[inside] for each in stack]
    X = np.column_stack([np.ones(int(inside.sum())), *columns])
    found = _regression.dependent(X)
    if found:
        raise PanelError.singular([f"matrices[{at - 1}]" for at in found], [at - 1 for at in found])
    return one[inside], X


def _counted(y: Array, X: Array, t: Array, how: tuple[str, int, int]) -> Array:
    """Count the orders in which the t value of each matrix is as far from 0, shape (matrices,)."""
    test, permutations, seed = how
    n = round((1 + np.sqrt(1 + 4 * len(y))) / 2)
    chance = np.random.default_rng(seed)
    orders = [chance.permutation(n) for _ in range(permutations)]
    if test == "y-permutation":
        whole = _squared(y, n)
        drawn = [np.abs(_t_values(X, _pairs.turned(whole, order))[1:]) for order in orders]
        return np.asarray(np.sum(np.array(drawn) >= t - 1e-12, axis=0), np.float64)
    out = np.empty(len(t))
    for k in range(len(t)):
        rest = np.delete(X, k + 1, axis=1)
        Q, _ = np.linalg.qr(rest)
        left = _squared(X[:, k + 1] - Q @ (Q.T @ X[:, k + 1]), n)
        drawn_t = [abs(_last_t(Q, _pairs.turned(left, order), y)) for order in orders]
        out[k] = np.sum(np.array(drawn_t) >= t[k] - 1e-12)
    return out


def _squared(entries: Array, n: int) -> Array:
    out = np.zeros((n, n))
    out[_pairs.pairs(n)] = entries
    return out


def _t_values(X: Array, y: Array) -> Array:
    fit = _regression.least_squares(X, y)
    return np.asarray(fit.coefficients / fit.errors)


def _last_t(Q: Array, column: Array, y: Array) -> float:
    """Give the t value of one column after those of an orthogonal basis Q, without solving for the others."""
    own, rest = column - Q @ (Q.T @ column), y - Q @ (Q.T @ y)
    length = own @ own
    slope = own @ rest / length
    left = rest - slope * own
    return float(slope / np.sqrt(left @ left / (len(y) - Q.shape[1] - 1) / length))
