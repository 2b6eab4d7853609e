"""Moves between classes as heat maps: of all regions, and by the class of their neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from xinzhi.charts.theme import INK, SEQUENCE, named, themed
from xinzhi.lang import Lang, Words

if TYPE_CHECKING:
    import polars as pl

START, END = Words("起点类", "From class"), Words("终点类", "To class")
SHARE, MOVES, NEAR = Words("占比", "Share"), Words("次数", "Moves"), Words("邻近地区", "Neighbours")
CELL, SMALL = 54, 30
ALL = Words("全部", "All")


def transitions(frame: pl.DataFrame, classes: list[str], lang: Lang) -> Any:
    """Draw the shares of moves from one class (row) to another (column).

    Parameters
    ----------
    frame
        One row a pair of classes: start, end, moves, share; and, where moves are told by neighbours, neighbours with
        0 for all regions together.
    classes
        Names of the classes, lowest first.
    lang
        Language of labels and tooltips.

    Returns
    -------
    altair.LayerChart | altair.HConcatChart
        One heat map, or one for all and a row of small ones by the class of the neighbours.
    """
    rows = [
        row | {"from": classes[row["start"] - 1], "to": classes[row["end"] - 1]} for row in frame.iter_rows(named=True)
    ]
    if "neighbours" not in frame.columns:
        return themed(_map("all", classes, CELL, None, lang), all=rows)
    parts = {f"near{at}": [row for row in rows if row["neighbours"] == at] for at in range(len(classes) + 1)}
    titles = [ALL.text(lang), *(f"{NEAR.text(lang)}{'：' if lang == 'zh' else ': '}{name}" for name in classes)]
    maps = [
        _map(part, classes, SMALL, title, lang, first=at == 0)
        for at, (part, title) in enumerate(zip(parts, titles, strict=True))
    ]
    return themed(alt.hconcat(*maps, spacing=12), **parts)


def _map(rows: str, classes: list[str], size: int, title: str | None, lang: Lang, *, first: bool = True) -> Any:
    small = size == SMALL
    axis = alt.Axis(orient="top", labelAngle=0, labelColor=INK, grid=False, labelFontSize=10 if small else 11.5)
    base = alt.Chart(named(rows)).encode(
        x=alt.X("to:N", sort=classes, title=None if small else END.text(lang), axis=axis),
        y=alt.Y(
            "from:N",
            sort=classes,
            title=None if small else START.text(lang),
            axis=alt.Axis(labelColor=INK, grid=False, labelFontSize=10 if small else 11.5) if first else None,
        ),
        tooltip=[
            alt.Tooltip("from:N", title=START.text(lang)),
            alt.Tooltip("to:N", title=END.text(lang)),
            alt.Tooltip("share:Q", title=SHARE.text(lang), format=".1%"),
            alt.Tooltip("moves:Q", title=MOVES.text(lang)),
        ],
    )
    tile = base.mark_rect(cornerRadius=2).encode(
        color=alt.Color("share:Q", scale=alt.Scale(range=SEQUENCE, domain=[0, 1]), legend=None)
    )
    ink = alt.condition("datum.share > 0.45", alt.value("white"), alt.value(INK))
    share = base.mark_text(fontSize=9 if small else 13, dy=0 if small else -5).encode(
        text=alt.Text("share:Q", format=".0%" if small else ".1%"), color=ink
    )
    layers = [tile, share]
    if not small:
        layers.append(base.mark_text(fontSize=10, dy=12, opacity=0.85).encode(text="moves:Q", color=ink))
    made = alt.layer(*layers).properties(width=alt.Step(size), height=alt.Step(size))
    return made if title is None else made.properties(title=alt.TitleParams(title, fontSize=11.5))
