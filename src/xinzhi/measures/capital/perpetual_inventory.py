"""Capital stock by perpetual inventory: investment at constant prices, added up and worn down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Deflators, Stock

FLOWS = Words("二维：时期 × 单位，且不为空", "two-dimensional, periods × units, and not empty")
RULES = Words("以下之一：growth、steady、multiple、given", "one of growth, steady, multiple, given")
RATE = Words("大于 0 且小于 1 的数", "a number above 0 and below 1")
WINDOW = Words("不小于 1、且不超过期数减 1 的整数", "a whole number from 1 to the number of periods less one")
MULTIPLE = Words("大于 0 的有限的数", "a finite number above 0")
GROWS = Words("增长率加折旧率须大于 0", "growth and depreciation together must be above 0")
Rule = Literal["growth", "steady", "multiple", "given"]


@dataclass(frozen=True, slots=True)
class CapitalStock:
    """A stock at the end of each period and what moved it, at the prices of the deflator's base.

    Attributes
    ----------
    stock
        Shape (periods, units), at the end of the period; NaN before the first investment of a unit and from a gap on.
    investment
        Investment at constant prices, shape (periods, units).
    retired
        What wore off in the period, shape (periods, units); NaN in the first, whose stock is the initial one.
    initial
        Stock at the end of the first period, shape (units,).
    growth
        The rate of growth that the initial stock rests on, shape (units,); NaN where its rule needs none.
    """

    stock: Array
    investment: Array
    retired: Array
    initial: Array
    growth: Array


@method(
    zh="永续盘存法",
    en="Perpetual inventory",
    cite="Goldsmith 1951; OECD 2009, Measuring Capital; 张军、吴桂英、张吉鹏 2004",
    role="investment to capital",
)
def perpetual_inventory(
    investment: Array,
    deflator: Deflators | None = None,
    stock: Stock | None = None,
    *,
    depreciation: float,
    initial: Rule = "growth",
    window: int = 5,
    divisor: float = 0.1,
) -> CapitalStock:
    r"""Add up investment at constant prices, less what wears off.

    Parameters
    ----------
    investment
        Investment of each period at current prices, shape (periods, units), periods one year apart; NaN where missing.
    deflator
        Price level of investment, shape (periods, units) or (periods,), 1 in the year of whose prices the stock is; None
        where investment is at constant prices already.
    stock
        With the rule ``given``, the stock at the end of the first period, shape (units,), at constant prices.
    depreciation
        Share of the stock at the beginning of a period that wears off within it, above 0 and below 1.
    initial
        How the stock at the end of the first period is found: ``growth``, ``steady``, ``multiple`` or ``given``.
    window
        With the rules ``growth`` and ``steady``, over how many years investment's mean rate of growth is taken.
    divisor
        With the rule ``multiple``, what the first investment is divided by.

    Returns
    -------
    CapitalStock
        Stock, investment, what wore off, the initial stock and the growth it rests on.

    Raises
    ------
    MeasureError
        For negative or infinite investment, deflators not above 0, arrays that do not match, settings out of range,
        or growth and depreciation that together are not above 0.

    Notes
    -----
    .. math:: K_t = (1 - \delta) K_{t-1} + I_t / P_t

    The stock at the end of the first period, by rule:

    - ``growth``: :math:`K_0 = I_0 / (g + \delta)` with :math:`g` the geometric mean growth of investment at constant
      prices over the `window`, the rule of Hall & Jones (1999). Where investment has always grown at g it is the stock
      at the beginning of the first period; what it lacks at the end fades with :math:`(1 - \delta)^t`.
    - ``steady``: :math:`K_0 = I_0 (1 + g) / (g + \delta)`, the stock at the end of the first period where investment has
      always grown at g; then :math:`K_t = I_t (1 + g) / (g + \delta)` throughout.
    - ``multiple``: :math:`K_0 = I_0 / 0.1`, the rule of 张军等 (2004) for 1952, or another divisor.
    - ``given``: a stock of one's own.

    In circulation and not the same: the deflator applied to the stock instead of to each year's investment; indices
    with previous year = 100 taken for a price level; depreciation applied to the year's own investment as well
    (:math:`K_t = (1 - \delta)(K_{t-1} + I_t)`); and total investment in fixed assets (全社会固定资产投资), which holds land
    and old assets, for gross fixed capital formation.

    References
    ----------
    Goldsmith, R. W. (1951). A perpetual inventory of national wealth. NBER Studies in Income and Wealth 14.
    OECD (2009). Measuring Capital, 2nd ed.
    Hall, R. E. & Jones, C. I. (1999). Why do some countries produce so much more output per worker than others?
    Quarterly Journal of Economics 114(1), 83–116.
    张军、吴桂英、张吉鹏 (2004). 中国省际物质资本存量估算：1952—2000. 经济研究 (10).
    Zhang, J. (2008). Estimation of China's provincial capital stock (1952–2004) with applications. Journal of Chinese
    Economic and Business Studies 6(2), 177–196.

    Examples
    --------
    >>> made = perpetual_inventory(np.array([[10.0], [11.0], [12.1]]), depreciation=0.1, initial="multiple")
    >>> made.stock.ravel().round(6).tolist()
    [100.0, 101.0, 103.0]
    """
    _check(depreciation, initial, divisor)
    real = _real(investment, deflator)
    started = np.argmax(~np.isnan(real), axis=0)
    first = real[started, np.arange(real.shape[1])]
    growth = np.full(real.shape[1], np.nan)
    if initial in {"growth", "steady"}:
        growth = _growth(real, started, window)
        if (growth + depreciation <= 0).any():
            raise MeasureError.wrong_values("investment", GROWS)
        opening = first * (1 + growth if initial == "steady" else 1) / (growth + depreciation)
    elif initial == "multiple":
        opening = first / divisor
    else:
        opening = _given(stock, real.shape[1])
    return _added(real, started, opening, depreciation, growth)


def _check(depreciation: float, initial: str, divisor: float) -> None:
    key = "capital/perpetual_inventory"
    if isinstance(depreciation, bool) or not (np.isfinite(depreciation) and 0 < depreciation < 1):
        raise MeasureError.bad_setting(key, "depreciation", depreciation, RATE)
    if initial not in {"growth", "steady", "multiple", "given"}:
        raise MeasureError.bad_setting(key, "initial", initial, RULES)
    if isinstance(divisor, bool) or not (np.isfinite(divisor) and divisor > 0):
        raise MeasureError.bad_setting(key, "divisor", divisor, MULTIPLE)


def _real(investment: Array, deflator: Array | None) -> Array:
    flows = _checks.numbers(investment, "investment")
    if flows.ndim != 2 or flows.size == 0:
        raise MeasureError.wrong_shape("investment", flows.shape, FLOWS)
    _checks.refuse("negative", flows < 0, "investment")
    if deflator is None:
        return flows
    prices = _checks.numbers(deflator, "deflator")
    prices = prices[:, np.newaxis] if prices.ndim == 1 else prices
    if prices.ndim != 2 or len(prices) != len(flows) or prices.shape[1] not in {1, flows.shape[1]}:
        raise MeasureError.wrong_length("deflator", len(prices), "investment", len(flows))
    _checks.refuse("nonpositive", prices <= 0, "deflator")
    return np.asarray(flows / prices)


def _growth(real: Array, started: Array, window: int) -> Array:
    """Give the geometric mean growth of each unit over the window; NaN where a figure for it is missing or is 0."""
    periods = len(real)
    if isinstance(window, bool) or not isinstance(window, int | np.integer) or not 1 <= window < max(periods, 2):
        raise MeasureError.bad_setting("capital/perpetual_inventory", "window", window, WINDOW)
    units = np.arange(real.shape[1])
    late = started + window
    inside = late < periods
    first, last = real[started, units], np.where(inside, real[np.minimum(late, periods - 1), units], np.nan)
    usable = (first > 0) & (last > 0)
    ratio = np.where(usable, last, 1.0) / np.where(usable, first, 1.0)
    return np.asarray(np.where(usable, ratio ** (1 / window) - 1, np.nan))


def _given(stock: Array | None, units: int) -> Array:
    if stock is None:
        raise MeasureError.wrong_length("stock", 0, "investment", units)
    array = _checks.numbers(stock, "stock")
    if array.shape != (units,):
        raise MeasureError.wrong_length("stock", array.size, "investment", units)
    _checks.refuse("negative", array < 0, "stock")
    return array


def _added(real: Array, started: Array, opening: Array, depreciation: float, growth: Array) -> CapitalStock:
    stock, retired = np.full_like(real, np.nan), np.full_like(real, np.nan)
    units = np.arange(real.shape[1])
    stock[started, units] = np.where(np.isnan(real[started, units]), np.nan, opening)
    for t in range(1, len(real)):
        going = t > started
        retired[t, going] = depreciation * stock[t - 1, going]
        stock[t, going] = stock[t - 1, going] - retired[t, going] + real[t, going]
    return CapitalStock(stock, real, retired, stock[started, units], growth)
