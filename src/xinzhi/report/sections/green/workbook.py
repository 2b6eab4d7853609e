"""Tables of the green chapter that only the workbook shows: every year, every target, every specification."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import polars as pl

from xinzhi.report.blocks import Cell, Column, Table
from xinzhi.report.sections.green import common
from xinzhi.report.sections.green.productivity import PARTS

if TYPE_CHECKING:
    from xinzhi.report.story import Story


def efficiency_tables(story: Story, step: str) -> list[Table]:
    """Give efficiency of every year, and values with their targets."""
    result, say = story.run[step], story.say
    years = story.named(result.frame).sort("period", "rank", "region")
    scores = years.select(
        "region", "name", "period", "score", "efficiency", "rank", "rank_low", "rank_high", "certificate", "status"
    )
    heads = [
        say("地区代码", "Code"),
        say("地区", "Region"),
        say("年份", "Year"),
        say("模型得分", "Score"),
        say("效率", "Efficiency"),
        say("位次", "Rank"),
        say("位次下限", "Rank, low"),
        say("位次上限", "Rank, high"),
        say("证书", "Certificate"),
        say("状态", "Status"),
    ]
    targets = story.named(result.tables["slacks"]).sort("period", "region")
    names = {code: common.label(story, code) for code in targets["indicator"].unique()}
    targets = targets.with_columns(variable=pl.col("indicator").replace_strict(names, return_dtype=pl.String))
    return [
        _table(
            say("逐年效率", "Efficiency by year"), say("各地区逐年效率", "Efficiency by region and year"), heads, scores
        ),
        _table(
            say("目标值", "Targets"),
            say("各地区逐年的投入、产出与目标值", "Inputs, outputs and their targets by region and year"),
            [
                say("地区", "Region"),
                say("年份", "Year"),
                say("变量", "Variable"),
                say("数值", "Value"),
                say("目标值", "Target"),
                say("差距", "Gap"),
            ],
            targets.select("name", "period", "variable", "value", "target", "gap"),
        ),
    ]


def productivity_tables(story: Story, step: str) -> list[Table]:
    """Give every cell, with the reason where it could not be computed."""
    result, say = story.run[step], story.say
    parts = ["total", *result.diagnostics["parts"]]
    frame = story.named(result.frame).sort("period", "region")
    named = [PARTS[part].text(story.lang) for part in parts]
    heads = [say("地区", "Region"), say("年份", "Year"), *named, say("状态", "Status"), say("原因", "Reason")]
    columns = frame.select("name", "period", *parts, "status", f"reason_{story.lang}")
    return [
        _table(
            say("生产率逐格", "Productivity, cells"),
            say("各地区逐年的生产率变化", "Change of productivity by region and year"),
            heads,
            columns,
        )
    ]


def _table(name: str, title: str, heads: list[str], frame: pl.DataFrame) -> Table:
    columns = tuple(
        Column(head, align="left" if frame.dtypes[k] == pl.String else "right") for k, head in enumerate(heads)
    )
    return Table(
        name=name, title=title, columns=columns, rows=tuple(tuple(map(_cell, row)) for row in frame.iter_rows())
    )


def _cell(value: object) -> Cell:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return Cell("—")
    if isinstance(value, float):
        return Cell(f"{value:.6g}", value)
    return Cell(str(value), value if isinstance(value, int | str) else None)
