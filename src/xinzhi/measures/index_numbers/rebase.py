"""An index on another base period."""

from __future__ import annotations

import numpy as np

from xinzhi.measures.index_numbers import _engine
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array


@method(
    zh="换基",
    en="Re-basing",
    cite="ILO, IMF, OECD, Eurostat, UNECE & World Bank 2004, Consumer Price Index Manual, ch. 9",
    role="index numbers to index numbers",
    domain="positive",
)
def rebase(x: Array, *, base: int = 0, level: float = 100.0) -> Array:
    r"""Bring index numbers onto another base period; growth rates stay as they are.

    Parameters
    ----------
    x
        Index numbers, shape (periods,) or (periods, series), all above 0; NaN where missing.
    base
        Place of the new base period, counted from 0.
    level
        The index of the base period.

    Returns
    -------
    Array
        Of the shape of x.

    Raises
    ------
    MeasureError
        For figures of 0 or below, a base period that is not there or not complete, or a level not above 0.

    Notes
    -----
    .. math:: I'_t = 100 \, \frac{I_t}{I_b}

    Each series is re-based for itself. A composite of re-based components is not the re-based composite: weights
    that were equal in the old base period are so in the new one, and what had grown most counts for less.

    References
    ----------
    ILO, IMF, OECD, Eurostat, UNECE & World Bank (2004). Consumer Price Index Manual: Theory and Practice, ch. 9.

    Examples
    --------
    >>> rebase(np.array([100.0, 125.0, 150.0]), base=1)
    array([ 80., 100., 120.])
    """
    _engine.check_level("index_numbers/rebase", level)
    array = _engine.series(x, "x")
    return np.asarray(level * array / _engine.base_figures(array, base, "x"))
