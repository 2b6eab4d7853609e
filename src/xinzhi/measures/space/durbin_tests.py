"""Does a spatial Durbin model come down to one with a lag or one with errors."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures.registry import method
from xinzhi.measures.space import _panel
from xinzhi.measures.space._tests import ChiSquare, chi_squared, wald
from xinzhi.measures.space.panel_model import PanelModel, panel_model
from xinzhi.measures.types import Array, Explanatory, Labels, SpatialWeights

NAME = "space/durbin_tests"
NO_LAGS = Words("至少一个有空间滞后的变量", "at least one variable with a spatial lag")


@dataclass(frozen=True, slots=True)
class DurbinTests:
    """Tests of a spatial Durbin model against the two it contains.

    Attributes
    ----------
    lr_lag, wald_lag
        Against the lag model: likelihood ratio, and Wald test that the lagged variables have no coefficients.
    lr_error, wald_error
        Against the error model: likelihood ratio, and Wald test of the common factor θ + λβ = 0.
    durbin, lag, error
        The three models.
    """

    lr_lag: ChiSquare
    wald_lag: ChiSquare
    lr_error: ChiSquare
    wald_error: ChiSquare
    durbin: PanelModel
    lag: PanelModel
    error: PanelModel


@method(
    zh="空间杜宾模型的简化检验（LR、Wald）",
    en="Tests of a spatial Durbin model (LR, Wald)",
    cite="Burridge 1981; LeSage & Pace 2009; Elhorst 2010",
    role="panel and neighbours to tests",
)
def durbin_tests(
    y: Array,
    x: Explanatory,
    weights: SpatialWeights,
    *,
    entity: Labels,
    period: Labels,
    effects: _panel.Effects = "individual",
) -> DurbinTests:
    r"""Test whether a spatial Durbin model comes down to a lag model or to an error model.

    Parameters
    ----------
    y
        The explained variable, one row for each region and period in any order, shape (rows,).
    x
        The explanatory variables without a constant, shape (rows, variables).
    weights
        Spatial weights keyed by region, or a matrix in the order of the sorted entities, shape (regions, regions).
    entity, period
        Region and period of each row, shape (rows,).
    effects
        ``individual``, ``time`` or ``twoways`` fixed effects, or ``random`` ones.

    Returns
    -------
    DurbinTests
        Likelihood ratio and Wald tests, and the three models.

    Raises
    ------
    MeasureError
        As panel_model does.

    Notes
    -----
    The Durbin model contains the lag model (θ = 0) and, by the common factor θ + λβ = 0, the error model:

    .. math:: LR = 2 (\ln L_{SDM} - \ln L_0), \quad
              W = g(\hat\delta)' [G \hat V G']^{-1} g(\hat\delta),

    each chi-squared with as many degrees of freedom as lagged variables. All three likelihoods have all their constants:
    those of other programs compare only if theirs do. With random effects the error model is that in which the
    effects spread as the errors do (``kkp``), the one the Durbin model with random effects does not exactly contain: the
    likelihood ratio is then a guide.

    References
    ----------
    Burridge, P. (1981). Testing for a common factor in a spatial autoregression model. Environment and Planning A 13.
    LeSage, J. & Pace, R. K. (2009). Introduction to Spatial Econometrics. CRC Press.
    Elhorst, J. P. (2010). Applied spatial econometrics: raising the bar. Spatial Economic Analysis 5, 9–28.

    Examples
    --------
    >>> chance = np.random.default_rng(1)
    >>> ring = (np.roll(np.eye(12), 1, axis=0) + np.roll(np.eye(12), -1, axis=0)) / 2
    >>> x = chance.normal(size=(8, 12))
    >>> y = np.linalg.solve(np.eye(12) - 0.5 * ring, (x + x @ ring + chance.normal(size=(8, 12))).T).T
    >>> entity, period = np.tile(np.arange(12), 8), np.repeat(np.arange(8), 12)
    >>> found = durbin_tests(y.ravel(), x.reshape(-1, 1), ring, entity=entity, period=period)
    >>> found.wald_lag.dof, found.wald_lag.p < 0.01
    (1, True)
    """
    where = {"entity": entity, "period": period, "effects": effects}
    durbin = panel_model(y, x, weights, lag=True, durbin=True, **where)  # type: ignore[arg-type]
    lag = panel_model(y, x, weights, lag=True, **where)  # type: ignore[arg-type]
    error = panel_model(y, x, weights, error="kkp" if effects == "random" else True, **where)  # type: ignore[arg-type]
    names = list(durbin.params)
    pairs = [(names.index(name[2:]), at) for at, name in enumerate(names) if name[:2] == "W_" and name[2:] in names]
    if not pairs:
        raise MeasureError.wrong_values("x", NO_LAGS)
    return DurbinTests(
        lr_lag=chi_squared(2 * (durbin.loglik - lag.loglik), len(pairs)),
        wald_lag=_wald(durbin, pairs, common=False),
        lr_error=chi_squared(2 * (durbin.loglik - error.loglik), len(pairs)),
        wald_error=_wald(durbin, pairs, common=True),
        durbin=durbin,
        lag=lag,
        error=error,
    )


def _wald(durbin: PanelModel, pairs: list[tuple[int, int]], *, common: bool) -> ChiSquare:
    values = np.array(list(durbin.params.values()))
    at = list(durbin.params).index("lambda")
    slopes = np.zeros((len(pairs), len(values)))
    tested = np.empty(len(pairs))
    for row, (own, near) in enumerate(pairs):
        slopes[row, near] = 1.0
        tested[row] = values[near]
        if common:
            slopes[row, own], slopes[row, at] = values[at], values[own]
            tested[row] += values[at] * values[own]
    held = np.isfinite(np.diagonal(durbin.vcov))
    return wald(tested, slopes[:, held], durbin.vcov[np.ix_(held, held)])
