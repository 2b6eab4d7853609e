"""Outermost figures brought to the next one."""

from __future__ import annotations

import numpy as np

from xinzhi.measures.registry import method
from xinzhi.measures.treat import _engine
from xinzhi.measures.types import Array, PoolRows


@method(
    zh="缩尾处理",
    en="Winsorisation",
    cite="OECD & JRC 2008, Handbook on Constructing Composite Indicators; JRC COIN Tool; COINr (Becker et al. 2022)",
    role="matrix to treated matrix",
)
def winsorise(
    x: Array, pool: PoolRows | None = None, *, limit: int = 5, skew: float = 2.0, kurtosis: float = 3.5
) -> _engine.Treated:
    r"""Bring the outermost figures of a column to the next one until it is no longer both skewed and heavy-tailed.

    Parameters
    ----------
    x
        Figures, shape (rows, indicators), any unit; NaN where missing.
    pool
        Rows that lay down what is done, shape (rows,): limits and ends found in them hold for all rows. None takes all.
    limit
        How many figures of a column may be moved; equal figures move together and may pass it.
    skew, kurtosis
        A column is left alone when abs(skewness) is below the one or the kurtosis below the other.

    Returns
    -------
    Treated
        The `values`, how many figures were moved on each side, which, and the skewness and kurtosis before and
        after. A column that does not keep to the rule at the limit stays as it is then, and `passed` is False.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures in the pool, a pool that is not one
        True or False for each row, or settings outside their range.

    Notes
    -----
    One step takes the largest figure where the skewness is 0 or above, the smallest otherwise, and puts the next
    figure in its place. Skewness and kurtosis are the bias-corrected ones of spreadsheets (type 2), the kurtosis
    that of the normal distribution being 0.

    Other forms in use: fixed percentiles, such as 1 and 99 (缩尾 1 %), which move figures of columns that need it
    and of those that do not.

    References
    ----------
    OECD & JRC (2008). Handbook on Constructing Composite Indicators.
    Becker, W., Caperna, G., Del Sorbo, M., Norlén, H., Papadimitriou, E. & Saisana, M. (2022). COINr: an R package
    for developing composite indicators. Journal of Open Source Software 7.

    Examples
    --------
    >>> found = winsorise(np.array([[1.0], [2.0], [3.0], [4.0], [5.0], [90.0]]))
    >>> found.values.ravel(), found.high
    (array([1., 2., 3., 4., 5., 5.]), array([1]))
    """
    keep = _engine.rule("treat/winsorise", skew, kurtosis)
    _engine.check_limit("treat/winsorise", limit)
    x, own = _engine.pooled(x, pool)
    out, moved = _engine.brought_in(x, own, limit, keep)
    return _engine.told((x, out, out), moved, np.zeros(x.shape[1], dtype=bool), keep)
