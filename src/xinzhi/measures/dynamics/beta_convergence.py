"""Beta convergence: do regions that start lower grow faster."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _panels
from xinzhi.measures._threads import on_one_thread
from xinzhi.measures.dynamics import _growth, _regression, _spatial_growth
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Controls, Regions, SpatialWeights, Years

MODELS = Words("以下之一：ols、lag、error、sdm、fe", "one of ols, lag, error, sdm, fe")
ERRORS = Words("以下之一：classical、robust", "one of classical, robust")
LEVEL = Words("大于 0 且小于 1 的数", "a number above 0 and below 1")
NAME = "dynamics/beta_convergence"
SPATIAL = ("lag", "error", "sdm")


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
        Number of rows, and degrees of freedom of t; 0 in spatial models, where t is taken as normal.
    spatial, spatial_se
        Coefficient of the spatial lag of growth (``lag``, ``sdm``) or of the errors (``error``) and its standard
        error, shape (1,); (0,) without.
    neighbours, neighbours_se
        Under ``sdm`` coefficients of the neighbours' starting level and controls, shape (1 + controls,); (0,) without.
    effects, effects_se
        Direct, indirect and total effect of the starting level with simulated standard errors, shape (3,): what
        beta comes to once the lag has worked through; (beta, 0, beta) where growth has no lag.
    loglik
        Logarithm of the likelihood with all constants, the variance at its best; NaN where the fit is exact.
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
    spatial: Array
    spatial_se: Array
    neighbours: Array
    neighbours_se: Array
    effects: Array
    effects_se: Array
    loglik: float


@method(
    zh="β 收敛",
    en="Beta convergence",
    cite="Barro & Sala-i-Martin 1992; Islam 1995; Rey & Montouri 1999",
    role="values over time to convergence",
    domain="positive",
)
@on_one_thread
def beta_convergence(
    y: Array,
    *,
    years: Years,
    controls: Controls | None = None,
    weights: SpatialWeights | None = None,
    regions: Regions | None = None,
    model: Literal["ols", "lag", "error", "sdm", "fe"] = "ols",
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
        What else is held equal (conditional convergence): shape (regions, controls), under ``fe``
        (periods, regions, controls), of which the last period is not used. None for absolute convergence.
    weights
        Spatial weights for ``lag``, ``error`` and ``sdm``, keyed by region or a matrix in the order of y; not used
        under ``ols`` and ``fe``.
    regions
        The regions of y, shape (regions,), by which keyed weights are put in order.
    model
        ``ols`` takes growth from the first to the last period, one row a region; to that ``lag`` adds growth of
        the neighbours, ``error`` errors that go with the neighbours', ``sdm`` growth, starting level and controls of
        the neighbours; ``fe`` takes growth from each period to the next with effects of regions and of periods,
        and needs periods at equal steps.
    errors
        ``classical`` for errors of one variance; ``robust`` for any variance (HC1) and, under ``fe``, any
        dependence within a region (clustered by region). Spatial models have those of maximum likelihood.
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
        another shape, controls that follow from the others (in ``columns``), starting levels all the same, or
        weights that are missing, of other regions or wrong.

    Notes
    -----
    With T the years from the first to the last period (under ``fe`` between two periods),

    .. math:: \frac{1}{T} \ln \frac{y_{i,T}}{y_{i,0}} = \alpha + \beta \ln y_{i,0} + \gamma' x_i + \epsilon_i, \quad
              \lambda = - \frac{\ln (1 + \beta T)}{T}, \quad
              h = \frac{\ln 2}{\lambda}.

    Wrong forms in circulation: growth not divided by T with the formula of the speed for growth a year, or
    the other way round; -ln(1 + β) / T for growth a year; the half-life as ln 2 / β. With levels and T as here,
    the three numbers fit together.

    Spatial models are estimated by maximum likelihood (with W the weights, growth g):

    .. math:: g = \lambda W g + \alpha + \beta \ln y_0 + \epsilon, \quad
              \epsilon = \rho W \epsilon + u, \quad
              g = \lambda W g + \alpha + \beta \ln y_0 + \theta W \ln y_0 + \epsilon.

    The speed is that of β alone. With a lag the starting level reaches growth through the neighbours too: `effects`
    say by how much; a speed made of the total effect is another quantity.

    A β below 0 says that regions that started lower grew faster, not that the spread between them fell
    (see sigma_convergence), nor why. Under ``fe`` every region goes to a level of its own; with few
    periods the coefficient is biased downwards (Nickell 1981), and the speed is too high.

    References
    ----------
    Barro, R. J. & Sala-i-Martin, X. (1992). Convergence. Journal of Political Economy 100, 223–251.
    Islam, N. (1995). Growth empirics: a panel data approach. Quarterly Journal of Economics 110, 1127–1170.
    Rey, S. J. & Montouri, B. D. (1999). US regional income convergence: a spatial econometric perspective. Regional
    Studies 33, 143–156.
    Nickell, S. (1981). Biases in dynamic models with fixed effects. Econometrica 49, 1417–1426.

    Examples
    --------
    >>> y = np.array([[10.0, 20.0, 40.0, 80.0], [22.0, 38.0, 70.0, 120.0]])
    >>> found = beta_convergence(y, years=[2010, 2020])
    >>> round(found.beta, 4), round(found.speed, 4), round(found.half_life, 1)
    (-0.0178, 0.0196, 35.4)
    """
    _check_settings(model, errors, level)
    y = _panels.panel(y, periods=3 if model == "fe" else 2)
    _panels.refuse("nonpositive", y <= 0, "y")
    calendar = _panels.calendar(years, len(y))
    growth = (_growth.within if model == "fe" else _growth.cross_section)(y, calendar, controls)
    if model in SPATIAL:
        if weights is None:
            raise MeasureError.missing_setting(NAME, "weights")
        W = _panels.neighbours(weights, "weights", y.shape[1], regions)
        return _read(growth, _spatial_growth.fit(growth, W, model), y.shape[1], level)
    fit = _fit(growth, y.shape[1], model, errors)
    return _read(growth, _spatial_growth.plain(fit, growth.at), y.shape[1], level)


