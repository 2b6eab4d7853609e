"""The product space of one region: what it has, what it may gain, and the rest, joined where they go together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from xinzhi.charts.labels import WIDEST, clear
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
FLAT, WIDE, HIGH = (-1.08, 1.15), 560, 360
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
        Listed industries carry their names where there is room.
    """
    told, ends = _named(
        places.with_columns(said=places["state"].replace_strict({key: NAMES[key].text(lang) for key in STATES}))
    )
    flat, tall = alt.Scale(domain=list(FLAT)), alt.Scale(domain=ends, nice=False)
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
    names = [
        base.transform_filter(alt.datum.move == move)
        .mark_text(align="left", dx=8, dy=move, fontSize=11, color=INK, limit=WIDEST)
        .encode(text="industry:N")
        for move in sorted({row["move"] for row in told if row["move"] is not None})
    ]
    return themed(
        alt.layer(line, dot, *names).properties(width=WIDE, height=HIGH), industries=told, links=links.to_dicts()
    )


def _named(places: pl.DataFrame) -> tuple[list[dict[str, Any]], list[float]]:
    """Give the rows with where each listed name goes, and the ends of the axis up."""
    low, high = (float(end) for end in (places["y"].min(), places["y"].max()))  # type: ignore[arg-type]
    room = 0.06 * ((high - low) or 1.0)
    bottom, top = low - room, high + room
    listed = places.filter(places["state"] == "listed")
    at = [
        ((x - FLAT[0]) / (FLAT[1] - FLAT[0]) * WIDE, (top - y) / (top - bottom) * HIGH)
        for x, y in listed.select("x", "y").iter_rows()
    ]
    moves = dict(zip(listed["industry"], clear(at, listed["industry"].to_list()), strict=True))
    return [row | {"move": moves.get(row["industry"])} for row in places.iter_rows(named=True)], [bottom, top]
