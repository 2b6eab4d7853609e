"""TOPSIS: closeness to the best row there could be."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.scales import ScaleError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.aggregate._missing import Gaps, Missing
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Directions, Weights

NORMALISE = Words("以下之一：vector、minmax、none", "one of vector, minmax, none")
UNIT = Words("0 到 1 之间的数（ideal 为 scale 时）", "numbers from 0 to 1, with ideal: scale")
# Sums of squares of figures up to this size, or down to its inverse, lose nothing.
SQUARED = 1e100
IDEAL = Words("以下之一：observed、scale（scale 不能与 vector 同用）", "one of observed, scale (scale not with vector)")
WEIGHT = Words("以下之一：on-data、in-distance", "one of on-data, in-distance")


@method(
    zh="优劣解距离法（TOPSIS）",
    en="TOPSIS",
    cite="Hwang & Yoon 1981",
    role="matrix and weights to relative scores",
)
def topsis(
    x: Array,
    weights: Weights,
    *,
    direction: Directions = 1,
    normalise: Literal["vector", "minmax", "none"] = "vector",
    weight: Literal["on-data", "in-distance"] = "on-data",
    ideal: Literal["observed", "scale"] = "observed",
    missing: Missing = "refuse",
    coverage: float = 0.0,
) -> Array:
    r"""Score each row by its distance from the worst figures as a share of its distances from worst and best.

    Parameters
    ----------
    x
        Figures, shape (rows, indicators); NaN where missing. All rows given are one pool, from which the best
        and the worst figures are taken. Give normalised figures with ``normalise="none"``.
    weights
        Weights, shape (indicators,), none below 0; divided by their sum.
    direction
        +1 where more is better, -1 where less is better; one number, or shape (indicators,).
    normalise
        ``vector`` divides each column by its Euclidean length, ``minmax`` brings it onto [0, 1] with the better
        end at 1, ``none`` takes it as it is.
    weight
        ``on-data`` multiplies the figures by the weights; ``in-distance`` puts the weights before the squares.
    ideal
        Best and worst are those ``observed`` in the rows, or the ends 1 and 0 of the ``scale`` that figures were
        normalised onto, which do not move with the rows; not with ``vector``.
    missing
        What becomes of a row with gaps: no score (``refuse``), or one from what it holds (``spread``); see the notes.
    coverage
        Under ``spread``: the least share of its indicators that a row must hold to have a score.

    Returns
    -------
    Array
        Scores, shape (rows,), from 0 (worst in everything) to 1 (best in everything); NaN for a row in which
        any figure is missing, unless spread. What such a row holds still counts for the ends and the lengths of the columns.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures, a column of one value under ``minmax``, a direction that
        is not +1 or -1, wrong weights, figures off the scale of its ideal, or rows that are alike in all that has weight.

    Notes
    -----
    With v the normalised figures, and best and worst by direction,

    .. math:: s_i = \frac{d_i^-}{d_i^+ + d_i^-}, \quad
              d_i^\pm = \sqrt{\sum_j w_j^2 (v_{ij} - v_j^\pm)^2} \text{ on data}, \quad
              \sqrt{\sum_j w_j (v_{ij} - v_j^\pm)^2} \text{ in the distance.}

    The source has ``vector`` and ``on-data``. Packages differ in their defaults (0.643 and 0.613 for the first
    row of the textbook matrix), and ``in-distance`` changes its first place. Scores hang on the pool: with
    another row the others may change places. Over several periods give them all as rows.

    The source takes no gaps. ``spread`` is our own variant: both distances run over the figures that a row holds,
    and the weight of its gaps goes to them in proportion, which leaves the share of the two distances as it is. Ends
    and lengths of a column are those of the figures there are. A row whose figures are all in columns without weight
    or of one value has no score.

    References
    ----------
    Hwang, C. L. & Yoon, K. (1981). Multiple Attribute Decision Making. Springer.

    Examples
    --------
    >>> x = np.array([[9.0, 100.0], [7.0, 60.0], [5.0, 80.0]])
    >>> topsis(x, np.array([0.5, 0.5]), direction=[1, -1]).round(3)
    array([0.532, 0.669, 0.287])
    """
    _check_settings(normalise, weight, ideal)
    x = _checks.filled_matrix(x, "x")
    turn, w = _checks.directions(direction, x.shape[1], "aggregate/topsis"), _checks.weights(weights, x.shape[1], "x")
    if ideal == "scale" and normalise == "none" and ((x < 0) | (x > 1)).any():
        raise MeasureError.wrong_values("x", UNIT)
    low, high = _checks.ends(x)
    still = _checks.flat(low, high)
    if not (w[~still] > 0).any():
        raise ScaleError.all_alike("x")
    if normalise == "minmax" and still.any():
        raise MeasureError.constant_columns("x", np.flatnonzero(still).tolist())
    scale = _scale(low, high, together=normalise == "none")
    gaps = Gaps("aggregate/topsis", missing, coverage)
    gaps.check()
    if scale is not None:
        x, low, high = x / scale, low / scale, high / scale
    square = np.einsum("ij,ij->j", x, x)
    # Most matrices are full, and need not be asked row by row.
    scored = gaps.scored(x, w * ~still) if np.isnan(square).any() else None
    # The unit of a column stands before the squares with its weight, and the figures stay as they are.
    before = (w**2 if weight == "on-data" else w) * _units(x, low, high, square, normalise)
    if ideal == "scale" and normalise == "none":
        low, high = np.zeros(len(w)), np.ones(len(w)) / (1.0 if scale is None else scale)
    apart = np.empty_like(x)
    above, below = (
        _distance(x, end, before, apart, gaps=scored is not None)
        for end in (np.where(turn > 0, low, high), np.where(turn > 0, high, low))
    )
    if scored is None:
        return np.asarray(above / (above + below))
    return np.asarray(np.divide(above, above + below, out=np.full(len(x), np.nan), where=scored))


def _scale(low: Array, high: Array, *, together: bool) -> Array | None:
    """Give what figures are divided by so that no square is lost, one for all or one a column; None where none is."""
    sizes = np.maximum(np.abs(low), np.abs(high))
    sizes = np.where(sizes > 0, sizes, 1)
    if sizes.max() < SQUARED and sizes.min() > 1 / SQUARED:
        return None
    return np.full(len(low), sizes.max()) if together else sizes


def _units(x: Array, low: Array, high: Array, square: Array, normalise: str) -> Array:
    """Give the square by which the squares of each column, `square` in sum, are brought to one scale."""
    if normalise == "none":
        return np.ones(len(low))
    if normalise == "minmax":
        return np.asarray(1 / (high - low) ** 2)
    if np.isnan(square).any():
        square = np.nansum(x * x, axis=0)
    return np.asarray(1 / np.where(square > 0, square, 1))


def _distance(x: Array, end: Array, before: Array, apart: Array, *, gaps: bool) -> Array:
    """Give the distance of each row from an end; `apart` is written over."""
    np.subtract(x, end, out=apart)
    apart *= apart
    if gaps:
        apart[np.isnan(apart)] = 0
    # Not the matrix product of a library: its last digit may follow the number of threads.
    return np.asarray(np.sqrt(np.einsum("ij,j->i", apart, before)))


def _check_settings(normalise: str, weight: str, ideal: str) -> None:
    if normalise not in {"vector", "minmax", "none"}:
        raise MeasureError.bad_setting("aggregate/topsis", "normalise", normalise, NORMALISE)
    if weight not in {"on-data", "in-distance"}:
        raise MeasureError.bad_setting("aggregate/topsis", "weight", weight, WEIGHT)
    if ideal not in {"observed", "scale"} or (ideal == "scale" and normalise == "vector"):
        raise MeasureError.bad_setting("aggregate/topsis", "ideal", ideal, IDEAL)
