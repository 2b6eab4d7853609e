"""The rule of the handbook: a few outliers brought in, logarithms where that is not enough."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures.registry import method
from xinzhi.measures.treat import _engine
from xinzhi.measures.treat.box_cox import box_cox
from xinzhi.measures.types import Array, PoolRows

FALLBACK = Words(
    "以下之一：range、skew、one、plain、gii、box-cox、none", "one of range, skew, one, plain, gii, box-cox, none"
)


@method(
    zh="偏度—峰度规则处理（JRC 手册）",
    en="Treatment by the skewness and kurtosis rule of the handbook",
    cite="OECD & JRC 2008, Handbook on Constructing Composite Indicators; JRC COIN Tool; COINr (Becker et al. 2022)",
    role="matrix to treated matrix",
)
def handbook(
    x: Array,
    pool: PoolRows | None = None,
    *,
    limit: int = 5,
    fallback: Literal["range", "skew", "one", "plain", "gii", "box-cox", "none"] = "range",
    skew: float = 2.0,
    kurtosis: float = 3.5,
) -> _engine.Treated:
    r"""Winsorise a few figures of columns that are skewed and heavy-tailed, and transform them where that fails.

    Parameters
    ----------
    x
        Figures, shape (rows, indicators), any unit; NaN where missing.
    pool
        Rows that lay down what is done, shape (rows,): limits and ends found in them hold for all rows. None takes all.
    limit
        How many figures of a column may be winsorised; equal figures move together and may pass it.
    fallback
        What becomes of a column that still breaks the rule: a logarithm (see ``logarithm``), ``box-cox``, or
        ``none``. It is taken of the figures as they were before winsorising.
    skew, kurtosis
        A column is left alone when abs(skewness) is below the one or the kurtosis below the other.

    Returns
    -------
    Treated
        The `values`, how many figures were moved, which columns were transformed, and skewness and kurtosis at
        each stage. `passed` is False for a column that breaks the rule even so.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures, figures that the fallback cannot take, or settings outside
        their range.

    Notes
    -----
    The defaults are those of the COIN Tool and of COINr's Treat (winmax 5, log_CT) and qTreat: abs(skewness) 2 and
    kurtosis 3.5, both bias-corrected, either one being enough to pass.

    References
    ----------
    OECD & JRC (2008). Handbook on Constructing Composite Indicators.
    Becker, W., Caperna, G., Del Sorbo, M., Norlén, H., Papadimitriou, E. & Saisana, M. (2022). COINr: an R package
    for developing composite indicators. Journal of Open Source Software 7.

    Examples
    --------
    >>> x = np.array([[1.0], [2.0], [3.0], [4.0], [5.0], [90.0]])
    >>> handbook(x, limit=0).values.ravel().round(2)
    array([-0.12,  0.64,  1.06,  1.36,  1.59,  4.5 ])
    """
    keep = _engine.rule("treat/handbook", skew, kurtosis)
    _engine.check_limit("treat/handbook", limit)
    if fallback not in {"range", "skew", "one", "plain", "gii", "box-cox", "none"}:
        raise MeasureError.bad_setting("treat/handbook", "fallback", fallback, FALLBACK)
    x, own = _engine.pooled(x, pool)
    after, moved = _engine.brought_in(x, own, limit, keep)
    failed = ~keep.passes(after if pool is None else after[np.asarray(pool)]) & (fallback != "none")
    out = after.copy()
    if failed.any():
        given = x[:, failed]
        if fallback == "box-cox":
            out[:, failed] = box_cox(given, pool, only=False).values
        elif fallback != "none":
            out[:, failed] = _engine.logarithms(given, fallback, own[:, failed])
        moved = np.where(failed, 0, moved)
    return _engine.told((x, after, out), moved, failed, keep)
