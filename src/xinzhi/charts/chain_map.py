"""Map of an industry chain: stages across, regions down; strong, weak and missing told apart by shade and sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from xinzhi.charts.theme import INK, LINE, named, themed
from xinzhi.lang import Lang, Words

if TYPE_CHECKING:
    import polars as pl

STATES = ("strong", "weak", "missing")
NAMES = {
    "strong": Words("较强", "strong"),
    "weak": Words("偏弱（强链）", "weak"),
    "missing": Words("缺失（补链）", "missing"),
}
COLOURS = ["#4c9a89", "#cfe4dc", "#ffffff"]


def chain_map(rows: pl.DataFrame, lang: Lang) -> Any:
    """Draw the chain of the regions shown.

    Parameters
    ----------
    rows
        One row a region and stage: region (name), stage, place, state (strong, weak, missing), text, extend.
    lang
        Language of the legend.

    Returns
    -------
    altair.LayerChart
        A dot marks what lies next to a strong stage (延链).
    """
    told = rows.with_columns(said=rows["state"].replace_strict({key: NAMES[key].text(lang) for key in STATES}))
    base = alt.Chart(named("stages")).encode(
        x=alt.X("stage:N", sort=alt.EncodingSortField("place"), title=None, axis=alt.Axis(orient="top", labelAngle=0)),
        y=alt.Y("region:N", sort=None, title=None),
    )
    scale = alt.Scale(domain=[NAMES[key].text(lang) for key in STATES], range=COLOURS)
    tile = base.mark_rect(stroke=LINE, cornerRadius=2).encode(
        color=alt.Color(
            "said:N", scale=scale, legend=alt.Legend(title=None, symbolStrokeColor=LINE, symbolType="square")
        )
    )
    text = base.mark_text(fontSize=11, color=INK).encode(text="text:N")
    dot = base.transform_filter("datum.extend").mark_circle(size=26, color="#d55e00", xOffset=26, yOffset=-8)
    return themed(
        alt.layer(tile, text, dot).properties(width=alt.Step(78), height=alt.Step(30)), stages=told.to_dicts()
    )
