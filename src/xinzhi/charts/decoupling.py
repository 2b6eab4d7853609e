"""Decoupling quadrant: change of a pressure against change of its driver, with the edges of Tapio's states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt
import numpy as np
from numpy.typing import NDArray

from xinzhi.charts.theme import ACCENT, INK, LINE, MUTED, WEAK, named, themed
from xinzhi.lang import Lang

if TYPE_CHECKING:
    import polars as pl

EDGES = (0.8, 1.2)
# One colour a state: green where the pressure comes apart from growth, orange where it runs ahead, grey where undetermined.
COLOURS = [WEAK, ACCENT, "#7dbcab", "#e69f00", "#d55e00", "#000000", "#cc79a7", "#56b4e9", "#0072b2"]


def decoupling(points: pl.DataFrame, states: list[str], axes: tuple[str, str], lang: Lang) -> Any:
    """Draw one point a region in the plane of the two changes.

    Parameters
    ----------
    points
        One row a region: name, label (the name, or nothing where others are near), driver, pressure (changes as shares),
        state, elasticity.
    states
        Names of the nine states in the order of their codes; those that occur are in the legend.
    axes
        Titles of the two axes.
    lang
        Language of labels.

    Returns
    -------
    altair.LayerChart
        Rays with the slopes 0.8 and 1.2 part the states.
    """
    del lang
    held = set(points["state"])
    shown = [(state, COLOURS[at]) for at, state in enumerate(states) if state in held]
    left, right = _span(points["driver"].to_numpy())
    bottom, top = _span(points["pressure"].to_numpy())
    x = alt.X("driver:Q", title=axes[0], axis=alt.Axis(format="%", tickCount=7), scale=alt.Scale(domain=[left, right]))
    y = alt.Y(
        "pressure:Q", title=axes[1], axis=alt.Axis(format="%", tickCount=7), scale=alt.Scale(domain=[bottom, top])
    )
    rays = [
        {"slope": slope, "driver": at, "pressure": slope * at}
        for slope in EDGES
        for at in (max(left, bottom / slope), min(right, top / slope))
    ]
    ray = alt.Chart(named("rays")).mark_line(color=LINE, strokeDash=[5, 4]).encode(x=x, y=y, detail="slope:N")
    zero = alt.Chart(named("zero")).mark_rule(color=MUTED, opacity=0.6)
    base = alt.Chart(named("points")).encode(x=x, y=y)
    dots = base.mark_point(filled=True, size=62, opacity=1).encode(
        color=alt.Color(
            "state:N",
            scale=alt.Scale(domain=[state for state, _ in shown], range=[colour for _, colour in shown]),
            legend=alt.Legend(title=None, columns=5),
        ),
        tooltip=[
            alt.Tooltip("name:N", title=" "),
            alt.Tooltip("state:N", title=" "),
            alt.Tooltip("driver:Q", title=axes[0], format="+.1%"),
            alt.Tooltip("pressure:Q", title=axes[1], format="+.1%"),
            alt.Tooltip("elasticity:Q", title="e", format=".2f"),
        ],
    )
    label = base.mark_text(align="left", dx=7, dy=-4, fontSize=10.5, color=INK).encode(text="label:N")
    chart = alt.layer(ray, zero.encode(y="pressure:Q"), zero.encode(x="driver:Q"), dots, label)
    return themed(
        chart.properties(width=560, height=340),
        points=points.to_dicts(),
        rays=rays,
        zero=[{"driver": 0, "pressure": 0}],
    )


def _span(values: NDArray[np.float64]) -> tuple[float, float]:
    """Give the ends of an axis that holds 0 and all values, with room for names."""
    low, high = min(0.0, float(values.min())), max(0.0, float(values.max()))
    room = 0.08 * (high - low) or 0.01
    return low - (room if low else room / 2), high + room
