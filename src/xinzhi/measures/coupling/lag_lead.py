"""Lag and lead: which system is behind the others, which ahead, and which one holds the whole back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.coupling.coordination import coordination
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Weights

BAND = Words("0 与 1 之间的数（不含 1）", "a number from 0 to below 1")
# Gains that differ by rounding alone single out no system.
TIED = 1e-12


@dataclass(frozen=True, slots=True)
class LagLead:
    """How each system stands to the others of its row.

    Attributes
    ----------
    relative
        Score of each system over the mean of the others, shape (rows, systems); NaN in a row with a gap, or where the
        others are all 0.
    position
        -1 lagging, 0 in step, 1 leading, shape (rows, systems); 0 where `relative` is missing.
    gain
        What D would gain if this system alone caught up with the foremost of its row, shape (rows, systems).
    holds_back
        The system whose catching up would gain most, shape (rows,); -1 in a row with a gap, or where none would gain.
    """

    relative: Array
    position: NDArray[np.int64]
    gain: Array
    holds_back: NDArray[np.int64]


@method(
    zh="系统滞后与超前",
    en="Lag and lead of systems",
    cite="Liao Chongbin 1999 (types by relative development); Xinzhi 2026 (gain)",
    role="systems to lag and lead",
    domain="nonnegative",
)
def lag_lead(
    u: Array,
    *,
    weights: Weights | None = None,
    formula: Literal["standard", "modified"] = "standard",
    band: float = 0.2,
) -> LagLead:
    r"""Say of each system whether it lags or leads, and which one holds coordination back.

    Parameters
    ----------
    u
        Scores of the systems, shape (rows, systems), from 0 to 1, two systems or more; NaN where missing.
    weights
        Weights of the systems in T, shape (systems,); None where all are alike.
    formula
        The form of C, as in `coordination`.
    band
        A system is in step while its score over the mean of the others lies within 1 ± band.

    Returns
    -------
    LagLead
        `relative`, `position`, `gain` and `holds_back`.

    Raises
    ------
    MeasureError
        As `coordination`, and for a band outside 0 to 1.

    Notes
    -----
    .. math:: q_i = U_i / \frac{1}{n-1} \sum_{j \ne i} U_j, \quad
              g_i = D(U_1, \ldots, \max U, \ldots, U_n) - D(U_1, \ldots, U_i, \ldots, U_n)

    q < 1 - band lags and q > 1 + band leads: for two systems with a band of 0.2 these are the types 滞后型, 同步型
    and 超前型 of the literature. They compare scores, which depend on how each system was normalised: a system whose
    worst row is 0 and best row is 1 by construction is not behind another in any other sense.

    Variants in use: the lowest score as the one that lags, however close the others are; a difference in place of a
    ratio; lags in time by a regression of one system on another of earlier years, which is another question.

    References
    ----------
    Liao Chongbin 廖重斌 (1999). 环境与经济协调发展的定量评判及其分类体系. 热带地理 19.

    Examples
    --------
    >>> found = lag_lead(np.array([[0.6, 0.5, 0.2], [0.4, 0.4, 0.4]]))
    >>> found.position.tolist(), found.holds_back.tolist()
    ([[1, 1, -1], [0, 0, 0]], [2, -1])
    """
    if not 0 <= _checks.number(band) < 1:
        raise MeasureError.bad_setting("coupling/lag_lead", "band", band, BAND)
    nominal = coordination(u, weights=weights, formula=formula).coordination
    u = np.minimum(_checks.matrix(u, "u"), 1)
    others = (u.sum(axis=1, keepdims=True) - u) / (u.shape[1] - 1)
    relative = np.divide(u, others, out=np.full_like(u, np.nan), where=others > 0)
    with np.errstate(invalid="ignore"):
        position = (relative > 1 + band + TIED).astype(np.int64) - (relative < 1 - band - TIED)
    raised = [coordination(_caught_up(u, i), weights=weights, formula=formula).coordination for i in range(u.shape[1])]
    gain = np.stack(raised, axis=1) - nominal[:, None]
    best = np.nanmax(np.where(np.isnan(gain), -np.inf, gain), axis=1)
    first = np.argmax(np.where(np.isnan(gain), -np.inf, gain) >= best[:, None] - TIED, axis=1)
    return LagLead(relative, position, gain, np.where(best > TIED, first, -1).astype(np.int64))


def _caught_up(u: Array, system: int) -> Array:
    out = u.copy()
    out[:, system] = np.where(np.isnan(u[:, system]), np.nan, u.max(axis=1))
    return out
