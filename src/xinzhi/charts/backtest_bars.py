"""How good forecasts were: each model's score with its interval, the plain rules beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from xinzhi.charts.theme import ACCENT, MUTED, named, themed
from xinzhi.lang import Lang

if TYPE_CHECKING:
    import polars as pl


def backtest_bars(rows: pl.DataFrame, lang: Lang) -> Any:
    """Draw the measures of all models, one panel a measure.

    Parameters
    ----------
    rows
        One row a model and measure: model (name), place, measure (name), panel, value, low, high, asked.
    lang
        Language; the rows carry all words.

    Returns
    -------
    altair.HConcatChart
        Intervals behind points, the model asked for in the accent colour.
    """
    del lang
    panels = rows.select("panel", "measure").unique().sort("panel")
    found = [_panel(measure, first=at == 0) for at, (_, measure) in enumerate(panels.iter_rows())]
    return themed(alt.hconcat(*found, spacing=22), models=rows.to_dicts())


def _panel(measure: str, *, first: bool) -> Any:
    labels = alt.Axis(labelLimit=150, title=None) if first else alt.Axis(labels=False, title=None)
    base = (
        alt.Chart(named("models"))
        .transform_filter(alt.datum.measure == measure)
        .encode(y=alt.Y("model:N", sort=alt.EncodingSortField("place"), axis=labels))
    )
    colour = alt.condition("datum.asked", alt.value(ACCENT), alt.value(MUTED))
    band = base.mark_rule(strokeWidth=7, opacity=0.25, strokeCap="round").encode(
        x=alt.X("low:Q", title=measure, axis=alt.Axis(tickCount=3), scale=alt.Scale(zero=False)),
        x2="high:Q",
        color=colour,
    )
    point = base.mark_circle(size=58, opacity=1).encode(x=alt.X("value:Q", title=measure), color=colour)
    return alt.layer(band, point).properties(width=150, height=alt.Step(26))
