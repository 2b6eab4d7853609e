"""Trends: mean score of each group over the periods, one panel a dimension."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from xinzhi.charts.theme import GROUPS, named, themed
from xinzhi.lang import Lang, Words

if TYPE_CHECKING:
    import polars as pl

SCORE, YEAR = Words("得分", "Score"), Words("年份", "Year")


def trends(rows: pl.DataFrame, panels: list[str], groups: list[str], lang: Lang) -> Any:
    """Draw one line a group in each panel.

    Parameters
    ----------
    rows
        One row a point: panel, group, period, score.
    panels, groups
        Names in the order they are drawn.
    lang
        Language of labels and tooltips.

    Returns
    -------
    altair.FacetChart
        Panels share both axes, so that they can be compared.
    """
    years = rows["period"].unique().sort().to_list()
    ticks = [year for year in years if (year - years[0]) % 4 == 0]
    lines = alt.Chart(named("means")).encode(
        x=alt.X(
            "period:Q",
            title=None,
            scale=alt.Scale(domain=[years[0], years[-1]], nice=False),
            axis=alt.Axis(format="d", values=ticks, grid=False),
        ),
        y=alt.Y("score:Q", title=None, axis=alt.Axis(tickCount=5)),
        color=alt.Color(
            "group:N", scale=alt.Scale(domain=groups, range=GROUPS[: len(groups)]), legend=alt.Legend(title=None)
        ),
        tooltip=[
            alt.Tooltip("group:N", title=" "),
            alt.Tooltip("period:O", title=YEAR.text(lang)),
            alt.Tooltip("score:Q", title=SCORE.text(lang), format=".3f"),
        ],
    )
    layer = alt.layer(lines.mark_line(strokeWidth=2.2), lines.mark_point(filled=True, size=14, opacity=1))
    facets = layer.properties(width=270, height=150).facet(
        facet=alt.Facet("panel:N", sort=panels, header=alt.Header(labelLimit=300, labelFontSize=12)),
        columns=2,
        spacing=30,
    )
    return themed(facets, means=rows.to_dicts())
