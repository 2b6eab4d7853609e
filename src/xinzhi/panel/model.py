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
        "status": pl.String,  # printed | revised | imputed | estimated | derived | computed
        "grade": pl.String,  # A | A2 | B, "" for a user's own figures
        "evidence_id": pl.String,
    },
)
KEY = ["region", "period", "indicator", "vintage"]  # of figures of whole years


def key_of(frame: pl.DataFrame) -> list[str]:
    """Give the columns that name a figure; `span` is one of them where a frame may hold parts of years.

    >>> key_of(pl.DataFrame(schema=SCHEMA))
    ['region', 'period', 'indicator', 'vintage']
    """
    return [*KEY, "span"] if "span" in frame.columns else [*KEY]


def annual(frame: pl.DataFrame) -> pl.DataFrame:
    """Give the figures of whole years and year ends; a frame without `span` holds nothing else.

    >>> annual(pl.DataFrame({"period": [2023, 2023], "span": ["2023Q1-Q3", "2023"], "value": [3.0, 4.0]})).height
    1
    """
    return frame.filter(pl.col("span") == pl.col("period").cast(pl.String)) if "span" in frame.columns else frame


@dataclass(frozen=True, slots=True)
class Panel:
    """Figures of many regions, periods and indicators.

    Attributes
    ----------
    frame
        One row a figure, columns as in `SCHEMA`, sorted by indicator, vintage, region, period.
        Order means nothing: a figure is looked up by its key. Where parts of years may stand, `period` is their year
        and a further column `span` names them (2023Q1-Q3); it is then a part of the key.
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

    @property
    def annual(self) -> Panel:
        """The figures of whole years and year ends: never a quarter, a month or a figure since January."""
        return Panel(annual(self.frame), self.evidence)

    def only(self, condition: pl.Expr) -> Panel:
        """Give the part of the panel where `condition` holds."""
        return Panel(self.frame.filter(condition), self.evidence)
