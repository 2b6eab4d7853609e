"""Several sets of weights combined by their product."""

from __future__ import annotations

import numpy as np

from xinzhi.errors.weights import WeightError
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, WeightSets
from xinzhi.measures.weight import _engine


@method(
    zh="乘法合成赋权",
    en="Multiplicative combination of weights",
    cite="Hwang & Yoon 1981, Multiple Attribute Decision Making",
    role="weights to weights",
)
def combine_multiplicative(sets: WeightSets) -> Array:
    r"""Combine several sets of weights by the product of the weights of each indicator.

    Parameters
    ----------
    sets
        Weights of the same indicators by several methods, shape (methods, indicators), none below 0;
        each row is divided by its sum.

    Returns
    -------
    Array
        Weights, shape (indicators,), none below 0, sum 1.

    Raises
    ------
    MeasureError
        For weights that are missing, infinite or negative, a set of zeros, or when all products are 0.

    Notes
    -----
    .. math:: w_j = \frac{\prod_m w_{mj}}{\sum_j \prod_m w_{mj}}

    Agreement is magnified: two sets that both favour an indicator give it more than either did, and an
    indicator that one set leaves out is out. Equal weights change nothing when they are one of the sets.

    References
    ----------
    Hwang, C. L. & Yoon, K. (1981). Multiple Attribute Decision Making. Springer.

    Examples
    --------
    >>> combine_multiplicative(np.array([[0.5, 0.3, 0.2], [0.2, 0.3, 0.5]])).round(3)
    array([0.345, 0.31 , 0.345])
    """
    sets = _engine.weight_sets(sets)
    # Divided by the largest first, so that the product of many small weights does not vanish.
    product = np.prod(sets / sets.max(axis=1, keepdims=True), axis=0)
    if not product.any():
        raise WeightError.nothing_in_common("sets")
    return _engine.shares(product)
