"""What was filled and what was continued: one row an indicator and rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.measures.registry import find
from xinzhi.report.blocks import Block, Cell, Column, Table
from xinzhi.report.sections.gaps.coverage import NAME
from xinzhi.report.sections.green.common import label
from xinzhi.report.sentences import part
from xinzhi.study.made.fill import RULES

if TYPE_CHECKING:
    from xinzhi.report.story import Story

EXTRAPOLATED = "extrapolate-"


def fills(story: Story) -> list[Block]:
    """Give the table; nothing where nothing was filled."""
    filled = story.run[NAME].tables["filled"]
    if filled.is_empty():
        return []
    say = story.say
    rows = filled.group_by("indicator", "method", maintain_order=True).agg(
        pl.len().alias("figures"),
        pl.col("region").n_unique().alias("regions"),
        pl.col("period").min().alias("first"),
        pl.col("period").max().alias("last"),
        pl.col("spread").median(),
    )
    return [
        Table(
            name=say("填补与外推", "Fills"),
            title=say("填补与外推的数据", "Figures filled and extrapolated"),
            columns=(
                Column(say("数据指标", "Series"), align="left"),
                Column(say("方法", "Method"), align="left"),
                Column(say("个数", "Figures")),
                Column(say("地区数", "Regions")),
                Column(say("年份", "Years"), align="center"),
                Column(say("相对误差（中位）", "Relative error (median)"), unit="%"),
            ),
            rows=tuple(_row(story, row) for row in rows.iter_rows(named=True)),
            note=say(
                "填补的数在文中、附表和证据里都标明，其误差计入位次集。直线与等速增长的误差由逐个遮住已知数再填得来，"
                "其余由模型给出；“—”为数据太少，说不出误差。",
                "Filled figures stay marked in text, tables and evidence, and their error enters the rank sets. The error of lines and of "
                "constant growth comes from hiding known figures one by one, that of the others from their model; — where figures are too "
                "few to tell.",
            ),
        )
    ]


def method_of(story: Story, method: str) -> str:
    """Name a rule of filling, or of continuing."""
    if method.startswith(EXTRAPOLATED):
        rule = RULES[method.removeprefix(EXTRAPOLATED)]
        return story.say(f"外推：{rule.zh}", f"extrapolated: {rule.en}")
    found = find("impute", method)
    return story.say(found.zh, found.en)


def _row(story: Story, row: dict[str, Any]) -> tuple[Cell, ...]:
    years = str(row["first"]) if row["first"] == row["last"] else f"{row['first']}–{row['last']}"
    spread = row["spread"]
    return (
        Cell(label(story, row["indicator"])),
        Cell(method_of(story, row["method"]), weak=row["method"].startswith(EXTRAPOLATED)),
        Cell(f"{row['figures']:,}", row["figures"]),
        Cell(str(row["regions"]), row["regions"]),
        Cell(years),
        Cell("—") if spread is None else Cell(part(spread).removesuffix("%"), spread * 100),
    )
