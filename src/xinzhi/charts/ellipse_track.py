"""The centre of gravity and the standard deviational ellipse over the years."""

from __future__ import annotations

from typing import Any

import altair as alt

from xinzhi.charts.theme import ACCENT, INK, MUTED, WEAK, named, themed
from xinzhi.lang import Lang, Words

LON, LAT, YEAR = Words("经度（°E）", "Longitude (°E)"), Words("纬度（°N）", "Latitude (°N)"), Words("年份", "Year")
MAP, TRACK = (
    Words("椭圆：首年与末年", "Ellipse, first and last year"),
    Words("重心轨迹（放大）", "Track of the centre, enlarged"),
)


def ellipse_track(
    outline: list[dict[str, Any]], centres: list[dict[str, Any]], seats: list[dict[str, Any]], lang: Lang
) -> Any:
    """Draw the first and the last ellipse over the seats of government, and the track of the centre enlarged.

    Parameters
    ----------
    outline
        Points of the ellipses in order: period, order, lon, lat, first (whether it is that of the first period).
    centres
        One row a period: period, lon, lat, told (whether its year is written).
    seats
        One row a region: name, lon, lat.
    lang
        Language of labels and tooltips.

    Returns
    -------
    altair.HConcatChart
        Left the map in degrees, right the track alone; the two have scales of their own.
    """
    pair = alt.hconcat(_map(lang), _track(lang), spacing=34)
    return themed(pair, outline=outline, centres=centres, seats=seats)


def _axes(lang: Lang) -> tuple[alt.X, alt.Y]:
    return (
        alt.X("lon:Q", title=LON.text(lang), scale=alt.Scale(zero=False), axis=alt.Axis(tickCount=5, grid=False)),
        alt.Y("lat:Q", title=LAT.text(lang), scale=alt.Scale(zero=False), axis=alt.Axis(tickCount=5, grid=False)),
    )


def _map(lang: Lang) -> Any:
    axes = _axes(lang)
    seats = alt.Chart(named("seats")).mark_point(filled=True, size=16, color=WEAK, opacity=1)
    seats = seats.encode(*axes, tooltip=[alt.Tooltip("name:N", title=" ")])
    ellipse = (
        alt.Chart(named("outline"))
        .mark_line(strokeWidth=2)
        .encode(
            *axes,
            order="order:Q",
            detail="period:N",
            color=alt.condition("datum.first", alt.value(MUTED), alt.value(ACCENT)),
            strokeDash=alt.condition("datum.first", alt.value([4, 3]), alt.value([1, 0])),
        )
    )
    centre = alt.Chart(named("centres")).mark_point(filled=True, size=16, color=ACCENT, opacity=1).encode(*axes)
    return alt.layer(seats, ellipse, centre).properties(width=300, height=250, title=MAP.text(lang))


def _track(lang: Lang) -> Any:
    axes = _axes(lang)
    base = alt.Chart(named("centres")).encode(
        *axes,
        tooltip=[
            alt.Tooltip("period:O", title=YEAR.text(lang)),
            alt.Tooltip("lon:Q", title=LON.text(lang), format=".2f"),
            alt.Tooltip("lat:Q", title=LAT.text(lang), format=".2f"),
        ],
    )
    line = base.mark_line(color=ACCENT, strokeWidth=1.6).encode(order="period:Q")
    dots = base.mark_point(filled=True, size=34, color=ACCENT, opacity=1)
    years = base.transform_filter("datum.told").mark_text(dy=-10, fontSize=10.5, color=INK).encode(text="period:O")
    return alt.layer(line, dots, years).properties(width=270, height=250, title=TRACK.text(lang))
