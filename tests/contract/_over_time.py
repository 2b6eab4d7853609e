"""What the contracts of values over time share: walks, and the mistakes every one of them names."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError

Numbers = NDArray[np.float64]


def drawn_walks(periods: int = 16, regions: int = 12) -> Numbers:
    """Give positive values of regions over time."""
    chance = np.random.default_rng(40)
    return np.exp(chance.normal(size=regions) + np.cumsum(chance.normal(0.02, 0.05, size=(periods, regions)), axis=0))


def refuses_gaps(fn: Callable[[Numbers], object]) -> None:
    """Make the mistakes that every measure over time names."""
    for value, code in ((np.nan, "measures.missing-values"), (np.inf, "measures.infinite-values")):
        walks = drawn_walks()
        walks[2, 5] = value
        with pytest.raises(MeasureError) as caught:
            fn(walks)
        assert (caught.value.code, caught.value.rows, caught.value.columns) == (code, (2,), (5,))
