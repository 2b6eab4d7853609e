"""Waterfall: from one total to another through the effects of its factors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from xinzhi.charts.theme import ACCENT, INK, MUTED, named, themed
from xinzhi.lang import Lang, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

RISE, FALL = "#d55e00", ACCENT
VALUE = Words("数值", "Value")


def waterfall(start: float, effects: Sequence[tuple[str, float]], names: tuple[str, str], lang: Lang) -> Any:
    """Draw the first total, one floating bar a factor, and the last total.

    Parameters
    ----------
    start
        The first total.
    effects
        Name, with line breaks where it is long, and effect of each factor; the last total is the first and all of them.
    names
        What the two totals are called.
    lang
        Language of tooltips.

    Returns
    -------
    altair.LayerChart
        Orange adds, green takes away.
    """
    steps: list[dict[str, Any]] = []
    at = start
    for name, effect in effects:
        steps.append(
            {"step": name, "low": at, "high": at + effect, "value": effect, "kind": "rise" if effect > 0 else "fall"}
        )
        at += effect
    whole: list[dict[str, Any]] = [
        {"step": name, "low": 0.0, "high": height, "value": height, "kind": "total"}
        for name, height in zip(names, (start, at), strict=True)
    ]
    rows = [whole[0], *steps, whole[1]]
    order = [row["step"] for row in rows]
    shown = [
        row
        | {
            "shown": _shown(row["value"], signed=row["kind"] != "total"),
            "top": max(row["low"], row["high"]),
        }
        for row in rows
    ]
    base = alt.Chart(named("steps")).encode(
        x=alt.X(
            "step:N",
            sort=order,
            title=None,
            axis=alt.Axis(
                labelAngle=0, labelColor=INK, labelFontSize=12, labelLimit=140, labelExpr="split(datum.label, '\\n')"
            ),
        )
    )
    bars = base.mark_bar(size=46).encode(
        y=alt.Y("low:Q", title=None, axis=alt.Axis(tickCount=6)),
        y2="high:Q",
        color=alt.Color(
            "kind:N", scale=alt.Scale(domain=["total", "rise", "fall"], range=["#c9d0d6", RISE, FALL]), legend=None
        ),
        tooltip=[alt.Tooltip("step:N", title=" "), alt.Tooltip("value:Q", title=VALUE.text(lang), format=",.4g")],
    )
    text = base.mark_text(dy=-8, fontSize=11, color=MUTED).encode(y="top:Q", text="shown:N")
    return themed(alt.layer(bars, text).properties(width=560, height=250), steps=shown)


def _shown(value: float, *, signed: bool) -> str:
    plain = f"{value:+,.0f}" if signed else f"{value:,.0f}"
    fine = f"{value:+.4g}" if signed else f"{value:.4g}"
    return plain if abs(value) >= 1000 else fine
