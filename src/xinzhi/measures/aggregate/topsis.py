"""TOPSIS: closeness to the best row there could be."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.scales import ScaleError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.normalise import minmax
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Directions, Weights

NORMALISE = Words("以下之一：vector、minmax、none", "one of vector, minmax, none")
UNIT = Words("0 到 1 之间的数（ideal 为 scale 时）", "numbers from 0 to 1, with ideal: scale")
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

    Returns
    -------
    Array
        Scores, shape (rows,), from 0 (worst in everything) to 1 (best in everything); NaN for a row in which
        any figure is missing. What such a row holds still counts for the ends and the lengths of the columns.

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
    turn, w = _checks.directions(direction, x.shape[1]), _checks.weights(weights, x.shape[1])
    if ideal == "scale" and normalise == "none" and ((x < 0) | (x > 1)).any():
        raise MeasureError.wrong_values("x", UNIT)
    if not (w[~_checks.constant(x)] > 0).any():
        raise ScaleError.all_alike("x")
    v = minmax(x, direction=turn) if normalise == "minmax" else turn * (_vector(x) if normalise == "vector" else x)
    # Scores do not change with the unit of all, and squares of very large or small figures would be lost.
    most, turned = np.nanmax(np.abs(v)), (turn < 0) & (normalise == "none")
    v = v / most
    before = w**2 if weight == "on-data" else w
    best, worst = np.nanmax(v, axis=0), np.nanmin(v, axis=0)
    if ideal == "scale":
        # Where less is better a figure as given counts from 0 down to -1.
        best, worst = np.where(turned, 0.0, 1.0) / most, np.where(turned, -1.0, 0.0) / most
    above, below = _distance(v - worst, before), _distance(best - v, before)
    return np.asarray(above / (above + below))


def _vector(x: Array) -> Array:
    """Divide each column by its length; a column of zeros stays."""
    most = np.nanmax(np.abs(x), axis=0)
    scaled = x / np.where(most > 0, most, 1)
    length = np.sqrt(np.nansum(scaled**2, axis=0))
    return np.asarray(scaled / np.where(length > 0, length, 1))


def _distance(apart: Array, before: Array) -> Array:
    return np.asarray(np.sqrt(np.sum(before * apart**2, axis=1)))


def _check_settings(normalise: str, weight: str, ideal: str) -> None:
    if normalise not in {"vector", "minmax", "none"}:
        raise MeasureError.bad_setting("aggregate/topsis", "normalise", normalise, NORMALISE)
    if weight not in {"on-data", "in-distance"}:
        raise MeasureError.bad_setting("aggregate/topsis", "weight", weight, WEIGHT)
    if ideal not in {"observed", "scale"} or (ideal == "scale" and normalise == "vector"):
        raise MeasureError.bad_setting("aggregate/topsis", "ideal", ideal, IDEAL)