def _fit(growth: _growth.Growth, regions: int, model: str, errors: str) -> _regression.Fit:
    if errors == "classical":
        return _regression.least_squares(growth.X, growth.rate, effects=growth.effects)
    place = np.arange(len(growth.rate))
    if model == "ols":  # each region a cluster of its own is HC1, with the degrees of freedom of least squares
        robust = _regression.clustered(growth.X, growth.rate, place)
        return replace(robust, dof=growth.X.shape[0] - growth.X.shape[1])
    # Effects of regions lie within clusters; those of periods, and the constant, count as coefficients.
    return _regression.clustered(growth.X, growth.rate, place % regions, effects=len(place) // regions)


def _read(growth: _growth.Growth, found: _spatial_growth.Found, regions: int, level: float) -> BetaConvergence:
    fit = found.fit
    beta, se = float(fit.coefficients[growth.at]), float(fit.errors[growth.at])
    t = beta / se if se > 0 else np.nan
    wide = _quantile(fit.dof, (1 + level) / 2) * se
    speed = _speed(beta, growth.span)
    spread = np.sum((growth.rate - growth.rate.mean()) ** 2)
    controls = slice(growth.at + 1, growth.X.shape[1])
    return BetaConvergence(
        beta=beta,
        se=se,
        t=t,
        p=_two_sided(fit.dof, t),
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
        spatial=found.spatial,
        spatial_se=found.spatial_se,
        neighbours=fit.coefficients[growth.X.shape[1] :],
        neighbours_se=fit.errors[growth.X.shape[1] :],
        effects=found.effects,
        effects_se=found.effects_se,
        loglik=found.loglik,
    )


def _quantile(dof: int, share: float) -> float:
    from scipy.special import ndtri, stdtrit

    return float(stdtrit(dof, share)) if dof else float(ndtri(share))


def _two_sided(dof: int, t: float) -> float:
    from scipy.special import ndtr, stdtr

    return float(2 * (stdtr(dof, -abs(t)) if dof else ndtr(-abs(t))))


def _speed(beta: float, span: float) -> float:
    return float(-np.log1p(beta * span) / span) if beta * span > -1 else np.nan


def _check_settings(model: str, errors: str, level: float) -> None:
    if model not in {"ols", "fe", *SPATIAL}:
        raise MeasureError.bad_setting(NAME, "model", model, MODELS)
    if errors not in {"classical", "robust"}:
        raise MeasureError.bad_setting(NAME, "errors", errors, ERRORS)
    if not 0 < level < 1:
        raise MeasureError.bad_setting(NAME, "level", level, LEVEL)
