"""An indicator made of others by a named formula, in the panel like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from xinzhi.frameworks import Citation, Framework, Indicator, evaluate, formula_text
from xinzhi.frameworks.formula import Deflate, Figure, Growth, Inflate, Share, codes
from xinzhi.lang import Words
from xinzhi.study.made.rows import Origin

if TYPE_CHECKING:
    from xinzhi.frameworks.formula import Formula
    from xinzhi.panel.model import Panel
    from xinzhi.study.made.asked import Transform
    from xinzhi.study.made.rows import Rows

SOURCE = Words("本研究按公式计算", "Computed in this study")
CELL = ["region", "period"]


def transform(panel: Panel, asked: Transform, rows: Rows) -> None:
    """Compute one indicator wherever its figures are there and add it to `rows`."""
    values, lineage = computed(panel, asked.id, asked.formula)
    unit = asked.unit or unit_of(panel, asked.formula)
    said = formula_text(asked.formula)
    for region, period, value, inputs, status in with_inputs(panel, values, lineage).iter_rows():
        origin = Origin(asked.id, "", unit, status, SOURCE, said, "formula")
        rows.add(origin, region, period, value, inputs)


def computed(panel: Panel, name: str, formula: Formula) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Give region, period, value of a formula, and region, period, evidence_id of the figures under each."""
    words = Words(name, name)
    alone = Framework(name, words, "full", "study", Citation(), (Indicator(name, words, words, formula),))
    needed = panel.only(pl.col("indicator").is_in(codes(formula)))
    found = evaluate(alone, needed)
    return found.frame.drop_nulls("value").select(*CELL, "value"), found.lineage.select(*CELL, "evidence_id")


def with_inputs(panel: Panel, values: pl.DataFrame, lineage: pl.DataFrame) -> pl.DataFrame:
    """Give region, period, value, inputs (ids), status: the least sure among the figures under each value."""
    status = panel.frame.select("evidence_id", "status")
    known = lineage.join(status, on="evidence_id", how="left", maintain_order="left")
    grouped = known.group_by(CELL, maintain_order=True).agg("evidence_id", pl.col("status").unique().alias("all"))
    standing = (
        pl.when(pl.col("all").list.contains("estimated"))
        .then(pl.lit("estimated"))
        .when(pl.col("all").list.contains("imputed"))
        .then(pl.lit("imputed"))
        .otherwise(pl.lit("computed"))
    )
    joined = values.join(grouped, on=CELL, how="left", maintain_order="left").with_columns(status=standing)
    return joined.select(*CELL, "value", "evidence_id", "status")


def unit_of(panel: Panel, formula: Formula) -> str:
    """Give the unit that a formula keeps from its figure, % for shares and growth, "" where it makes a new one."""
    match formula:
        case Figure(code):
            held = panel.frame.filter(pl.col("indicator") == code).head(1)
            return str(held["unit"][0]) if held.height else ""
        case Deflate(figure, _, _, _) | Inflate(figure, _, _, _):
            return unit_of(panel, figure)
        case Share(_, _) | Growth(_):
            return "%"
        case _:
            return ""
