"""Framework tree: dimensions, their indicators, and beside each its nominal and its effective weight."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import altair as alt

from xinzhi.charts.theme import ACCENT, INK, LINE, MUTED, SEQUENCE, named, themed
from xinzhi.lang import Lang, Words

if TYPE_CHECKING:
    import polars as pl

NOMINAL, EFFECTIVE = Words("名义权数", "nominal weight"), Words("有效权数", "effective weight")
ROW, BLOCK = 24, 140


def framework_tree(rows: pl.DataFrame, lang: Lang, *, width: int = 205) -> Any:
    """Draw one row an indicator, blocks of the dimensions on the left.

    Parameters
    ----------
    rows
        One row an indicator, in the framework's order: order, dimension, indicator, nominal, effective (shares).
    lang
        Language of labels and tooltips.
    width
        Width of the plot of weights in pixels.
    """
    height = ROW * rows.height
    blocks = [
        {"lines": _lines(name), "from": min(at), "to": max(at) + 1, "middle": (min(at) + max(at) + 1) / 2}
        for name in dict.fromkeys(rows["dimension"])
        if (at := rows.filter(rows["dimension"] == name)["order"].to_list())
    ]
    kinds = [NOMINAL.text(lang), EFFECTIVE.text(lang)]
    points = [
        {"middle": row["order"] + 0.5, "indicator": row["indicator"], "kind": kind, "weight": row[column]}
        for column, kind in (("nominal", kinds[0]), ("effective", kinds[1]))
        for row in rows.iter_rows(named=True)
    ]
    leaves = [
        {"middle": row["order"] + 0.5, "indicator": row["indicator"], "one": row["nominal"], "other": row["effective"]}
        for row in rows.iter_rows(named=True)
    ]
    y = alt.Y("middle:Q", scale=alt.Scale(domain=[rows.height, 0], nice=False, zero=False), axis=None)
    tree = alt.hconcat(_blocks(height), _names(y, height), _weights(y, kinds, width, height), spacing=10)
    return themed(tree, blocks=blocks, leaves=leaves, points=points)


def _lines(name: str) -> list[str]:
    """Break a name into lines that fit into a block: between words, or after some characters where there are none."""
    wide = 9 if any(ord(letter) > 0x2E80 for letter in name) else 23
    return textwrap.wrap(name, wide)


def _blocks(height: int) -> Any:
    base = alt.Chart(named("blocks"))
    block = base.mark_rect(cornerRadius=3, fill=SEQUENCE[0], stroke="white", strokeWidth=3).encode(
        y=alt.Y("from:Q", axis=None, scale=alt.Scale(reverse=True, nice=False)), y2="to:Q"
    )
    name = base.mark_text(fontSize=11.5, color=INK).encode(y=alt.Y("middle:Q"), text="lines:N")
    return alt.layer(block, name).properties(width=BLOCK, height=height)


def _names(y: alt.Y, height: int) -> Any:
    text = alt.Chart(named("leaves")).mark_text(align="left", fontSize=12, color=INK, limit=268)
    return text.encode(y=y, x=alt.value(0), text="indicator:N").properties(width=268, height=height)


def _weights(y: alt.Y, kinds: list[str], width: int, height: int) -> Any:
    axis = alt.Axis(format=".0%", tickCount=4, gridColor=LINE, orient="top")
    line = alt.Chart(named("leaves")).mark_rule(color=MUTED, opacity=0.5).encode(y=y, x=alt.X("one:Q"), x2="other:Q")
    point = (
        alt.Chart(named("points"))
        .mark_point(filled=True, size=62, opacity=1)
        .encode(
            y=y,
            x=alt.X("weight:Q", title=None, axis=axis),
            color=alt.Color(
                "kind:N",
                scale=alt.Scale(domain=kinds, range=[SEQUENCE[1], ACCENT]),
                legend=alt.Legend(title=None, orient="bottom"),
            ),
            tooltip=[
                alt.Tooltip("indicator:N", title=" "),
                alt.Tooltip("kind:N", title=" "),
                alt.Tooltip("weight:Q", title=" ", format=".1%"),
            ],
        )
    )
    return alt.layer(line, point).properties(width=width, height=height)
