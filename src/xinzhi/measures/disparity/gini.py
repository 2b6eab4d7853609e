"""The Gini coefficient."""

from __future__ import annotations

import numpy as np

from xinzhi.measures import _checks
from xinzhi.measures.disparity import _engine
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Population


@method(
    zh="基尼系数",
    en="Gini coefficient",
    cite="Gini 1912",
    role="values to inequality",
    domain="nonnegative",
)
def gini(y: Array, *, population: Population | None = None) -> float:
    r"""Measure how unevenly a quantity is spread over regions: 0 where all are equal, below 1 always.

    Parameters
    ----------
    y
        Values, shape (rows,), any unit, none missing or negative, not all 0; per person where `population` is given.
    population
        Size of each row, shape (rows,), all above 0; None where all rows count the same.

    Returns
    -------
    float
        The Gini coefficient, from 0 to (n - 1) / n.

    Raises
    ------
    MeasureError
        For missing, negative or infinite values (positions in ``rows``), values all 0,
        sizes of 0 or below, or sizes that do not match the values.

    Notes
    -----
    .. math:: G = \frac{1}{2 \bar y} \sum_i \sum_j p_i p_j |y_i - y_j|

    with p the shares of the population. It is computed from one sort, as the sum over the gaps between
    neighbouring values of gap · F (1 - F), F the population share below the gap.

    Variants in use: divided by n² (here) or by n (n - 1), which is larger by n / (n - 1); the second does
    not stay the same when every region is counted twice.

    References
    ----------
    Gini, C. (1912). Variabilità e mutabilità. Bologna.
    Sen, A. (1973). On Economic Inequality, ch. 2. Oxford.

    Examples
    --------
    >>> gini(np.array([1.0, 2.0, 3.0, 4.0]))
    0.25
    """
    y = _checks.quantities(y, "y")
    size = _checks.sizes(population, "population", "y", len(y))
    return float(_engine.gini_many(y[np.newaxis], size)[0])
