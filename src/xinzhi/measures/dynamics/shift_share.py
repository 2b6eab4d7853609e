"""Growth of regions taken apart: the nation's, that of their industries, and their own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.errors.groups import GroupsError
from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _panels
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

BOTH = Words("两个时期 × 地区 × 产业", "two periods × regions × industries")
AXES = Words("时期, 地区, 产业", "period, region, industry")


@dataclass(frozen=True, slots=True)
class ShiftShare:
    """What a region's growth is made of, in the unit of y.

    Attributes
    ----------
    change
        Growth of each region, shape (regions,); the sum of `national`, `mix` and `competitive`.
    national
        What the region would have grown by at the nation's rate, shape (regions,).
    mix
        What its industries grew more by than the nation, in the whole nation, shape (regions,).
    competitive
        What its industries grew more by there than in the nation, shape (regions,).
    homothetic_competitive, allocation
        The same after Esteban-Marquillas: with the industries of the nation's structure, and the rest, which is
        above 0 where a region is specialised in industries in which it does better; they sum to `competitive`.
    by_industry
        Change, national, mix, competitive, homothetic and allocation of each industry, shape (6, regions, industries).
    """

    change: Array
    national: Array
    mix: Array
    competitive: Array
    homothetic_competitive: Array
    allocation: Array
    by_industry: Array


@method(
    zh="偏离—份额分析",
    en="Shift-share analysis",
    cite="Dunn 1960; Esteban-Marquillas 1972",
    role="structures over time to shares of growth",
    domain="nonnegative",
)
def shift_share(y: Array) -> ShiftShare:
    r"""Take the growth of each region apart into the nation's, its industries' and its own.

    Parameters
    ----------
    y
        Employment or output, shape (2, regions, industries), the first period and the last, none missing or below 0;
        the regions given make up the nation.

    Returns
    -------
    ShiftShare
        The classic three parts, and those of Esteban-Marquillas, by region and by industry.

    Raises
    ------
    MeasureError
        For figures missing, infinite or negative (periods in ``rows``, regions in ``columns``), regions that are 0 in
        the first period (in ``rows``), and another number of periods than two.

    Notes
    -----
    With y the first period, g the nation's rate of growth, g_k that of industry k and g_ik that of it in region i,

    .. math:: N_{ik} = y_{ik} g, \quad M_{ik} = y_{ik} (g_k - g), \quad C_{ik} = y_{ik} (g_{ik} - g_k),

    and with :math:`\hat y_{ik} = y_i \, y_{\cdot k} / y_{\cdot\cdot}` the employment of the nation's structure,
    :math:`C'_{ik} = \hat y_{ik} (g_{ik} - g_k)` and :math:`A_{ik} = (y_{ik} - \hat y_{ik})(g_{ik} - g_k)`.
    M and C sum to 0 over regions. An industry that is 0 in a region at first has no rate there: what it grew by
    is competitive, its homothetic part 0.

    The parts are arithmetic, not an explanation: they move with how finely industries are cut and with the base period.

    Wrong forms in circulation: rates of the last period as weights with the formulas of the first; money at current
    prices, whose inflation is then the largest part of `national`.

    References
    ----------
    Dunn, E. S. (1960). A statistical and analytical technique for regional analysis. Papers in Regional Science 6.
    Esteban-Marquillas, J. M. (1972). A reinterpretation of shift-share analysis. Regional and Urban Economics 2, 249–255.

    Examples
    --------
    >>> found = shift_share(np.array([[[10.0, 10.0], [20.0, 10.0]], [[15.0, 12.0], [20.0, 13.0]]]))
    >>> found.change.tolist(), (found.national + found.mix + found.competitive).round(9).tolist()
    ([7.0, 3.0], [7.0, 3.0])
    """
    y = _panels.figures(y, "y", 3, BOTH, AXES)
    _panels.refuse("negative", y < 0, "y", AXES)
    if len(y) != 2:
        raise MeasureError.wrong_shape("y", y.shape, BOTH)
    start, end = y
    empty = np.flatnonzero(start.sum(axis=1) == 0)
    if len(empty):
        raise GroupsError.empty_rows("y", empty.tolist())
    nation = end.sum() / start.sum() - 1
    base, last = start.sum(axis=0), end.sum(axis=0)
    industry = np.divide(last - base, base, out=np.full_like(base, nation), where=base > 0)
    national, mix = start * nation, start * (industry - nation)
    competitive = end - start - national - mix
    apart = np.divide(competitive, start, out=np.zeros_like(start), where=start > 0)
    homothetic = start.sum(axis=1, keepdims=True) * base / base.sum() * apart
    table = np.stack([end - start, national, mix, competitive, homothetic, competitive - homothetic])
    change, *parts = table.sum(axis=2)
    names = ("national", "mix", "competitive", "homothetic_competitive", "allocation")
    return ShiftShare(change=change, **dict(zip(names, parts, strict=True)), by_industry=table)
