"""Who is among the first, how often, and who cannot be told from whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.report.blocks import Block, Cell, Column, Table
from xinzhi.report.sentences import share, span

if TYPE_CHECKING:
    from xinzhi.report.story import Story

SHOWN, TOLD = 12, 3


def units(story: Story) -> list[Block]:
    """Give the table of shares by region."""
    say = story.say
    frame = story.named(story.run["variants"].tables["units"]).sort("rank", "region")
    tops = [int(column[4:]) for column in frame.columns if column.startswith("top_")][:TOLD]
    columns = [
        Column(say("地区", "Region"), align="left"),
        Column(say("位次", "Rank")),
        *(Column(say(f"居前 {k} 位", f"First {k}") if k > 1 else say("居首", "First"), unit="%") for k in tops),
        Column(say("两两比较领先", "Ahead in pairs"), unit="%"),
        Column(say("不能分开的位次", "Not told from ranks")),
    ]
    return [
        Table(
            name=say("位次占比", "Shares of ranks"),
            title=say(
                f"各地区位次的占比与不能分开的地区，{story.last} 年",
                f"Shares of ranks, and who cannot be told apart, {story.last}",
            ),
            columns=tuple(columns),
            rows=tuple(_row(story, row, tops) for row in frame.iter_rows(named=True)),
            note=say(
                "占比为设定的份额，向下取整；两两比较领先为平均领先其他地区的设定份额；两个地区中没有一个在规定占比的设定中领先，视为不能分开，列出这些地区位次的起止。全部地区见 tables.xlsx。",
                "Shares are of variants, rounded down; ahead in pairs is the mean share of variants in which a region leads another. "
                "Two regions cannot be told apart when neither leads in the set share of variants; the ranks of such regions are "
                "given from first to last. All regions are in tables.xlsx.",
            ),
            shown=SHOWN,
        )
    ]


def _row(story: Story, row: dict[str, Any], tops: list[int]) -> tuple[Cell, ...]:
    alike = "—" if not row["alike"] else span(row["alike_first"], row["alike_last"], story.lang)
    return (
        Cell(row["name"], row["name"]),
        Cell(str(row["rank"]), row["rank"]),
        *(_share(row[f"top_{k}"]) for k in tops),
        _share(row["wins"]),
        Cell(alike, alike),
    )


def _share(value: float) -> Cell:
    text = share(value).rstrip("%")
    return Cell(text, int(text))


def all_pairs(story: Story) -> Table:
    """Give the share of variants in which each region is ahead of each other one, for the workbook."""
    say = story.say
    frame = story.run["variants"].tables["wins"]
    order = story.run["variants"].tables["units"].sort("rank", "region")["region"].to_list()
    ahead = {(row[0], row[1]): row[2] for row in frame.iter_rows()}
    return Table(
        name=say("两两比较", "Pairs"),
        title=say(
            f"行领先于列的设定份额，{story.last} 年",
            f"Share of variants in which the row is ahead of the column, {story.last}",
        ),
        columns=(Column(say("地区", "Region"), align="left"), *(Column(story.name(region)) for region in order)),
        rows=tuple(
            (
                Cell(story.name(one)),
                *(
                    Cell("—") if one == other else Cell(f"{ahead[one, other]:.3f}", ahead[one, other])
                    for other in order
                ),
            )
            for one in order
        ),
    )


def all_without(story: Story) -> Table:
    """Give what the loss of each indicator does to the ranks, for the workbook."""
    say = story.say
    labels = {leaf.id: leaf.label(story.lang) for leaf in story.run.framework.indicators}
    frame = story.run["variants"].tables["without"].sort(pl.col("mean_shift"), descending=True)
    return Table(
        name=say("逐一剔除指标", "Leave one out"),
        title=say(f"去掉一个指标后的位次变动，{story.last} 年", f"Moves of ranks without an indicator, {story.last}"),
        columns=(
            Column(say("指标", "Indicator"), align="left"),
            Column(say("平均移动", "Mean move"), unit=say("位", "places")),
            Column(say("最多移动", "Largest move"), unit=say("位", "places")),
            Column(say("移动最多的地区", "Region"), align="left"),
        ),
        rows=tuple(
            (
                Cell(labels[row["indicator"]]),
                Cell(f"{row['mean_shift']:.2f}", row["mean_shift"]),
                Cell(str(row["most"]), row["most"]),
                Cell(story.name(row["region"])),
            )
            for row in frame.iter_rows(named=True)
        ),
    )
