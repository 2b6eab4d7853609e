"""How fast prices of regions come together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.regions import RegionsError
from xinzhi.lang import Words
from xinzhi.measures import _panels
from xinzhi.measures.dynamics import _regression
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

NAME = "space/price_convergence"
CUBE = Words("三维：时期 × 地区 × 商品，且不为空", "three-dimensional, periods × regions × goods, and not empty")
AXES = Words("时期, 地区, 商品", "period, region, good")
KINDS = Words("以下之一：chain、level", "one of chain, level")
GOODS_EACH = Words("以下之一：pooled、each", "one of pooled, each")


@dataclass(frozen=True, slots=True)
class PriceConvergence:
    """Speed at which differences in prices between regions close.

    Attributes
    ----------
    beta, se, t
        Coefficient of the difference of the period before, its standard error (clustered by region) and t value.
    half_life
        Periods until half a difference is closed; NaN where it does not close.
    by_good_beta, by_good_half_life
        The same for each good alone, shape (goods,).
    observations
        Number of rows.
    effects
        Whether each region and good goes to a difference of its own.
    """

    beta: float
    se: float
    t: float
    half_life: float
    by_good_beta: Array
    by_good_half_life: Array
    observations: int
    effects: bool


@method(
    zh="价格收敛速度",
    en="Speed of price convergence",
    cite="Parsley & Wei 1996",
    role="prices to convergence",
    domain="positive",
)
def price_convergence(
    prices: Array, *, kind: Literal["chain", "level"] = "chain", effects: bool = True
) -> PriceConvergence:
    r"""Regress the change of a region's relative price on the relative price of the period before.

    Parameters
    ----------
    prices
        Prices or price indices, shape (periods, regions, goods), all above 0, none missing.
    kind
        ``chain`` for indices with the year before as 100, which are chained first; ``level`` for prices.
    effects
        Whether each region and good may keep a difference of its own (fixed effects). Chain indices tell no levels,
        so that they need it.

    Returns
    -------
    PriceConvergence
        The coefficient of all goods together and of each, with half-lives.

    Raises
    ------
    MeasureError
        For prices missing, infinite, 0 or below (periods in ``rows``, regions in ``columns``), fewer than four periods
        (three under ``level`` without effects) or two regions, ``effects=False`` with chain indices, and goods whose relative prices never move.

    Notes
    -----
    With q the logarithm of a price over the mean of the regions in the period,

    .. math:: \Delta q_{ikt} = \alpha_{ik} + \beta q_{ik,t-1} + \epsilon_{ikt}, \quad
              h = - \frac{\ln 2}{\ln (1 + \beta)}.

    β of 0 says that differences last for ever, -1 that they are gone after one period. Fixed effects bias β downwards
    when periods are few (by about -(2 + β) / T; Nickell 1981): the half-life is then too short. Standard errors
    allow any dependence within a region.

    Wrong forms in circulation: chain indices taken for levels; the half-life ln 2 / β.

    References
    ----------
    Parsley, D. C. & Wei, S.-J. (1996). Convergence to the law of one price without trade barriers or currency
    fluctuations. Quarterly Journal of Economics 111, 1211–1236.
    Nickell, S. (1981). Biases in dynamic models with fixed effects. Econometrica 49, 1417–1426.

    Examples
    --------
    >>> gap = 0.8 ** np.arange(6)[:, np.newaxis, np.newaxis] * np.array([[0.3, -0.2], [0.1, 0.4], [-0.4, -0.2]])
    >>> found = price_convergence(np.exp(gap), kind="level", effects=False)
    >>> round(found.beta, 6), round(found.half_life, 3)
    (-0.2, 3.106)
    """
    if kind not in {"chain", "level"}:
        raise MeasureError.bad_setting(NAME, "kind", kind, KINDS)
    if kind == "chain" and not effects:
        raise MeasureError.bad_setting(
            NAME, "effects", effects, Words("true（环比指数没有水平）", "true (chain indices have no levels)")
        )
    relative = _relative(prices, kind, effects=effects)
    change, before = np.diff(relative, axis=0), relative[:-1]
    if effects:
        change, before = change - change.mean(axis=0), before - before.mean(axis=0)
    size = (before**2).sum(axis=(0, 1))
    still = np.flatnonzero(size <= 1e-20 * max(1.0, float(size.max())))
    if len(still):
        raise RegionsError.no_spread("prices", still.tolist())
    by_good = (before * change).sum(axis=(0, 1)) / size
    regions = np.broadcast_to(np.arange(before.shape[1])[:, np.newaxis], before.shape).ravel()
    fit = _regression.clustered(before.reshape(-1, 1), change.ravel(), regions)
    beta, se = float(fit.coefficients[0]), float(fit.errors[0])
    return PriceConvergence(
        beta=beta,
        se=se,
        t=beta / se if se > 0 else np.nan,
        half_life=float(_half_life(np.array([beta]))[0]),
        by_good_beta=by_good,
        by_good_half_life=_half_life(by_good),
        observations=before.size,
        effects=effects,
    )


def _relative(prices: Array, kind: str, *, effects: bool) -> Array:
    prices = _panels.figures(prices, "prices", 3, CUBE, AXES)
    _panels.refuse("nonpositive", prices <= 0, "prices", AXES)
    needed = (4 if effects else 3, 2)
    for what, found, least in zip((_panels.PERIODS, _panels.REGIONS), prices.shape[:2], needed, strict=True):
        if found < least:
            raise RegionsError.too_few(what, found, least)
    logs = np.log(prices)
    if kind == "chain":  # the first index is a change too: the level before it is the base
        logs = np.concatenate([np.zeros_like(logs[:1]), np.cumsum(logs - np.log(100), axis=0)])
    return np.asarray(logs - logs.mean(axis=1, keepdims=True))


def _half_life(beta: Array) -> Array:
    out = np.full_like(beta, np.nan)
    closing = (beta > -1) & (beta < 0)
    out[closing] = -np.log(2) / np.log1p(beta[closing])
    return out
