"""Index numbers with a fixed base."""

from __future__ import annotations

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.normalise import _engine
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Bases, Directions

BASES = Words("一个数、每个指标一个，或与 x 形状相同", "one number, one for each indicator, or of the shape of x")
LEVEL = Words("大于 0 的有限的数", "a finite number above 0")


@method(
    zh="定基指数",
    en="Fixed-base index numbers",
    cite="National Bureau of Statistics of China, index of new drivers (2014 = 100)",
    role="matrix and marks to matrix",
)
def base_index(
    x: Array,
    base: Bases,
    *,
    direction: Directions = 1,
    inverse: _engine.Inverse = "reciprocal",
    level: float = 100.0,
) -> Array:
    r"""Give each figure as a multiple of the figure of the base period, the base being 100.

    Parameters
    ----------
    x
        Figures, shape (rows, indicators), any unit; NaN where missing.
    base
        Figures of the base period, all above 0, in the units of x: one number, shape (indicators,) where all
        rows have one base, or (rows, indicators) where each row has its own; NaN where missing.
    direction
        +1 where more is better, -1 where less is better; one number, or shape (indicators,).
    inverse
        Where less is better: base / x (``reciprocal``), or as far above the base as x is below it (``mirror``).
    level
        The index of the base period.

    Returns
    -------
    Array
        Shape (rows, indicators), without unit; NaN where x or the base is missing.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures, a base of 0 or below, figures of 0 or below under
        ``reciprocal`` where less is better, a direction that is not +1 or -1, or a level not above 0.

    Notes
    -----
    .. math:: z_{ij} = 100 \, \frac{x_{ij}}{x_{ij}^0}; \quad
              100 \, \frac{x_{ij}^0}{x_{ij}} \; \text{or} \; 100 \, \Bigl(2 - \frac{x_{ij}}{x_{ij}^0}\Bigr)
              \text{ where less is better.}

    The arithmetic mean of such index numbers is the practice of statistics bureaus. An indicator that started
    from little grows fastest and comes to rule the mean: its weight in effect is not its nominal weight.

    References
    ----------
    National Bureau of Statistics of China 国家统计局, 经济发展新动能指数 (index of new drivers, 2014 = 100).

    Examples
    --------
    >>> base_index(np.array([[50.0, 4.0], [75.0, 2.0]]), [50.0, 4.0], direction=[1, -1])
    array([[100., 100.],
           [150., 200.]])
    """
    _engine.check_inverse(inverse, "normalise/base_index")
    if not 0 < _checks.number(level) < np.inf:
        raise MeasureError.bad_setting("normalise/base_index", "level", level, LEVEL)
    x = _checks.filled_matrix(x, "x")
    start = _bases(base, x)
    ahead = _checks.directions(direction, x.shape[1]) > 0
    if inverse == "mirror":
        return np.asarray(level * np.where(ahead, x / start, 2 - x / start))
    _checks.refuse("nonpositive", (x <= 0) & ~ahead, "x")
    return np.asarray(level * np.divide(start, x, out=x / start, where=~ahead))


def _bases(base: Bases, x: Array) -> Array:
    array = _checks.numbers(base, "base")
    if array.shape not in {(), (x.shape[1],), x.shape}:
        raise MeasureError.wrong_shape("base", array.shape, BASES)
    _checks.refuse("nonpositive", np.atleast_1d(array <= 0), "base")
    return np.broadcast_to(array, x.shape)
