"""KMO: whether correlations come from something common to more than two indicators."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.errors.audit import AuditError
from xinzhi.measures.audit import _engine
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

SINGULAR = 1e-10


@dataclass(frozen=True, slots=True)
class Kmo:
    """Measure of sampling adequacy, from 0 to 1.

    Attributes
    ----------
    overall
        Of all indicators together.
    by_indicator
        Of each, shape (indicators,).
    """

    overall: float
    by_indicator: Array


@method(
    zh="KMO 检验",
    en="Kaiser–Meyer–Olkin measure",
    cite="Kaiser 1974",
    role="matrix to diagnostics",
)
def kmo(z: Array) -> Kmo:
    r"""Compare correlations with what is left of them when all other indicators are held equal.

    Parameters
    ----------
    z
        Figures, shape (rows, indicators), two indicators or more; NaN where missing. A row with a gap is left out.

    Returns
    -------
    Kmo
        `overall` and `by_indicator`.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures or constant, fewer than two indicators, not more complete rows
        than indicators, or indicators that follow exactly from others.

    Notes
    -----
    With r the correlations and p the partial correlations given all others,

    .. math:: \mathrm{KMO} = \frac{\sum_{j \ne k} r_{jk}^2}{\sum_{j \ne k} r_{jk}^2 + \sum_{j \ne k} p_{jk}^2}, \quad
              p_{jk} = \frac{-s_{jk}}{\sqrt{s_{jj} s_{kk}}}, \quad S = R^{-1}.

    Kaiser called 0.9 marvellous and below 0.5 unacceptable. The measure asks whether a factor analysis makes sense,
    not whether an index does. Of two indicators it is 0.5 always.

    Variants in use: a generalised inverse where R is singular, which gives a number that means nothing.

    References
    ----------
    Kaiser, H. F. (1974). An index of factorial simplicity. Psychometrika 39, 31–36.

    Examples
    --------
    >>> z = np.array([[0.1, 0.3, 0.2], [0.4, 0.1, 0.5], [0.5, 0.9, 0.3], [0.8, 0.6, 0.9], [0.9, 0.7, 0.6]])
    >>> round(kmo(z).overall, 3)
    0.348
    """
    z = _engine.several(z, "z")
    full = _engine.full_rows(z, "z", z.shape[1] + 1)
    r = _engine.correlations(full)
    values, vectors = np.linalg.eigh(r)
    if values[0] < SINGULAR:
        raise AuditError.singular("z", np.flatnonzero(np.abs(vectors[:, 0]) > 1e-6).tolist())
    inverse = np.linalg.inv(r)
    size = np.sqrt(np.diag(inverse))
    partial = inverse / size / size[:, None]
    own, left = (r**2, partial**2)
    np.fill_diagonal(own, 0.0)
    np.fill_diagonal(left, 0.0)
    by_indicator = own.sum(axis=0) / (own.sum(axis=0) + left.sum(axis=0))
    return Kmo(float(own.sum() / (own.sum() + left.sum())), by_indicator)
