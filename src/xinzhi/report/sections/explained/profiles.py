"""Strengths, weaknesses and the first obstacle of each region; all parts for the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.report.blocks import Cell, Column, Table
from xinzhi.report.sentences import setting, share

if TYPE_CHECKING:
    from xinzhi.report.story import Story

SHOWN, NAMED = 10, 2


def profiles(story: Story) -> Table:
    """Give the table of profiles, by rank."""
    say = story.say
    asked = story.run.study.spec.chapters["explain"]
    least = asked.settings["explain/strength"].get("share", 0.75)
    peers_zh, peers_en = ("同组地区", "the regions of its group") if asked.groups else ("其余地区", "the other regions")
    frame = story.run["explain"].frame.filter(pl.col("period") == story.last)
    labels = {leaf.id: leaf.label(story.lang) for leaf in story.run.framework.indicators}
    first = {row["region"]: row for row in story.run["explain"].tables["obstacles"].iter_rows(named=True)}
    return Table(
        name=say("优势与短板", "Profiles"),
        title=say(
            f"各地区的优势、短板与首要障碍，{story.last} 年", f"Strengths, weaknesses and first obstacles, {story.last}"
        ),
        columns=(
            Column(say("地区", "Region"), align="left"),
            Column(say("优势", "Strengths"), align="left"),
            Column(say("短板", "Weaknesses"), align="left"),
            Column(say("首要障碍", "First obstacle"), align="left"),
            Column(say("占比", "Share"), unit="%"),
        ),
        rows=tuple(
            _row(story, row["region"], frame, labels, first[row["region"]])
            for row in story.latest.iter_rows(named=True)
        ),
        note=say(
            f"优势（短板）指领先（落后于）不少于 {setting(least)} 的{peers_zh}的指标，最多列 {NAMED} 项并注明项数；占比为同一指标居障碍首位的设定份额，向下取整。"
            "全部地区和指标见 tables.xlsx。",
            f"A strength (weakness) is an indicator in which the region is ahead of (behind) at least {setting(least)} of {peers_en}; up to "
            f"{NAMED} are named, with their number. The share is that of variants with the same first obstacle, rounded down. All regions "
            "and indicators are in tables.xlsx.",
        ),
        shown=SHOWN,
    )


def _row(
    story: Story, region: str, frame: pl.DataFrame, labels: dict[str, str], first: dict[str, Any]
) -> tuple[Cell, ...]:
    own = frame.filter(pl.col("region") == region)
    strong = own.filter("strong").sort("ahead", descending=True)["indicator"].to_list()
    weak = own.filter("weak").sort("ahead")["indicator"].to_list()
    return (
        Cell(story.name(region), story.name(region)),
        _named(story, strong, labels),
        _named(story, weak, labels),
        Cell(labels[first["indicator"]], labels[first["indicator"]], weak=first["agree"] < story.least),
        Cell(share(first["agree"]).rstrip("%"), int(share(first["agree"]).rstrip("%"))),
    )


def _named(story: Story, found: list[str], labels: dict[str, str]) -> Cell:
    if not found:
        return Cell("—", "—")
    text = story.say("；", "; ").join(labels[one] for one in found[:NAMED])
    if len(found) > NAMED:
        text += story.say(f"；等 {len(found)} 项", f"; {len(found)} in all")
    return Cell(text, text)


def all_parts(story: Story) -> Table:
    """Give contribution, obstacle degree and place among the peers of every region, period and indicator."""
    say = story.say
    labels = {leaf.id: leaf.label(story.lang) for leaf in story.run.framework.indicators}
    frame = story.named(story.run["explain"].frame).sort("period", "region", maintain_order=True)
    held = [column for column in ("contribution", "obstacle", "ahead") if column in frame.columns]
    heads = {
        "contribution": Column(say("贡献", "Contribution")),
        "obstacle": Column(say("障碍度", "Obstacle degree"), unit="%"),
        "ahead": Column(say("领先同组的比例", "Ahead of peers")),
    }
    return Table(
        name=say("贡献与障碍度", "Contributions and obstacles"),
        title=say("各地区逐年的指标贡献与障碍度", "Contributions and obstacle degrees by region and year"),
        columns=(
            Column(say("地区代码", "Code"), align="left"),
            Column(say("地区", "Region"), align="left"),
            Column(say("年份", "Year")),
            Column(say("指标", "Indicator"), align="left"),
            *(heads[column] for column in held),
        ),
        rows=tuple(
            (
                Cell(row["region"]),
                Cell(row["name"]),
                Cell(str(row["period"]), row["period"]),
                Cell(labels[row["indicator"]]),
                *(_number(row[column]) for column in held),
            )
            for row in frame.iter_rows(named=True)
        ),
    )


def _number(value: float | None) -> Cell:
    return Cell("—") if value is None or value != value else Cell(f"{value:.4f}", value)  # noqa: PLR0124
