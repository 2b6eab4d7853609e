"""Productivity over time: the level since the first period and its parts, with the middle half of the regions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from xinzhi.charts.theme import ACCENT, GROUPS, LINE, MUTED, named, themed
from xinzhi.lang import Lang, Words

if TYPE_CHECKING:
    import polars as pl

YEAR, LEVEL = Words("年份", "Year"), Words("水平", "Level")
MIDDLE = Words("各地区中间一半", "Middle half of the regions")


def productivity(lines: pl.DataFrame, band: pl.DataFrame, order: list[str], base: float, lang: Lang) -> Any:
    """Draw the mean level of the total and of each part.

    Parameters
    ----------
    lines
        One row a point: period, part (its name), level.
    band
        One row a period: period, low, high, the quartiles over regions of the total.
    order
        Names of the parts, the total first.
    base
        Level of the first period: 1, or 0 where parts add up.
    lang
        Language of labels and tooltips.

    Returns
    -------
    altair.LayerChart
        The band before the lines.
    """
    years = lines["period"].unique().sort().to_list()
    x = alt.X(
        "period:Q",
        title=None,
        scale=alt.Scale(domain=[years[0], years[-1]], nice=False),
        axis=alt.Axis(format="d", values=years, grid=False),
    )
    y = alt.Y("level:Q", title=None, scale=alt.Scale(zero=False), axis=alt.Axis(tickCount=6))
    half = alt.Chart(named("band")).mark_area(color=ACCENT, opacity=0.13)
    half = half.encode(x=x, y=alt.Y("low:Q", title=None), y2="high:Q", tooltip=alt.value(MIDDLE.text(lang)))
    still = alt.Chart(named("base")).mark_rule(color=LINE, strokeDash=[4, 3]).encode(y="level:Q")
    colours = [ACCENT, *GROUPS[: len(order) - 1]]
    drawn = alt.Chart(named("lines")).encode(
        x=x,
        y=y,
        color=alt.Color("part:N", scale=alt.Scale(domain=order, range=colours), legend=alt.Legend(title=None)),
        tooltip=[
            alt.Tooltip("part:N", title=" "),
            alt.Tooltip("period:O", title=YEAR.text(lang)),
            alt.Tooltip("level:Q", title=LEVEL.text(lang), format=".3f"),
        ],
    )
    # The total alone: levels of parts often end so near it that numbers would lie on one another.
    ends = drawn.transform_filter(f"datum.period == {years[-1]} && datum.part == '{order[0]}'").mark_text(
        align="left", dx=7, fontSize=11, color=MUTED
    )
    chart = alt.layer(
        half,
        still,
        drawn.mark_line(strokeWidth=2.3),
        drawn.mark_point(filled=True, size=26, opacity=1),
        ends.encode(text=alt.Text("level:Q", format=".2f")),
    ).properties(width=560, height=230)
    return themed(chart, lines=lines.to_dicts(), band=band.to_dicts(), base=[{"level": base}])
