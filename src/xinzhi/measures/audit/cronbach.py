"""Cronbach's alpha: whether the indicators of a dimension measure one thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from xinzhi.errors.audit import AuditError
from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.audit import _engine
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

ROWS = Words("以下之一：pairwise、complete", "one of pairwise, complete")


@dataclass(frozen=True, slots=True)
class Cronbach:
    """Reliability of a set of indicators.

    Attributes
    ----------
    alpha
        Cronbach's alpha; 1 where all agree, around 0 where none does, and below 0 where they run against each other.
    without
        Alpha when each indicator is left out, shape (indicators,); NaN where fewer than two would stay.
    """

    alpha: float
    without: Array


@method(
    zh="克朗巴赫 α 系数",
    en="Cronbach's alpha",
    cite="Cronbach 1951",
    role="matrix to diagnostics",
)
def cronbach(z: Array, *, rows: Literal["pairwise", "complete"] = "pairwise") -> Cronbach:
    r"""Measure how far a set of indicators varies together.

    Parameters
    ----------
    z
        Normalised figures on one scale, shape (rows, indicators), two indicators or more, higher better in every
        column; NaN where missing.
    rows
        ``pairwise`` takes for each covariance the rows in which both indicators have figures; ``complete`` only rows
        without a gap.

    Returns
    -------
    Cronbach
        `alpha`, and `without` each indicator.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures, fewer than two indicators, fewer than three rows (for each
        pair), indicators that are all constant, or an unknown choice of rows.

    Notes
    -----
    .. math:: \alpha = \frac{k}{k - 1} \Bigl(1 - \frac{\sum_j \operatorname{var}(z_j)}{\sum_{j,l} \operatorname{cov}(z_j, z_l)}\Bigr)

    Alpha grows with the number of indicators and asks for one common thing behind them, which a composite of
    different things (formative) does not have: a low alpha is then no fault. Above 0.9 points to redundancy.

    Variants in use: standardised alpha from the mean correlation, which does not depend on the scale; raw data on
    different scales, where the indicator with the largest unit decides alone.

    References
    ----------
    Cronbach, L. J. (1951). Coefficient alpha and the internal structure of tests. Psychometrika 16, 297–334.

    Examples
    --------
    >>> z = np.array([[0.1, 0.2, 0.3], [0.4, 0.5, 0.3], [0.6, 0.5, 0.7], [0.9, 1.0, 0.8]])
    >>> round(cronbach(z).alpha, 3)
    0.953
    """
    if rows not in {"pairwise", "complete"}:
        raise MeasureError.bad_setting("audit/cronbach", "rows", rows, ROWS)
    z = _engine.several(z, "z")
    if _checks.constant(z).all():
        raise MeasureError.all_constant(z.shape[1])
    if rows == "complete":
        z = z[~np.isnan(z).any(axis=1)]
    held = _engine.covariances(z)
    if np.isnan(held).any():
        raise AuditError.too_few_rows("z", int((~np.isnan(z).any(axis=1)).sum()), _engine.LEAST)
    columns = np.arange(z.shape[1])
    without = [_alpha(held[np.ix_(columns != j, columns != j)]) for j in columns]
    return Cronbach(_alpha(held), np.array(without))


def _alpha(covariances: Array) -> float:
    k, total = len(covariances), float(covariances.sum())
    if k < 2 or total <= 0:
        return float("nan")
    return k / (k - 1) * (1 - float(np.trace(covariances)) / total)
