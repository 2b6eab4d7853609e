"""What the command check prints of coverage: each indicator, what would be filled, and what is covered too little."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from xinzhi.keys import regions
from xinzhi.lang import Words
from xinzhi.panel.coverage import coverage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xinzhi.study.made.panel import Made

INDICATORS = Words("指标（有数单元 / 应有单元）", "Indicators (cells held / cells needed)")
ON_FILLED = Words("，其中 {:,} 个用到填补的数", ", {:,} of them on filled figures")
LOW = Words("覆盖率低于 {:.0%}（填补的不计）", "Covered by less than {:.0%} (filled figures not counted)")
FILLS = Words("将填补 {:,} 个数，外推 {:,} 个", "{:,} figures would be filled, {:,} extrapolated")


def print_coverage(cells: pl.DataFrame, made: Made, labels: Mapping[str, str], least: float) -> None:
    """Print the coverage of the framework's indicators.

    Parameters
    ----------
    cells
        region, period, indicator, value, filled.
    made
        The panel as the study makes it.
    labels
        Name of each indicator.
    least
        Coverage below which to say so.
    """
    print(INDICATORS.text())
    found = coverage(cells, least)
    rows = {row["key"]: row for row in found.filter(axis="indicator").iter_rows(named=True)}
    for name, label in labels.items():
        row = rows[name]
        filled = ON_FILLED.text().format(row["filled"]) if row["filled"] else ""
        print(f"  {row['printed'] + row['filled']:>6,} / {row['cells']:<6,} {label}{filled}")
    beyond = made.filled.filter(pl.col("method").str.starts_with("extrapolate")).height
    if made.filled.height:
        print(FILLS.text().format(made.filled.height - beyond, beyond))
    low = found.filter("low")
    if low.height:
        print(LOW.text().format(least))
        for row in low.iter_rows(named=True):
            shown = regions.name(row["key"]) if row["axis"] == "region" else labels.get(row["key"], row["key"])
            print(f"  {row['share']:>6.0%} {shown}")
