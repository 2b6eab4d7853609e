"""How every chart looks: one font, one accent, grey for what is not robust."""

from __future__ import annotations

from typing import Any

import altair as alt

FONTS = "Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, sans-serif"
INK, MUTED, LINE = "#1b1f23", "#6b7480", "#d9dde2"
ACCENT = "#0a6b62"
WEAK = "#b4bbc2"
SEQUENCE = ["#eef5f1", "#a9d1c3", "#4c9a89", "#0a6b62", "#04423c"]
# Okabe & Ito 2008, told apart by people with colour-blindness; their green comes last: it is too near the accent.
GROUPS = ["#0072b2", "#d55e00", "#e69f00", "#cc79a7", "#56b4e9", "#000000", "#f0e442", "#009e73"]
WIDTH = 640


def themed(chart: Any, **rows: list[dict[str, Any]]) -> Any:
    """Finish the chart: put its rows into it by name, and the look that all charts share."""
    # Set as they are: each of Altair's configure_* would copy the whole chart.
    chart.config = _look()
    chart.datasets = rows
    return chart


def _look() -> alt.Config:
    """One font, quiet axes, no frame, no decoration."""
    return alt.Config(
        font=FONTS,
        background="white",
        padding={"left": 2, "top": 4, "right": 6, "bottom": 2},
        view=alt.ViewConfig(stroke=None),
        scale=alt.ScaleConfig(bandPaddingInner=0.07),
        axis=alt.AxisConfig(
            labelColor=MUTED,
            titleColor=MUTED,
            titleFontWeight="normal",
            labelFontSize=11,
            titleFontSize=11.5,
            gridColor="#eceff2",
            domain=False,
            ticks=False,
            labelPadding=6,
        ),
        legend=alt.LegendConfig(
            labelColor=INK,
            titleColor=MUTED,
            titleFontWeight="normal",
            labelFontSize=12,
            titleFontSize=11.5,
            orient="top",
            symbolStrokeWidth=3,
            offset=6,
        ),
        # Plain weight throughout: the font that comes with the program has one.
        header=alt.HeaderConfig(
            labelColor=INK, labelFontSize=12.5, title=None, labelAnchor="start", labelFontWeight="normal"
        ),
        title=alt.TitleConfig(color=INK, anchor="start", fontSize=13, fontWeight="normal", offset=8),
    )


def named(name: str) -> alt.NamedData:
    """Refer to rows that `themed` puts into the finished chart; Altair would copy them at every step."""
    return alt.NamedData(name)


def spec(chart: Any) -> dict[str, Any]:
    """Give the chart as Vega-Lite JSON; tests hold every chart against Vega-Lite's schema, so that this need not."""
    found: dict[str, Any] = chart.to_dict(validate=False)
    return found
