"""Relatedness and complexity of the industries a region lacks, darker where entry is likelier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from xinzhi.charts.theme import INK, SEQUENCE, WEAK, named, themed
from xinzhi.lang import Lang, Words

if TYPE_CHECKING:
    import polars as pl

DENSITY = Words("关联密度", "Relatedness density")
PCI = Words("产业复杂度（PCI）", "Complexity of the industry (PCI)")
PROBABILITY = Words("进入概率", "Probability of entry")
INDUSTRY = Words("产业", "Industry")


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
        Listed industries carry their names; the others are dots.
    """
    base = alt.Chart(named("candidates")).encode(
        x=alt.X("density:Q", title=DENSITY.text(lang), scale=alt.Scale(zero=False, nice=True)),
        y=alt.Y("pci:Q", title=PCI.text(lang), scale=alt.Scale(zero=False, nice=True)),
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
    names = (
        base.transform_filter("datum.listed")
        .mark_text(align="left", dx=8, fontSize=11, color=INK, limit=170)
        .encode(text="industry:N")
    )
    return themed(alt.layer(dots, names).properties(width=560, height=330), candidates=rows.to_dicts())
