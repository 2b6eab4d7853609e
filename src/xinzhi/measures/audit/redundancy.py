"""Redundancy: pairs of indicators that say nearly the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.audit import _engine
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Groups

THRESHOLD = Words("0 与 1 之间的数", "a number from 0 to 1")


@dataclass(frozen=True, slots=True)
class Redundancy:
    """Pairs of indicators whose correlation passes the threshold, and all correlations.

    Attributes
    ----------
    first, second
        Columns of each pair, first below second, shape (pairs,), in order.
    correlation
        Their correlation, shape (pairs,).
    correlations
        All of them, shape (indicators, indicators); NaN below 3 common rows or without spread.
    """

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    correlation: Array
    correlations: Array


@method(
    zh="指标冗余",
    en="Redundant indicators",
    cite="OECD & JRC 2008, Handbook on Constructing Composite Indicators, ch. 4; Becker et al. 2022 (COINr)",
    role="matrix to diagnostics",
)
def redundancy(
    z: Array,
    groups: Groups | None = None,
    *,
    threshold: float = 0.9,
    correlation: Literal["pearson", "spearman"] = "pearson",
) -> Redundancy:
    r"""List the pairs of a group whose correlation is above the threshold.

    Parameters
    ----------
    z
        Normalised figures, shape (rows, indicators), higher better in every column; NaN where missing. Each pair is
        correlated over the rows in which both have figures.
    groups
        The dimension of each indicator, shape (indicators,); one group of all where None.
    threshold
        Correlation above which a pair is listed; a correlation below 0 is none of redundancy.
    correlation
        Pearson, or Spearman, which counts order alone.

    Returns
    -------
    Redundancy
        `first`, `second`, `correlation` of the pairs, and all `correlations`.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures, groups that are not one for each indicator, an unknown
        correlation, or a threshold outside 0 to 1.

    Notes
    -----
    .. math:: r_{jk} > 0.9

    Two indicators that say the same count twice: their common content has the sum of both weights. The remedy is to
    drop one or to halve both weights, not a weighting method that happens to punish correlation.

    Variants in use: pairs of the whole framework rather than of a dimension; variance inflation above 10.

    References
    ----------
    OECD & JRC (2008). Handbook on Constructing Composite Indicators, ch. 4.
    Becker, W. et al. (2022). COINr. Journal of Open Source Software 7(78), 4567.

    Examples
    --------
    >>> found = redundancy(np.array([[0.1, 0.2, 0.9], [0.4, 0.5, 0.2], [0.9, 0.8, 0.5]]))
    >>> found.first.tolist(), found.second.tolist(), found.correlation.round(3).tolist()
    ([0], [1], [0.99])
    """
    _engine.check_kind("audit/redundancy", correlation)
    if not 0 <= _checks.number(threshold) <= 1:
        raise MeasureError.bad_setting("audit/redundancy", "threshold", threshold, THRESHOLD)
    z = _checks.filled_matrix(z, "z")
    group, r = _engine.labels(groups, z.shape[1]), _engine.correlations(z, correlation)
    first, second = np.triu_indices(z.shape[1], 1)
    with np.errstate(invalid="ignore"):
        held = (r[first, second] > threshold) & (group[first] == group[second])
    first, second = first[held].astype(np.int64), second[held].astype(np.int64)
    return Redundancy(first, second, r[first, second], r)
