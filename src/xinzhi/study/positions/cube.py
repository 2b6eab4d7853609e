"""Counts as arrays, with the names of their axes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.panel.records import Counts
from xinzhi.study.positions.counts import NAME

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from xinzhi.study.result import Result


@dataclass(frozen=True, slots=True)
class Cube:
    """Counts, shape (periods, regions, industries), and what stands along each axis."""

    counts: NDArray[np.float64]
    periods: list[Any]
    regions: list[str]
    industries: list[str]

    def cells(self, **columns: NDArray[Any]) -> pl.DataFrame:
        """Give arrays of shape (regions, industries) as a tidy table."""
        regions = pl.Series("region", self.regions).gather(
            [at for at in range(len(self.regions)) for _ in self.industries]
        )
        frame = pl.DataFrame({"region": regions, "industry": self.industries * len(self.regions)})
        return frame.with_columns(**{name: pl.Series(array.ravel()) for name, array in columns.items()})


def cube_of(done: Mapping[str, Result]) -> Cube:
    """Give the counts of the first step."""
    held = Counts(done[NAME].frame, 0, 0, 0.0, 0, "")
    return Cube(held.matrices(), list(held.periods), held.regions, held.industries)
