"""Sigma convergence: does the spread between regions fall."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.regions import RegionsError
from xinzhi.lang import Words
from xinzhi.measures import _checks, _panels
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Years

MEASURES = Words("以下之一：log、variation", "one of log, variation")
DIVISORS = Words("以下之一：n-1、n", "one of n-1, n")
NAME = "dynamics/sigma_convergence"


@dataclass(frozen=True, slots=True)
class SigmaConvergence:
    """The spread between regions over time.

    Attributes
    ----------
    sigma
        Spread in each period, shape (periods,).
    change
        Spread in the last period minus that in the first.
    trend
        Slope of a straight line through `sigma` by least squares, a year, or a period where no years are given.
    """

    sigma: Array
    change: float
    trend: float


@method(
    zh="σ 收敛",
    en="Sigma convergence",
    cite="Barro & Sala-i-Martin 1992",
    role="values over time to convergence",
    domain="positive",
)
def sigma_convergence(
    y: Array,
    *,
    years: Years | None = None,
    measure: Literal["log", "variation"] = "log",
    divisor: Literal["n-1", "n"] = "n-1",
) -> SigmaConvergence:
    r"""Measure the spread between regions in each period, and whether it falls.

    Parameters
    ----------
    y
        Levels, shape (periods, regions), all above 0; not logarithms.
    years
        The year of each period, shape (periods,), or the number of years from the first period to the last;
        None counts periods.
    measure
        ``log`` for the standard deviation of logarithms, ``variation`` for the coefficient of variation of levels.
    divisor
        By what squared deviations are divided: regions less one, or regions.

    Returns
    -------
    SigmaConvergence
        The spread of each period, its change and its trend.

    Raises
    ------
    MeasureError
        For levels missing, infinite, 0 or below (periods in ``rows``, regions in ``columns``), years that do not rise,
        fewer than two periods or two regions.

    Notes
    -----
    .. math:: \sigma_t = \sqrt{\frac{1}{n - 1} \sum_i \left( \ln y_{it} - \overline{\ln y_t} \right)^2}

    or the standard deviation of y over its mean. Both are free of the unit. Neither is the coefficient of variation
    of logarithms, which some programs give as their default: it depends on the unit, and falls merely because
    levels rise.

    The trend describes the line; no standard error is given, because spreads of neighbouring years are not independent.
    A falling spread implies that lower regions grew faster (β below 0); the reverse does not hold.

    References
    ----------
    Barro, R. J. & Sala-i-Martin, X. (1992). Convergence. Journal of Political Economy 100, 223–251.

    Examples
    --------
    >>> y = np.array([[10.0, 20.0, 40.0], [22.0, 38.0, 70.0], [40.0, 60.0, 99.0]])
    >>> sigma_convergence(y, years=[2010, 2015, 2020]).sigma.round(3).tolist()
    [0.693, 0.579, 0.454]
    """
    if measure not in {"log", "variation"}:
        raise MeasureError.bad_setting(NAME, "measure", measure, MEASURES)
    if divisor not in {"n-1", "n"}:
        raise MeasureError.bad_setting(NAME, "divisor", divisor, DIVISORS)
    y = _panels.panel(y, periods=2)
    _panels.refuse("nonpositive", y <= 0, "y")
    if y.shape[1] < 2:
        raise RegionsError.too_few(_panels.REGIONS, y.shape[1], 2)
    time = _panels.calendar(len(y) - 1 if years is None else years, len(y))
    level = _checks.scaled(y)
    relative = np.log(level) if measure == "log" else level / level.mean(axis=1, keepdims=True)
    sigma = relative.std(axis=1, ddof=1 if divisor == "n-1" else 0)
    apart = time - time.mean()
    return SigmaConvergence(sigma, float(sigma[-1] - sigma[0]), float(apart @ sigma / (apart @ apart)))
