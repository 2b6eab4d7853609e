"""Geographically and temporally weighted regression."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.measures import _checks
from xinzhi.measures._threads import on_one_thread
from xinzhi.measures.registry import method
from xinzhi.measures.space import _distances, _gwr
from xinzhi.measures.types import Array, Explanatory, Places, Years

NAME = "space/gtwr"
RATES = (0.125, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0)


@dataclass(frozen=True, slots=True)
class Gtwr:
    """A regression with coefficients of their own at every place and time.

    Attributes
    ----------
    local
        The coefficients and all that goes with them.
    rate
        How many units of distance (kilometres on a sphere) a year counts for.
    rates, aicc
        The rates tried and the criterion of each, shape (rates,).
    """

    local: _gwr.Local
    rate: float
    rates: Array
    aicc: Array


@method(
    zh="时空地理加权回归（GTWR）",
    en="Geographically and temporally weighted regression",
    cite="Huang, Wu & Barry 2010",
    role="places to local coefficients",
)
@on_one_thread
def gtwr(
    y: Array,
    x: Explanatory,
    *,
    places: Places,
    times: Years,
    kernel: _gwr.Kernel = "bisquare",
    bandwidth: int | None = None,
    rate: float | None = None,
    metric: _distances.Metric = "sphere",
) -> Gtwr:
    r"""Regress y on x at every place and time, near places and near times counting more.

    Parameters
    ----------
    y
        The explained variable, shape (rows,), none missing.
    x
        The explanatory variables without a constant, shape (rows, variables).
    places
        Longitude and latitude in degrees, or two coordinates of a plane, of each row, shape (rows, 2).
    times
        The year of each row, shape (rows,).
    kernel
        How weights fall with distance: ``bisquare``, ``gaussian`` or ``exponential``, adaptive in width.
    bandwidth
        Number of nearest rows in place and time each regression takes in; None for the lowest AICc.
    rate
        How many units of distance a year counts for; None for the one of seven with the lowest AICc.
    metric
        ``sphere`` for degrees (a year counts as kilometres), ``plane`` for coordinates of one unit.

    Returns
    -------
    Gtwr
        Coefficients at every row, and the rate between place and time with those tried.

    Raises
    ------
    MeasureError
        For figures, places or times missing, a singular design (in ``columns``), too few rows, a bandwidth or rate out
        of range.

    Notes
    -----
    The distance in place and time is

    .. math:: d^2_{ij} = (u_i - u_j)^2 + (v_i - v_j)^2 + \tau^2 (t_i - t_j)^2,

    so that it is a geographically weighted regression over three coordinates, fitted by mgwr; on a sphere u and v are
    kilometres east and north of the mean place. The seven rates tried are an eighth to eight times the spread of
    places over that of times. Rate and bandwidth are chosen on the data: standard errors take them as given.

    No package for it was found that is kept up (gtwr of 2022, mgtwr of January 2024); their results differ by how rate and
    bandwidth are searched. What is said of few rows and collinearity under gwr holds here.

    References
    ----------
    Huang, B., Wu, B. & Barry, M. (2010). Geographically and temporally weighted regression for modeling spatio-temporal
    variation in house prices. International Journal of Geographical Information Science 24, 383–401.

    Examples
    --------
    >>> chance = np.random.default_rng(1)
    >>> places, times = chance.uniform(size=(90, 2)), np.repeat([2011, 2012, 2013], 30)
    >>> x = chance.normal(size=90)
    >>> y = (1 + 3 * (times - 2011)) * x + 0.1 * chance.normal(size=90)
    >>> found = gtwr(y, x, places=places, times=times, rate=5.0, metric="plane")
    >>> found.local.coefficients.shape, found.local.aicc < found.local.global_aicc
    ((90, 2), True)
    """
    given, X = _gwr.read(y, x, NAME, kernel, bandwidth)
    at = np.asarray(places, np.float64)
    _distances.apart(at, len(given), metric, NAME)
    when = _checks.beside(times, "times", "y", len(given))
    if rate is not None and not 0 < rate < np.inf:
        raise MeasureError.bad_setting(NAME, "rate", rate, _distances.POSITIVE)
    flat = _flat(at, metric)
    spread = float(np.sqrt(np.sum(np.var(flat, axis=0)))) / (float(np.std(when)) or 1.0)
    rates = np.array(RATES) * spread if rate is None else np.array([rate])
    best: tuple[_gwr.Local, float] | None = None
    criteria = []
    for one in rates.tolist():
        found = _gwr.fit(np.column_stack([flat, one * when]), given, X, (kernel, bandwidth, False))
        criteria.append(found.aicc)
        best = (found, one) if best is None or found.aicc < best[0].aicc else best
    assert best is not None  # noqa: S101
    return Gtwr(local=best[0], rate=best[1], rates=rates, aicc=np.array(criteria))


def _flat(at: Array, metric: str) -> Array:
    if metric == "plane":
        return at
    origin = at.mean(axis=0)
    degree = _distances.EARTH * np.pi / 180
    return np.asarray((at - origin) * [degree * np.cos(np.radians(origin[1])), degree])
