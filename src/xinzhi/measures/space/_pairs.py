"""Matrices of pairs of regions: entries off the diagonal, and permutations that keep rows and columns together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.regions import RegionsError
from xinzhi.lang import Words
from xinzhi.measures import _checks, _panels
from xinzhi.measures.types import Array

SQUARE = Words("地区 × 地区的方阵", "a square, regions × regions")
PAIR = Words("地区, 地区", "region, region")


def off_diagonal(matrix: object, name: str, regions: int | None = None) -> Array:
    """Give a square without gaps off its diagonal, which is set to 0."""
    held = _checks.floats(matrix, name).copy()
    if held.ndim != 2 or held.shape[0] != held.shape[1] or (regions is not None and len(held) != regions):
        raise MeasureError.wrong_shape(name, held.shape, SQUARE)
    if len(held) < 5:
        raise RegionsError.too_few(_panels.REGIONS, len(held), 5)
    np.fill_diagonal(held, 0.0)
    _panels.refuse("infinite", np.isinf(held), name, PAIR)
    _panels.refuse("missing", np.isnan(held), name, PAIR)
    entries = held[pairs(len(held))]
    if _checks.constant(entries[:, np.newaxis])[0]:
        raise MeasureError.wrong_values(name, Words("对角线以外不全相等的数", "figures not all equal off the diagonal"))
    return held


def pairs(regions: int) -> NDArray[np.bool_]:
    """Tell which entries are off the diagonal."""
    return np.asarray(~np.eye(regions, dtype=bool))


def turned(matrix: Array, order: NDArray[np.int64]) -> Array:
    """Give the entries off the diagonal with rows and columns in another order."""
    return np.asarray(matrix[np.ix_(order, order)][pairs(len(matrix))])
