"""Beta convergence: do regions that start lower grow faster."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _panels
from xinzhi.measures.dynamics import _growth, _regression
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Controls, Years

MODELS = Words("以下之一：ols、fe", "one of ols, fe")
ERRORS = Words("以下之一：classical、robust", "one of classical, robust")
LEVEL = Words("大于 0 且小于 1 的数", "a number above 0 and below 1")
NAME = "dynamics/beta_convergence"


@dataclass(frozen=True, slots=True)
class BetaConvergence:
    """A convergence coefficient, how sure it is, and the speed it comes to.

    Attributes
    ----------
    beta, se, t, p
        Coefficient of the starting level per year, its standard error, t value and two-sided p-value;
        t and p are NaN where the fit is exact.
    interval
        Ends of the interval of beta at the level asked for.
    speed, half_life
        Share of the gap closed a year (0.02 is 2 %), NaN where 1 + beta · years is 0 or below; years until
        half the gap is closed, NaN where the gap does not close.
    speed_interval
        Ends of the interval of the speed, those of beta put through its formula; NaN where the speed would be.
    control_coefficients, control_se
        Coefficients of the controls and their standard errors, shape (controls,).
    r_squared
        Share of the variance of growth that is explained, under ``fe`` of what the effects leave.
    residuals
        What is not explained, in growth a year: shape (regions,), under ``fe`` (periods - 1, regions).
    years
        Years a growth rate is over: from the first to the last period, under ``fe`` from one to the next.
    observations, dof
        Number of rows, and degrees of freedom of t.
    """

    beta: float
    se: float
    t: float
    p: float
    interval: tuple[float, float]
    speed: float
    half_life: float
    speed_interval: tuple[float, float]
    control_coefficients: Array
    control_se: Array
    r_squared: float
    residuals: Array
    years: float
    observations: int
    dof: int


@method(
    zh="β 收敛",
    en="Beta convergence",
    cite="Barro & Sala-i-Martin 1992; Islam 1995",
    role="values over time to convergence",
    domain="positive",
)
def beta_convergence(
    y: Array,
    *,
    years: Years,
    controls: Controls | None = None,
    model: Literal["ols", "fe"] = "ols",
    errors: Literal["classical", "robust"] = "classical",
    level: float = 0.95,
) -> BetaConvergence:
    r"""Regress growth on the level it started from, with the speed at which the gap closes.

    Parameters
    ----------
    y
        Levels, shape (periods, regions), all above 0, in constant prices if they are money; not logarithms.
    years
        The year of each period, shape (periods,), or the number of years from the first period to the last.
    controls
        What else is held equal (conditional convergence): under ``ols`` shape (regions, controls), under ``fe``
        (periods, regions, controls), of which the last period is not used. None for absolute convergence.
    model
        ``ols`` takes growth from the first to the last period, one row a region; ``fe`` takes growth from each
        period to the next with effects of regions and of periods, and needs periods at equal steps.
    errors
        ``classical`` for errors of one variance; ``robust`` for any variance (HC1) and, under ``fe``, any
        dependence within a region (clustered by region).
    level
        Level of the intervals.

    Returns
    -------
    BetaConvergence
        The coefficient with its standard error and interval, speed and half-life, controls, residuals.

    Raises
    ------
    MeasureError
        For levels missing, infinite, 0 or below (periods in ``rows``, regions in ``columns``), years that do not rise
        or, under ``fe``, are not at equal steps, fewer periods or regions than coefficients need, controls of
        another shape, controls that follow from the others (in ``columns``), or starting levels all the same.

    Notes
    -----
    With T the years from the first to the last period (under ``fe`` between two periods),

    .. math:: \frac{1}{T} \ln \frac{y_{i,T}}{y_{i,0}} = \alpha + \beta \ln y_{i,0} + \gamma' x_i + \epsilon_i, \quad
              \lambda = - \frac{\ln (1 + \beta T)}{T}, \quad
              h = \frac{\ln 2}{\lambda}.

    Wrong forms in circulation: growth not divided by T with the formula of the speed for growth a year, or
    the other way round; -ln(1 + β) / T for growth a year; the half-life as ln 2 / β. With levels and T as here,
    the three numbers fit together.

    A β below 0 says that regions that started lower grew faster, not that the spread between them fell
    (see sigma_convergence), nor why. Under ``fe`` every region goes to a level of its own; with few
    periods the coefficient is biased downwards (Nickell 1981), and the speed is too high.

    References
    ----------
    Barro, R. J. & Sala-i-Martin, X. (1992). Convergence. Journal of Political Economy 100, 223–251.
    Islam, N. (1995). Growth empirics: a panel data approach. Quarterly Journal of Economics 110, 1127–1170.
    Nickell, S. (1981). Biases in dynamic models with fixed effects. Econometrica 49, 1417–1426.

    Examples
    --------
    >>> y = np.array([[10.0, 20.0, 40.0, 80.0], [22.0, 38.0, 70.0, 120.0]])
    >>> found = beta_convergence(y, years=[2010, 2020])
    >>> round(found.beta, 4), round(found.speed, 4), round(found.half_life, 1)
    (-0.0178, 0.0196, 35.4)
    """
    _check_settings(model, errors, level)
    y = _panels.panel(y, periods=2 if model == "ols" else 3)
    _panels.refuse("nonpositive", y <= 0, "y")
    calendar = _panels.calendar(years, len(y))
    growth = (_growth.cross_section if model == "ols" else _growth.within)(y, calendar, controls)
    fit = _fit(growth, y.shape[1], model, errors)
    return _read(growth, fit, y.shape[1], level)


def _fit(growth: _growth.Growth, regions: int, model: str, errors: str) -> _regression.Fit:
    if errors == "classical":
        return _regression.least_squares(growth.X, growth.rate, effects=growth.effects)
    place = np.arange(len(growth.rate))
    if model == "ols":  # each region a cluster of its own is HC1, with the degrees of freedom of least squares
        robust = _regression.clustered(growth.X, growth.rate, place)
        return replace(robust, dof=growth.X.shape[0] - growth.X.shape[1])
    # Effects of regions lie within clusters; those of periods, and the constant, count as coefficients.
    return _regression.clustered(growth.X, growth.rate, place % regions, effects=len(place) // regions)


def _read(growth: _growth.Growth, fit: _regression.Fit, regions: int, level: float) -> BetaConvergence:
    from scipy.special import stdtr, stdtrit

    beta, se = float(fit.coefficients[growth.at]), float(fit.errors[growth.at])
    t = beta / se if se > 0 else np.nan
    wide = float(stdtrit(fit.dof, (1 + level) / 2)) * se
    speed = _speed(beta, growth.span)
    spread = np.sum((growth.rate - growth.rate.mean()) ** 2)
    controls = slice(growth.at + 1, None)
    return BetaConvergence(
        beta=beta,
        se=se,
        t=t,
        p=float(2 * stdtr(fit.dof, -abs(t))),
        interval=(beta - wide, beta + wide),
        speed=speed,
        half_life=float(np.log(2) / speed) if speed > 0 else np.nan,
        speed_interval=(_speed(beta + wide, growth.span), _speed(beta - wide, growth.span)),
        control_coefficients=fit.coefficients[controls],
        control_se=fit.errors[controls],
        r_squared=float(1 - fit.residuals @ fit.residuals / spread) if spread > 0 else np.nan,
        residuals=fit.residuals if len(fit.residuals) == regions else fit.residuals.reshape(-1, regions),
        years=growth.span,
        observations=len(growth.rate),
        dof=fit.dof,
    )


def _speed(beta: float, span: float) -> float:
    return float(-np.log1p(beta * span) / span) if beta * span > -1 else np.nan


def _check_settings(model: str, errors: str, level: float) -> None:
    if model not in {"ols", "fe"}:
        raise MeasureError.bad_setting(NAME, "model", model, MODELS)
    if errors not in {"classical", "robust"}:
        raise MeasureError.bad_setting(NAME, "errors", errors, ERRORS)
    if not 0 < level < 1:
        raise MeasureError.bad_setting(NAME, "level", level, LEVEL)
