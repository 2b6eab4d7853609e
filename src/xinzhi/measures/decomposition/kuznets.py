"""The environmental Kuznets curve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures.decomposition import _engine, _turning
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

NAME = "decomposition/kuznets"
EFFECTS = ("none", "regions", "both")
ERRORS = ("classical", "robust")
LEVEL = Words("0.5 与 1 之间的数", "a number between 0.5 and 1")
Shape = Literal["inverse U", "U", "rising", "falling"]


@dataclass(frozen=True, slots=True)
class Kuznets:
    """A parabola of the logarithm of pressure in the logarithm of income, and where it turns.

    Attributes
    ----------
    linear, squared
        Coefficients of ln income and of its square.
    linear_se, squared_se
        Their standard errors.
    shape
        ``inverse U`` or ``U`` where the curve turns inside the data, else ``rising`` or ``falling``.
    turning_point
        Income at which it turns, in the unit of income; NaN where that is not inside the data.
    interval
        Fieller's interval of the turning point at the level asked for; NaN where it has no bounds or there is no turn.
    income_range
        Lowest and highest income in the data.
    slopes, slope_t
        Elasticity at the two ends of the data, and over its standard error.
    p
        Lind and Mehlum's test that the curve turns inside the data: the larger of the two one-sided p-values;
        above 0.5 where it does not turn there.
    dof, observations
        Degrees of freedom of the tests, and rows used.
    """

    linear: float
    squared: float
    linear_se: float
    squared_se: float
    shape: Shape
    turning_point: float
    interval: tuple[float, float]
    income_range: tuple[float, float]
    slopes: tuple[float, float]
    slope_t: tuple[float, float]
    p: float
    dof: int
    observations: int


@method(
    zh="环境库兹涅茨曲线",
    en="Environmental Kuznets curve",
    cite="Grossman & Krueger 1995; Lind & Mehlum 2010; Fieller 1954",
    role="series to decomposition",
    domain="positive",
)
def kuznets(
    pressure: Array,
    income: Array,
    *,
    effects: Literal["none", "regions", "both"] | None = None,
    errors: Literal["classical", "robust"] = "robust",
    level: float = 0.95,
) -> Kuznets:
    r"""Estimate where pressure on the environment turns as income rises, and test that it turns inside the data.

    Parameters
    ----------
    pressure
        Emissions or another pressure, shape (periods, regions), or (rows,) under ``effects="none"``, all above 0.
    income
        Product per head at constant prices, the same shape, all above 0.
    effects
        ``both`` takes out effects of regions and of periods, ``regions`` those of regions, ``none`` neither. None takes
        ``both`` for periods × regions and ``none`` for rows.
    errors
        ``robust`` clusters by region (heteroskedasticity-robust, HC1, without regions); ``classical`` is for errors of
        one variance.
    level
        Level of the interval.

    Returns
    -------
    Kuznets
        The coefficients, the shape, the turning point with its interval, and the test.

    Raises
    ------
    MeasureError
        For figures missing, infinite, 0 or below, arrays of different shapes, too few rows, or income
        that varies too little to tell a curve from a line.

    Notes
    -----
    .. math:: \ln P_{it} = \alpha_i + \tau_t + \beta \ln Y_{it} + \gamma (\ln Y_{it})^2 + \epsilon_{it}, \quad
              Y^* = \exp \left( - \frac{\beta}{2 \gamma} \right)

    An inverse U asks for more than γ below 0: the slope must be above 0 at the lowest income and below 0 at the highest.
    Lind and Mehlum test both together; the interval is Fieller's, because a ratio of coefficients is not
    normal. It has no bounds where γ does not differ from 0 at that level.

    Wrong forms in circulation: an inverse U read from the sign of γ alone; a turning point far beyond the data;
    an interval by the delta method where γ is barely different from 0.

    References
    ----------
    Grossman, G. M. & Krueger, A. B. (1995). Economic growth and the environment. Quarterly Journal of Economics 110,
    353–377.
    Lind, J. T. & Mehlum, H. (2010). With or without U? The appropriate test for a U-shaped relationship. Oxford
    Bulletin of Economics and Statistics 72, 109–118.
    Fieller, E. C. (1954). Some problems in interval estimation. Journal of the Royal Statistical Society B 16, 175–185.

    Examples
    --------
    >>> income = np.linspace(1.0, 9.0, 9)
    >>> pressure = np.exp(2 * np.log(income) - 0.7 * np.log(income) ** 2 + 0.05 * np.cos(9 * income))
    >>> found = kuznets(pressure, income, errors="classical")
    >>> found.shape, round(found.turning_point, 2), [round(end, 2) for end in found.interval]
    ('inverse U', 4.19, [4.01, 4.41])
    """
    if effects is not None:
        _engine.choice(NAME, "effects", effects, EFFECTS)
    _engine.choice(NAME, "errors", errors, ERRORS)
    if not isinstance(level, float) or not 0.5 < level < 1:
        raise MeasureError.bad_setting(NAME, "level", level, LEVEL)
    pressure = _engine.series(pressure, "pressure", positive=True)
    income = _engine.series(income, "income", positive=True)
    _engine.same_shape(income, "income", pressure, "pressure")
    taken = effects or ("both" if income.ndim == 2 else "none")
    fit = _turning.parabola(np.log(pressure), np.log(income), taken, errors)
    return _read(fit, np.log(income), level, (float(income.min()), float(income.max())))


def _read(fit: _turning.Parabola, x: Array, level: float, ends: tuple[float, float]) -> Kuznets:
    from scipy.special import stdtr

    slopes, t = _turning.slopes(fit, np.array([x.min(), x.max()]))
    bend = 1.0 if fit.squared < 0 else -1.0
    turns = bend * slopes[0] > 0 > bend * slopes[1]
    where = -fit.linear / (2 * fit.squared) if turns else np.nan
    low, high = _turning.fieller(fit, level) if turns else (np.nan, np.nan)
    shape: Shape = ("inverse U" if bend > 0 else "U") if turns else ("rising" if slopes.sum() > 0 else "falling")
    return Kuznets(
        linear=fit.linear,
        squared=fit.squared,
        linear_se=float(np.sqrt(fit.covariance[0, 0])),
        squared_se=float(np.sqrt(fit.covariance[1, 1])),
        shape=shape,
        turning_point=float(np.exp(where)),
        interval=(float(np.exp(low)), float(np.exp(high))),
        income_range=ends,
        slopes=(float(slopes[0]), float(slopes[1])),
        slope_t=(float(t[0]), float(t[1])),
        p=float(max(stdtr(fit.dof, -bend * t[0]), stdtr(fit.dof, bend * t[1]))),
        dof=fit.dof,
        observations=x.size,
    )
