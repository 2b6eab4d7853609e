"""Distance to a reference."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.normalise import _engine
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Directions, Marks

REFERENCE = Words("参照值", "reference")
FORM = Words("以下之一：range、ratio、difference", "one of range, ratio, difference")


@method(
    zh="与参照值的距离",
    en="Distance to a reference",
    cite="OECD & JRC 2008, Handbook on Constructing Composite Indicators, ch. 5",
    role="matrix and marks to matrix",
)
def distance_to_reference(
    x: Array,
    reference: Marks,
    *,
    direction: Directions = 1,
    form: Literal["range", "ratio", "difference"] = "range",
) -> Array:
    r"""Score each figure against that of a reference, such as the nation, a region or the best one.

    Parameters
    ----------
    x
        Figures, shape (rows, indicators), any unit; NaN where missing. All rows given are one pool.
    reference
        The figure of the reference in each indicator, in its unit: one number, or shape (indicators,).
    direction
        +1 where more is better, -1 where less is better; one number, or shape (indicators,).
    form
        ``range`` measures from the worst figure of the pool, ``ratio`` divides by the reference, and
        ``difference`` gives what is above it as a share of it.

    Returns
    -------
    Array
        Shape (rows, indicators), 1 at the reference (0 under ``difference``), higher where better; NaN stays NaN.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures, a reference that is missing, that is not better than the
        worst figure under ``range`` (positions in ``columns``) or 0 or below under the others, or a direction
        that is not +1 or -1.

    Notes
    -----
    .. math:: z_{ij} = 1 - \frac{x_j^* - x_{ij}}{x_j^* - \min_i x_{ij}}, \quad
              z_{ij} = \frac{x_{ij}}{x_j^*} \quad \text{or} \quad z_{ij} = \frac{x_{ij} - x_j^*}{x_j^*}.

    Where less is better, ``ratio`` gives 2 - x / x* and ``difference`` changes its sign: both stay linear in x.
    ``range`` is COINr's form, with the figure of one unit as x*.

    References
    ----------
    OECD & JRC (2008). Handbook on Constructing Composite Indicators, ch. 5.

    Examples
    --------
    >>> distance_to_reference(np.array([[1.0], [2.0], [3.0]]), 2.0).ravel()
    array([0., 1., 2.])
    >>> distance_to_reference(np.array([[1.0], [2.0], [3.0]]), 2.0, direction=-1, form="ratio").ravel()
    array([1.5, 1. , 0.5])
    """
    if form not in {"range", "ratio", "difference"}:
        raise MeasureError.bad_setting("normalise/distance_to_reference", "form", form, FORM)
    x = _checks.filled_matrix(x, "x")
    own = _engine.marks(reference, "reference", x.shape[1])
    if form == "range":
        return _engine.from_worst(x, own, direction, REFERENCE)
    _checks.refuse("nonpositive", own <= 0, "reference")
    apart = _checks.directions(direction, x.shape[1]) * (x - own) / own
    return np.asarray(apart + 1 if form == "ratio" else apart)
