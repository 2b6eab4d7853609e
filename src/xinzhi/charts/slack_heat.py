"""Slack heat map: by how much each input and output of each unit falls short of its target."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from xinzhi.charts.theme import INK, SEQUENCE, named, themed
from xinzhi.lang import Lang, Words

if TYPE_CHECKING:
    import polars as pl

GAP = Words("与目标的差距", "Gap to the target")
ROW, COLUMN = 17, 112
LINE_HEIGHT = 13  # the first line of a label stands where one line would, so that others need room below
DARK = 0.55


def slack_heat(cells: pl.DataFrame, rows: list[str], columns: list[str], lang: Lang) -> Any:
    """Draw one cell a unit and variable, darker the further from the target.

    Parameters
    ----------
    cells
        One row a cell: name, variable, gap (0 to 1), shown (as printed in the cell).
    rows, columns
        Names of units and of variables, in the order they are drawn; a line break parts a long name.
    lang
        Language of tooltips.

    Returns
    -------
    altair.LayerChart
        The heat map; a gap of 0 is nearly white and has no number.
    """
    base = alt.Chart(named("cells")).encode(
        x=alt.X(
            "variable:N",
            sort=columns,
            title=None,
            axis=alt.Axis(
                orient="top",
                labelAngle=0,
                labelLimit=COLUMN,
                labelColor=INK,
                labelFontSize=11,
                labelExpr="split(datum.label, '\\n')",
                labelPadding=6 + LINE_HEIGHT * max((name.count("\n") for name in columns), default=0),
            ),
        ),
        y=alt.Y("name:N", sort=rows, title=None, axis=alt.Axis(labelColor=INK, labelFontSize=11.5, labelLimit=120)),
    )
    tiles = base.mark_rect(cornerRadius=1).encode(
        color=alt.Color("gap:Q", scale=alt.Scale(range=SEQUENCE, domain=[0, 1]), legend=None),
        tooltip=[
            alt.Tooltip("name:N", title=" "),
            alt.Tooltip("variable:N", title=" "),
            alt.Tooltip("gap:Q", title=GAP.text(lang), format=".1%"),
        ],
    )
    ink = alt.condition(f"datum.gap > {DARK}", alt.value("white"), alt.value(INK))
    text = base.mark_text(fontSize=10).encode(text="shown:N", color=ink)
    chart = alt.layer(tiles, text).properties(width=alt.Step(COLUMN), height=alt.Step(ROW))
    return themed(chart, cells=cells.to_dicts())
