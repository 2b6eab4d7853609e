"""The step that tells coverage: by indicator, region and period, and what was filled or continued."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING

import polars as pl

from xinzhi.lang import Words
from xinzhi.panel.coverage import coverage
from xinzhi.study.made.lineage import filled_of
from xinzhi.study.made.panel import gaps_of
from xinzhi.study.plan import Step
from xinzhi.study.result import Result

if TYPE_CHECKING:
    from xinzhi.study.study import Study

NAME = "coverage"
CELL = ["region", "period", "indicator"]
CITE = "JRC, Competence Centre on Composite Indicators and Scoreboards, FAQs: at least 65 % data for every unit and indicator"
WARNING = Words(
    "有 {count} 个数在序列首末之外，是外推的，不是插补；结论若靠它们，应另行说明。",
    "Figures beyond the ends of their series: {count}. They are extrapolated, and what rests on them should be said apart.",
)


def coverage_step(study: Study) -> Step:
    """Give the step."""
    least = gaps_of(study).least

    def work(done: Mapping[str, Result]) -> Result:
        filled = filled_of(done)
        cells = marked(done["values"].frame, done["values"].tables["lineage"], filled)
        frame = coverage(cells, least)
        beyond = filled.filter("beyond").height
        notes = (asdict(Words(WARNING.zh.format(count=beyond), WARNING.en.format(count=beyond))),) if beyond else ()
        there = pl.col("value").is_not_null()
        grid = cells.group_by("indicator", "period", maintain_order=True).agg(
            pl.len().cast(pl.Int64).alias("cells"),
            (there & ~pl.col("filled")).sum().cast(pl.Int64).alias("printed"),
            (there & pl.col("filled")).sum().cast(pl.Int64).alias("filled"),
            (~there).sum().cast(pl.Int64).alias("missing"),
        )
        diagnostics = {
            "least": least,
            "cells": cells.height,
            "filled": int(cells["filled"].sum()),
            "missing": int(cells["value"].is_null().sum()),
            "low": int(frame["low"].sum()),
            "figures_filled": filled.height - beyond,
            "figures_extrapolated": beyond,
        }
        return Result(NAME, frame, {"grid": grid, "filled": filled}, "", {}, diagnostics, notes, (CITE,))

    return Step(NAME, Words("统计覆盖率", "counting coverage"), {"least": least}, work, needs=("panel", "values"))


def marked(values: pl.DataFrame, lineage: pl.DataFrame, filled: pl.DataFrame) -> pl.DataFrame:
    """Give every cell with its value and whether it rests on a filled figure."""
    rests = lineage.join(filled.select("evidence_id").unique(), on="evidence_id", how="semi").select(CELL).unique()
    found = values.join(rests.with_columns(filled=True), on=CELL, how="left", maintain_order="left")
    return found.with_columns(pl.col("filled").fill_null(value=False))
