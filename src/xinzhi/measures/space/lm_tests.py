"""Lagrange multiplier tests: does a panel regression leave a spatial lag or spatial errors out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures._threads import on_one_thread
from xinzhi.measures.registry import method
from xinzhi.measures.space import _panel_data
from xinzhi.measures.space._tests import ChiSquare, chi_squared
from xinzhi.measures.types import Array, Explanatory, Labels, SpatialWeights

NAME = "space/lm_tests"
EFFECTS = Words("以下之一：none、individual、time、twoways", "one of none, individual, time, twoways")


@dataclass(frozen=True, slots=True)
class LmTests:
    """Lagrange multiplier tests after a panel regression without spatial terms.

    Attributes
    ----------
    lag, error
        Tests of a left-out spatial lag and of left-out spatial errors.
    robust_lag, robust_error
        The same where the other may be there.
    dropped
        Names of columns left out because the effects or others absorb them.
    """

    lag: ChiSquare
    error: ChiSquare
    robust_lag: ChiSquare
    robust_error: ChiSquare
    dropped: tuple[str, ...]


@method(
    zh="拉格朗日乘数检验（空间面板）",
    en="Lagrange multiplier tests of a panel",
    cite="Anselin, Bera, Florax & Yoon 1996; Elhorst 2010",
    role="panel and neighbours to tests",
)
@on_one_thread
def lm_tests(
    y: Array,
    x: Explanatory,
    weights: SpatialWeights,
    *,
    entity: Labels,
    period: Labels,
    effects: Literal["none", "individual", "time", "twoways"] = "individual",
) -> LmTests:
    r"""Test a panel regression for a spatial lag and for spatial errors left out, each also robust to the other.

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
        Fixed effects of the regression: ``none`` (with a constant), ``individual``, ``time`` or ``twoways``.

    Returns
    -------
    LmTests
        The four tests.

    Raises
    ------
    MeasureError
        As panel_model does.

    Notes
    -----
    With e the residuals, :math:`\sigma^2 = e'e / NT`, :math:`T_W = \mathrm{tr}(W'W + WW)` and M the projection on what
    the variables and the effects do not explain,

    .. math:: LM_{lag} = \frac{(e'(I_T \otimes W) y / \sigma^2)^2}{J}, \quad
              LM_{err} = \frac{(e'(I_T \otimes W) e / \sigma^2)^2}{T \, T_W}, \quad
              J = \frac{((I_T \otimes W) X b)' M ((I_T \otimes W) X b)}{\sigma^2} + T \, T_W,

    and the robust ones of Anselin, Bera, Florax & Yoon. Of effects, the usual rule (the larger robust statistic names
    the model) chooses between two and not among all: see durbin_tests. With fixed effects and short panels all four
    reject too often: effects of regions make them about T / (T - 1) too large, and effects of periods make the residuals
    of a period sum to 0.

    References
    ----------
    Anselin, L., Bera, A. K., Florax, R. & Yoon, M. J. (1996). Simple diagnostic tests for spatial dependence. Regional
    Science and Urban Economics 26, 77–104.
    Elhorst, J. P. (2010). Spatial panel data models. In: Handbook of Applied Spatial Analysis. Springer.

    Examples
    --------
    >>> chance = np.random.default_rng(1)
    >>> ring = (np.roll(np.eye(10), 1, axis=0) + np.roll(np.eye(10), -1, axis=0)) / 2
    >>> x = chance.normal(size=(8, 10))
    >>> y = np.linalg.solve(np.eye(10) - 0.6 * ring, (x + chance.normal(size=(8, 10))).T).T
    >>> entity, period = np.tile(np.arange(10), 8), np.repeat(np.arange(8), 10)
    >>> found = lm_tests(y.ravel(), x.reshape(-1, 1), ring, entity=entity, period=period)
    >>> found.lag.p < 0.001, found.lag.dof
    (True, 1)
    """
    if effects not in {"none", "individual", "time", "twoways"}:
        raise MeasureError.bad_setting(NAME, "effects", effects, EFFECTS)
    kept = "pooled" if effects == "none" else effects
    panel = _panel_data.read(y, x, weights, entity, period, effects=kept, durbin=False)
    return _tests(panel, kept)


def _tests(panel: _panel_data.Panel, effects: str) -> LmTests:
    T, W = len(panel.periods), panel.W
    y, X = (_panel_data.without_effects(part, effects) for part in (panel.y, panel.X))
    flat = X.reshape(-1, X.shape[2])
    Q, R = np.linalg.qr(flat)
    b = np.linalg.solve(R, Q.T @ y.ravel())
    e = (y.ravel() - flat @ b).reshape(y.shape)
    s2 = float(np.mean(e**2))
    own = float(np.sum(e * (e @ W.T))) / s2
    lag = float(np.sum(e * (panel.y @ W.T))) / s2
    mean = _panel_data.without_effects((panel.X @ b) @ W.T, effects).ravel()
    rest = mean - Q @ (Q.T @ mean)
    links = T * float(np.sum(W * W) + np.sum(W * W.T))
    J = float(rest @ rest) / s2 + links
    return LmTests(
        lag=chi_squared(lag**2 / J, 1),
        error=chi_squared(own**2 / links, 1),
        robust_lag=chi_squared((lag - own) ** 2 / (J - links), 1),
        robust_error=chi_squared((own - links / J * lag) ** 2 / (links * (1 - links / J)), 1),
        dropped=panel.dropped,
    )
