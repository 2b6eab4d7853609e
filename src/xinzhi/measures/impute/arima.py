"""Gaps filled from an ARIMA model of the series itself."""

from __future__ import annotations

import itertools
import warnings
from typing import Any, Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures.impute import _over_time
from xinzhi.measures.impute._modelled import Modelled, modelled
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Years

LEAST = 6
ENDS = Words("以下之一：keep、forecast", "one of keep, forecast")
TREND = Words("以下之一：none、linear", "one of none, linear")
WHOLE = Words("{} 到 {} 之间的整数", "a whole number from {} to {}")
EVEN = Words("每个时期一个、间隔相等的年份", "one year for each period, evenly spaced")


@method(
    zh="ARIMA 插补",
    en="ARIMA smoothing",
    cite="Harvey & Pierse 1984; Gómez & Maravall 1994; Hurvich & Tsai 1989 (order)",
    role="panel to modelled panel",
)
def arima(
    x: Array,
    years: Years | None = None,
    *,
    difference: int = 1,
    most: int = 1,
    trend: Literal["none", "linear"] = "none",
    ends: Literal["keep", "forecast"] = "keep",
) -> Modelled:
    r"""Fill the gaps within each series with what an ARIMA model of the series expects, given the figures on both sides.

    Parameters
    ----------
    x
        Figures, shape (periods, units, indicators), any unit; NaN where missing.
    years
        The year of each period, shape (periods,), evenly spaced; one apart where left out.
    difference
        How often the series is differenced, 0 to 2; it is stated and not chosen by the figures.
    most
        Highest p + q of the models tried, 0 to 3.
    trend
        ``none``: a constant level (no difference) or no drift; ``linear``: a linear trend, only where it is asked for.
    ends
        Before the first and after the last figure: leave the gap, or take the model's ``forecast``.

    Returns
    -------
    Modelled
        Values, marks, and the standard error of the smoothed figure. A series with fewer than 6 figures keeps its gaps.

    Raises
    ------
    MeasureError
        For infinite figures, x of another shape, years that are not evenly spaced, or settings out of range.

    Notes
    -----
    The order is chosen by rule: of all (p, d, q) with the stated d and p + q up to `most`, in the order (0, 0), (1, 0),
    (0, 1) …, the one with the lowest corrected criterion

    .. math:: \text{AICc} = -2 \ln L + 2k + \frac{2k(k + 1)}{n - k - 1},

    the earlier one where two are equal; a model whose estimation does not converge is passed over. The likelihood with
    gaps is exact (Kalman filter), and the fill is the mean given all figures of the series. With order (0, 1, 0) it is
    the straight line between the figures, and with a short gap in a yearly series it differs little from it: what the
    model adds is the spread. Series are estimated in units of their mean yearly change, so that the unit of the
    figures means nothing.

    References
    ----------
    Harvey, A. C. & Pierse, R. G. (1984). Estimating missing observations in economic time series. JASA 79.
    Gómez, V. & Maravall, A. (1994). Estimation, prediction, and interpolation for nonstationary series. JASA 89.
    Hurvich, C. M. & Tsai, C.-L. (1989). Regression and time series model selection in small samples. Biometrika 76.

    Examples
    --------
    >>> x = np.array([1.0, 2.0, 4.0, np.nan, 6.0, 9.0, 10.0]).reshape(7, 1, 1)
    >>> arima(x, most=0).values[3, 0, 0].round(6)
    np.float64(5.0)
    """
    _check(difference, most, trend, ends)
    x = _over_time.cube(x)
    apart = np.diff(_over_time.calendar(years, len(x)))
    if len(apart) and np.ptp(apart) > 1e-9 * apart[0]:
        raise MeasureError.wrong_values("years", EVEN)
    fill, spread = np.full_like(x, np.nan), np.full_like(x, np.nan)
    for unit, indicator in np.ndindex(x.shape[1:]):
        series = x[:, unit, indicator]
        held = np.flatnonzero(~np.isnan(series))
        within = (
            slice(0, len(series)) if ends == "forecast" else slice(held[0], held[-1] + 1) if len(held) else slice(0)
        )
        if len(held) >= LEAST and np.isnan(series[within]).any():
            fill[within, unit, indicator], spread[within, unit, indicator] = _smoothed(
                series[within], difference, most, trend
            )
    return modelled(x, fill, spread)


def _check(difference: int, most: int, trend: str, ends: str) -> None:
    for name, value, high in (("difference", difference, 2), ("most", most, 3)):
        if isinstance(value, bool) or not isinstance(value, int | np.integer) or not 0 <= value <= high:
            wanted = Words(WHOLE.zh.format(0, high), WHOLE.en.format(0, high))
            raise MeasureError.bad_setting("impute/arima", name, value, wanted)
    if trend not in {"none", "linear"}:
        raise MeasureError.bad_setting("impute/arima", "trend", trend, TREND)
    if ends not in {"keep", "forecast"}:
        raise MeasureError.bad_setting("impute/arima", "ends", ends, ENDS)


def _smoothed(series: Array, difference: int, most: int, trend: str) -> tuple[Array, Array]:
    """Give the smoothed series and its standard errors by the model of the lowest criterion."""
    known = series[~np.isnan(series)]
    scale = float(np.abs(np.diff(known)).mean())
    if scale <= np.finfo(np.float64).eps * 64 * np.abs(known).max():  # a series that does not move
        return np.full_like(series, known[0]), np.zeros_like(series)
    level = float(known[0])
    found = _best((series - level) / scale, difference, most, trend)
    if found is None:
        return np.full_like(series, np.nan), np.full_like(series, np.nan)
    told = found.get_prediction(information_set="smoothed")
    variance = np.maximum(np.asarray(told.var_pred_mean, dtype=np.float64), 0)
    return level + scale * np.asarray(told.predicted_mean), scale * np.sqrt(variance)


def _best(series: Array, difference: int, most: int, trend: str) -> Any:
    from statsmodels.tsa.arima.model import ARIMA

    drift = {"linear": ("ct", "t", "n")[difference], "none": ("c", "n", "n")[difference]}[trend]
    orders = sorted(
        ((p, q) for p, q in itertools.product(range(most + 1), repeat=2) if p + q <= most), key=lambda o: (sum(o), o[1])
    )
    best = None
    for p, q in orders:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                found = ARIMA(series, order=(p, difference, q), trend=drift).fit(method_kwargs={"maxiter": 200})
            except (ValueError, np.linalg.LinAlgError):
                continue
        told = found.mle_retvals or {}
        if told.get("converged", True) and np.isfinite(found.aicc) and (best is None or found.aicc < best.aicc):
            best = found
    return best
