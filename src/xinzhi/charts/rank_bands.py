"""Ranking with bands: the range of ranks over all variants is drawn before the nominal rank."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from xinzhi.charts.theme import ACCENT, INK, MUTED, WEAK, named, themed
from xinzhi.lang import Lang, Words

if TYPE_CHECKING:
    import polars as pl

RANK, BAND, AGREE, CHANGE = (
    Words("位次", "Rank"),
    Words("5%—95% 分位", "5th–95th percentile"),
    Words("一致的占比", "Agreeing share"),
    Words("位次变化", "Change of rank"),
)
STEP = 19
LEFT = 38  # pixels for the change of rank, "▲12"


def rank_bands(rows: pl.DataFrame, lang: Lang, *, width: int = 520) -> Any:
    """Draw ranks with their bands, best first.

    Parameters
    ----------
    rows
        One row a region: name, rank, rank_low, rank_high, agree, robust, change (places gained).
    lang
        Language of labels and tooltips.
    width
        Width of the plot in pixels.

    Returns
    -------
    altair.LayerChart
        Green where the rank is robust, grey where it is not.
    """
    count = rows.height
    base = alt.Chart(named("regions")).encode(
        y=alt.Y(
            "name:N",
            sort=alt.SortField("order"),
            title=None,
            axis=alt.Axis(labelColor=INK, labelFontSize=12.5, labelLimit=140),
        ),
        tooltip=_tooltips(lang),
    )
    ticks = sorted({1, *range(5, count - 2, 5), count})
    x = alt.X(
        "rank_low:Q",
        scale=alt.Scale(domain=[-LEFT * (count + 0.4) / width, count + 0.4], nice=False),
        title=None,
        axis=alt.Axis(values=ticks, orient="top"),
    )
    colour = alt.condition("datum.robust", alt.value(ACCENT), alt.value(WEAK))
    band = base.mark_rule(strokeWidth=7, strokeCap="round", opacity=0.42).encode(x=x, x2="rank_high:Q", color=colour)
    point = base.mark_point(filled=True, size=75, opacity=1).encode(x=alt.X("rank:Q"), color=colour)
    move = (
        base.transform_calculate(
            shown="datum.change > 0 ? '▲' + datum.change : datum.change < 0 ? '▼' + (-datum.change) : '—'",
        )
        .mark_text(align="right", fontSize=11)
        .encode(x=alt.datum(0.1), text="shown:N", color=alt.value(MUTED))
    )
    chart = alt.layer(band, point, move).properties(width=width, height=alt.Step(STEP))
    return themed(chart, regions=rows.to_dicts())


def _tooltips(lang: Lang) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("name:N", title=" "),
        alt.Tooltip("rank:Q", title=RANK.text(lang)),
        alt.Tooltip("band:N", title=BAND.text(lang)),
        alt.Tooltip("agree:Q", title=AGREE.text(lang), format=".0%"),
        alt.Tooltip("change:Q", title=CHANGE.text(lang), format="+d"),
    ]
