"""Tile-grid map of relatedness density: how near an industry is to each region, and who has it already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from xinzhi.charts.theme import INK, LINE, MUTED, SEQUENCE, WEAK, named, themed
from xinzhi.lang import Lang, Words

if TYPE_CHECKING:
    import polars as pl

TILE = 56
CHOSEN = "#d55e00"
DENSITY, REGION, HAS = Words("关联密度", "Relatedness density"), Words("地区", "Region"), Words("已有", "has it")
LACKS, RCA = Words("尚无", "has it not"), Words("区位商", "RCA")
LIGHT = 0.45  # from here on, of the span, letters are white


def density_tiles(rows: pl.DataFrame, tiles: list[dict[str, Any]], lang: Lang) -> Any:
    """Draw one industry's density on the tile grid.

    Parameters
    ----------
    rows
        One row a region: region, density (null where unknown), rca, has (whether it has the industry), chosen
        (whether the brief is about it).
    tiles
        One row a region: region, name, abbr, row, col; regions without figures are left white.
    lang
        Language of labels and tooltips.

    Returns
    -------
    altair.LayerChart
        Squares of equal size; a dot marks regions that have the industry, a frame the region chosen.
    """
    held = {row["region"]: row for row in rows.drop_nulls("density").iter_rows(named=True)}
    shown = [
        tile | held[tile["region"]] | _words(held[tile["region"]], lang) for tile in tiles if tile["region"] in held
    ]
    blank = [tile for tile in tiles if tile["region"] not in held]
    return themed(_layers(shown, lang), regions=shown, blank=blank)


def _words(row: dict[str, Any], lang: Lang) -> dict[str, str]:
    return {"said": (HAS if row["has"] else LACKS).text(lang), "text": f"{row['density']:.2f}"}


def _layers(shown: list[dict[str, Any]], lang: Lang) -> Any:
    grid = alt.X("col:O", axis=None), alt.Y("row:O", axis=None)
    values = [row["density"] for row in shown]
    low, high = min(values), max(values)
    base = alt.Chart(named("regions")).encode(*grid)
    legend = alt.Legend(
        title=DENSITY.text(lang), gradientLength=150, gradientThickness=9, tickCount=4, orient="bottom", format=".2f"
    )
    tile = base.mark_rect(cornerRadius=3).encode(
        color=alt.Color("density:Q", scale=alt.Scale(range=SEQUENCE, domain=[low, high]), legend=legend),
        tooltip=[
            alt.Tooltip("name:N", title=REGION.text(lang)),
            alt.Tooltip("density:Q", title=DENSITY.text(lang), format=".3f"),
            alt.Tooltip("rca:Q", title=RCA.text(lang), format=".2f"),
            alt.Tooltip("said:N", title=" "),
        ],
    )
    ink = alt.condition(f"datum.density > {low + (high - low) * LIGHT}", alt.value("white"), alt.value(INK))
    name = base.mark_text(fontSize=15, dy=-6).encode(text="abbr:N", color=ink)
    number = base.mark_text(fontSize=10.5, dy=11).encode(text="text:N", color=ink)
    dot = base.transform_filter("datum.has").mark_circle(size=26, xOffset=20, yOffset=-20, opacity=1)
    dot = dot.encode(color=ink)
    frame = base.transform_filter("datum.chosen").mark_rect(cornerRadius=3, fillOpacity=0, stroke=CHOSEN, strokeWidth=3)
    empty = alt.Chart(named("blank")).encode(*grid)
    white = empty.mark_rect(cornerRadius=3, fill="white", stroke=LINE)
    absent = empty.mark_text(fontSize=15, color=WEAK).encode(text="abbr:N")
    return alt.layer(tile, name, number, dot, frame, white, absent).properties(
        width=alt.Step(TILE), height=alt.Step(TILE)
    )


def density_heat(rows: pl.DataFrame, lang: Lang) -> Any:
    """Draw the density of several industries in several regions as a heat table.

    Parameters
    ----------
    rows
        One row a region and industry: region (name), order (of the region), industry (name), line (order of the
        industry), density, has (whether the region has the industry).
    lang
        Language of labels and tooltips.

    Returns
    -------
    altair.LayerChart
        Industries down, regions across; a dot marks what a region has already.
    """
    told = rows.drop_nulls("density")
    base = alt.Chart(named("cells")).encode(
        x=alt.X(
            "region:N",
            sort=alt.SortField("order"),
            title=None,
            axis=alt.Axis(orient="top", labelAngle=-40, labelColor=INK, labelLimit=140, labelPadding=3),
        ),
        y=alt.Y("industry:N", sort=alt.SortField("line"), title=None, axis=alt.Axis(labelColor=INK, labelLimit=230)),
    )
    legend = alt.Legend(
        title=DENSITY.text(lang), gradientLength=150, gradientThickness=9, tickCount=4, orient="bottom", format=".2f"
    )
    cell = base.mark_rect(cornerRadius=1).encode(
        color=alt.Color("density:Q", scale=alt.Scale(range=SEQUENCE), legend=legend),
        tooltip=[
            alt.Tooltip("region:N", title=REGION.text(lang)),
            alt.Tooltip("density:Q", title=DENSITY.text(lang), format=".3f"),
        ],
    )
    low, high = (float(end) for end in (told["density"].min(), told["density"].max()))  # type: ignore[arg-type]
    ink = alt.condition(f"datum.density > {low + (high - low) * LIGHT}", alt.value("white"), alt.value(MUTED))
    dot = base.transform_filter("datum.has").mark_circle(size=24, opacity=1).encode(color=ink)
    return themed(alt.layer(cell, dot).properties(width=alt.Step(34), height=alt.Step(24)), cells=told.to_dicts())
