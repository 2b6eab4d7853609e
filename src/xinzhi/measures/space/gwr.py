"""Geographically weighted regression."""

from __future__ import annotations

import numpy as np

from xinzhi.measures._threads import on_one_thread
from xinzhi.measures.registry import method
from xinzhi.measures.space import _distances, _gwr
from xinzhi.measures.types import Array, Explanatory, Places

NAME = "space/gwr"


@method(
    zh="地理加权回归（GWR）",
    en="Geographically weighted regression",
    cite="Fotheringham, Brunsdon & Charlton 2002; Oshan et al. 2019",
    role="places to local coefficients",
)
@on_one_thread
def gwr(
    y: Array,
    x: Explanatory,
    *,
    places: Places,
    kernel: _gwr.Kernel = "bisquare",
    bandwidth: int | None = None,
    metric: _distances.Metric = "sphere",
) -> _gwr.Local:
    r"""Regress y on x at every place, near places counting more.

    Parameters
    ----------
    y
        The explained variable, shape (rows,), none missing.
    x
        The explanatory variables without a constant, shape (rows, variables).
    places
        Longitude and latitude in degrees, or two coordinates of a plane, shape (rows, 2).
    kernel
        How weights fall with distance: ``bisquare``, ``gaussian`` or ``exponential``, adaptive in width.
    bandwidth
        Number of nearest rows each regression takes in; None for the number with the lowest AICc.
    metric
        ``sphere`` for degrees, ``plane`` for coordinates of one unit.

    Returns
    -------
    Local
        Coefficients at every row, with errors, local condition numbers, criteria, and notes on what to mind.

    Raises
    ------
    MeasureError
        For figures missing, places missing or out of range, a singular design (in ``columns``), too few rows, a
        bandwidth out of range.

    Notes
    -----
    .. math:: \hat\beta(i) = (X' W_i X)^{-1} X' W_i y,

    with W_i the weights of the other rows at i. Fitted by mgwr. With 31 provinces a local regression rests on a handful of
    them: local coefficients then follow chance and local collinearity more than place, which the notes of the result
    say where it is so. t values are of as many regressions as rows: hold them against `critical_t`, not 1.96.

    References
    ----------
    Fotheringham, A. S., Brunsdon, C. & Charlton, M. (2002). Geographically Weighted Regression. Wiley.
    Wheeler, D. & Tiefelsdorf, M. (2005). Multicollinearity and correlation among local regression coefficients in
    geographically weighted regression. Journal of Geographical Systems 7, 161–187.
    da Silva, A. R. & Fotheringham, A. S. (2016). The multiple testing issue in geographically weighted regression.
    Geographical Analysis 48, 233–247.
    Oshan, T. M., Li, Z., Kang, W., Wolf, L. J. & Fotheringham, A. S. (2019). mgwr: a Python implementation of
    multiscale geographically weighted regression. ISPRS International Journal of Geo-Information 8 (6).

    Examples
    --------
    >>> chance = np.random.default_rng(1)
    >>> places, x = chance.uniform(size=(80, 2)), chance.normal(size=80)
    >>> y = (1 + 4 * places[:, 0]) * x + 0.1 * chance.normal(size=80)
    >>> found = gwr(y, x, places=places, metric="plane")
    >>> found.coefficients.shape, found.aicc < found.global_aicc
    ((80, 2), True)
    """
    given, X = _gwr.read(y, x, NAME, kernel, bandwidth)
    at = np.asarray(places, np.float64)
    _distances.apart(at, len(given), metric, NAME)
    return _gwr.fit(at, given, X, (kernel, bandwidth, metric == "sphere"))
