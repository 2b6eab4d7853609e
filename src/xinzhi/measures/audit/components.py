"""Principal components: how many directions the indicators of a group really have."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.measures.audit import _engine
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array


@dataclass(frozen=True, slots=True)
class Components:
    """Principal components of the correlation matrix, largest first.

    Attributes
    ----------
    eigenvalues
        Variances of the components, shape (indicators,); they sum to the number of indicators.
    shares
        Their shares of the total, shape (indicators,).
    loadings
        Unit vectors, shape (indicators, components); each is turned to a sum of 0 or above.
    retained
        How many eigenvalues are above 1 (Kaiser's rule).
    """

    eigenvalues: Array
    shares: Array
    loadings: Array
    retained: int


@method(
    zh="主成分",
    en="Principal components",
    cite="Hotelling 1933; Kaiser 1960",
    role="matrix to diagnostics",
)
def components(z: Array) -> Components:
    r"""Find the principal components of the correlation matrix.

    Parameters
    ----------
    z
        Figures, shape (rows, indicators); NaN where missing. A row with a gap is left out.

    Returns
    -------
    Components
        `eigenvalues`, `shares`, `loadings`, and how many are `retained`.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures or constant, or fewer than three complete rows.

    Notes
    -----
    .. math:: R v_k = \lambda_k v_k, \quad \text{share}_k = \lambda_k / \sum \lambda, \quad \lambda_k > 1

    A dimension that measures one thing has one eigenvalue above 1 whose loadings have one sign. A loading below 0
    on it is an indicator against the rest.

    Variants in use: components of the covariance matrix, in which the unit decides; rotated factors.

    References
    ----------
    Hotelling, H. (1933). Analysis of a complex of statistical variables into principal components. Journal of
    Educational Psychology 24.
    Kaiser, H. F. (1960). The application of electronic computers to factor analysis. Educational and Psychological
    Measurement 20, 141–151.

    Examples
    --------
    >>> z = np.array([[0.1, 0.3, 0.2], [0.4, 0.1, 0.5], [0.5, 0.9, 0.3], [0.8, 0.6, 0.9], [0.9, 0.7, 0.6]])
    >>> found = components(z)
    >>> found.shares.round(3).tolist(), found.retained
    ([0.675, 0.298, 0.027], 1)
    """
    full = _engine.full_rows(_engine.several(z, "z", 1), "z", _engine.LEAST)
    values, vectors = np.linalg.eigh(_engine.correlations(full))
    values, vectors = np.maximum(values[::-1], 0), vectors[:, ::-1]
    turned = vectors * np.where(vectors.sum(axis=0) < 0, -1.0, 1.0)
    return Components(values, values / values.sum(), turned, int((values > 1 + 1e-9).sum()))
