"""One indicator of a panel as an array of years × regions, with the id behind each figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from xinzhi.keys.regions import NATION

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.panel.model import Panel


@dataclass(frozen=True, slots=True)
class Laid:
    """Figures of shape (years, regions), NaN where missing; `years` runs without gaps."""

    values: NDArray[np.float64]
    ids: list[list[str]]
    years: range
    regions: list[str]
    unit: str
    vintage: str


def regions_of(panel: Panel) -> list[str]:
    """Give the regions of a panel, the nation left out."""
    return [region for region in panel.regions if region != NATION]


def lay(panel: Panel, indicator: str, span: tuple[int, int] | None = None) -> Laid:
    """Lay an indicator out over its own years and, where given, those of `span` too."""
    own = panel.frame.filter((pl.col("indicator") == indicator) & (pl.col("region") != NATION))
    own = own.filter(pl.col("value").is_not_null() & pl.col("value").is_finite())
    held = [*own["period"].to_list(), *(span or ())]
    years = range(min(held), max(held) + 1) if held else range(0)
    regions = regions_of(panel)
    at = {region: column for column, region in enumerate(regions)}
    values = np.full((len(years), len(regions)), np.nan)
    ids = [[""] * len(regions) for _ in years]
    for region, period, value, name in own.select("region", "period", "value", "evidence_id").iter_rows():
        values[period - years.start, at[region]] = value
        ids[period - years.start][at[region]] = name
    first = own.head(1)
    unit, vintage = (first[column][0] if first.height else "" for column in ("unit", "vintage"))
    return Laid(values, ids, years, regions, unit, vintage)
