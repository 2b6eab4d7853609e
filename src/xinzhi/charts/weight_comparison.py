"""Weights of the indicators by every method of the study, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from xinzhi.charts.theme import ACCENT, LINE, WEAK, named, themed
from xinzhi.lang import Lang, Words

if TYPE_CHECKING:
    import polars as pl

WEIGHT, METHOD, INDICATOR = Words("权数", "Weight"), Words("方法", "Method"), Words("指标", "Indicator")
SHAPES = ["circle", "square", "triangle-up", "diamond", "cross", "triangle-down"]


def weight_comparison(rows: pl.DataFrame, lang: Lang) -> Any:
    """Draw the weights.

    Parameters
    ----------
    rows
        One row an indicator and method: indicator (name), place, method (name), weight, nominal.
    lang
        Language of labels and tooltips.

    Returns
    -------
    altair.LayerChart
        A line from the least to the greatest weight of an indicator, a mark for each method, the nominal one accented.
    """
    base = alt.Chart(named("weights")).encode(
        y=alt.Y("indicator:N", sort=alt.EncodingSortField("place"), title=None, axis=alt.Axis(labelLimit=260))
    )
    span = base.mark_rule(color=LINE, strokeWidth=2).encode(
        x=alt.X("min(weight):Q", title=WEIGHT.text(lang), axis=alt.Axis(format=".0%")), x2="max(weight):Q"
    )
    mark = base.mark_point(filled=True, size=64, opacity=1).encode(
        x=alt.X("weight:Q", title=WEIGHT.text(lang)),
        shape=alt.Shape("method:N", scale=alt.Scale(range=SHAPES), legend=alt.Legend(title=None)),
        color=alt.condition("datum.nominal", alt.value(ACCENT), alt.value(WEAK)),
        tooltip=[
            alt.Tooltip("indicator:N", title=INDICATOR.text(lang)),
            alt.Tooltip("method:N", title=METHOD.text(lang)),
            alt.Tooltip("weight:Q", title=WEIGHT.text(lang), format=".1%"),
        ],
    )
    return themed(alt.layer(span, mark).properties(width=380, height=alt.Step(24)), weights=rows.to_dicts())
