"""Tile-grid map: one square a region, darker for a higher score, with its rank; a slider for the year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt
import numpy as np

from xinzhi.charts.theme import INK, LINE, SEQUENCE, WEAK, named, themed
from xinzhi.lang import Lang, Words

if TYPE_CHECKING:
    import polars as pl

TILE = 56
SCORE, RANK, YEAR, REGION = (
    Words("得分", "Score"),
    Words("位次", "Rank"),
    Words("年份", "Year"),
    Words("地区", "Region"),
)


def tile_map(
    index: pl.DataFrame, tiles: list[dict[str, Any]], lang: Lang, *, period: int | None = None, measure: Words = SCORE
) -> Any:
    """Draw scores and ranks on the tile grid.

    Parameters
    ----------
    index
        The index table: region, period, score, rank, rank_low, rank_high.
    tiles
        One row a region: region, name, abbr, row, col; regions without scores are left white.
    lang
        Language of labels and tooltips.
    period
        Draw this period alone; with a slider over all periods when left out.
    measure
        What the column ``score`` holds.

    Returns
    -------
    altair.LayerChart
        The chart, squares of equal size; they show order on the page and are no boundaries.
    """
    shown = index if period is None else index.filter(index["period"] == period)
    place = {tile["region"]: tile for tile in tiles}
    rows = [row | place[row["region"]] for row in shown.iter_rows(named=True) if row["region"] in place]
    rows = [row | {"band": f"{row['rank']} ({row['rank_low']}–{row['rank_high']})"} for row in rows]
    held = set(index["region"])
    blank = [tile for tile in tiles if tile["region"] not in held]
    span = float(np.min(index["score"].to_numpy())), float(np.max(index["score"].to_numpy()))
    chart = _layers(span, measure.text(lang), lang, every_period=period is None)
    if period is None:
        chart = chart.add_params(_slider(index["period"].unique().sort().to_list(), lang))
    return themed(chart, regions=rows, blank=blank)


def _layers(span: tuple[float, float], measure: str, lang: Lang, *, every_period: bool) -> Any:
    grid = alt.X("col:O", axis=None), alt.Y("row:O", axis=None)
    low, high = span
    base = alt.Chart(named("regions")).encode(*grid)
    if every_period:
        base = base.transform_filter("datum.period == year")
    tile = base.mark_rect(cornerRadius=3).encode(
        color=alt.Color(
            "score:Q",
            scale=alt.Scale(range=SEQUENCE, domain=[low, high], type="sqrt" if low >= 0 else "linear"),
            legend=alt.Legend(title=measure, gradientLength=150, gradientThickness=9, tickCount=4, orient="bottom"),
        ),
        tooltip=[
            alt.Tooltip("name:N", title=REGION.text(lang)),
            alt.Tooltip("period:O", title=YEAR.text(lang)),
            alt.Tooltip("score:Q", title=measure, format=".3f"),
            alt.Tooltip("band:N", title=RANK.text(lang)),
        ],
    )
    dark = low + (high - low) * (0.3 if low >= 0 else 0.55)
    ink = alt.condition(f"datum.score > {dark}", alt.value("white"), alt.value(INK))
    name = base.mark_text(fontSize=15, dy=-6).encode(text="abbr:N", color=ink)
    rank = base.mark_text(fontSize=10.5, dy=11).encode(text="rank:Q", color=ink)
    empty = alt.Chart(named("blank")).encode(*grid)
    frame = empty.mark_rect(cornerRadius=3, fill="white", stroke=LINE)
    absent = empty.mark_text(fontSize=15, color=WEAK).encode(text="abbr:N")
    return alt.layer(tile, name, rank, frame, absent).properties(width=alt.Step(TILE), height=alt.Step(TILE))


def _slider(periods: list[int], lang: Lang) -> Any:
    bind = alt.binding_range(min=periods[0], max=periods[-1], step=1, name=f"{YEAR.text(lang)} ")
    return alt.param(name="year", value=periods[-1], bind=bind)
