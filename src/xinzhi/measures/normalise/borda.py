"""Borda scores."""

from __future__ import annotations

from xinzhi.measures import _checks
from xinzhi.measures.normalise import _engine
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Directions


@method(
    zh="博尔达计分",
    en="Borda scores",
    cite="Borda 1784; Becker, Caperna, Del Sorbo, Norlén, Papadimitriou & Saisana 2022 (COINr)",
    role="matrix to matrix",
    range="nonnegative",
)
def borda(x: Array, *, direction: Directions = 1) -> Array:
    r"""Replace each figure by the number of figures in its column that are worse.

    Parameters
    ----------
    x
        Figures, shape (rows, indicators), any unit; NaN where missing. All rows given are one pool.
    direction
        +1 where more is better, -1 where less is better; one number, or shape (indicators,).

    Returns
    -------
    Array
        Whole numbers as float64, shape (rows, indicators), from 0 to the number of other figures; NaN stays NaN.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures, or a direction that is not +1 or -1.

    Notes
    -----
    .. math:: z_{ij} = r_{ij} - 1,

    r the ascending rank, ties at the smallest. Ascending ranks themselves (1 the worst, COINr's n_rank) are
    these plus 1. An indicator with gaps has a shorter scale, and so less weight in a sum, than a full one.

    References
    ----------
    Borda, J.-C. de (1784). Mémoire sur les élections au scrutin. Histoire de l'Académie royale des sciences for 1781.
    Becker, W., Caperna, G., Del Sorbo, M., Norlén, H., Papadimitriou, E. & Saisana, M. (2022). COINr: an R package
    for developing composite indicators. Journal of Open Source Software 7.

    Examples
    --------
    >>> import numpy as np
    >>> borda(np.array([[10.0], [20.0], [20.0], [np.nan], [40.0]])).ravel()
    array([ 0.,  1.,  1., nan,  3.])
    """
    return _engine.outranked(_checks.filled_matrix(x, "x"), direction)
