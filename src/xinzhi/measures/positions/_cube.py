"""What forecasts ask of structures over time before they compute."""

from __future__ import annotations

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.positions import PositionsError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.positions._engine import Flags, Numbers
from xinzhi.measures.types import Structures

CUBE = Words("三维：时期 × 地区 × 产业，且不为空", "three-dimensional, periods × regions × industries, and not empty")
LEAST = 3


def cube(matrices: Structures, name: str, horizon: int, threshold: float, limit: tuple[str, float]) -> Numbers:
    """Give counts of shape (periods, regions, industries) with nothing missing or below 0, and check the settings.

    `limit` is the name and value of a setting that is an RCA above 0 and not above the threshold.
    """
    array = _checks.numbers(matrices, "matrices")
    if array.ndim != 3 or array.size == 0:
        raise MeasureError.wrong_shape("matrices", array.shape, CUBE)
    _checks.refuse("missing", np.isnan(array), "matrices")
    _checks.refuse("negative", array < 0, "matrices")
    empty = np.flatnonzero(array.sum(axis=(1, 2)) == 0)
    if len(empty):
        raise PositionsError.empty_periods(empty.tolist(), len(array))
    if horizon < 1:
        raise MeasureError.bad_setting(name, "horizon", horizon, Words("1 或更大的整数", "1 or more"))
    setting, below = limit
    if not 0 < below <= threshold:
        raise PositionsError.above_threshold(name, setting, below, threshold)
    return array


def kept(counts: Numbers, least_region: float, least_industry: float) -> tuple[Flags, Flags]:
    """Tell which regions and industries reach the least total in every period.

    Raises
    ------
    PositionsError
        When fewer than three of either are left.
    """
    regions = (counts.sum(axis=2) >= least_region).all(axis=0) & (counts.sum(axis=2) > 0).any(axis=0)
    industries = (counts.sum(axis=1) >= least_industry).all(axis=0) & (counts.sum(axis=1) > 0).any(axis=0)
    if regions.sum() < LEAST or industries.sum() < LEAST:
        raise PositionsError.too_little_left(int(regions.sum()), int(industries.sum()), LEAST)
    return regions, industries
