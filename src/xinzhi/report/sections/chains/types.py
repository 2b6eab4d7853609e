"""The table of types: level and its range, who lags and leads, who holds back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.report.blocks import Cell, Column, Table
from xinzhi.report.sections.chains.degrees import latest
from xinzhi.report.sections.chains.told import NAME, POSITIONS, level_band, level_name, system_names
from xinzhi.report.sentences import share, span

if TYPE_CHECKING:
    from xinzhi.report.story import Story

SHOWN = 10


def types(story: Story) -> Table:
    """Give the types of the last period, the highest degree first."""
    say, names = story.say, system_names(story)
    columns = [
        Column(say("地区", "Region"), align="left"),
        Column(say("协调度", "Coordination")),
        Column(say("范围", "Range")),
        Column(say("等级", "Level"), align="left"),
        Column(say("等级范围", "Levels")),
        *(Column(name, align="center") for name in names.values()),
        Column(say("拖住整体", "Held back by"), align="left"),
        Column(say("占比", "Share"), unit="%"),
    ]
    held = story.run[NAME].tables["systems"].filter(pl.col("period") == story.last)
    position = {(row["region"], row["system"]): row["position"] for row in held.iter_rows(named=True)}
    return Table(
        name=say("链条类型", "Chains"),
        title=say(
            f"协调等级与滞后的系统，{story.last} 年", f"Levels of coordination and lagging systems, {story.last}"
        ),
        columns=tuple(columns),
        rows=tuple(_row(story, row, names, position) for row in latest(story).iter_rows(named=True)),
        note=say(
            "滞后、超前指得分低于、高于其余系统均值一定比例；占比为同一系统拖住整体的设定所占份额，向下取整。全部地区见 tables.xlsx。",
            "A system lags or leads when its score is well below or above the mean of the others; the share is that of the "
            "variants in which the same system holds back, rounded down. All regions are in tables.xlsx.",
        ),
        shown=SHOWN,
    )


def _row(
    story: Story, row: dict[str, Any], names: dict[str, str], position: dict[tuple[str, str], int]
) -> tuple[Cell, ...]:
    band = span(f"{row['coordination_low']:.3f}", f"{row['coordination_high']:.3f}", story.lang)
    agree = row["holds_back_agree"]
    told = [POSITIONS[position[row["region"], key]].text(story.lang) for key in names]
    back = names.get(row["holds_back"], "—")
    return (
        Cell(row["name"], row["name"]),
        Cell(f"{row['coordination']:.3f}", row["coordination"]),
        Cell(band, band),
        Cell(level_name(story, row["level"]), level_name(story, row["level"]), weak=not row["robust"]),
        Cell(level_band(story, row["level_low"], row["level_high"])),
        *(Cell(word, word) for word in told),
        Cell(back, back, weak=agree < story.least),
        Cell(share(agree).rstrip("%") if agree == agree else "—", int(agree * 100 + 1e-9) if agree == agree else None),  # noqa: PLR0124
    )


def all_degrees(story: Story) -> Table:
    """Give all degrees of all periods, for the workbook."""
    say, names = story.say, system_names(story)
    wide = story.run[NAME].tables["systems"].pivot("system", index=["region", "period"], values="score")
    rows = story.named(story.run[NAME].frame).join(wide, on=["region", "period"], how="left").sort("period", "region")
    heads = [
        Column(say("地区代码", "Code"), align="left"),
        Column(say("地区", "Region"), align="left"),
        Column(say("年份", "Year")),
        *(Column(name) for name in names.values()),
        Column("C"),
        Column("T"),
        Column("D"),
        Column(say("D 下限", "D, low")),
        Column(say("D 上限", "D, high")),
        Column(say("等级", "Level")),
        Column(say("等级一致占比", "Share of one level")),
    ]
    columns = ["region", "name", "period", *names, "coupling", "development", "coordination"]
    columns += ["coordination_low", "coordination_high", "level", "level_agree"]
    return Table(
        name=say("逐年协调度", "Coordination by year"),
        title=say("各地区逐年耦合协调度", "Coupling coordination by region and year"),
        columns=tuple(heads),
        rows=tuple(tuple(_cell(value) for value in row) for row in rows.select(columns).iter_rows()),
    )


def _cell(value: object) -> Cell:
    if isinstance(value, float):
        return Cell(f"{value:.4f}", value)
    return Cell(str(value), value if isinstance(value, int | str) else None)
