"""Obstacle heat map: the share of each indicator in what each region lacks of the best."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from xinzhi.charts.theme import INK, SEQUENCE, named, themed
from xinzhi.lang import Lang, Words

if TYPE_CHECKING:
    import polars as pl

OBSTACLE, REGION, INDICATOR = (
    Words("障碍度（%）", "Obstacle degree (%)"),
    Words("地区", "Region"),
    Words("指标", "Indicator"),
)
CELL = 15


def obstacle_heat(rows: pl.DataFrame, lang: Lang) -> Any:
    """Draw indicators as rows and regions as columns, the best region first.

    Parameters
    ----------
    rows
        One row a region and indicator: order (of the region), abbr, name, line (order of the indicator), indicator,
        obstacle in per cent, first (whether it is the region's first obstacle).
    lang
        Language of labels and tooltips.
    """
    base = alt.Chart(named("cells")).encode(
        x=alt.X(
            "abbr:N",
            sort=alt.SortField("order"),
            title=None,
            axis=alt.Axis(orient="top", labelAngle=0 if lang == "zh" else -90, labelColor=INK, labelPadding=3),
        ),
        y=alt.Y("indicator:N", sort=alt.SortField("line"), title=None, axis=alt.Axis(labelColor=INK, labelLimit=300)),
    )
    cell = base.mark_rect(cornerRadius=1).encode(
        color=alt.Color(
            "obstacle:Q",
            scale=alt.Scale(range=SEQUENCE, domainMin=0),
            legend=alt.Legend(
                title=OBSTACLE.text(lang), orient="bottom", gradientLength=150, gradientThickness=9, tickCount=4
            ),
        ),
        tooltip=[
            alt.Tooltip("name:N", title=REGION.text(lang)),
            alt.Tooltip("indicator:N", title=INDICATOR.text(lang)),
            alt.Tooltip("obstacle:Q", title=OBSTACLE.text(lang), format=".1f"),
        ],
    )
    mark = (
        base.transform_filter("datum.first")
        .mark_point(filled=True, size=16, opacity=1)
        .encode(color=alt.value("white"))
    )
    return themed(
        alt.layer(cell, mark).properties(width=alt.Step(CELL), height=alt.Step(CELL + 2)), cells=rows.to_dicts()
    )
