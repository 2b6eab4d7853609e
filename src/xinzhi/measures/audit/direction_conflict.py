"""Direction conflicts: indicators that run against the rest of their own dimension."""

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

LIMIT = Words("-1 与 1 之间的数", "a number from -1 to 1")


@dataclass(frozen=True, slots=True)
class DirectionConflict:
    """How each indicator goes with the others of its group; each array has shape (indicators,).

    Attributes
    ----------
    with_rest
        Correlation with the mean of the others of its group; NaN where it stands alone or nothing varies.
    lowest
        The lowest correlation with any one of them; NaN likewise.
    against
        The indicator of that correlation, -1 where there is none.
    conflict
        Whether `with_rest` is below the limit.
    """

    with_rest: Array
    lowest: Array
    against: NDArray[np.int64]
    conflict: NDArray[np.bool_]


@method(
    zh="方向冲突",
    en="Direction conflicts",
    cite="OECD & JRC 2008, Handbook on Constructing Composite Indicators, ch. 4; Saisana & Saltelli 2008 (JRC audits)",
    role="matrix to diagnostics",
)
def direction_conflict(
    z: Array,
    groups: Groups | None = None,
    *,
    correlation: Literal["pearson", "spearman"] = "pearson",
    limit: float = 0.0,
) -> DirectionConflict:
    r"""Find the indicators that are correlated negatively with the rest of their group.

    Parameters
    ----------
    z
        Normalised figures, shape (rows, indicators), higher better in every column; NaN where missing.
    groups
        The dimension of each indicator, shape (indicators,); one group of all where None.
    correlation
        Pearson, or Spearman, which counts order alone.
    limit
        Correlation below which there is a conflict.

    Returns
    -------
    DirectionConflict
        `with_rest`, `lowest`, `against` and `conflict`.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures, groups that are not one for each indicator, an unknown
        correlation, or a limit outside -1 to 1.

    Notes
    -----
    .. math:: r_j = \operatorname{corr}\Bigl(z_j, \frac{1}{m - 1} \sum_{k \in G_j, k \ne j} z_k\Bigr)

    The indicator itself is left out of the mean, with which it would go together by construction. A correlation
    below 0 says that the indicator lowers its own dimension where the others raise it: a wrong direction, a wrong
    dimension, or a real trade-off. Which of the three it is, no number says.

    Variants in use: correlation with the dimension including the indicator (JRC tables), which is higher always;
    flags for r below 0.3 in size as weak.

    References
    ----------
    OECD & JRC (2008). Handbook on Constructing Composite Indicators, ch. 4.

    Examples
    --------
    >>> z = np.array([[0.1, 0.2, 0.9], [0.4, 0.5, 0.5], [0.6, 0.5, 0.4], [0.9, 1.0, 0.1]])
    >>> direction_conflict(z).conflict.tolist(), direction_conflict(z).against.tolist()
    ([True, False, True], [2, 2, 0])
    """
    _engine.check_kind("audit/direction_conflict", correlation)
    if not -1 <= _checks.number(limit) <= 1:
        raise MeasureError.bad_setting("audit/direction_conflict", "limit", limit, LIMIT)
    z = _checks.filled_matrix(z, "z")
    group, r = _engine.labels(groups, z.shape[1]), _engine.correlations(z, correlation)
    rest = np.array([_with_rest(z, group, j, correlation) for j in range(z.shape[1])])
    apart = group[:, None] != group
    np.fill_diagonal(apart, val=True)
    pairs = np.where(apart | np.isnan(r), np.inf, r)
    lowest, against = pairs.min(axis=1), pairs.argmin(axis=1)
    none = np.isinf(lowest)
    with np.errstate(invalid="ignore"):
        conflict = rest < limit
    return DirectionConflict(
        rest, np.where(none, np.nan, lowest), np.where(none, -1, against).astype(np.int64), conflict
    )


def _with_rest(z: Array, group: NDArray[np.int64], j: int, kind: _engine.Correlation) -> float:
    others = np.flatnonzero((group == group[j]) & (np.arange(z.shape[1]) != j))
    if not others.size:
        return float("nan")
    rest = z[:, others].mean(axis=1)
    return _engine.correlation(z[:, j], rest, ~np.isnan(z[:, j]) & ~np.isnan(rest), kind)
