"""Analyses told in one line each: of single indicators, of industries, of links; their numbers in the workbook."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from xinzhi.lang import Words
from xinzhi.report.blocks import Block, Cell, Column, Table
from xinzhi.report.section import Section
from xinzhi.report.sections.regional.one_line import line
from xinzhi.report.sections.regional.told import plain_table
from xinzhi.report.sentences import listed

if TYPE_CHECKING:
    from xinzhi.report.story import Story
    from xinzhi.study.regional.asked import Asked

FEW = 3
ELSEWHERE = ("space/panel_model", "space/geo_detector", "space/market_segmentation")
# Told here also where they are made on the scores or on series.
ALWAYS = (
    "dynamics/shift_share",
    "space/bivariate_moran",
    "space/gravity",
    "space/gtwr",
    "space/gwr",
    "space/mrqap",
    "space/network",
    "space/price_convergence",
    "space/qap",
)


def name_of(story: Story, indicator: str) -> str:
    """Give the name of an indicator of the framework; what is none stays as it is."""
    told = indicator.removeprefix("W_")
    for leaf in story.run.framework.indicators:
        if leaf.id == told:
            name = leaf.label(story.lang)
            return name if told == indicator else story.say(f"邻近地区的{name}", f"{name} of neighbours")
    return indicator


def variables(story: Story) -> list[Section]:
    """Give the section on single indicators; none where the study asks for none."""
    asked = story.run.study.spec.chapters["regions"]
    held = [one for one in asked.values() if _here(one)]
    if not held:
        return []
    say = story.say
    rows = []
    for one in held:
        zh, en = line(one.method.key, story.run[one.name], partial(name_of, story))
        rows.append((Cell(_of(story, one)), Cell(say(one.method.zh, one.method.en)), Cell(say(zh, en))))
    table = Table(
        name=say("其他分析", "Other analyses"),
        title=say(
            f"单个指标、产业与联系的分析，{story.years} 年",
            f"Analyses of indicators, industries and links, {story.years}",
        ),
        columns=(
            Column(say("对象", "Of"), align="left"),
            Column(say("方法", "Method"), align="left"),
            Column(say("结果", "Result"), align="left"),
        ),
        rows=tuple(rows),
        note=say(
            "没有设定的范围；相关与系数描述什么与什么同时出现，不说明因果。完整结果见 tables.xlsx。",
            "Without variants; correlations and coefficients describe what goes along with what, not what causes it. Whole results "
            "are in tables.xlsx.",
        ),
    )
    blocks: list[Block] = [table]
    return [
        Section(
            say("区域：指标、产业与联系", "Regions: indicators, industries and links"),
            blocks,
            [_whole(story, one.name) for one in held],
        )
    ]


def _here(one: Asked) -> bool:
    told = one.indicator or one.method.key in ALWAYS or one.method.kind == "specialisation"
    return bool(told) and one.method.key not in ELSEWHERE


def _of(story: Story, one: Asked) -> str:
    """Say what an analysis is made on."""
    if one.indicator:
        return name_of(story, one.indicator)
    if one.series:
        names = next(iter(one.series.values()))
        told = [name_of(story, name) for name in names[:FEW]]
        more = story.say(f"等 {len(names)} 个", f" and others, {len(names)} in all") if len(names) > FEW else ""
        return listed(told, story.lang) + more
    return one.flows or story.say("综合得分", "Scores")


def _whole(story: Story, name: str) -> Table:
    frame = story.run[name].frame
    if "region" in frame.columns:
        frame = story.named(frame).select("name", pl.exclude("name", "region"))
    return plain_table(
        story, Words(name, name), Words(name, name), frame, {column: Words(column, column) for column in frame.columns}
    )
