"""Weighted power mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.aggregate._missing import Gaps, Missing
from xinzhi.measures.aggregate.geometric import geometric
from xinzhi.measures.registry import Sign, method
from xinzhi.measures.types import Array, Weights

EXPONENT = Words("有限的数", "a finite number")


def _domain(settings: Mapping[str, Any]) -> Sign:
    return "nonnegative" if settings["exponent"] > 0 else "positive"


@method(
    zh="加权幂平均",
    en="Weighted power mean",
    cite="Hardy, Littlewood & Pólya 1934, Inequalities, ch. 2",
    role="matrix and weights to scores",
    domain=_domain,
)
def power(z: Array, weights: Weights, *, exponent: float, missing: Missing = "refuse", coverage: float = 0.0) -> Array:
    r"""Join the indicators of each row by their weighted power mean.

    Parameters
    ----------
    z
        Normalised figures, shape (rows, indicators); NaN where missing. None below 0 where the exponent is
        above 0, all above 0 otherwise.
    weights
        Weights, shape (indicators,), none below 0; divided by their sum.
    exponent
        1 is the arithmetic mean, 0 the geometric, -1 the harmonic; the lower, the less a high figure makes good.
    missing
        What becomes of a row with gaps: no score (``refuse``), or one in which what is held shares the weight of what
        is not (``spread``).
    coverage
        Under ``spread``: the least share of its indicators that a row must hold to have a score.

    Returns
    -------
    Array
        Scores, shape (rows,), on the scale of z; NaN for a row in which any figure is missing, unless spread.

    Raises
    ------
    MeasureError
        For figures outside what the exponent takes (positions in ``rows`` and ``columns``), infinite figures,
        an exponent that is not finite, weights that are missing, negative or all 0, or not one for each indicator.

    Notes
    -----
    .. math:: s_i = \Bigl(\sum_j w_j z_{ij}^{\,p}\Bigr)^{1/p}, \quad \sum_j w_j = 1,

    and its limit, the geometric mean, at p = 0. It never falls when p rises. Exponents from -1 to 1 are usual;
    the human development index in its forms up to 2009 and since 2010 is p = 1 and p = 0.

    References
    ----------
    Hardy, G. H., Littlewood, J. E. & Pólya, G. (1934). Inequalities, ch. 2. Cambridge.

    Examples
    --------
    >>> power(np.array([[1.0, 4.0], [0.0, 4.0]]), np.array([0.5, 0.5]), exponent=0.5).round(12)
    array([2.25, 1.  ])
    """
    if not np.isfinite(_checks.number(exponent)):
        raise MeasureError.bad_setting("aggregate/power", "exponent", exponent, EXPONENT)
    if exponent == 0:
        return geometric(z, weights, missing=missing, coverage=coverage)
    z = _checks.matrix(z, "z")
    if exponent > 0:
        _checks.refuse("negative", z < 0, "z")
    else:
        _checks.refuse("nonpositive", z <= 0, "z")
    z, w = Gaps("aggregate/power", missing, coverage).weighed(z, weights)
    return _mean(z, w, exponent)


def _mean(z: Array, w: Array, p: float) -> Array:
    """Take each figure against the one of its row that leads, so that no power overflows."""
    lead = np.max(z, axis=1) if p > 0 else np.min(z, axis=1)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        apart = np.expm1(p * np.log(z / lead[:, np.newaxis]))
        # expm1 and log1p keep their digits where the exponent is close to 0.
        mean = lead * np.exp(np.log1p(np.sum(w * apart, axis=1)) / p)
    return np.where(lead == 0, 0.0, mean)
