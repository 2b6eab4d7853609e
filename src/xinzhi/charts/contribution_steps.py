"""Contribution waterfall: from one score to another, one step an indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from xinzhi.charts.theme import ACCENT, INK, LINE, MUTED, named, themed
from xinzhi.lang import Lang, Words

if TYPE_CHECKING:
    import polars as pl

FALL = "#d55e00"
STEP = 22
FROM, TO, PART = Words("起", "From"), Words("止", "To"), Words("贡献", "Contribution")


def contribution_steps(rows: pl.DataFrame, lang: Lang, *, width: int = 340) -> Any:
    """Draw the steps from top to bottom.

    Parameters
    ----------
    rows
        One row a step, in order: order, name, start, end, part, kind ("total", "rise" or "fall"). A total starts at 0.
    lang
        Language of tooltips.
    width
        Width of the plot in pixels.
    """
    base = alt.Chart(named("steps")).encode(
        y=alt.Y(
            "name:N",
            sort=alt.SortField("order"),
            title=None,
            axis=alt.Axis(labelColor=INK, labelFontSize=11.5, labelLimit=330),
        ),
        tooltip=[
            alt.Tooltip("name:N", title=" "),
            alt.Tooltip("part:Q", title=PART.text(lang), format="+.3f"),
            alt.Tooltip("start:Q", title=FROM.text(lang), format=".3f"),
            alt.Tooltip("end:Q", title=TO.text(lang), format=".3f"),
        ],
    )
    colour = alt.Color(
        "kind:N", scale=alt.Scale(domain=["total", "rise", "fall"], range=[MUTED, ACCENT, FALL]), legend=None
    )
    bar = base.mark_bar(size=13, cornerRadius=1).encode(
        x=alt.X("start:Q", title=None, axis=alt.Axis(tickCount=6, gridColor=LINE)), x2="end:Q", color=colour
    )
    text = (
        base.transform_calculate(
            right="max(datum.start, datum.end)",
            shown="datum.kind === 'total' ? format(datum.end, '.3f') : format(datum.part, '+.3f')",
        )
        .mark_text(align="left", dx=5, fontSize=10.5)
        .encode(x=alt.X("right:Q"), text="shown:N", color=alt.value(MUTED))
    )
    return themed(alt.layer(bar, text).properties(width=width, height=alt.Step(STEP)), steps=rows.to_dicts())
