"""The distribution of regions over the years: ridges one above another, and the same seen in relief."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from xinzhi.charts.theme import ACCENT, INK, MUTED, named, themed
from xinzhi.lang import Lang, Words

if TYPE_CHECKING:
    import polars as pl

FLAT, RELIEF = Words("逐年排列", "Year by year"), Words("立体", "In relief")
VALUE, DENSITY, YEAR = Words("得分", "Score"), Words("密度", "Density"), Words("年份", "Year")
WIDTH, HEIGHT = 300, 330
# How much a ridge may reach into those behind it, in steps of a year; and how far relief moves a year to the right.
REACH, SHIFT = 2.6, 0.028


def ridgeline(curves: pl.DataFrame, lang: Lang) -> Any:
    """Draw one ridge a period, the last in front.

    Parameters
    ----------
    curves
        One row a point: period, value, density; the same values in every period.
    lang
        Language of labels and tooltips.

    Returns
    -------
    altair.HConcatChart
        Left the ridges on one axis, right the same moved aside year by year, as one would see them from the corner.
    """
    rows, edges = _rows(curves)
    pair = alt.hconcat(
        _panel(rows, edges, FLAT.text(lang), lang, "value:Q"),
        _panel(rows, edges, RELIEF.text(lang), lang, "moved:Q"),
        spacing=26,
    )
    return themed(pair, ridges=rows)


def _rows(curves: pl.DataFrame) -> tuple[list[dict[str, Any]], tuple[float, float]]:
    periods = curves["period"].unique().sort().to_list()
    highest = float(curves["density"].max() or 1)  # type: ignore[arg-type]
    low, high = float(curves["value"].min()), float(curves["value"].max())  # type: ignore[arg-type]
    place = {period: at for at, period in enumerate(periods)}
    rows = []
    for row in curves.iter_rows(named=True):
        back = len(periods) - 1 - place[row["period"]]
        rows.append(
            row
            | {
                "base": float(back),
                "top": back + REACH * row["density"] / highest,
                "moved": row["value"] + SHIFT * (high - low) * back,
            }
        )
    return rows, (low, high)


def _panel(rows: list[dict[str, Any]], edges: tuple[float, float], title: str, lang: Lang, x: str) -> Any:
    periods = sorted({row["period"] for row in rows})
    last = len(periods) - 1
    low, high = edges
    end = high + (SHIFT * (high - low) * last if x == "moved:Q" else 0)
    # Left ends are drawn from the back to the front, so that each ridge hides those behind it.
    layers = [_ridge(period, at / max(last, 1), x, (low, end), lang) for at, period in enumerate(periods)]
    names = [
        {"period": p, "at": last - at, "moved": low + SHIFT * (high - low) * (last - at) * (x == "moved:Q")}
        for at, p in enumerate(periods)
    ]
    shown = [row for row in names if (row["period"] - periods[0]) % 2 == 0 or len(periods) < 9]
    labels = (
        alt.Chart(alt.Data(values=shown))
        .mark_text(align="right", dx=-7, fontSize=10.5, color=MUTED)
        .encode(x=alt.X("moved:Q"), y=alt.Y("at:Q"), text="period:O")
    )
    return alt.layer(*layers, labels).properties(width=WIDTH, height=HEIGHT, title=title)


def _ridge(period: int, age: float, x: str, span: tuple[float, float], lang: Lang) -> Any:
    base = (
        alt.Chart(named("ridges"))
        .transform_filter(f"datum.period == {period}")
        .encode(
            x=alt.X(
                x,
                title=VALUE.text(lang) if x == "value:Q" else None,
                scale=alt.Scale(domain=list(span), nice=False),
                axis=alt.Axis(grid=False, tickCount=6) if x == "value:Q" else None,
            ),
            y=alt.Y("top:Q", axis=None, scale=alt.Scale(nice=False)),
            tooltip=[
                alt.Tooltip("period:O", title=YEAR.text(lang)),
                alt.Tooltip("value:Q", title=VALUE.text(lang), format=".3f"),
                alt.Tooltip("density:Q", title=DENSITY.text(lang), format=".2f"),
            ],
        )
    )
    hide = base.mark_area(color="white", opacity=1).encode(y2="base:Q")
    area = base.mark_area(color=ACCENT, opacity=0.10 + 0.5 * age).encode(y2="base:Q")
    line = base.mark_line(color=ACCENT if age < 1 else INK, strokeWidth=1.0 + 0.8 * (age == 1))
    return alt.layer(hide, area, line)
