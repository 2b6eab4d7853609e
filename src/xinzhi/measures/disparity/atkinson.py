"""The Atkinson index."""

from __future__ import annotations

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.regions import RegionsError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Population

AVERSION = Words("大于 0 的有限的数", "a finite number above 0")
TAKE_LESS = Words("请取小于 1 的 epsilon，或去掉这些地区。", "Take an epsilon below 1, or leave them out.")


@method(
    zh="阿特金森指数",
    en="Atkinson index",
    cite="Atkinson 1970",
    role="values to inequality",
    domain="nonnegative",
)
def atkinson(y: Array, *, epsilon: float, population: Population | None = None) -> float:
    r"""Give the share of the total that could be done without if the rest were spread evenly, at equal welfare.

    Parameters
    ----------
    y
        Values, shape (rows,), any unit, none missing or negative, not all 0; per person where `population` is given.
    epsilon
        Aversion to inequality, above 0: the larger, the more the poorest count. Usual are 0.5, 1 and 2.
    population
        Size of each row, shape (rows,), all above 0; None where all rows count the same.

    Returns
    -------
    float
        The index, from 0 where all are equal to below 1.

    Raises
    ------
    MeasureError
        For missing, negative or infinite values (positions in ``rows``), values all 0, a value of 0 with an
        epsilon of 1 or above, an epsilon of 0 or below, sizes of 0 or below or that do not match the values.

    Notes
    -----
    With p the shares of the population and μ the mean,

    .. math:: A = 1 - \frac{1}{\mu} \left( \sum_i p_i y_i^{1 - \epsilon} \right)^{1 / (1 - \epsilon)}, \quad
              A = 1 - \frac{1}{\mu} \exp \sum_i p_i \ln y_i \quad (\epsilon = 1).

    It is computed from the mean of the Box–Cox form (y^(1 - ε) - 1) / (1 - ε), in which the case ε = 1 is the
    limit and not an exception: values of ε near 1 lose no digits.

    With ε of 1 or above a single 0 makes the index 1 whatever the other values are, so that zeros are refused.

    References
    ----------
    Atkinson, A. B. (1970). On the measurement of inequality. Journal of Economic Theory 2, 244–263.

    Examples
    --------
    >>> round(atkinson(np.array([10.0, 20.0, 30.0, 40.0, 50.0]), epsilon=0.5), 5)
    0.06315
    """
    from scipy.special import boxcox, inv_boxcox

    if not (np.isfinite(epsilon) and epsilon > 0):
        raise MeasureError.bad_setting("disparity/atkinson", "epsilon", epsilon, AVERSION)
    y = _checks.quantities(y, "y")
    level, size = _checks.scaled(y), _checks.sizes(population, "population", "y", len(y))
    if epsilon >= 1 and not level.all():
        zeros = np.flatnonzero(level == 0).tolist()
        raise RegionsError.zeros(f"disparity/atkinson, epsilon {epsilon:g}", zeros, TAKE_LESS)
    # Beside the highest value, or the lowest where 1 - epsilon is negative, no power overflows.
    unit = level.max() if epsilon <= 1 else level.min()
    welfare = np.sum(size * boxcox(level / unit, 1 - epsilon)) / size.sum()
    even = unit * inv_boxcox(welfare, 1 - epsilon)
    return max(float(1 - even / (np.sum(size * level) / size.sum())), 0.0)
