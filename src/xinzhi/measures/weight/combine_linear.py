"""Several sets of weights combined by their mean."""

from __future__ import annotations

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Weights, WeightSets
from xinzhi.measures.weight import _engine


@method(
    zh="线性加权组合赋权",
    en="Linear combination of weights",
    cite="OECD & JRC 2008, Handbook on Constructing Composite Indicators, ch. 6",
    role="weights to weights",
)
def combine_linear(sets: WeightSets, *, shares: Weights | None = None) -> Array:
    r"""Combine several sets of weights by their weighted mean.

    Parameters
    ----------
    sets
        Weights of the same indicators by several methods, shape (methods, indicators), none below 0;
        each row is divided by its sum.
    shares
        How much each set counts, shape (methods,), none below 0, divided by their sum; None where all count the same.

    Returns
    -------
    Array
        Weights, shape (indicators,), none below 0, sum 1.

    Raises
    ------
    MeasureError
        For weights or shares that are missing, infinite, negative or all 0, or not one share for each set.

    Notes
    -----
    .. math:: w_j = \sum_m \alpha_m w_{mj}, \quad \sum_m \alpha_m = 1

    The shares are a choice and belong in the record.

    References
    ----------
    OECD & JRC (2008). Handbook on Constructing Composite Indicators, ch. 6.

    Examples
    --------
    >>> combine_linear(np.array([[0.5, 0.5], [0.1, 0.9]]), shares=np.array([3.0, 1.0])).round(3)
    array([0.4, 0.6])
    """
    sets = _engine.weight_sets(sets)
    alpha = np.ones(len(sets)) if shares is None else _checks.beside(shares, "shares", "sets", len(sets))
    _checks.refuse("negative", alpha < 0, "shares")
    if not alpha.any():
        raise MeasureError.all_zero("shares")
    return _engine.shares(np.sum(_engine.shares(alpha)[:, np.newaxis] * sets, axis=0))
