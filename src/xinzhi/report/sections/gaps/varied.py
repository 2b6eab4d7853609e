"""How much conclusions move when a capital stock is made with another depreciation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.measures.registry import find
from xinzhi.report.blocks import Block, Cell, Column, Paragraph, Table
from xinzhi.study.made.panel import made_of

if TYPE_CHECKING:
    from xinzhi.report.story import Story

NAME = "capital"


def varied(story: Story) -> list[Block]:
    """Give a sentence and the table; nothing where the study varies no depreciation."""
    if NAME not in story.run:
        return []
    found = story.run[NAME]
    notes = [Paragraph((story.text(note["zh"], note["en"]),)) for note in found.notes]
    moves = found.frame.filter(~pl.col("nominal"))
    if moves.is_empty():
        return [*notes]
    return [*notes, _sentence(story, moves), _table(story)]


def _sentence(story: Story, moves: pl.DataFrame) -> Paragraph:
    tried = moves["depreciation"].to_numpy()
    low, high = float(tried.min()), float(tried.max())
    same, count = int(moves["same_leader"].sum()), moves.height
    most = int(moves["max_shift"].to_numpy().max())
    rates = f"{low:.4g}" if low == high else f"{low:.4g}—{high:.4g}"
    return Paragraph(
        (
            story.text(
                f"折旧率改取 {rates}，其余不变：{count} 个结果中有 {same} 个居首的地区不变，单个地区的位次最多移动 {most} 位。",
                f"With depreciation at {rates.replace('—', '–')}, all else equal, the leader is the same in {same} of {count} results, and no "
                f"region moves by more than {most} {'place' if most == 1 else 'places'}.",
            ),
        )
    )


def _table(story: Story) -> Table:
    say, found = story.say, story.run[NAME]
    sizes = {(row[0], row[1]): row[3] for row in found.tables["sizes"].iter_rows()}
    return Table(
        name=say("折旧率", "Depreciation"),
        title=say("折旧率变动对结果的影响", "What depreciation moves"),
        columns=(
            Column(say("资本存量", "Stock"), align="left"),
            Column(say("折旧率", "Depreciation")),
            Column(say("存量与基准之比", "Stock, to nominal")),
            Column(say("结果", "Result"), align="left"),
            Column(say("年份", "Year")),
            Column(say("位次相关", "Rank correlation")),
            Column(say("平均移动", "Mean move"), unit=say("位", "places")),
            Column(say("最多移动", "Largest move"), unit=say("位", "places")),
            Column(say("居首", "Leader"), align="left"),
        ),
        rows=tuple(_row(story, row, sizes) for row in found.frame.iter_rows(named=True)),
        note=say(
            "存量之比为最后一年各地区合计；存量大小随折旧率变，位次变得多少由上表可见。",
            "Stocks are summed over regions in their last year; their size moves with depreciation, ranks as shown.",
        ),
    )


def result_of(story: Story, what: str) -> str:
    """Name what was computed again."""
    if what == "index":
        return story.say("综合指数", "Index")
    method = find(*what.split("/"))
    return story.say(method.zh, method.en)


def stock_of(story: Story, stock: str) -> str:
    """Name a stock."""
    return next(one.name.text(story.lang) for one in made_of(story.run.study) if one.id == stock)


def _row(story: Story, row: dict[str, Any], sizes: dict[tuple[str, float], float]) -> tuple[Cell, ...]:
    ratio, correlation = sizes[row["stock"], row["depreciation"]], row["rank_correlation"]
    mark = story.say("（基准）", " (nominal)") if row["nominal"] else ""
    return (
        Cell(stock_of(story, row["stock"])),
        Cell(f"{row['depreciation']:.4g}{mark}", row["depreciation"]),
        Cell(f"{ratio:.2f}", ratio),
        Cell(result_of(story, row["what"])),
        Cell(str(row["period"]), row["period"]),
        Cell("—") if correlation is None else Cell(f"{correlation:.3f}", correlation),
        Cell(f"{row['mean_shift']:.1f}", row["mean_shift"]),
        Cell(str(row["max_shift"]), row["max_shift"]),
        Cell(_leaders(story, row), weak=not row["same_leader"]),
    )


def _leaders(story: Story, row: dict[str, Any]) -> str:
    name = story.name(row["leader"])
    if row["leaders"] == 1:
        return name
    return story.say(f"{name}等 {row['leaders']} 个", f"{name} and {row['leaders'] - 1} more")
