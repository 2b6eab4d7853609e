"""Frontier plot: units in the plane of two ratios, and the line that none of them passes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from xinzhi.charts.theme import ACCENT, INK, MUTED, WEAK, named, themed
from xinzhi.lang import Lang, Words

if TYPE_CHECKING:
    import polars as pl

SHARE = Words("位于前沿的设定占比", "Share of specifications on the frontier")


def frontier(points: pl.DataFrame, line: pl.DataFrame, axes: tuple[str, str], lang: Lang) -> Any:
    """Draw units as points and the frontier of the two ratios as a line.

    Parameters
    ----------
    points
        One row a unit: name, x, y, on (whether it is on the line), share (of specifications in which it is efficient).
    line
        Corners of the line in order: order, x, y.
    axes
        Titles of the two axes, with units; a line break parts a long one.
    lang
        Language of tooltips.

    Returns
    -------
    altair.LayerChart
        Green on the line, grey inside it.
    """
    x = alt.X("x:Q", title=axes[0].split("\n"), scale=alt.Scale(zero=True), axis=alt.Axis(tickCount=6))
    y = alt.Y("y:Q", title=axes[1].split("\n"), scale=alt.Scale(zero=True), axis=alt.Axis(tickCount=6))
    edge = alt.Chart(named("line")).mark_line(color=ACCENT, strokeWidth=1.6, opacity=0.7)
    edge = edge.encode(x=x, y=y, order="order:Q")
    base = alt.Chart(named("units")).encode(x=x, y=y)
    colour = alt.condition("datum.on", alt.value(ACCENT), alt.value(WEAK))
    dots = base.mark_point(filled=True, size=58, opacity=1).encode(
        color=colour,
        tooltip=[
            alt.Tooltip("name:N", title=" "),
            alt.Tooltip("x:Q", title=axes[0].replace("\n", " "), format=".3g"),
            alt.Tooltip("y:Q", title=axes[1].replace("\n", " "), format=".3g"),
            alt.Tooltip("share:Q", title=SHARE.text(lang), format=".0%"),
        ],
    )
    ink = alt.condition("datum.on", alt.value(INK), alt.value(MUTED))
    label = base.mark_text(align="left", dx=7, dy=-5, fontSize=11).encode(text="label:N", color=ink)
    chart = alt.layer(edge, dots, label).properties(width=560, height=330)
    return themed(chart, units=points.to_dicts(), line=line.to_dicts())
