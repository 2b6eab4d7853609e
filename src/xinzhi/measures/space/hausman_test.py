"""Fixed effects or random ones."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.lang import Words
from xinzhi.measures.registry import method
from xinzhi.measures.space import _panel
from xinzhi.measures.space._tests import ChiSquare, chi_squared
from xinzhi.measures.space.panel_model import PanelModel, panel_model
from xinzhi.measures.types import Array, Explanatory, Labels, SpatialWeights

NEGATIVE = Words(
    "两个协方差矩阵之差不是正定的，统计量没有 p 值；小样本中常见，不能据此选择。",
    "The difference of the two covariances is not positive definite and the statistic has no p-value: common in small "
    "samples, and no ground for a choice.",
)


@dataclass(frozen=True, slots=True)
class HausmanTest:
    """Hausman's test of a spatial panel model.

    Attributes
    ----------
    test
        The statistic, its degrees of freedom and p-value; NaN where the covariances do not differ as they should.
    compared
        Names of the coefficients compared.
    difference
        Fixed less random, shape (compared,).
    fixed, random
        The two models.
    notes
        What to mind, in words.
    """

    test: ChiSquare
    compared: tuple[str, ...]
    difference: Array
    fixed: PanelModel
    random: PanelModel
    notes: tuple[Words, ...]


@method(
    zh="豪斯曼检验（空间面板）",
    en="Hausman test of a spatial panel",
    cite="Hausman 1978; Mutl & Pfaffermayr 2011",
    role="panel and neighbours to tests",
)
def hausman_test(
    y: Array,
    x: Explanatory,
    weights: SpatialWeights,
    *,
    entity: Labels,
    period: Labels,
    lag: bool = False,
    error: _panel.Error = False,
    durbin: bool = False,
) -> HausmanTest:
    r"""Test whether random effects of regions give the coefficients fixed ones do.

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
    lag, error, durbin
        The spatial terms of both models, as in panel_model.

    Returns
    -------
    HausmanTest
        The test, the coefficients compared and the two models.

    Raises
    ------
    MeasureError
        As panel_model does.

    Notes
    -----
    Over the coefficients of the variables (and of the lag) that both have,

    .. math:: H = (b_F - b_R)' (V_F - V_R)^{-1} (b_F - b_R),

    chi-squared when the effects are uncorrelated with the variables. V_F has the variance corrected by T / (T - 1)
    (``lee-yu``), without which fixed effects look surer than they are and H comes out below 0 more often. A statistic below
    0 is no acceptance, though reported as such in circulation.

    References
    ----------
    Hausman, J. A. (1978). Specification tests in econometrics. Econometrica 46, 1251–1271.
    Mutl, J. & Pfaffermayr, M. (2011). The Hausman test in a Cliff and Ord panel model. Econometrics Journal 14, 48–76.

    Examples
    --------
    >>> chance = np.random.default_rng(1)
    >>> ring = (np.roll(np.eye(12), 1, axis=0) + np.roll(np.eye(12), -1, axis=0)) / 2
    >>> own = chance.normal(size=12)
    >>> x = own + chance.normal(size=(8, 12))
    >>> y = np.linalg.solve(np.eye(12) - 0.4 * ring, (x - own + chance.normal(size=(8, 12))).T).T
    >>> entity, period = np.tile(np.arange(12), 8), np.repeat(np.arange(8), 12)
    >>> found = hausman_test(y.ravel(), x.reshape(-1, 1), ring, entity=entity, period=period, lag=True)
    >>> found.compared, found.test.dof
    (('lambda', 'x1'), 2)
    """
    where = {"entity": entity, "period": period, "lag": lag, "error": error, "durbin": durbin}
    fixed = panel_model(y, x, weights, bias_correction="lee-yu", **where)  # type: ignore[arg-type]
    random = panel_model(y, x, weights, effects="random", **where)  # type: ignore[arg-type]
    compared = tuple(name for name in fixed.params if name in random.params and name != "rho")
    difference = np.array([fixed.params[name] - random.params[name] for name in compared])
    V = _covariance(fixed, compared) - _covariance(random, compared)
    statistic = float(difference @ np.linalg.solve(V, difference)) if np.linalg.matrix_rank(V) == len(V) else np.nan
    sound = np.linalg.eigvalsh(V).min() > 0
    test = chi_squared(statistic, len(compared)) if sound else ChiSquare(statistic, len(compared), np.nan)
    return HausmanTest(test, compared, difference, fixed, random, () if sound else (NEGATIVE,))


def _covariance(found: PanelModel, names: tuple[str, ...]) -> Array:
    at = [list(found.params).index(name) for name in names]
    return np.asarray(found.vcov[np.ix_(at, at)])
