"""The Copeland score."""

from __future__ import annotations

import numpy as np

from xinzhi.measures import _checks
from xinzhi.measures.aggregate._missing import Gaps, Missing
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Weights

# Weights sum to 1 up to rounding: what is closer to a draw than this is one.
DRAW = 1e-12
# Comparisons held at a time; the memory used stays the same however many rows there are.
HELD = 4_000_000


@method(
    zh="科普兰德法",
    en="Copeland score",
    cite="Copeland 1951; Munda & Nardo 2009",
    role="matrix and weights to relative scores",
)
def copeland(z: Array, weights: Weights, *, missing: Missing = "refuse", coverage: float = 0.0) -> Array:
    r"""Score each row by the rows it wins against less the rows it loses against, by weight of indicators.

    Parameters
    ----------
    z
        Normalised figures, shape (rows, indicators), higher better; NaN where missing. All rows given are one pool.
        Only their order within a column counts.
    weights
        Weights, shape (indicators,), none below 0; divided by their sum.
    missing
        What becomes of a row with gaps: no score (``refuse``), or one from what it holds (``spread``); see the notes.
    coverage
        Under ``spread``: the least share of its indicators that a row must hold to have a score.

    Returns
    -------
    Array
        Whole numbers as float64, shape (rows,), from -(n - 1) to n - 1, summing to 0; NaN for a row in which any
        figure is missing, unless spread, and such a row is compared with none.

    Raises
    ------
    MeasureError
        For infinite figures, or weights that are missing, negative or all 0, or not one for each indicator.

    Notes
    -----
    .. math:: s_i = \sum_{k \ne i} \operatorname{sgn}\Bigl(\sum_j w_j \operatorname{sgn}(z_{ij} - z_{kj})\Bigr)

    Row i wins against row k when the indicators in which it is higher weigh more than those in which it is
    lower; equal figures count for neither, which is the outranking matrix with ties shared by halves.
    Nothing is made good by size: a narrow lead counts as much as a wide one. Under ``spread``, our own variant, two
    rows are compared by the indicators that both hold, and draw where there are none.

    References
    ----------
    Copeland, A. H. (1951). A reasonable social welfare function. Seminar on Mathematics in Social Sciences,
    University of Michigan.
    Munda, G. & Nardo, M. (2009). Noncompensatory/nonlinear composite indicators for ranking countries: a defensible
    setting. Applied Economics 41.

    Examples
    --------
    >>> copeland(np.array([[3.0, 1.0], [2.0, 2.0], [1.0, 3.0]]), np.array([0.6, 0.4]))
    array([ 2.,  0., -2.])
    """
    z = _checks.matrix(z, "z")
    w = _checks.weights(weights, z.shape[1])
    full = Gaps("aggregate/copeland", missing, coverage).scored(z, w)
    out = np.full(len(z), np.nan)
    compared = z[full]
    step = max(HELD // max(len(compared), 1), 1)
    out[full] = [score for start in range(0, len(compared), step) for score in _wins(compared, w, start, start + step)]
    return out


def _wins(z: Array, w: Array, start: int, stop: int) -> Array:
    """Give wins less losses of some rows against all."""
    net = np.zeros((len(z[start:stop]), len(z)))
    for column, share in zip(z.T, w, strict=True):
        own = column[start:stop, np.newaxis]
        net += share * ((own > column).astype(np.int8) - (own < column).astype(np.int8))
    return np.asarray((net > DRAW).sum(axis=1, dtype=np.float64) - (net < -DRAW).sum(axis=1))
