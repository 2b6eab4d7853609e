"""Distance to a target."""

from __future__ import annotations

from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.normalise import _engine
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Directions, Marks

TARGET = Words("目标值", "target")


@method(
    zh="目标实现程度",
    en="Distance to a target",
    cite="Becker, Caperna, Del Sorbo, Norlén, Papadimitriou & Saisana 2022 (COINr)",
    role="matrix and marks to matrix",
)
def distance_to_target(x: Array, target: Marks, *, direction: Directions = 1, beyond: _engine.Beyond = "keep") -> Array:
    r"""Score each figure by how far it has come from the worst figure to the target.

    Parameters
    ----------
    x
        Figures, shape (rows, indicators), any unit; NaN where missing. All rows given are one pool.
    target
        The target of each indicator in its unit: one number, or shape (indicators,); better than the worst figure.
    direction
        +1 where more is better, -1 where less is better; one number, or shape (indicators,).
    beyond
        Figures past the target score above 1 (``keep``) or 1 (``clip``).

    Returns
    -------
    Array
        Shape (rows, indicators), 0 at the worst figure and 1 at the target; NaN stays NaN.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures, a target that is missing or not better than the worst
        figure (positions in ``columns``), or a direction that is not +1 or -1.

    Notes
    -----
    .. math:: z_{ij} = 1 - \frac{t_j - x_{ij}}{t_j - \min_i x_{ij}},

    with the largest figure in place of the smallest where less is better. The worst figure comes from the
    pool, so that scores move with it; with goalposts both ends are fixed.

    References
    ----------
    Becker, W., Caperna, G., Del Sorbo, M., Norlén, H., Papadimitriou, E. & Saisana, M. (2022). COINr: an R package
    for developing composite indicators. Journal of Open Source Software 7.

    Examples
    --------
    >>> import numpy as np
    >>> distance_to_target(np.array([[1.0], [2.0], [7.0]]), 5.0).ravel()
    array([0.  , 0.25, 1.5 ])
    >>> distance_to_target(np.array([[1.0], [2.0], [7.0]]), 5.0, beyond="clip").ravel()
    array([0.  , 0.25, 1.  ])
    """
    x = _checks.filled_matrix(x, "x")
    goal = _engine.marks(target, "target", x.shape[1])
    place = _engine.from_worst(x, goal, direction, TARGET)
    return _engine.between(place, beyond, "normalise/distance_to_target")
