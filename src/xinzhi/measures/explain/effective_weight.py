"""Effective weights: how much of the differences between scores each indicator makes, against its nominal weight."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.errors.audit import AuditError
from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Weights


@dataclass(frozen=True, slots=True)
class EffectiveWeight:
    """Nominal and effective weight of each indicator; each array has shape (indicators,).

    Attributes
    ----------
    nominal
        Weights as shares of their sum.
    effective
        Share of the variance of the score; sums to 1, below 0 where an indicator pulls against the score.
    correlation
        Pearson correlation with the score; NaN where an indicator is constant.
    importance
        Its square: the part of the score's variance that a straight line in the indicator reproduces.
    rows
        Rows without a gap, which alone are counted.
    """

    nominal: Array
    effective: Array
    correlation: Array
    importance: Array
    rows: int


@method(
    zh="有效权数",
    en="Effective weights",
    cite="Paruolo, Saisana & Saltelli 2013; Becker et al. 2017",
    role="matrix and weights to effective weights",
)
def effective_weight(z: Array, weights: Weights) -> EffectiveWeight:
    r"""Set beside each nominal weight how far the indicator moves the weighted mean.

    Parameters
    ----------
    z
        Normalised figures, shape (rows, indicators), higher better in every column; NaN where missing. A row with a
        gap is left out, and `rows` says how many were counted.
    weights
        Weights, shape (indicators,), none below 0; divided by their sum.

    Returns
    -------
    EffectiveWeight
        `nominal`, `effective`, `correlation` and `importance`, and the number of `rows`.

    Raises
    ------
    MeasureError
        For infinite figures, weights that are missing, negative or all 0, or not one for each indicator, fewer than
        three complete rows, or scores that are all equal.

    Notes
    -----
    With the score s = Σ w z,

    .. math:: e_j = \frac{w_j \operatorname{cov}(z_j, s)}{\operatorname{var}(s)}, \quad \sum_j e_j = 1, \quad
              S_j = r^2(z_j, s).

    A weight is a rate of exchange between indicators, not an importance: an indicator that hardly varies, or runs
    against the rest, has little effect whatever its weight. S is the linear form of the correlation ratio of
    Paruolo, Saisana & Saltelli, who also fit a curve; where a scatter is bent, S is too low.

    Variants in use: the product of weights up the tree, which COINr prints as effective weight and which is the
    nominal weight here; the share of a row's score that an indicator makes (`explain/contribution`).

    References
    ----------
    Paruolo, P., Saisana, M. & Saltelli, A. (2013). Ratings and rankings: voodoo or science? Journal of the Royal
    Statistical Society A 176, 609–634.
    Becker, W., Saisana, M., Paruolo, P. & Vandecasteele, I. (2017). Weights and importance in composite indicators:
    closing the gap. Ecological Indicators 80, 12–22.

    Examples
    --------
    >>> z = np.array([[0.0, 0.5], [0.5, 0.6], [1.0, 0.5]])
    >>> found = effective_weight(z, np.array([0.5, 0.5]))
    >>> found.nominal.tolist(), found.effective.round(3).tolist()
    ([0.5, 0.5], [0.987, 0.013])
    """
    z = _checks.matrix(z, "z")
    w = _checks.weights(weights, z.shape[1])
    full = z[~np.isnan(z).any(axis=1)]
    if len(full) < 3:
        raise AuditError.too_few_rows("z", len(full), 3)
    score = np.sum(full * w, axis=1)
    if _checks.constant(score[:, None])[0]:
        raise AuditError.equal_scores()
    apart, away = full - full.mean(axis=0), score - score.mean()
    together, spread = np.sum(apart * away[:, None], axis=0), np.sum(away**2)
    own = np.sqrt(np.sum(apart**2, axis=0) * spread)
    varied = ~_checks.constant(full)
    r = np.divide(together, own, out=np.full(len(w), np.nan), where=varied)
    return EffectiveWeight(w, w * np.where(varied, together, 0.0) / spread, r, r**2, len(full))
