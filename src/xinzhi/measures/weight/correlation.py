"""Weights under which indicators are as important as intended, by their correlation with the index."""

from __future__ import annotations

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.weights import WeightError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Importances
from xinzhi.measures.weight import _engine

ROWS = Words("相关系数的行数须多于指标数", "correlations need more rows than indicators")
TARGET = Words("每个指标一个大于 0 的数", "one number above 0 for each indicator")


@method(
    zh="相关优化法",
    en="Correlation-optimised weights",
    cite="Becker, Saisana, Paruolo & Vandecasteele 2017; Becker et al. 2022 (COINr)",
    role="matrix to weights",
)
def correlation(z: Array, target: Importances | None = None) -> Array:
    r"""Find the weights, none below 0, under which each indicator correlates with the index as intended.

    Parameters
    ----------
    z
        Normalised figures, shape (rows, indicators), higher better; NaN where missing. A row with a gap is left out.
    target
        Intended correlations up to a common factor, shape (indicators,), all above 0; None for equal ones.

    Returns
    -------
    Array
        Weights, shape (indicators,), none below 0, sum 1; a constant indicator weighs 0.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures, when every indicator is constant, a target that does not
        match, or fewer complete rows than two more than the indicators that vary.

    Notes
    -----
    With R the correlation matrix, s the standard deviations and t the target, correlations with the weighted
    arithmetic mean are in the proportion of t when

    .. math:: R u \propto t, \quad w_j \propto u_j / s_j.

    Where that u has no negative entry the weights are exact. Otherwise they come from the u ≥ 0 nearest to it,

    .. math:: \min_{u \ge 0} \lVert R u - t \rVert,

    and some indicators, of weight 0, stay more or less important than intended: they run against the rest, or
    repeat it.

    Variants in use: a search by Nelder–Mead on the squared differences of correlations divided by their sum (COINr),
    which may give negative weights and stops where its tolerance says; the nonlinear form of the source.

    References
    ----------
    Becker, W., Saisana, M., Paruolo, P. & Vandecasteele, I. (2017). Weights and importance in composite indicators:
    closing the gap. Ecological Indicators 80.
    Becker, W., Caperna, G., Del Sorbo, M., Norlén, H., Papadimitriou, E. & Saisana, M. (2022). COINr: an R package
    for developing composite indicators. Journal of Open Source Software 7.

    Examples
    --------
    >>> z = np.array([[0.0, 0.1, 0.9], [0.2, 0.3, 0.1], [0.7, 0.6, 0.4], [0.6, 1.0, 0.6], [1.0, 0.8, 0.5]])
    >>> w = correlation(z)
    >>> w.round(3), [round(float(np.corrcoef(z @ w, column)[0, 1]), 3) for column in z.T]
    (array([0.329, 0.112, 0.559]), [0.631, 0.631, 0.631])
    """
    from scipy.optimize import nnls

    z = _checks.filled_matrix(z, "z")
    wanted = _target(target, z.shape[1])
    _engine.varied(z)
    full = z[~np.isnan(z).any(axis=1)]
    if len(full) < 2:
        raise WeightError.too_few_rows("z", len(full), z.shape[1] + 2, ROWS)
    held = np.flatnonzero(_engine.varied(full))
    if len(full) < held.size + 2:
        raise WeightError.too_few_rows("z", len(full), held.size + 2, ROWS)
    r = _engine.correlations(full[:, held], "pearson", held)
    u = np.maximum(nnls(r, wanted[held])[0], 0)
    out = np.zeros(z.shape[1])
    out[held] = u / full[:, held].std(axis=0, ddof=1)
    return _engine.shares(out)


def _target(target: Importances | None, columns: int) -> Array:
    if target is None:
        return np.ones(columns)
    array = _checks.beside(target, "target", "z", columns)
    if (array <= 0).any():
        raise MeasureError.wrong_values("target", TARGET)
    return np.asarray(array / array.sum())
