"""Specification curve: how far each variant's ranks lie from those all variants share, and which choices it makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from xinzhi.charts.theme import ACCENT, INK, LINE, MUTED, WEAK, named, themed
from xinzhi.lang import Lang, Words

if TYPE_CHECKING:
    import polars as pl

SHIFT, BAND, PLACE, NOMINAL = (
    Words("平均位次差", "Mean distance of ranks"),
    Words("权数变动时的 5%—95% 分位", "5th–95th percentile as weights move"),
    Words("次序", "Place"),
    Words("基准设定", "nominal choices"),
)
ROW = 17


def specification_curve(rows: pl.DataFrame, options: pl.DataFrame, lang: Lang, *, width: int = 460) -> Any:
    """Draw one column a variant, nearest to the common ranks first.

    Parameters
    ----------
    rows
        One row a variant: place, shift, shift_low, shift_high, nominal, band.
    options
        One row a variant and choice: place, order (of the choice), option (its name), nominal.
    lang
        Language of labels and tooltips.
    width
        Width of the plot in pixels.

    Returns
    -------
    altair.VConcatChart
        The nominal variant is green, the others are grey.
    """
    place = alt.X("place:O", axis=None)
    colour = alt.condition("datum.nominal", alt.value(ACCENT), alt.value(WEAK))
    base = alt.Chart(named("variants")).encode(
        x=place,
        tooltip=[
            alt.Tooltip("place:O", title=PLACE.text(lang)),
            alt.Tooltip("shift:Q", title=SHIFT.text(lang), format=".2f"),
            alt.Tooltip("band:N", title=BAND.text(lang)),
        ],
    )
    y = alt.Y("shift_low:Q", title=None, scale=alt.Scale(zero=True), axis=alt.Axis(tickCount=4, minExtent=150))
    band = base.mark_rule(strokeWidth=6, strokeCap="round", opacity=0.45).encode(y=y, y2="shift_high:Q", color=colour)
    point = base.mark_point(filled=True, size=60, opacity=1).encode(y=alt.Y("shift:Q"), color=colour)
    mark = (
        base.transform_filter("datum.nominal")
        .mark_text(dy=-12, fontSize=11, color=ACCENT)
        .encode(y=alt.Y("shift_high:Q"), text=alt.value(NOMINAL.text(lang)))
    )
    curve = alt.layer(band, point, mark).properties(width=width, height=130)
    return themed(
        alt.vconcat(curve, _grid(place, width), spacing=8), variants=rows.to_dicts(), options=options.to_dicts()
    )


def _grid(place: alt.X, width: int) -> Any:
    base = alt.Chart(named("options")).encode(
        x=place,
        y=alt.Y(
            "option:N",
            sort=alt.SortField("order"),
            title=None,
            axis=alt.Axis(labelColor=INK, labelLimit=145, minExtent=150, grid=True, gridColor=LINE),
        ),
    )
    used = base.mark_point(filled=True, size=55, opacity=1).encode(
        color=alt.condition("datum.nominal", alt.value(ACCENT), alt.value(MUTED))
    )
    return alt.layer(used).properties(width=width, height=alt.Step(ROW))
