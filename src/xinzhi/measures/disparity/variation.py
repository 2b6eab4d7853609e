"""The coefficient of variation, also weighted by population."""

from __future__ import annotations

import numpy as np

from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Population


@method(
    zh="变异系数（加权时为威廉逊系数）",
    en="Coefficient of variation (weighted: Williamson)",
    cite="Williamson 1965",
    role="values to inequality",
    domain="nonnegative",
)
def variation(y: Array, *, population: Population | None = None) -> float:
    r"""Measure the spread of regions around their mean as a share of the mean.

    Parameters
    ----------
    y
        Values, shape (rows,), any unit, none missing or negative, not all 0; per person where `population` is given.
    population
        Size of each row, shape (rows,), all above 0; None where all rows count the same.

    Returns
    -------
    float
        The coefficient, 0 where all are equal.

    Raises
    ------
    MeasureError
        For missing, negative or infinite values (positions in ``rows``), values all 0,
        sizes of 0 or below, or sizes that do not match the values.

    Notes
    -----
    With p the shares of the population,

    .. math:: V = \frac{1}{\bar y} \sqrt{\sum_i p_i (y_i - \bar y)^2}, \quad \bar y = \sum_i p_i y_i.

    Variants in use: divided by n (here) or by n - 1, which is larger by the root of n / (n - 1) and does not
    stay the same when every region is counted twice; deviations from the unweighted mean under population
    weights. Taken on logarithms it is another number altogether, and depends on the unit.

    References
    ----------
    Williamson, J. G. (1965). Regional inequality and the process of national development: a description of
    the patterns. Economic Development and Cultural Change 13 (4, part 2).

    Examples
    --------
    >>> round(variation(np.array([1.0, 2.0, 3.0, 4.0])), 4)
    0.4472
    """
    y = _checks.quantities(y, "y")
    size = _checks.sizes(population, "population", "y", len(y))
    level, whole = _checks.scaled(y), size.sum()
    mean = np.sum(size * level) / whole
    return float(np.sqrt(np.sum(size * (level - mean) ** 2) / whole) / mean)
