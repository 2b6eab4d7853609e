"""The product space of one region: what it has, what it may gain, and the rest, joined where they go together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from xinzhi.charts.theme import ACCENT, INK, LINE, WEAK, named, themed
from xinzhi.lang import Lang, Words

if TYPE_CHECKING:
    import polars as pl

STATES = ("has", "listed", "other")
NAMES = {
    "has": Words("已有", "present"),
    "listed": Words("清单上", "on the list"),
    "other": Words("其他", "other"),
}
COLOURS = [ACCENT, "#d55e00", WEAK]
INDUSTRY, STATE = Words("产业", "Industry"), Words("状态", "State")


def product_space(places: pl.DataFrame, links: pl.DataFrame, lang: Lang) -> Any:
    """Draw the map.

    Parameters
    ----------
    places
        One row an industry: industry (name), x, y, state (has, listed, other).
    links
        One row a link: x, y, x2, y2.
    lang
        Language of legend and tooltips.

    Returns
    -------
    altair.LayerChart
        Listed industries carry their names.
    """
    told = places.with_columns(said=places["state"].replace_strict({key: NAMES[key].text(lang) for key in STATES}))
    flat, tall = alt.Scale(domain=[-1.08, 1.15]), alt.Scale(zero=False, padding=16)
    line = alt.Chart(named("links")).mark_rule(color=LINE, strokeWidth=1)
    line = line.encode(
        x=alt.X("x:Q", axis=None, scale=flat), y=alt.Y("y:Q", axis=None, scale=tall), x2="x2:Q", y2="y2:Q"
    )
    base = alt.Chart(named("industries")).encode(
        x=alt.X("x:Q", axis=None, scale=flat), y=alt.Y("y:Q", axis=None, scale=tall)
    )
    scale = alt.Scale(domain=[NAMES[key].text(lang) for key in STATES], range=COLOURS)
    dot = base.mark_circle(size=80, opacity=1).encode(
        color=alt.Color("said:N", scale=scale, legend=alt.Legend(title=None)),
        tooltip=[alt.Tooltip("industry:N", title=INDUSTRY.text(lang)), alt.Tooltip("said:N", title=STATE.text(lang))],
    )
    name = base.transform_filter("datum.state == 'listed'").mark_text(
        align="left", dx=7, dy=-5, fontSize=11, color=INK, limit=160
    )
    return themed(
        alt.layer(line, dot, name.encode(text="industry:N")).properties(width=560, height=360),
        industries=told.to_dicts(),
        links=links.to_dicts(),
    )
