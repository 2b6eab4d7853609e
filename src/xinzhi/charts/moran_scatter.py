"""Moran's scatter linked to the tile map: what is pointed at in one is marked in the other."""

from __future__ import annotations

import warnings
from typing import Any

import altair as alt

from xinzhi.charts.theme import ACCENT, INK, MUTED, SEQUENCE, WEAK, named, themed
from xinzhi.lang import Lang, Words

OWN, NEAR = Words("本地区（标准化得分）", "Region (standardised score)"), Words("邻近地区均值", "Mean of neighbours")
REGION = Words("地区", "Region")
SIZE, TILE = 270, 30


def moran_scatter(rows: list[dict[str, Any]], slope: float, lang: Lang) -> Any:
    """Draw each region's score against that of its neighbours, beside the map.

    Parameters
    ----------
    rows
        One row a region: name, abbr, row, col (None off the map), z and lag, told (whether its name is written).
    slope
        Slope of the line, which is Moran's I for weights with rows of sum 1.
    lang
        Language of labels and tooltips.

    Returns
    -------
    altair.HConcatChart
        Left the scatter with the line through its middle, right the tile map; pointing marks both.
    """
    picked = alt.selection_point(name="region", fields=["name"], on="pointerover", empty=True)
    ends = [min(row["z"] for row in rows), max(row["z"] for row in rows)]
    line = [{"z": end, "lag": slope * end} for end in ends]
    with warnings.catch_warnings():
        # One selection for both panels is what is meant; Altair warns that it is one.
        warnings.simplefilter("ignore", UserWarning)
        chart = alt.hconcat(_scatter(picked, lang), _map(picked, lang), spacing=30)
    return themed(chart, moran=rows, line=line, tiles=[row for row in rows if row.get("row") is not None])


def _scatter(picked: Any, lang: Lang) -> Any:
    zero = alt.Chart(alt.Data(values=[{"zero": 0}]))
    across = zero.mark_rule(color=WEAK).encode(y="zero:Q")
    up = zero.mark_rule(color=WEAK).encode(x="zero:Q")
    line = alt.Chart(named("line")).mark_line(color=INK, strokeWidth=1.4).encode(x="z:Q", y="lag:Q")
    base = alt.Chart(named("moran")).encode(
        x=alt.X("z:Q", title=OWN.text(lang), axis=alt.Axis(grid=False, tickCount=6)),
        y=alt.Y("lag:Q", title=NEAR.text(lang), axis=alt.Axis(grid=False, tickCount=6)),
        tooltip=_tooltip(lang),
    )
    dots = base.mark_point(filled=True, size=52, color=ACCENT).encode(
        opacity=alt.condition(picked, alt.value(0.85), alt.value(0.18))
    )
    names = base.transform_filter("datum.told").mark_text(dy=-9, fontSize=9.5, color=MUTED).encode(text="abbr:N")
    return alt.layer(across, up, line, dots.add_params(picked), names).properties(width=SIZE, height=SIZE)


def _map(picked: Any, lang: Lang) -> Any:
    base = alt.Chart(named("tiles")).encode(alt.X("col:O", axis=None), alt.Y("row:O", axis=None))
    tile = base.mark_rect(cornerRadius=2).encode(
        color=alt.Color("z:Q", scale=alt.Scale(range=SEQUENCE), legend=None),
        opacity=alt.condition(picked, alt.value(1), alt.value(0.25)),
        tooltip=_tooltip(lang),
    )
    name = base.mark_text(fontSize=11).encode(
        text="abbr:N", color=alt.condition("datum.z > 0.6", alt.value("white"), alt.value(INK))
    )
    return alt.layer(tile.add_params(picked), name).properties(width=alt.Step(TILE), height=alt.Step(TILE))


def _tooltip(lang: Lang) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("name:N", title=REGION.text(lang)),
        alt.Tooltip("z:Q", title=OWN.text(lang), format=".2f"),
        alt.Tooltip("lag:Q", title=NEAR.text(lang), format=".2f"),
    ]
