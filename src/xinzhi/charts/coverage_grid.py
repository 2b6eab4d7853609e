"""Coverage grid: which indicator was printed, filled or missing in which year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from xinzhi.charts.theme import ACCENT, INK, SEQUENCE, WIDTH, named, themed
from xinzhi.lang import Lang, Words

if TYPE_CHECKING:
    import polars as pl

PRINTED = Words("印出的占比", "Printed")
FILLED = Words("填补", "Filled")
MISSING = Words("缺", "Missing")
ROW, WIDEST = 24, 40
DARK = 0.7


def coverage_grid(cells: pl.DataFrame, rows: list[str], lang: Lang) -> Any:
    """Draw one cell an indicator and period, darker the more of its figures were printed.

    Parameters
    ----------
    cells
        One row a cell: name, period, printed (0 to 1), filled and missing (numbers of figures), shown (as in the cell).
    rows
        Names of the indicators, in the order they are drawn.
    lang
        Language of tooltips.

    Returns
    -------
    altair.LayerChart
        The grid; cells in which figures were filled have a frame and their number.
    """
    periods = cells["period"].n_unique()
    base = alt.Chart(named("cells")).encode(
        x=alt.X("period:O", title=None, axis=alt.Axis(orient="top", labelAngle=0, labelColor=INK)),
        y=alt.Y("name:N", sort=rows, title=None, axis=alt.Axis(labelColor=INK, labelFontSize=11.5, labelLimit=220)),
    )
    tiles = base.mark_rect(cornerRadius=1).encode(
        color=alt.Color("printed:Q", scale=alt.Scale(range=SEQUENCE[:4], domain=[0, 1]), legend=None),
        stroke=alt.condition("datum.filled > 0", alt.value(ACCENT), alt.value(None)),
        tooltip=[
            alt.Tooltip("name:N", title=" "),
            alt.Tooltip("period:O", title=" "),
            alt.Tooltip("printed:Q", title=PRINTED.text(lang), format=".0%"),
            alt.Tooltip("filled:Q", title=FILLED.text(lang)),
            alt.Tooltip("missing:Q", title=MISSING.text(lang)),
        ],
    )
    ink = alt.condition(f"datum.printed > {DARK}", alt.value("white"), alt.value(INK))
    text = base.mark_text(fontSize=10).encode(text="shown:N", color=ink)
    step = min(WIDEST, max(18, WIDTH // (periods + 5)))
    chart = alt.layer(tiles, text).properties(width=alt.Step(step), height=alt.Step(ROW))
    return themed(chart, cells=cells.to_dicts())
