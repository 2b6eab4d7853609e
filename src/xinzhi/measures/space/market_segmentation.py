"""Market segmentation by relative prices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.regions import RegionsError
from xinzhi.lang import Words
from xinzhi.measures import _checks, _panels
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Goods, Regions, SpatialWeights

NAME = "space/market_segmentation"
CUBE = Words("三维：时期 × 地区 × 商品，且不为空", "three-dimensional, periods × regions × goods, and not empty")
AXES = Words("时期, 地区, 商品", "period, region, good")
GOODS = Words("商品", "goods")
CHOICES: dict[str, tuple[str, ...]] = {
    "kind": ("chain", "level"),
    "pairs": ("all", "adjacent"),
    "demean": ("good-period", "good", "none"),
    "divisor": ("n-1", "n"),
}
Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class MarketSegmentation:
    """How far relative prices drift apart between regions.

    Of level prices the first period is gone, because they are differenced: arrays have periods - 1 rows.

    Attributes
    ----------
    pairs
        Positions of the two regions of each pair, the smaller first, shape (pairs, 2).
    by_pair
        Variance over goods of each pair's relative price changes, shape (periods, pairs).
    by_region
        Mean of the pairs a region is in, shape (periods, regions).
    national
        Mean of all pairs, shape (periods,).
    integration
        One over the square root of `by_region`, shape (periods, regions); NaN where that is 0.
    """

    pairs: Places
    by_pair: Array
    by_region: Array
    national: Array
    integration: Array

    @property
    def national_integration(self) -> Array:
        """One over the square root of `national`, shape (periods,); NaN where that is 0."""
        return _integration(self.national)


@method(
    zh="市场分割指数（相对价格法）",
    en="Market segmentation by relative prices",
    cite="Parsley & Wei 2001; Gui, Chen, Lu & Chen 2006",
    role="prices to segmentation",
    domain="positive",
)
def market_segmentation(
    prices: Array,
    *,
    kind: Literal["chain", "level"] = "chain",
    pairs: Literal["all", "adjacent"] = "all",
    neighbours: SpatialWeights | None = None,
    goods: Goods | None = None,
    regions: Regions | None = None,
    demean: Literal["good-period", "good", "none"] = "good-period",
    absolute: bool = True,
    divisor: Literal["n-1", "n"] = "n-1",
) -> MarketSegmentation:
    r"""Measure by how much the prices of goods move apart between regions: the higher, the less one market.

    Parameters
    ----------
    prices
        Prices or price indices, shape (periods, regions, goods), all above 0, none missing. The goods given are
        the goods used: published series differ by them.
    kind
        ``chain`` for indices with the year before as 100, as yearbooks print them; ``level`` for prices, or
        indices on one fixed base, which are differenced first.
    pairs
        ``all`` pairs of regions, or ``adjacent`` ones only.
    neighbours
        Which regions are adjacent (above 0) under ``pairs="adjacent"``, keyed by region or of shape (regions, regions),
        symmetric; not used under ``all``.
    goods
        Positions of the goods to use, counted from 0, two or more; None for all.
    regions
        The regions of the prices, shape (regions,), by which keyed neighbours are put in order.
    demean
        What is taken from each pair's relative price: the mean of the good over the pairs of the period
        (``good-period``), that over all periods too (``good``), or nothing (``none``).
    absolute
        Whether the size of relative prices is taken before the mean is taken away, so that it does not
        matter which region of a pair is named first. Without it a pair counts in both orders, the
        means are 0, and `demean` changes nothing.
    divisor
        By what the squared deviations are divided: goods less one, or goods.

    Returns
    -------
    MarketSegmentation
        The variances by pair, their means by region and for all, and the index of integration.

    Raises
    ------
    MeasureError
        For prices missing, infinite, 0 or below (periods in ``rows``, regions in ``columns``), fewer than two
        regions or goods (two periods under ``level``), adjacency that is missing, not square or one-sided,
        and regions without a neighbour (in ``rows``).

    Notes
    -----
    With i and j regions, k goods and P prices,

    .. math:: \Delta Q_{ijt}^k = \ln \frac{P_{it}^k}{P_{i,t-1}^k} - \ln \frac{P_{jt}^k}{P_{j,t-1}^k}, \quad
              q_{ijt}^k = |\Delta Q_{ijt}^k| - \overline{|\Delta Q_t^k|}, \quad
              S_{ijt} = \mathrm{Var}_k \, q_{ijt}^k.

    A chain index already is P(t) / P(t - 1), so that its relative price ln (P_i / P_j) is the change as it
    stands. The index of a region is the mean of S over its pairs, integration is 1 / √S. Taking away
    the mean of the good removes what moves its price everywhere, such as a harvest.

    Variants in use: neighbours only or all pairs, 7 to 16 goods, with or without absolute values; they give
    different levels and different orders of regions, and no two series compare unless all choices agree.

    Wrong forms in circulation: chain indices differenced once more, which measures how inflation speeds up;
    prices differenced without logarithms; a region paired with itself, whose zeros lower every mean.

    References
    ----------
    Parsley, D. C. & Wei, S.-J. (2001). Explaining the border effect: the role of exchange rate variability, shipping
    costs, and geography. Journal of International Economics 55, 87–105.
    Gui Qihan, Chen Min, Lu Ming & Chen Zhao (2006): 桂琦寒、陈敏、陆铭、陈钊，中国国内商品市场趋于分割还是整合：
    基于相对价格法的分析，世界经济。
    Sheng Bin & Mao Qilin (2011), for the index of integration: 盛斌、毛其淋，贸易开放、国内市场一体化与中国省际经济增长：
    1985～2008年，世界经济 2011 (11), 44–66.

    Examples
    --------
    >>> prices = 100 * np.exp([[[0.0, 0.0], [0.1, 0.2], [0.3, 0.3]]])
    >>> found = market_segmentation(prices)
    >>> found.by_pair.round(4).tolist(), found.by_region.round(4).tolist()
    ([[0.005, 0.0, 0.005]], [[0.0025, 0.005, 0.0025]])
    """
    _check_settings(kind=kind, pairs=pairs, demean=demean, divisor=divisor)
    change = _changes(prices, kind, goods)
    count, chosen = change.shape[2], change.shape[1]
    one, other = _pairs(pairs, neighbours, count, regions)
    by_pair = np.empty((len(change), len(one)))
    everywhere = _means_of_goods(change, one, other) if absolute and demean == "good" else np.zeros((chosen, 1))
    for t, now in enumerate(change):
        apart = _apart(now, one, other, absolute=absolute)
        apart -= apart.mean(axis=1, keepdims=True) if absolute and demean == "good-period" else everywhere
        apart -= apart.mean(axis=0)
        by_pair[t] = np.einsum("gp,gp->p", apart, apart) / (chosen - 1 if divisor == "n-1" else chosen)
    by_pair[by_pair <= (_checks.ROUNDING * max(1.0, np.abs(change).max())) ** 2] = 0
    by_region = _means_of_regions(by_pair, one, other, count)
    return MarketSegmentation(
        pairs=np.column_stack([one, other]),
        by_pair=by_pair,
        by_region=by_region,
        national=by_pair.mean(axis=1),
        integration=_integration(by_region),
    )


def _check_settings(**given: str) -> None:
    for name, value in given.items():
        choices = CHOICES[name]
        if value not in choices:
            expected = Words(f"以下之一：{'、'.join(choices)}", f"one of {', '.join(choices)}")
            raise MeasureError.bad_setting(NAME, name, value, expected)


def _changes(prices: Array, kind: str, goods: Goods | None) -> Array:
    """Give the logarithm of each price over that of the period before, shape (periods, goods, regions)."""
    prices = _panels.figures(prices, "prices", 3, CUBE, AXES)
    prices = prices if goods is None else prices[:, :, _chosen(goods, prices.shape[2])]
    _panels.refuse("nonpositive", prices <= 0, "prices", AXES)
    least = (2 if kind == "level" else 1, 2, 2)
    for what, found, needed in zip((_panels.PERIODS, _panels.REGIONS, GOODS), prices.shape, least, strict=True):
        if found < needed:
            raise RegionsError.too_few(what, found, needed)
    logs = np.log(prices)
    change = np.diff(logs, axis=0) if kind == "level" else logs
    return np.ascontiguousarray(change.swapaxes(1, 2))


def _chosen(goods: Goods, count: int) -> Places:
    """Give the positions of the goods to use, each once."""
    at = np.asarray(goods)
    if (
        at.ndim != 1
        or at.dtype.kind not in "iu"
        or len(set(at.tolist())) < len(at)
        or (at < 0).any()
        or (at >= count).any()
    ):
        raise MeasureError.bad_setting(
            NAME,
            "goods",
            list(goods),
            Words(f"0 到 {count - 1} 的位置，各一次", f"positions from 0 to {count - 1}, each once"),
        )
    return at.astype(np.intp)


def _pairs(pairs: str, neighbours: SpatialWeights | None, regions: int, named: Regions | None) -> tuple[Places, Places]:
    """Give the first and the second region of each pair, shape (pairs,) each, the smaller position first."""
    if pairs == "all":
        return np.triu_indices(regions, k=1)
    if neighbours is None:
        raise MeasureError.missing_setting(NAME, "neighbours")
    adjacent = _panels.neighbours(neighbours, "neighbours", regions, named) > 0
    if (adjacent != adjacent.T).any():
        one_sided = np.argwhere(adjacent & ~adjacent.T)
        raise RegionsError.one_sided("neighbours", [(int(i), int(j)) for i, j in one_sided])
    if not adjacent.any(axis=1).all():
        raise RegionsError.no_neighbours(np.flatnonzero(~adjacent.any(axis=1)).tolist())
    one, other = np.nonzero(np.triu(adjacent))
    return one, other


def _apart(change: Array, one: Places, other: Places, *, absolute: bool) -> Array:
    """Give the relative price change of each pair in one period, shape (goods, pairs)."""
    signed = change.take(one, axis=1)
    signed -= change.take(other, axis=1)
    return np.abs(signed, out=signed) if absolute else signed


def _means_of_goods(change: Array, one: Places, other: Places) -> Array:
    """Give the mean of each good's relative price changes over all pairs and periods, shape (goods, 1)."""
    means = [_apart(now, one, other, absolute=True).mean(axis=1) for now in change]
    return np.asarray(np.mean(means, axis=0)[:, np.newaxis])


def _means_of_regions(by_pair: Array, one: Places, other: Places, regions: int) -> Array:
    ends = np.concatenate([one, other])
    sums = np.stack([np.bincount(ends, np.concatenate([row, row]), regions) for row in by_pair])
    return np.asarray(sums / np.bincount(ends, minlength=regions))


def _integration(segmentation: Array) -> Array:
    out = np.full_like(segmentation, np.nan)
    np.divide(1.0, np.sqrt(segmentation), out=out, where=segmentation > 0)
    return out
