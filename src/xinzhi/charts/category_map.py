"""Tile-grid map of classes: one square a region, one colour a class; what is not significant is grey."""

from __future__ import annotations

from typing import Any

import altair as alt

from xinzhi.charts.theme import INK, LINE, WEAK, named, themed
from xinzhi.lang import Lang, Words

TILE = 50
REGION, CLASS = Words("地区", "Region"), Words("类别", "Class")


def category_map(tiles: list[dict[str, Any]], colours: dict[str, str], lang: Lang) -> Any:
    """Draw the class of each region on the tile grid.

    Parameters
    ----------
    tiles
        One row a region: region, name, abbr, row, col, and class where it has one; the others are left white.
    colours
        Name of a class → its colour, in the order of the legend.
    lang
        Language of labels and tooltips.

    Returns
    -------
    altair.LayerChart
        Squares of equal size; they show rough positions and are no boundaries.
    """
    held = [tile for tile in tiles if tile.get("class")]
    blank = [tile for tile in tiles if not tile.get("class")]
    grid = alt.X("col:O", axis=None), alt.Y("row:O", axis=None)
    base = alt.Chart(named("classes")).encode(*grid)
    tile = base.mark_rect(cornerRadius=3).encode(
        color=alt.Color(
            "class:N",
            scale=alt.Scale(domain=list(colours), range=list(colours.values())),
            legend=alt.Legend(title=None, orient="top", columns=3, symbolType="square"),
        ),
        tooltip=[alt.Tooltip("name:N", title=REGION.text(lang)), alt.Tooltip("class:N", title=CLASS.text(lang))],
    )
    light = [name for name, colour in colours.items() if _light(colour)]
    ink = alt.condition(alt.FieldOneOfPredicate(field="class", oneOf=light), alt.value(INK), alt.value("white"))
    name = base.mark_text(fontSize=14).encode(text="abbr:N", color=ink)
    empty = alt.Chart(named("blank")).encode(*grid)
    frame = empty.mark_rect(cornerRadius=3, fill="white", stroke=LINE)
    absent = empty.mark_text(fontSize=14, color=WEAK).encode(text="abbr:N")
    chart = alt.layer(tile, name, frame, absent).properties(width=alt.Step(TILE), height=alt.Step(TILE))
    return themed(chart, classes=held, blank=blank)


def _light(colour: str) -> bool:
    """Tell whether dark letters read better on a colour."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue > 150
