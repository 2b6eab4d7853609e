"""Dagum's decomposition over time: the total with its range, and the parts it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from xinzhi.charts.theme import ACCENT, named, themed
from xinzhi.lang import Lang, Words

if TYPE_CHECKING:
    import polars as pl

PARTS = {
    "net_between": Words("区域间净差距", "Net between groups"),
    "within": Words("区域内差距", "Within groups"),
    "transvariation": Words("重叠项（超变密度）", "Overlap (transvariation)"),
}
SHADES = [ACCENT, "#8cc0b1", "#d5e6de"]
TOTAL = Words("总体基尼系数与各设定的范围", "Overall Gini and its range over variants")
STACK = Words("分解", "Decomposition")
TOTALS = {
    "total": Words("基准", "Nominal"),
    "total_low": Words("5% 分位", "5th percentile"),
    "total_high": Words("95% 分位", "95th percentile"),
}
YEAR, VALUE = Words("年份", "Year"), Words("数值", "Value")


def dagum_parts(frame: pl.DataFrame, lang: Lang) -> Any:
    """Draw the total with its range beside the stacked parts.

    Parameters
    ----------
    frame
        One row a period: period, total, total_low, total_high, within, net_between, transvariation.
    lang
        Language of labels and tooltips.

    Returns
    -------
    altair.HConcatChart
        Left the total, right the parts; both from zero.
    """
    years = frame["period"].to_list()
    x = alt.X(
        "period:Q",
        title=None,
        scale=alt.Scale(domain=[years[0], years[-1]], nice=False),
        axis=alt.Axis(format="d", values=[y for y in years if (y - years[0]) % 4 == 0], grid=False),
    )
    pair = alt.hconcat(_total(x, lang), _stack(x, lang), spacing=34).resolve_scale(color="independent")
    return themed(pair, years=frame.to_dicts(), parts=_parts(frame, lang))


def _total(x: alt.X, lang: Lang) -> Any:
    base = alt.Chart(named("years"), title=TOTAL.text(lang)).encode(x=x)
    y = alt.Y("total_low:Q", title=None, scale=alt.Scale(zero=True), axis=alt.Axis(tickCount=5))
    band = base.mark_area(color=ACCENT, opacity=0.16).encode(y=y, y2="total_high:Q")
    line = base.mark_line(color=ACCENT, strokeWidth=2.4, point=alt.OverlayMarkDef(color=ACCENT, size=22)).encode(
        y="total:Q",
        tooltip=[
            alt.Tooltip("period:O", title=YEAR.text(lang)),
            *(alt.Tooltip(f"{name}:Q", title=words.text(lang), format=".3f") for name, words in TOTALS.items()),
        ],
    )
    return alt.layer(band, line).properties(width=290, height=200)


def _parts(frame: pl.DataFrame, lang: Lang) -> list[dict[str, Any]]:
    return [
        {"period": row["period"], "part": words.text(lang), "order": at, "value": row[part]}
        for row in frame.iter_rows(named=True)
        for at, (part, words) in enumerate(PARTS.items())
    ]


def _stack(x: alt.X, lang: Lang) -> Any:
    names = [words.text(lang) for words in PARTS.values()]
    area = alt.Chart(named("parts"), title=STACK.text(lang)).mark_area()
    return area.encode(
        x=x,
        y=alt.Y("value:Q", title=None, stack="zero", axis=alt.Axis(tickCount=5)),
        order=alt.Order("order:Q"),
        color=alt.Color(
            "part:N",
            scale=alt.Scale(domain=names, range=SHADES),
            legend=alt.Legend(title=None, orient="bottom", columns=1),
        ),
        tooltip=[
            alt.Tooltip("part:N", title=" "),
            alt.Tooltip("period:O", title=YEAR.text(lang)),
            alt.Tooltip("value:Q", title=VALUE.text(lang), format=".3f"),
        ],
    ).properties(width=290, height=200)
