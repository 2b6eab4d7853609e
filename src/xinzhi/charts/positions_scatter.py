"""Relatedness and complexity of the industries a region lacks, darker where entry is likelier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from xinzhi.charts.labels import WIDEST, clear
from xinzhi.charts.theme import INK, SEQUENCE, WEAK, named, themed
from xinzhi.lang import Lang, Words

if TYPE_CHECKING:
    import polars as pl

DENSITY = Words("关联密度", "Relatedness density")
PCI = Words("产业复杂度（PCI）", "Complexity of the industry (PCI)")
PROBABILITY = Words("进入概率", "Probability of entry")
INDUSTRY = Words("产业", "Industry")
WIDE, HIGH = 560, 330


def positions_scatter(rows: pl.DataFrame, lang: Lang) -> Any:
    """Draw the candidates of one region.

    Parameters
    ----------
    rows
        One row a candidate: industry (name), density, pci, probability (null where there is none), listed.
    lang
        Language of labels and tooltips.

    Returns
    -------
    altair.LayerChart
        Listed industries carry their names where there is room; the others are dots.
    """
    told, across, down = _named(rows)
    base = alt.Chart(named("candidates")).encode(
        x=alt.X(
            "density:Q",
            title=DENSITY.text(lang),
            scale=alt.Scale(domain=across, nice=False),
            axis=alt.Axis(tickCount=6),
        ),
        y=alt.Y("pci:Q", title=PCI.text(lang), scale=alt.Scale(domain=down, nice=False)),
    )
    colour = alt.condition(
        "isValid(datum.probability)",
        alt.Color(
            "probability:Q",
            scale=alt.Scale(range=SEQUENCE[1:]),
            legend=alt.Legend(title=PROBABILITY.text(lang), format=".0%", gradientLength=150, gradientThickness=9),
        ),
        alt.value(WEAK),
    )
    tips = [
        alt.Tooltip("industry:N", title=INDUSTRY.text(lang)),
        alt.Tooltip("density:Q", title=DENSITY.text(lang), format=".3f"),
        alt.Tooltip("pci:Q", title=PCI.text(lang), format=".2f"),
        alt.Tooltip("probability:Q", title=PROBABILITY.text(lang), format=".1%"),
    ]
    size = alt.condition("datum.listed", alt.value(90), alt.value(28))
    dots = base.mark_circle(opacity=0.9).encode(color=colour, size=size, tooltip=tips)
    names = [
        base.transform_filter(alt.datum.move == move)
        .mark_text(align="left", dx=8, dy=move, fontSize=11, color=INK, limit=WIDEST)
        .encode(text="industry:N")
        for move in sorted({row["move"] for row in told if row["move"] is not None})
    ]
    return themed(alt.layer(dots, *names).properties(width=WIDE, height=HIGH), candidates=told)


def _named(rows: pl.DataFrame) -> tuple[list[dict[str, Any]], list[float], list[float]]:
    """Give the rows, the likeliest first, with where each listed name goes, and both axes."""
    ends = []
    for name, room in (("density", 0.04), ("pci", 0.06)):
        low, high = float(rows[name].min()), float(rows[name].max())  # type: ignore[arg-type]
        spread = (high - low) or 1.0
        ends.append([low - room * spread, high + room * spread])
    (left, right), (bottom, top) = ends
    listed = rows.filter("listed").sort("probability", "industry", descending=[True, False], nulls_last=True)
    places = [
        ((x - left) / (right - left) * WIDE, (top - y) / (top - bottom) * HIGH)
        for x, y in listed.select("density", "pci").iter_rows()
    ]
    moves = dict(zip(listed["industry"], clear(places, listed["industry"].to_list()), strict=True))
    return [row | {"move": moves.get(row["industry"])} for row in rows.iter_rows(named=True)], ends[0], ends[1]
