"""What the regions with a card have: which industries they may lose, and which may gain ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.lang import Words
from xinzhi.report.blocks import Aside, Block, Cell, Column, Paragraph, Table
from xinzhi.report.sections.positions.told import STRUCTURE, industries, origin, region_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xinzhi.report.story import Story

NAMES = {
    "exits": Words("可能失去的产业", "Industries it may lose"),
    "growth": Words("比重可能上升的产业", "Industries that may gain ground"),
}


def outlooks(story: Story, forecast: str, cards: Sequence[str]) -> list[Block]:
    """Show the likeliest for each region; nothing for entry, which has a card of its own."""
    if forecast not in NAMES or not cards:
        return []
    result = story.run[f"positions/{forecast}"]
    if result.diagnostics["abstains"]:
        reason = result.diagnostics["reason"]
        return [Paragraph((story.text(f"不给出概率。{reason['zh']}", f"No probability is given. {reason['en']}"),))]
    return [Aside(_note(story, forecast)), *(_table(story, forecast, region) for region in cards)]


def _note(story: Story, forecast: str) -> str:
    given = story.run.study.spec.chapters["positions"].forecasts[forecast]
    horizon = story.run[f"positions/{forecast}"].diagnostics["horizon"]
    if forecast == "exits":
        below = given.get("lost_below", 0.5)
        return story.say(
            f"指 {horizon} 期内区位商由不低于 1 降至 {below:g} 以下的概率；检验见后。",
            f"The probability that RCA falls from 1 or more to below {below:g} within {horizon} period(s); the test follows.",
        )
    gain = given.get("gain", 0.25)
    return story.say(
        f"指 {horizon} 期内区位商上升超过 {gain:.0%} 的概率，只看区位商不低于 1 的产业；检验见后。",
        f"The probability that RCA rises by more than {gain:.0%} within {horizon} period(s), of industries with RCA of 1 or more; the test follows.",
    )


def _table(story: Story, forecast: str, region: str) -> Table:
    say, name = story.say, region_name(story, region)
    length = story.run.study.spec.chapters["positions"].length
    rows = (
        story.run[f"positions/{forecast}"]
        .frame.filter(region=region)
        .fill_nan(None)
        .drop_nulls("probability")
        .join(
            story.run[STRUCTURE].tables["cells"].select("region", "industry", "count", "rca"), on=["region", "industry"]
        )
        .join(industries(story).rename({"code": "industry"}), on="industry", how="left")
        .sort("probability", "industry", descending=[True, False])
        .head(length)
    )
    return Table(
        name=f"{NAMES[forecast].text(story.lang)[:18]} {region}",
        title=say(f"{name}：{NAMES[forecast].zh}", f"{name}: {NAMES[forecast].en.lower()}"),
        columns=(
            Column(say("产业", "Industry"), align="left"),
            Column(say("概率", "Probability"), unit="%"),
            Column(say("区位商", "RCA")),
            Column(say("数量", "Count")),
        ),
        rows=tuple(
            (
                Cell(row["label"], row["label"]),
                Cell(f"{row['probability'] * 100:.1f}", row["probability"] * 100),
                Cell(f"{row['rca']:.2f}", row["rca"]),
                Cell(f"{row['count']:,.0f}", row["count"]),
            )
            for row in rows.iter_rows(named=True)
        ),
        note=origin(story),
    )
