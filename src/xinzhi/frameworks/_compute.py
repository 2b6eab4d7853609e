"""Evaluation itself: values by matrix, lineage and gaps by joining the figures that each value is made of."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from xinzhi.errors.frameworks import FrameworkError
from xinzhi.frameworks._cube import Matrix, build_cube, check_figures, value
from xinzhi.frameworks.evaluate import NATION, Values
from xinzhi.frameworks.formula import Formula, Share, bases, codes, uses
from xinzhi.frameworks.model import Framework, Indicator
from xinzhi.lang import Words
from xinzhi.panel.model import Panel

CELL = ["indicator", "region", "period"]
LINEAGE = ["region", "period", "indicator", "evidence_id"]
MISSING = ["region", "period", "indicator", "needs", "needs_period", "reason"]


def compute(framework: Framework, panel: Panel, periods: Sequence[int]) -> Values:
    """Compute every indicator; see `evaluate`."""
    leaves = framework.indicators
    formulas = {leaf.id: leaf.formula for leaf in leaves if leaf.formula is not None}
    needed = list(dict.fromkeys(code for formula in formulas.values() for code in codes(formula)))
    regions = [region for region in panel.regions if region != NATION]
    uses_frame = _uses(formulas, periods)
    figures = _figures(framework, panel, needed, uses_frame)
    anchored = [year for formula in formulas.values() for year in bases(formula)]
    looked_up = [*uses_frame["needs_period"].to_list(), *periods, *anchored]
    years = range(min(looked_up), max(looked_up) + 1)
    cube = build_cube(figures, needed, regions, years)
    rows = [period - years.start for period in periods]
    values = {name: value(formula, cube)[rows] for name, formula in formulas.items()}
    frame = _frame(values, regions, periods)
    lineage, missing = _trace(frame, uses_frame, figures)
    return Values(frame, lineage, missing, _notes(leaves, values))


def _uses(formulas: dict[str, Formula], periods: Sequence[int]) -> pl.DataFrame:
    rows = [
        (name, place, period, code, year)
        for place, (name, formula) in enumerate(formulas.items())
        for period in periods
        for code, year in sorted(uses(formula, period))
    ]
    schema = {
        "indicator": pl.String,
        "place": pl.Int64,
        "period": pl.Int64,
        "needs": pl.String,
        "needs_period": pl.Int64,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def _figures(framework: Framework, panel: Panel, needed: list[str], uses_frame: pl.DataFrame) -> pl.DataFrame:
    panel = panel.annual
    held = panel.frame.filter(pl.col("indicator").is_in(needed) & (pl.col("region") != NATION))
    known = panel.indicators
    for code in needed:
        if code not in known:
            leaf = uses_frame.filter(pl.col("needs") == code)["indicator"][0]
            raise FrameworkError.no_source(framework.id, leaf, code, known)
    within = held.join(
        uses_frame.select(indicator="needs", period="needs_period").unique(), on=["indicator", "period"], how="semi"
    )
    figures = within.filter(pl.col("value").is_not_null() & pl.col("value").is_finite())
    check_figures(figures)
    return figures


def _frame(values: dict[str, Matrix], regions: list[str], periods: Sequence[int]) -> pl.DataFrame:
    stacked = [matrix.T.ravel() for matrix in values.values()]
    size = len(regions) * len(periods)
    return pl.DataFrame(
        {
            "region": np.tile(np.repeat(np.array(regions, dtype=object), len(periods)), len(values)),
            "period": np.tile(np.array(periods, dtype=np.int64), len(regions) * len(values)),
            "indicator": np.repeat(np.array(list(values), dtype=object), size),
            "value": np.concatenate(stacked),
        },
        schema={"region": pl.String, "period": pl.Int64, "indicator": pl.String, "value": pl.Float64},
        nan_to_null=True,
    )


def _trace(frame: pl.DataFrame, uses_frame: pl.DataFrame, figures: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    found = figures.select("region", needs="indicator", needs_period="period", evidence_id="evidence_id", there=True)
    made = (
        frame.join(uses_frame, on=["indicator", "period"], how="left", maintain_order="left")
        .join(found, on=["region", "needs", "needs_period"], how="left", maintain_order="left")
        .with_columns(there=pl.col("there").is_not_null())
    )
    lineage = made.filter(pl.col("value").is_not_null()).select(LINEAGE)
    gone = made.filter(pl.col("value").is_null())
    no_figure = gone.filter(~pl.col("there")).with_columns(reason=pl.lit("no-figure")).select(MISSING)
    nothing = gone.filter(pl.col("there").all().over(CELL)).unique(subset=CELL, keep="first", maintain_order=True)
    missing = pl.concat([no_figure, nothing.with_columns(reason=pl.lit("not-computable")).select(MISSING)])
    order = frame.select("region", "period", "indicator").with_row_index("row")
    sorted_missing = missing.join(order, on=["region", "period", "indicator"]).sort("row", "needs", "needs_period")
    return lineage, sorted_missing.select(MISSING)


def _notes(leaves: Sequence[Indicator], values: dict[str, Matrix]) -> tuple[Words, ...]:
    notes = []
    for leaf in leaves:
        if isinstance(leaf.formula, Share):
            outside = int(((values[leaf.id] < 0) | (values[leaf.id] > 100)).sum())
            if outside:
                zh = f"“{leaf.name.zh}”有 {outside} 个值不在 0%—100% 之间，部分可能不是全部的一部分。"
                en = f"{leaf.name.en}: {outside} values lie outside 0–100 %; the part may not be part of the whole."
                notes.append(Words(zh, en))
    return tuple(notes)
