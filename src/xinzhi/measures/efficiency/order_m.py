"""Expected order-m efficiency, which single extreme units sway little."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures.efficiency import _choice, _data
from xinzhi.measures.efficiency._enumerated import assembled, blocks, common_factors
from xinzhi.measures.efficiency._radial import Orientation
from xinzhi.measures.efficiency._result import Efficiency, Variables
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

PAPER = Words("m 阶前沿（Cazals、Florens 和 Simar 2002）", "order-m frontier (Cazals, Florens & Simar 2002)")
AT_LEAST_1 = Words("不小于 1 的整数", "a whole number of 1 or above")


@method(
    zh="m 阶前沿效率",
    en="Order-m efficiency",
    cite="Cazals, Florens & Simar 2002",
    role="inputs and outputs to efficiency",
    domain="nonnegative",
)
def order_m(
    inputs: Array, outputs: Array, bad: Array | None = None, *, m: int = 25, orientation: Orientation = "input"
) -> Efficiency:
    r"""Measure each unit against m units drawn from those that make no less, in expectation.

    Parameters
    ----------
    inputs
        What each unit uses, shape (units, inputs), zero or above.
    outputs
        What each unit makes, shape (units, outputs), zero or above.
    bad
        Undesirable outputs, shape (units, bad outputs), which move with inputs; None where there are none.
    m
        How many units are drawn; the larger, the nearer the free disposal hull.
    orientation
        Whether inputs (and bad outputs) are measured or outputs.

    Returns
    -------
    Efficiency
        `score` is the expected factor, which may pass 1 for a unit beyond the expected frontier; `efficiency` is the factor
        of inputs, or 1 over that of outputs, at most 1; `super_efficiency` among the parts has no such bound. Peers, targets and slacks are those of the free disposal hull.

    Raises
    ------
    MeasureError
        For missing, infinite or negative values, tiny numbers in place of zero, m below 1.

    Notes
    -----
    With the factors r of the N units that make no less in ascending order, the expectation of the least of m drawn with
    replacement is exact, so that nothing is simulated:

    .. math::

        \theta_{m,o} = \sum_{k=1}^{N} r_{(k)} \left[ \left(\tfrac{N-k+1}{N}\right)^m - \left(\tfrac{N-k}{N}\right)^m \right].

    References
    ----------
    Cazals, C., Florens, J.-P. & Simar, L. (2002). Nonparametric frontier estimation: a robust approach. Journal of
    Econometrics 106, 1–25.

    Examples
    --------
    >>> order_m(np.array([[2.0], [4], [5]]), np.array([[2.0], [5], [3]]), m=2).score.round(4)
    array([1.5 , 1.  , 0.85])
    """
    _choice.choose("order_m", "orientation", orientation, ("input", "output"))
    if not isinstance(m, int) or m < 1:
        raise MeasureError.bad_setting("efficiency/order_m", "m", m, AT_LEAST_1)
    data = _data.read(inputs, outputs, bad, "order_m")
    lesser = np.concatenate([data.inputs, data.bad], axis=1)
    growing = orientation == "output"
    moved, held = (data.outputs, -lesser) if growing else (lesser, data.outputs)
    score, peer = np.zeros(len(held)), np.zeros(len(held), np.int64)
    for part in blocks(len(held), len(held)):
        factor = common_factors(moved, moved[part], growing=growing)
        fits = (held[np.newaxis] >= held[part, np.newaxis]).all(axis=2) & np.isfinite(factor)
        score[part] = _expected(np.where(fits, factor, np.nan), m, growing=growing)
        worst = -np.inf if growing else np.inf
        peer[part] = _first(np.where(fits, factor, worst), growing=growing)
    beyond = np.asarray(1 / score) if growing else np.array(score)
    return assembled(
        _choice.described(PAPER, orientation, f"m = {m}"),
        data,
        peer,
        Variables(data.inputs, data.outputs, data.bad),
        score=score,
        efficiency=beyond,
        notes=_data.notes(data),
        parts={"super_efficiency": beyond},
    )


def _first(factor: Array, *, growing: bool) -> NDArray[np.int64]:
    return np.asarray(factor.argmax(axis=1) if growing else factor.argmin(axis=1))


def _expected(factor: Array, m: int, *, growing: bool) -> Array:
    """Give the expected least (greatest, where outputs grow) of m factors drawn with replacement, NaN ones left out."""
    ordered = np.sort(-factor if growing else factor, axis=1)
    count = (~np.isnan(ordered)).sum(axis=1, keepdims=True)
    rank = np.arange(1, ordered.shape[1] + 1)
    left = np.clip((count - rank + 1) / count, 0, 1) ** m - np.clip((count - rank) / count, 0, 1) ** m
    total = np.where(rank <= count, np.nan_to_num(ordered) * left, 0.0).sum(axis=1)
    return np.asarray(-total if growing else total)
