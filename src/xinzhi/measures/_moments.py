"""Skewness and kurtosis of columns, as spreadsheets and the handbook's rule have them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from xinzhi.measures import _checks
from xinzhi.measures.types import Array


def skewness(x: Array) -> Array:
    """Give the sample skewness of each column (type 2, as in spreadsheets), NaN under three figures or no spread."""
    count, apart = _centred(x)
    with np.errstate(divide="ignore", invalid="ignore"):
        plain = np.sqrt(count) * np.nansum(apart**3, axis=0) / np.nansum(apart**2, axis=0) ** 1.5
        found = plain * np.sqrt(count * (count - 1)) / (count - 2)
    return np.where((count > 2) & _spread(x), found, np.nan)


def kurtosis(x: Array) -> Array:
    """Give the excess kurtosis of each column (type 2, as in spreadsheets), NaN under four figures or no spread."""
    count, apart = _centred(x)
    with np.errstate(divide="ignore", invalid="ignore"):
        plain = count * np.nansum(apart**4, axis=0) / np.nansum(apart**2, axis=0) ** 2 - 3
        found = ((count + 1) * plain + 6) * (count - 1) / ((count - 2) * (count - 3))
    return np.where((count > 3) & _spread(x), found, np.nan)


def _centred(x: Array) -> tuple[Array, Array]:
    # Moments of figures far above 1 would overflow; they do not depend on the unit.
    most = np.nanmax(np.abs(x), axis=0)
    scaled = x / np.where(most > 0, most, 1)
    return (~np.isnan(x)).sum(axis=0).astype(np.float64), scaled - np.nanmean(scaled, axis=0)


def _spread(x: Array) -> NDArray[np.bool_]:
    return np.asarray(~_checks.constant(x))
