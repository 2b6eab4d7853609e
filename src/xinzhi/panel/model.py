"""The panel: figures keyed by region, period, indicator and vintage, each with an evidence id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from xinzhi.evidence.model import Ledger

SCHEMA = pl.Schema(
    {
        "region": pl.String,
        "region_name": pl.String,
        "period": pl.Int64,
        "indicator": pl.String,
        "value": pl.Float64,
        "unit": pl.String,
        "vintage": pl.String,  # "" where a figure has only one
        "status": pl.String,  # printed | revised | imputed | estimated
        "grade": pl.String,  # A | A2 | B, "" for a user's own figures
        "evidence_id": pl.String,
    },
)
KEY = ["region", "period", "indicator", "vintage"]


@dataclass(frozen=True, slots=True)
class Panel:
    """Figures of many regions, periods and indicators.

    Attributes
    ----------
    frame
        One row a figure, columns as in `SCHEMA`, sorted by indicator, vintage, region, period.
        Order means nothing: a figure is looked up by its key.
    evidence
        From evidence id to the place the figure was read from.
    """

    frame: pl.DataFrame
    evidence: Ledger

    @property
    def indicators(self) -> list[str]:
        """Codes of the indicators held, sorted."""
        return self.frame["indicator"].unique().sort().to_list()

    @property
    def regions(self) -> list[str]:
        """Codes of the regions held, sorted."""
        return self.frame["region"].unique().sort().to_list()

    @property
    def periods(self) -> list[int]:
        """Periods held, sorted."""
        return self.frame["period"].unique().sort().to_list()

    def only(self, condition: pl.Expr) -> Panel:
        """Give the part of the panel where `condition` holds."""
        return Panel(self.frame.filter(condition), self.evidence)
