"""The Box–Cox family."""

from __future__ import annotations

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.pools import PoolError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.treat import _engine
from xinzhi.measures.types import Array, PoolRows

EXPONENT = Words("有限的数", "a finite number")
# Exponents that are searched; beyond them a column is a case for looking at, not for transforming.
SEARCHED = (-5.0, 5.0)


@method(
    zh="Box–Cox 变换",
    en="Box–Cox transformation",
    cite="Box & Cox 1964",
    role="matrix to treated matrix",
)
def box_cox(
    x: Array,
    pool: PoolRows | None = None,
    *,
    exponent: float | None = None,
    only: bool = True,
    skew: float = 2.0,
    kurtosis: float = 3.5,
) -> _engine.Treated:
    r"""Raise skewed and heavy-tailed columns to a power that makes them as normal as can be.

    Parameters
    ----------
    x
        Figures, shape (rows, indicators), any unit; NaN where missing.
    pool
        Rows that lay down what is done, shape (rows,): limits and ends found in them hold for all rows. None takes all.
    exponent
        The exponent of all columns; None takes the one of greatest likelihood for each.
    only
        Leave alone the columns that keep to the rule; false transforms all.
    skew, kurtosis
        A column keeps to the rule when abs(skewness) is below the one or the kurtosis below the other.

    Returns
    -------
    Treated
        The `values`, and which columns were `transformed`; their order is kept, their unit is not. A constant
        column stays as it is.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures in the pool, a pool that is not one
        True or False for each row, an exponent that is not finite, or settings outside their
        range.

    Notes
    -----
    .. math:: \frac{x^\lambda - 1}{\lambda}, \quad \ln x \text{ at } \lambda = 0.

    A column with a figure of 0 or below is first moved to a smallest figure of 1. The exponent is searched from
    -5 to 5.

    References
    ----------
    Box, G. E. P. & Cox, D. R. (1964). An analysis of transformations. Journal of the Royal Statistical Society B 26.

    Examples
    --------
    >>> box_cox(np.array([[1.0], [4.0], [9.0]]), exponent=0.5, only=False).values.ravel()
    array([0., 2., 4.])
    """
    keep = _engine.rule("treat/box_cox", skew, kurtosis)
    if exponent is not None and not np.isfinite(_checks.number(exponent)):
        raise MeasureError.bad_setting("treat/box_cox", "exponent", exponent, EXPONENT)
    x, own = _engine.pooled(x, pool)
    chosen = ~keep.passes(own) if only else ~_checks.constant(own)
    out = x.copy()
    for j in np.flatnonzero(chosen):
        moved, even = _positive(x[:, j], own[:, j])
        if np.nanmin(moved) <= 0:
            raise PoolError.beyond([int(j)])
        out[:, j] = _raised(moved, _likeliest(even) if exponent is None else exponent)
    return _engine.told((x, x, out), np.zeros(x.shape, dtype=np.int64), chosen, keep)


def _positive(column: Array, own: Array) -> tuple[Array, Array]:
    """Give all figures and those of the pool, moved to a smallest figure of 1 in the pool where one is 0 or below."""
    low = float(np.nanmin(own))
    moved = 0.0 if low > 0 else 1 - low
    figures = own[~np.isnan(own)] + moved if moved else own[~np.isnan(own)]
    return (column + moved if moved else column), figures


def _likeliest(figures: Array) -> float:
    """Give the exponent of greatest likelihood."""
    from scipy.optimize import minimize_scalar
    from scipy.stats import boxcox_llf

    # The likelihood does not change with the unit, and powers of figures around 1 do not overflow.
    even = figures / np.exp(np.log(figures).mean())
    return float(minimize_scalar(lambda p: -boxcox_llf(p, even), bounds=SEARCHED, method="bounded").x)


def _raised(figures: Array, exponent: float) -> Array:
    # expm1 keeps its digits where the exponent is close to 0.
    logs = np.log(figures)
    return np.asarray(logs if exponent == 0 else np.expm1(exponent * logs) / exponent)
