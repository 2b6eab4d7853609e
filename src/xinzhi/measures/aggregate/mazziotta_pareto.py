"""The Mazziotta–Pareto index."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.scales import ScaleError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.aggregate._missing import Gaps, Missing
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Weights

PENALTY = Words("以下之一：minus、plus", "one of minus, plus")
SPREAD = Words("以下之一：population、sample", "one of population, sample")


@method(
    zh="马齐奥塔—帕累托指数",
    en="Mazziotta–Pareto index",
    cite="De Muro, Mazziotta & Pareto 2011; Mazziotta & Pareto 2022 (weights)",
    role="matrix and weights to relative scores",
)
def mazziotta_pareto(
    z: Array,
    weights: Weights,
    *,
    penalty: Literal["minus", "plus"] = "minus",
    spread: Literal["population", "sample"] = "population",
    missing: Missing = "refuse",
    coverage: float = 0.0,
) -> Array:
    r"""Score each row by its mean less a penalty for figures that are far apart.

    Parameters
    ----------
    z
        Figures standardised to mean 100 and standard deviation 10 (``zscore``), or, for the adjusted index, by
        ``reference_goalposts``; shape (rows, indicators), NaN where missing.
    weights
        Weights, shape (indicators,), none below 0; divided by their sum. The source weighs all alike.
    penalty
        ``minus`` where more is better, as in development; ``plus`` where more is worse, as in poverty.
    spread
        Standard deviation over the k indicators of a row with the divisor k (``population``) or k - 1 (``sample``).
    missing
        What becomes of a row with gaps: no score (``refuse``), or one from what it holds (``spread``); see the notes.
    coverage
        Under ``spread``: the least share of its indicators that a row must hold to have a score.

    Returns
    -------
    Array
        Scores, shape (rows,), 100 where a row lies at the mean in everything; NaN for a row in which any figure
        is missing, unless spread.

    Raises
    ------
    MeasureError
        For infinite figures, rows with a mean of 0 or below (positions in ``rows``), ``sample`` with one
        indicator, or weights that are missing, negative or all 0, or not one for each indicator.

    Notes
    -----
    .. math:: s_i = M_i \mp S_i \, cv_i = M_i \mp \frac{S_i^2}{M_i}, \quad
              M_i = \sum_j w_j z_{ij}, \quad S_i^2 = \sum_j w_j (z_{ij} - M_i)^2,

    with S² times k / (k - 1) under ``sample``. The penalty hangs on the scale: on [0, 1] it is out of all
    proportion, so that z must be on the scale of the source.

    The adjusted index (AMPI) is the same on figures normalised by ``reference_goalposts``, which can be compared
    over time where the first cannot. Variants in use: either divisor in z and here; they changed the places of
    2 of 51 rows on the ASEM data.

    The source takes no gaps. ``spread`` is our own variant: M, S and k are those of the figures that a row holds,
    its weights divided by their sum. The penalty then knows nothing of the gaps, and a row that holds one figure
    has none (no score under ``sample``); ask for a `coverage` that keeps rows comparable.

    References
    ----------
    De Muro, P., Mazziotta, M. & Pareto, A. (2011). Composite indices of development and poverty: an application
    to MDGs. Social Indicators Research 104.
    Mazziotta, M. & Pareto, A. (2022). Weighting in composite indices construction: the case of the
    Mazziotta–Pareto index. Rivista Italiana di Economia, Demografia e Statistica.

    Examples
    --------
    >>> mazziotta_pareto(np.array([[110.0, 110.0], [120.0, 100.0]]), np.array([1.0, 1.0])).round(3)
    array([110.   , 109.091])
    """
    if penalty not in {"minus", "plus"}:
        raise MeasureError.bad_setting("aggregate/mazziotta_pareto", "penalty", penalty, PENALTY)
    z = _checks.matrix(z, "z")
    if spread not in {"population", "sample"} or (spread == "sample" and z.shape[1] == 1):
        raise MeasureError.bad_setting("aggregate/mazziotta_pareto", "spread", spread, SPREAD)
    held = (~np.isnan(z)).sum(axis=1)
    z, w = Gaps("aggregate/mazziotta_pareto", missing, coverage).weighed(z, weights)
    mean = np.sum(z * w, axis=1)
    low = np.flatnonzero(mean <= 0)
    if low.size:
        raise ScaleError.mean_not_positive("z", low.tolist())
    square = np.sum((z - mean[:, np.newaxis]) ** 2 * w, axis=1)
    if spread == "sample":
        square = square * np.where(held > 1, held / np.maximum(held - 1, 1), np.nan)
    return np.asarray(mean - square / mean if penalty == "minus" else mean + square / mean)
