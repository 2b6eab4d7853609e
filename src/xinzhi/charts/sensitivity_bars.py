"""Sensitivity bars: how much of the movement of ranks each choice brings, alone and with the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from xinzhi.charts.theme import ACCENT, INK, SEQUENCE, named, themed
from xinzhi.lang import Lang, Words

if TYPE_CHECKING:
    import polars as pl

FIRST, TOTAL = Words("单独作用", "alone"), Words("连同与其他选择的共同作用", "with what it does together with others")
STEP = 26


def sensitivity_bars(rows: pl.DataFrame, lang: Lang, *, width: int = 460) -> Any:
    """Draw two bars a choice: its first-order index within its total one.

    Parameters
    ----------
    rows
        One row a choice, in order: order, name, first, total (shares from 0 to 1).
    lang
        Language of labels and tooltips.
    width
        Width of the plot in pixels.
    """
    names = [TOTAL.text(lang), FIRST.text(lang)]
    shown = [
        {"order": row["order"], "name": row["name"], "kind": kind, "share": row[column]}
        for column, kind in (("total", names[0]), ("first", names[1]))
        for row in rows.iter_rows(named=True)
    ]
    base = alt.Chart(named("choices")).encode(
        y=alt.Y(
            "name:N",
            sort=alt.SortField("order"),
            title=None,
            axis=alt.Axis(labelColor=INK, labelFontSize=12, labelLimit=170),
        ),
        x=alt.X(
            "share:Q", title=None, stack=None, scale=alt.Scale(domainMin=0), axis=alt.Axis(format=".0%", tickCount=5)
        ),
        color=alt.Color(
            "kind:N",
            scale=alt.Scale(domain=names[::-1], range=[ACCENT, SEQUENCE[1]]),
            legend=alt.Legend(title=None, symbolType="square", labelLimit=400),
        ),
        tooltip=[
            alt.Tooltip("name:N", title=" "),
            alt.Tooltip("kind:N", title=" "),
            alt.Tooltip("share:Q", title=" ", format=".1%"),
        ],
    )
    wide = base.transform_filter(f"datum.kind === {names[0]!r}").mark_bar(size=15)
    slim = base.transform_filter(f"datum.kind === {names[1]!r}").mark_bar(size=7)
    chart = alt.layer(wide, slim).properties(width=width, height=alt.Step(STEP))
    return themed(chart, choices=shown)
