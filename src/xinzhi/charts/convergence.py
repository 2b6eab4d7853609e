"""Convergence: the spread over the years with its range, and growth against the level it started from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from xinzhi.charts.theme import ACCENT, INK, MUTED, WEAK, named, themed
from xinzhi.lang import Lang, Words

if TYPE_CHECKING:
    import polars as pl

SIGMA = Words("离散程度（σ）与各设定的范围", "Spread (σ) and its range over variants")
BETA = Words("年均增长（对数）与初始得分", "Yearly growth (log) against the first score")
YEAR, VALUE, REGION = Words("年份", "Year"), Words("数值", "Value"), Words("地区", "Region")
START, GROWTH = Words("初始得分（对数刻度）", "First score (log scale)"), Words("年均增长", "Yearly growth")
SIZE = 210


def convergence(sigma: pl.DataFrame, regions: pl.DataFrame, lang: Lang) -> Any:
    """Draw the spread beside growth; either is left out where its table is empty.

    Parameters
    ----------
    sigma
        One row a period: period, sigma, sigma_low, sigma_high.
    regions
        One row a region: name, start, growth, fit (growth as the regression has it).
    lang
        Language of labels and tooltips.

    Returns
    -------
    altair.HConcatChart
        Left the spread with its range, right one dot a region with the fitted line.
    """
    parts = ([_sigma(sigma, lang)] if sigma.height else []) + ([_beta(lang)] if regions.height else [])
    return themed(alt.hconcat(*parts, spacing=36), spread=sigma.to_dicts(), starts=regions.to_dicts())


def _sigma(sigma: pl.DataFrame, lang: Lang) -> Any:
    years = sigma["period"].to_list()
    base = alt.Chart(named("spread"), title=SIGMA.text(lang)).encode(
        x=alt.X(
            "period:Q",
            title=None,
            scale=alt.Scale(domain=[years[0], years[-1]], nice=False),
            axis=alt.Axis(format="d", values=[y for y in years if (y - years[0]) % 4 == 0], grid=False),
        )
    )
    band = base.mark_area(color=ACCENT, opacity=0.16).encode(
        y=alt.Y("sigma_low:Q", title=None, scale=alt.Scale(zero=True), axis=alt.Axis(tickCount=5)), y2="sigma_high:Q"
    )
    line = base.mark_line(color=ACCENT, strokeWidth=2.4, point=alt.OverlayMarkDef(color=ACCENT, size=22)).encode(
        y="sigma:Q",
        tooltip=[
            alt.Tooltip("period:O", title=YEAR.text(lang)),
            alt.Tooltip("sigma:Q", title=VALUE.text(lang), format=".3f"),
        ],
    )
    return alt.layer(band, line).properties(width=280, height=SIZE)


def _beta(lang: Lang) -> Any:
    base = alt.Chart(named("starts"), title=BETA.text(lang)).encode(
        x=alt.X(
            "start:Q",
            title=START.text(lang),
            scale=alt.Scale(type="log", nice=False, padding=14),
            axis=alt.Axis(grid=False, tickCount=4, format="~g"),
        )
    )
    zero = alt.Chart(alt.Data(values=[{"y": 0}])).mark_rule(color=WEAK, strokeDash=[3, 3]).encode(y="y:Q")
    dots = base.mark_point(filled=True, size=46, color=ACCENT, opacity=0.75).encode(
        y=alt.Y("growth:Q", title=None, axis=alt.Axis(format=".0%", tickCount=5)),
        tooltip=[
            alt.Tooltip("name:N", title=REGION.text(lang)),
            alt.Tooltip("start:Q", title=START.text(lang), format=".3f"),
            alt.Tooltip("growth:Q", title=GROWTH.text(lang), format=".1%"),
        ],
    )
    line = base.mark_line(color=INK, strokeWidth=1.4).encode(y="fit:Q")
    names = (
        base.transform_filter("datum.told")
        .mark_text(dy=-9, fontSize=10, color=MUTED)
        .encode(y="growth:Q", text="name:N")
    )
    return alt.layer(zero, dots, line, names).properties(width=280, height=SIZE)
