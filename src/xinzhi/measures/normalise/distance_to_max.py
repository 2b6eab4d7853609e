"""Distance to the best figure."""

from __future__ import annotations

from xinzhi.measures import _checks
from xinzhi.measures.normalise.minmax import minmax
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Directions


@method(
    zh="与最优值的距离",
    en="Distance to the best",
    cite="Becker, Caperna, Del Sorbo, Norlén, Papadimitriou & Saisana 2022 (COINr)",
    role="matrix to matrix",
    range="nonnegative",
)
def distance_to_max(x: Array, *, direction: Directions = 1) -> Array:
    r"""Score each figure by 1 less its distance from the best figure, the range being 1.

    Parameters
    ----------
    x
        Figures, shape (rows, indicators), any unit; NaN where missing. All rows given are one pool.
    direction
        +1 where more is better, -1 where less is better; one number, or shape (indicators,).

    Returns
    -------
    Array
        Shape (rows, indicators), from 0 to 1, the best figure at 1; NaN stays NaN.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures, a column of one value (positions in ``columns``),
        or a direction that is not +1 or -1.

    Notes
    -----
    .. math:: z_{ij} = 1 - \frac{\max_i x_{ij} - x_{ij}}{\max_i x_{ij} - \min_i x_{ij}}

    This is min–max onto [0, 1] by another name: it is here because tools list both, and a study that varies
    the normalisation gains nothing from having the two. The share of the best figure, x / max x, is
    distance_to_reference with ``form="ratio"`` and the best figures as reference.

    References
    ----------
    Becker, W., Caperna, G., Del Sorbo, M., Norlén, H., Papadimitriou, E. & Saisana, M. (2022). COINr: an R package
    for developing composite indicators. Journal of Open Source Software 7.

    Examples
    --------
    >>> import numpy as np
    >>> distance_to_max(np.array([[1.0, 30.0], [2.0, 20.0], [5.0, 10.0]]), direction=[1, -1])
    array([[0.  , 0.  ],
           [0.25, 0.5 ],
           [1.  , 1.  ]])
    """
    return minmax(_checks.matrix(x, "x"), direction=direction)
