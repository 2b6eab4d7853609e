"""Coverage, every filled figure and every varied place in full, for the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xinzhi.report.blocks import Cell, Column, Table
from xinzhi.report.sections.gaps.coverage import name_of
from xinzhi.report.sections.gaps.filled import method_of
from xinzhi.report.sections.gaps.varied import result_of, stock_of
from xinzhi.report.sections.green.common import label

if TYPE_CHECKING:
    from xinzhi.report.story import Story

AXES = {"indicator": ("指标", "Indicator"), "region": ("地区", "Region"), "period": ("年份", "Year")}


def _columns(story: Story, heads: list[tuple[str, str]], left: int) -> tuple[Column, ...]:
    return tuple(Column(story.say(*head), align="left" if at < left else "right") for at, head in enumerate(heads))


def all_coverage(story: Story) -> Table:
    """Give the coverage by indicator, region and year."""
    heads = [
        ("按", "By"),
        ("名称", "Name"),
        ("应有", "Cells"),
        ("印出", "Printed"),
        ("用到填补", "On filled figures"),
        ("缺", "Missing"),
        ("覆盖率", "Coverage"),
        ("偏低", "Low"),
    ]
    rows = []
    for row in story.run["coverage"].frame.iter_rows(named=True):
        counts = [Cell(str(row[key]), row[key]) for key in ("cells", "printed", "filled", "missing")]
        name = name_of(story, row["axis"], row["key"])
        low = Cell("√" if row["low"] else "", "√" if row["low"] else "")
        rows.append(
            (Cell(story.say(*AXES[row["axis"]])), Cell(name), *counts, Cell(f"{row['share']:.3f}", row["share"]), low)
        )
    return Table(
        name=story.say("覆盖率", "Coverage"),
        title=story.say("各指标、各地区、各年的覆盖率", "Coverage by indicator, region and year"),
        columns=_columns(story, heads, 2),
        rows=tuple(rows),
    )


def all_filled(story: Story) -> list[Table]:
    """Give every filled figure."""
    filled = story.run["coverage"].tables["filled"]
    if filled.is_empty():
        return []
    heads = [
        ("地区", "Region"),
        ("数据指标", "Series"),
        ("方法", "Method"),
        ("年份", "Year"),
        ("数值", "Value"),
        ("相对误差", "Relative error"),
        ("在首末之外", "Beyond the ends"),
    ]
    return [
        Table(
            name=story.say("填补的数据", "Filled figures"),
            title=story.say("逐个列出填补与外推的数据", "Every figure filled or extrapolated"),
            columns=_columns(story, heads, 3),
            rows=tuple(_filled(story, row) for row in filled.iter_rows(named=True)),
        )
    ]


def _filled(story: Story, row: dict[str, Any]) -> tuple[Cell, ...]:
    spread = row["spread"]
    return (
        Cell(story.name(row["region"])),
        Cell(label(story, row["indicator"])),
        Cell(method_of(story, row["method"])),
        Cell(str(row["period"]), row["period"]),
        Cell(f"{row['value']:.6g}", row["value"]),
        Cell("—") if spread is None else Cell(f"{spread:.4f}", spread),
        Cell("√" if row["beyond"] else "", "√" if row["beyond"] else ""),
    )


def all_varied(story: Story) -> list[Table]:
    """Give every place under every rate of depreciation."""
    if "capital" not in story.run or story.run["capital"].tables["places"].is_empty():
        return []
    heads = [
        ("资本存量", "Stock"),
        ("结果", "Result"),
        ("地区", "Region"),
        ("折旧率", "Depreciation"),
        ("得分", "Score"),
        ("位次", "Rank"),
    ]
    rows = tuple(
        (
            Cell(stock_of(story, row["stock"])),
            Cell(result_of(story, row["what"])),
            Cell(story.name(row["region"])),
            Cell(f"{row['depreciation']:.4g}", row["depreciation"]),
            Cell(f"{row['score']:.4f}", row["score"]) if row["score"] == row["score"] else Cell("—"),
            Cell(str(row["rank"]), row["rank"]),
        )
        for row in story.run["capital"].tables["places"].iter_rows(named=True)
    )
    return [
        Table(
            name=story.say("折旧率与位次", "Ranks by depreciation"),
            title=story.say("各折旧率下的得分与位次", "Scores and ranks by depreciation"),
            columns=_columns(story, heads, 3),
            rows=rows,
        )
    ]
