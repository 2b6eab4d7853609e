"""Obstacle degree: what holds a row back from the best score there is."""

from __future__ import annotations

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Weights

UNIT = Words("不超过 1 的数：先归一化到 0—1，1 为最好", "at most 1: normalise onto 0 to 1 first, 1 being best")


@method(
    zh="障碍度",
    en="Obstacle degree",
    cite="Lu Chunyang et al. 鲁春阳等 2011",
    role="matrix and weights to obstacles",
    range="nonnegative",
)
def obstacle(z: Array, weights: Weights) -> Array:
    r"""Give the share of each indicator in what a row lacks of the best score, in per cent.

    Parameters
    ----------
    z
        Normalised figures, shape (rows, indicators), 1 where nothing better is possible, higher better in every
        column; NaN where missing.
    weights
        Weights, shape (indicators,), none below 0; divided by their sum.

    Returns
    -------
    Array
        Obstacle degrees in per cent, shape (rows, indicators); a row adds up to 100. NaN for a row with a gap, and
        for a row that is best in every indicator that has weight, where nothing is lacking.

    Raises
    ------
    MeasureError
        For infinite figures, figures above 1, weights that are missing, negative or all 0, or not one for each
        indicator.

    Notes
    -----
    .. math:: O_{ij} = 100 \cdot \frac{w_j\,(1 - z_{ij})}{\sum_k w_k\,(1 - z_{ik})}

    wⱼ is the factor contribution (因子贡献度) and 1 - z the deviation (指标偏离度). The obstacle degree of a
    dimension is the sum over its indicators. It is a statement about shares: an indicator can be the first obstacle
    of a row that leads in everything, and degrees of two rows compare shares of two different gaps.

    Variants in use: the weight within the dimension times that of the dimension, which is the same number; min–max
    over each year alone, so that degrees of two years are measured against two different bests; the inverse of the
    standardised figure in place of 1 - z, which is another quantity.

    References
    ----------
    Lu Chunyang et al. 鲁春阳等 (2011). 基于改进 TOPSIS 法的城市土地利用绩效评价及障碍因子诊断. 资源科学 33(3).
    The formula stands in many papers of the field; the text of this one was not at hand when it was written here.

    Examples
    --------
    >>> obstacle(np.array([[0.5, 0.75]]), np.array([0.5, 0.5])).round(2)
    array([[66.67, 33.33]])
    """
    z = _checks.matrix(z, "z")
    if (z > 1 + _checks.ROUNDING).any():
        raise MeasureError.wrong_values("z", UNIT)
    lacking = np.maximum(1 - z, 0) * _checks.weights(weights, z.shape[1])
    total = np.sum(lacking, axis=1, keepdims=True)
    return np.asarray(100 * np.divide(lacking, total, out=np.full_like(z, np.nan), where=total > 0))
