"""What counting records leaves: counts by region, industry and period, and what could not be counted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Counts:
    """Counts of records by region, industry and period.

    Attributes
    ----------
    frame
        Columns `period`, `region`, `industry`, `count`, sorted; pairs without a record have no row.
    records
        Records read.
    left_out
        Records without a region, an industry or a period, which are counted nowhere.
    left_out_weight
        Their share of the weight of all records, from 0 to 1.
    repeated
        Records whose identifier stood in a record before; counted once. 0 where no identifier was named.
    engine
        What counted: duckdb or spark.
    """

    frame: pl.DataFrame
    records: int
    left_out: int
    left_out_weight: float
    repeated: int
    engine: str

    @cached_property
    def periods(self) -> list[int] | list[str]:
        """Periods, sorted."""
        return self.frame["period"].unique().sort().to_list()

    @cached_property
    def regions(self) -> list[str]:
        """Regions, sorted."""
        return self.frame["region"].unique().sort().to_list()

    @cached_property
    def industries(self) -> list[str]:
        """Industries, sorted."""
        return self.frame["industry"].unique().sort().to_list()

    def matrices(self) -> NDArray[np.float64]:
        """Give the counts as an array of shape (periods, regions, industries), 0 where there is no record."""
        import numpy as np

        axes = (self.periods, self.regions, self.industries)
        out = np.zeros([len(axis) for axis in axes])
        names = ("period", "region", "industry")
        at = [
            self.frame[name].replace_strict(axis, range(len(axis)), return_dtype=pl.Int64).to_numpy()
            for name, axis in zip(names, axes, strict=True)
        ]
        out[tuple(at)] = self.frame["count"].to_numpy()
        return out
