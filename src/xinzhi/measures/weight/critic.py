"""CRITIC weights."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.weights import WeightError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Directions
from xinzhi.measures.weight import _engine

CORRELATION = Words("以下之一：pearson、spearman", "one of pearson, spearman")
CONFLICT = Words("以下之一：signed、absolute", "one of signed, absolute")


@method(
    zh="CRITIC 法",
    en="CRITIC",
    cite="Diakoulaki, Mavrotas & Papayannakis 1995",
    role="matrix to weights",
)
def critic(
    z: Array,
    *,
    direction: Directions = 1,
    correlation: Literal["pearson", "spearman"] = "pearson",
    conflict: Literal["signed", "absolute"] = "signed",
) -> Array:
    r"""Weigh each indicator by its spread times its conflict with the other indicators.

    Parameters
    ----------
    z
        Normalised figures, shape (rows, indicators), on one scale and with higher better in every column;
        NaN where missing. All rows given are the pool.
    direction
        +1 where more is better, -1 where less is better, if z does not have higher better in every column; one
        number, or shape (indicators,).
    correlation
        ``pearson`` of the figures or ``spearman`` of their ranks (ties share the mean rank).
    conflict
        ``signed`` takes 1 - r, as in the source; ``absolute`` takes 1 - abs(r).

    Returns
    -------
    Array
        Weights, shape (indicators,), none below 0, sum 1; a constant indicator weighs 0.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures, when every indicator is constant, when all vary
        together exactly, or when a pair shares fewer than three rows (positions in ``columns``).

    Notes
    -----
    .. math:: w_j = \frac{C_j}{\sum_j C_j}, \quad C_j = s_j \sum_k (1 - r_{jk}),

    with s the standard deviation (n - 1) and r the correlation over the rows both indicators hold.
    Constant indicators have no correlation and are left out of the sums.

    The direction comes in through z: r changes its sign with it. Some packages correlate the figures as
    they stand, costs not reversed, and get other weights (0.169 where 0.236 is right, on a matrix of six
    columns with one cost). Give figures that were normalised with their directions,
    or the directions with the figures.

    References
    ----------
    Diakoulaki, D., Mavrotas, G. & Papayannakis, L. (1995). Determining objective weights in multiple criteria
    problems: the CRITIC method. Computers & Operations Research 22.

    Examples
    --------
    >>> critic(np.array([[0.0, 0.0, 1.0], [0.5, 1.0, 0.5], [1.0, 1.0, 0.0]])).round(3)
    array([0.257, 0.278, 0.465])
    """
    _check_settings(correlation, conflict)
    z = _checks.filled_matrix(z, "z")
    z = z * _checks.directions(direction, z.shape[1])
    spread = _engine.deviations(z)
    held = np.flatnonzero(spread)
    if held.size == 1:
        return np.where(spread > 0, 1.0, 0.0)
    r = _engine.correlations(z[:, held], correlation, held)
    apart = 1 - (np.abs(r) if conflict == "absolute" else r)
    # What is left of 1 - 1 after rounding is no conflict.
    apart[apart <= _checks.ROUNDING] = 0
    if not apart.any():
        raise WeightError.no_conflict(held.tolist())
    out = np.zeros(z.shape[1])
    out[held] = spread[held] * apart.sum(axis=1)
    return _engine.shares(out)


def _check_settings(correlation: str, conflict: str) -> None:
    if correlation not in {"pearson", "spearman"}:
        raise MeasureError.bad_setting("weight/critic", "correlation", correlation, CORRELATION)
    if conflict not in {"signed", "absolute"}:
        raise MeasureError.bad_setting("weight/critic", "conflict", conflict, CONFLICT)
