"""The shares of official classes and their groups in the regions with a card, and where their codes were read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.keys.classes import official_classes
from xinzhi.report.blocks import Aside, Cell, Column, Table
from xinzhi.report.sections.positions.told import TIERS, bounded, region_name
from xinzhi.report.sentences import listed

if TYPE_CHECKING:
    from xinzhi.report.story import Story

SHOWN = 12


def class_table(story: Story, cards: tuple[str, ...], period: object) -> Table:
    """Give the classes and their groups of the first level in the last period, a column for each region."""
    frame = story.run[TIERS].tables["classes"].filter(pl.col("region").is_in(cards) & (pl.col("period") == period))
    held = {(row["class"], row["group"], row["region"]): row for row in frame.iter_rows(named=True)}
    keys = [key for key in dict.fromkeys((name, group) for name, group, _ in held) if "." not in key[1]]
    rows = []
    for key, group in keys:
        found = [held.get((key, group, region)) for region in cards]
        cells = [Cell("—") if row is None else bounded(row["share"], row["low"], row["high"]) for row in found]
        rows.append((Cell(_label(story, key, group)), *cells))
    return Table(
        name=story.say("官方产业分类", "Official classes"),
        title=story.say(f"各官方分类的比重，{period} 年", f"Shares of the official classes, {period}"),
        columns=(
            Column(story.say("分类", "Class"), align="left"),
            *(Column(region_name(story, region), unit="%") for region in cards),
        ),
        rows=tuple(rows),
        note=story.say(
            "一个产业可以属于几类，各类之和可大于所属分类。方括号内为上下界。",
            "An industry may stand in several groups, which may add up to more than their class. In brackets, bounds.",
        ),
        shown=SHOWN,
    )


def _label(story: Story, key: str, group: str) -> str:
    known = official_classes().get(key)
    if known is None:
        return key
    return known.title.text(story.lang) if not group else f"{group} {known.groups[group].text(story.lang)}"


def sources(story: Story) -> Aside:
    """Say which lists were used, where they were read, and which could not be."""
    used = story.run[TIERS].diagnostics["classes"]
    said = [_source(story, each) for each in used]
    lacking = [each.title.text(story.lang) for each in official_classes().values() if not each.observable]
    said.append(
        story.say(f"没有代码表的分类：{listed(lacking, 'zh')}。", f"Without a table of codes: {listed(lacking, 'en')}.")
    )
    return Aside(story.say("", " ").join(said))


def _source(story: Story, told: dict[str, Any]) -> str:
    number = story.say(f"（{told['number']}）", f" ({told['number']})") if told["number"] else ""
    return story.say(
        f"{told['title'][story.lang]}{number}：{told['note'][story.lang]}读自 {told['read_at']}。",
        f"{told['title'][story.lang]}{number}: {told['note'][story.lang]} Read in {told['read_at']}.",
    )
