"""Convergence clubs after Phillips and Sul."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.regions import RegionsError
from xinzhi.lang import Words
from xinzhi.measures import _panels
from xinzhi.measures.dynamics import _clubs, _log_t, _trend
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

NAME = "dynamics/club_convergence"
TRIM = Words("0 到 0.9 之间的数", "a number from 0 to 0.9")
MERGES = Words("以下之一：phillips-sul、none", "one of phillips-sul, none")
FILTERS = Words("大于 0 的数，或留空", "a number above 0, or null")
LEAST = 4


@dataclass(frozen=True, slots=True)
class ClubConvergence:
    """Clubs of regions whose paths come together.

    Attributes
    ----------
    slope, se, t
        Log t regression of all regions: its slope, standard error and t value.
    converges
        Whether all regions converge: t above the critical value.
    clubs
        Club of each region, counted from 1 for the highest, 0 where a region diverges, shape (regions,).
    club_slope, club_se, club_t, club_size
        The regression and the number of regions of each club, shape (clubs,).
    initial_clubs
        Clubs before any were merged, shape (regions,).
    transition
        Path of each region relative to the mean of all, after the trend was taken, shape (periods, regions).
    periods_used
        Number of periods in the regressions.
    """

    slope: float
    se: float
    t: float
    converges: bool
    clubs: NDArray[np.int64]
    club_slope: Array
    club_se: Array
    club_t: Array
    club_size: NDArray[np.int64]
    initial_clubs: NDArray[np.int64]
    transition: Array
    periods_used: int


@method(
    zh="俱乐部收敛（log t 检验）",
    en="Club convergence (log t test)",
    cite="Phillips & Sul 2007, 2009",
    role="values over time to clubs",
    domain="positive",
)
def club_convergence(
    y: Array,
    *,
    trim: float = 1 / 3,
    critical: float = -1.65,
    sieve: float = 0.0,
    sort: Literal["last", "last-half"] = "last",
    smooth: float | None = None,
    merge: Literal["phillips-sul", "none"] = "phillips-sul",
) -> ClubConvergence:
    r"""Test whether paths come together, and sort regions into clubs within which they do.

    Parameters
    ----------
    y
        Levels or their logarithms, shape (periods, regions), all above 0, none missing, periods at equal steps.
    trim
        Share of the first periods that the regressions leave out; Phillips and Sul advise 0.3 for up to 50 periods,
        programs take a third.
    critical
        t value below which convergence is rejected (-1.65 for 5 %, one-sided).
    sieve
        t value above which a region joins a core group; raised by 0.01 until the club converges.
    sort
        Whether regions are ordered by the ``last`` period or by the mean of the ``last-half``.
    smooth
        Parameter of the Hodrick–Prescott filter, whose trend is used in place of the values (400 for yearly
        figures); None uses the values as they are.
    merge
        Whether neighbouring clubs that converge together are joined (Phillips & Sul 2009), or left as found.

    Returns
    -------
    ClubConvergence
        The test of all regions, the clubs with theirs, and the relative paths.

    Raises
    ------
    MeasureError
        For values missing, infinite, 0 or below (periods in ``rows``, regions in ``columns``), fewer than two regions
        or so few periods that less than four are left after trimming.

    Notes
    -----
    With h the path relative to the mean of all regions,

    .. math:: H_t = \frac{1}{N} \sum_i (h_{it} - 1)^2, \quad
              \log \frac{H_1}{H_t} - 2 \log \log t = a + b \log t + u_t, \quad t = [rT] + 1, \ldots, T.

    Convergence is rejected where :math:`t_b < -1.65`; b of 2 and above speaks for levels that come together,
    from 0 to 2 for rates of growth that do. Standard errors use one long-run variance (quadratic spectral
    kernel, width after Andrews 1991), as Phillips and Sul's program does.

    Clubs: order the regions; from the first two that converge take the run with the largest t as core; add each
    region whose t with the core is above `sieve`; begin again with those left. Then neighbouring clubs that
    converge together are joined.

    With T of 13 nine periods remain, and the critical value is one of many periods: a club is then a description
    more than a test. Programs differ by a trim of 0.3 or one third, and by whether a club that fails is
    thinned by a higher sieve (here) or kept.

    Wrong forms in circulation: log t begun at 0 or at the calendar year; HAC errors of the coefficient in place of
    one long-run variance, which move the t value across -1.65.

    References
    ----------
    Phillips, P. C. B. & Sul, D. (2007). Transition modeling and econometric convergence tests. Econometrica 75,
    1771–1855.
    Phillips, P. C. B. & Sul, D. (2009). Economic transition and growth. Journal of Applied Econometrics 24, 1153–1185.
    Andrews, D. W. K. (1991). Heteroskedasticity and autocorrelation consistent covariance matrix estimation.
    Econometrica 59, 817–858.

    Examples
    --------
    >>> apart = np.array([0.3, -0.2, 0.1, 0.2, -0.3, -0.1]) / np.arange(1, 21)[:, np.newaxis]
    >>> y = np.array([10.0, 10, 10, 4, 4, 4]) * (1 + apart)
    >>> club_convergence(y).clubs.tolist()
    [1, 1, 1, 2, 2, 2]
    """
    y = _figures(y)
    cut = _checked_cut(len(y), trim, merge, smooth)
    paths = y if smooth is None else _trend.hodrick_prescott(y, smooth)
    rules = _clubs.Rules(cut, critical, sieve, len(y) // 2 if sort == "last-half" else len(y) - 1)
    found = _clubs.find_clubs(paths, rules)
    joined = _clubs.merge(found, paths, rules) if merge == "phillips-sul" else found
    whole = _log_t.log_t(paths, cut)
    tests = [_log_t.log_t(paths[:, club], cut) for club in joined]
    return ClubConvergence(
        slope=whole.slope,
        se=whole.se,
        t=whole.t,
        converges=bool(whole.t > critical),
        clubs=_numbered(joined, y.shape[1]),
        club_slope=np.array([one.slope for one in tests]),
        club_se=np.array([one.se for one in tests]),
        club_t=np.array([one.t for one in tests]),
        club_size=np.array([len(club) for club in joined], dtype=np.int64),
        initial_clubs=_numbered(found, y.shape[1]),
        transition=paths / paths.mean(axis=1, keepdims=True),
        periods_used=len(y) - cut,
    )


def _figures(y: Array) -> Array:
    y = _panels.panel(y, periods=LEAST)
    _panels.refuse("nonpositive", y <= 0, "y")
    if y.shape[1] < 2:
        raise RegionsError.too_few(_panels.REGIONS, y.shape[1], 2)
    return y


def _checked_cut(periods: int, trim: float, merge: str, smooth: float | None) -> int:
    if not 0 <= trim <= 0.9:
        raise MeasureError.bad_setting(NAME, "trim", trim, TRIM)
    if merge not in {"phillips-sul", "none"}:
        raise MeasureError.bad_setting(NAME, "merge", merge, MERGES)
    if smooth is not None and not smooth > 0:
        raise MeasureError.bad_setting(NAME, "smooth", smooth, FILTERS)
    cut = max(int(np.floor(periods * trim + 0.5)), 1)  # log log 1 does not exist
    if periods - cut < LEAST:
        needed = next(n for n in range(LEAST + 1, 1000) if n - max(int(np.floor(n * trim + 0.5)), 1) >= LEAST)
        raise RegionsError.too_few(_panels.PERIODS, periods, needed)
    return cut


def _numbered(clubs: list[list[int]], regions: int) -> NDArray[np.int64]:
    out = np.zeros(regions, dtype=np.int64)
    for number, club in enumerate(clubs, start=1):
        out[club] = number
    return out
