"""Weights by principal components."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.weights import WeightError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array
from xinzhi.measures.weight import _engine

COMPONENTS = Words("以下之一：first、kaiser", "one of first, kaiser")
LOADINGS = Words("以下之一：squared、absolute、positive", "one of squared, absolute, positive")
ROWS = Words("主成分分析的行数不能少于指标数", "principal components need as many rows as indicators")
TIED = 1e-9


@method(
    zh="主成分分析法",
    en="Principal component weights",
    cite="Hotelling 1933; OECD & JRC 2008, Handbook on Constructing Composite Indicators, ch. 6",
    role="matrix to weights",
)
def pca(
    z: Array,
    *,
    components: Literal["first", "kaiser"] = "first",
    loadings: Literal["squared", "absolute", "positive"] = "squared",
) -> Array:
    r"""Weigh each indicator by its loadings on the principal components of the correlation matrix.

    Parameters
    ----------
    z
        Figures, shape (rows, indicators), higher better in every column; NaN where missing. A row with a gap
        is left out. The scale of a column means nothing: correlations are used.
    components
        ``first`` takes the first component; ``kaiser`` all with an eigenvalue of 1 or above, each by its eigenvalue.
    loadings
        How loadings become weights: their squares, their absolute values, or what is ``positive`` of them.

    Returns
    -------
    Array
        Weights, shape (indicators,), none below 0, sum 1; a constant indicator weighs 0.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures, when every indicator is constant, fewer complete rows
        than indicators that vary, or when the last component used and the next have equal eigenvalues.

    Notes
    -----
    With v the unit eigenvectors and λ the eigenvalues of the correlation matrix,

    .. math:: w_j \propto \sum_k \lambda_k f(v_{jk}), \quad
              f(v) = v^2, \quad |v| \quad \text{or} \quad \max\Bigl(0, \sum_k \lambda_k v_{jk}\Bigr)

    over the components used; under ``positive`` the sum is taken first and cut at 0 after.

    The sign rule: an eigenvector is known up to its sign, so each is turned to make its loadings sum to 0 or
    more. A loading that stays below 0 tells of an indicator that runs against the rest, often by a wrong direction.
    Squares sum to 1 of themselves and are the share of the component's variance that each indicator brings.

    Variants in use: raw loadings of the first component as they come (COINr; 16 of 49 were negative on its own
    example), loadings of rotated factors (the handbook), components up to 85 % of the variance.

    References
    ----------
    Hotelling, H. (1933). Analysis of a complex of statistical variables into principal components. Journal of
    Educational Psychology 24.
    OECD & JRC (2008). Handbook on Constructing Composite Indicators, ch. 6.

    Examples
    --------
    >>> z = np.array([[0.0, 0.1, 0.9], [0.2, 0.3, 0.1], [0.7, 0.6, 0.4], [1.0, 1.0, 0.6]])
    >>> pca(z).round(3)
    array([0.49 , 0.489, 0.021])
    """
    _check_settings(components, loadings)
    z = _checks.filled_matrix(z, "z")
    _engine.varied(z)
    full = z[~np.isnan(z).any(axis=1)]
    if len(full) < 2:
        raise WeightError.too_few_rows("z", len(full), z.shape[1], ROWS)
    held = np.flatnonzero(_engine.varied(full))
    if len(full) < held.size:
        raise WeightError.too_few_rows("z", len(full), held.size, ROWS)
    out = np.zeros(z.shape[1])
    out[held] = _loaded(_engine.correlations(full[:, held], "pearson", held), components, loadings)
    return _engine.shares(out)


def _loaded(r: Array, components: str, loadings: str) -> Array:
    eigenvalues, vectors = _components(r, components)
    if loadings == "squared":
        return np.asarray(vectors**2 @ eigenvalues)
    if loadings == "absolute":
        return np.asarray(np.abs(vectors) @ eigenvalues)
    turned = vectors * np.where(vectors.sum(axis=0) < 0, -1.0, 1.0)
    return np.maximum(turned @ eigenvalues, 0)


def _components(r: Array, components: str) -> tuple[Array, Array]:
    """Give the eigenvalues and unit eigenvectors used, the largest first."""
    rising, vectors = np.linalg.eigh(r)
    eigenvalues, vectors = rising[::-1], vectors[:, ::-1]
    used = 1 if components == "first" else max(_above_one(eigenvalues), 1)
    if used < len(r) and eigenvalues[used - 1] - eigenvalues[used] <= TIED * eigenvalues[0]:
        raise WeightError.tied_components(used)
    return eigenvalues[:used], vectors[:, :used]


def _above_one(eigenvalues: NDArray[np.float64]) -> int:
    return int((eigenvalues >= 1 - TIED).sum())


def _check_settings(components: str, loadings: str) -> None:
    if components not in {"first", "kaiser"}:
        raise MeasureError.bad_setting("weight/pca", "components", components, COMPONENTS)
    if loadings not in {"squared", "absolute", "positive"}:
        raise MeasureError.bad_setting("weight/pca", "loadings", loadings, LOADINGS)
