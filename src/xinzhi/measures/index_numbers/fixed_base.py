"""The index of a statistics bureau: each figure against its base period, joined by a weighted mean."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.measures import _checks
from xinzhi.measures.index_numbers import _engine
from xinzhi.measures.normalise import base_index
from xinzhi.measures.normalise._engine import Inverse
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Directions, Weights


@dataclass(frozen=True, slots=True)
class FixedBase:
    """The index, shape (periods,), and that of each indicator, shape (periods, indicators); the base is `level`."""

    index: Array
    parts: Array


@method(
    zh="定基综合指数",
    en="Composite index with a fixed base",
    cite=_engine.NBS,
    role="figures over time to index numbers",
    domain="positive",
)
def fixed_base(
    x: Array,
    weights: Weights,
    *,
    direction: Directions = 1,
    base: int = 0,
    inverse: Inverse = "reciprocal",
    level: float = 100.0,
) -> FixedBase:
    r"""Follow a composite index over time, each indicator measured against its own base period.

    Parameters
    ----------
    x
        Figures of one place, shape (periods, indicators), all above 0, any unit; NaN where missing.
    weights
        Weights, shape (indicators,), none below 0; divided by their sum.
    direction
        +1 where more is better, -1 where less is better; one number, or shape (indicators,).
    base
        Place of the base period, counted from 0.
    inverse
        Where less is better: base / x (``reciprocal``), or as far above the base as x is below it (``mirror``).
    level
        The index of the base period.

    Returns
    -------
    FixedBase
        The `index` of each period, NaN where a figure is missing, and the index of each indicator, `parts`.

    Raises
    ------
    MeasureError
        For figures of 0 or below, a base period that is not there or not complete, wrong weights or directions.

    Notes
    -----
    .. math:: I_t = \sum_j w_j \, 100 \, \frac{x_{jt}}{x_{j0}}

    This is an index of Laspeyres' kind: an indicator that has grown most since the base counts most in growth
    later on, whatever its weight. Where each dimension has its index, give those of the dimensions as x: the index
    of an index is itself.

    References
    ----------
    National Bureau of Statistics of China 国家统计局, 经济发展新动能指数 (index of new drivers, 2014 = 100).

    Examples
    --------
    >>> fixed_base(np.array([[50.0, 4.0], [75.0, 2.0]]), np.array([1.0, 1.0]), direction=[1, -1]).index
    array([100., 175.])
    """
    _engine.check_level("index_numbers/fixed_base", level)
    x = _checks.filled_matrix(_engine.series(_checks.matrix(x, "x"), "x"), "x")
    start = _engine.base_figures(x, base, "x")
    w = _checks.weights(weights, x.shape[1])
    parts = base_index(x, start, direction=direction, inverse=inverse, level=level)
    return FixedBase(np.asarray(np.sum(parts * w, axis=1)), parts)
