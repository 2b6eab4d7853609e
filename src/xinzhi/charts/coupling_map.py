"""Coupling map: one square a region, darker for a higher degree of coordination, with the range of its level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from xinzhi.charts.theme import INK, LINE, SEQUENCE, WEAK, named, themed
from xinzhi.lang import Lang, Words

if TYPE_CHECKING:
    import polars as pl

TILE = 56
DEGREE, LEVEL, BACK, REGION = (
    Words("协调度", "Coordination"),
    Words("等级", "Level"),
    Words("拖住整体的系统", "Held back by"),
    Words("地区", "Region"),
)


def coupling_map(rows: pl.DataFrame, tiles: list[dict[str, Any]], lang: Lang) -> Any:
    """Draw degrees of coordination and the range of levels on the tile grid.

    Parameters
    ----------
    rows
        One row a region: region, coordination, level_name, band (the range of its level), back (what holds it back).
    tiles
        One row a region: region, name, abbr, row, col; regions without a degree are left white.
    lang
        Language of labels and tooltips.
    """
    place = {tile["region"]: tile for tile in tiles}
    shown = [row | place[row["region"]] for row in rows.iter_rows(named=True) if row["region"] in place]
    held = {row["region"] for row in shown}
    blank = [tile for tile in tiles if tile["region"] not in held]
    low, high = min(row["coordination"] for row in shown), max(row["coordination"] for row in shown)
    return themed(_layers(low, high, lang), regions=shown, blank=blank)


def _layers(low: float, high: float, lang: Lang) -> Any:
    grid = alt.X("col:O", axis=None), alt.Y("row:O", axis=None)
    base = alt.Chart(named("regions")).encode(*grid)
    tile = base.mark_rect(cornerRadius=3).encode(
        color=alt.Color(
            "coordination:Q",
            scale=alt.Scale(range=SEQUENCE, domain=[low, high]),
            legend=alt.Legend(
                title=DEGREE.text(lang), gradientLength=150, gradientThickness=9, tickCount=4, orient="bottom"
            ),
        ),
        tooltip=[
            alt.Tooltip("name:N", title=REGION.text(lang)),
            alt.Tooltip("coordination:Q", title=DEGREE.text(lang), format=".3f"),
            alt.Tooltip("level_name:N", title=LEVEL.text(lang)),
            alt.Tooltip("back:N", title=BACK.text(lang)),
        ],
    )
    ink = alt.condition(f"datum.coordination > {low + (high - low) * 0.5}", alt.value("white"), alt.value(INK))
    name = base.mark_text(fontSize=15, dy=-6).encode(text="abbr:N", color=ink)
    level = base.mark_text(fontSize=10.5, dy=11).encode(text="band:N", color=ink)
    empty = alt.Chart(named("blank")).encode(*grid)
    frame = empty.mark_rect(cornerRadius=3, fill="white", stroke=LINE)
    absent = empty.mark_text(fontSize=15, color=WEAK).encode(text="abbr:N")
    return alt.layer(tile, name, level, frame, absent).properties(width=alt.Step(TILE), height=alt.Step(TILE))
