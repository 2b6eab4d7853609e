"""Bartlett's test of sphericity: whether the indicators are correlated at all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.errors.audit import AuditError
from xinzhi.measures.audit import _engine
from xinzhi.measures.audit.kmo import SINGULAR
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array


@dataclass(frozen=True, slots=True)
class Bartlett:
    """Test that the correlation matrix is the identity.

    Attributes
    ----------
    statistic
        Chi-squared.
    degrees
        Degrees of freedom.
    p
        Probability of such a statistic or a larger one where no two indicators are correlated.
    """

    statistic: float
    degrees: int
    p: float


@method(
    zh="巴特利特球形检验",
    en="Bartlett's test of sphericity",
    cite="Bartlett 1951",
    role="matrix to diagnostics",
)
def bartlett(z: Array) -> Bartlett:
    r"""Test whether the indicators are uncorrelated.

    Parameters
    ----------
    z
        Figures, shape (rows, indicators), two indicators or more; NaN where missing. A row with a gap is left out.

    Returns
    -------
    Bartlett
        `statistic`, `degrees` and `p`.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures or constant, fewer than two indicators, not more complete rows
        than indicators, or indicators that follow exactly from others.

    Notes
    -----
    .. math:: \chi^2 = -\Bigl(n - 1 - \frac{2k + 5}{6}\Bigr) \ln |R|, \quad \mathrm{df} = \frac{k (k - 1)}{2}

    p holds for independent rows from a normal distribution. Rows of a panel are the same regions year after year and
    are not independent, so that p is far too small there; with many rows it is below any level for almost any data.

    Variants in use: Bartlett's test of equal variances, which has the same name in most programs and is another test.

    References
    ----------
    Bartlett, M. S. (1951). The effect of standardization on a χ² approximation in factor analysis. Biometrika 38, 337–344.

    Examples
    --------
    >>> z = np.array([[0.1, 0.3, 0.2], [0.4, 0.1, 0.5], [0.5, 0.9, 0.3], [0.8, 0.6, 0.9], [0.9, 0.7, 0.6]])
    >>> found = bartlett(z)
    >>> round(found.statistic, 3), found.degrees, round(found.p, 3)
    (4.123, 3, 0.249)
    """
    from scipy.stats import chi2

    z = _engine.several(z, "z")
    full = _engine.full_rows(z, "z", z.shape[1] + 1)
    values, vectors = np.linalg.eigh(_engine.correlations(full))
    if values[0] < SINGULAR:
        raise AuditError.singular("z", np.flatnonzero(np.abs(vectors[:, 0]) > 1e-6).tolist())
    n, k = full.shape
    statistic = -(n - 1 - (2 * k + 5) / 6) * float(np.log(values).sum())
    degrees = k * (k - 1) // 2
    return Bartlett(statistic, degrees, float(chi2.sf(statistic, degrees)))
