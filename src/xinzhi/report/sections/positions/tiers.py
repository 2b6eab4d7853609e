"""The tiers of the regions with a card, first and last period, and what cannot be seen with the codes given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from xinzhi.report.blocks import Aside, Block, Cell, Column, Table
from xinzhi.report.sections.positions.told import TIERS, origin, region_name
from xinzhi.report.sentences import listed, part

if TYPE_CHECKING:
    from xinzhi.report.story import Story

NAMED, NONE = 6, "—"
FUTURE = ("未来", "future")


def tiers(story: Story, cards: tuple[str, ...]) -> list[Block]:
    """Show how the tiers make up the regions; nothing where no industry has a tier."""
    frame = story.run[TIERS].frame
    if set(frame["tier"]) <= {NONE}:
        return []
    periods = frame["period"].unique().sort().to_list()
    ends = list(dict.fromkeys([periods[0], periods[-1]]))
    names = sorted(set(frame["tier"]) - {NONE}) + ([NONE] if NONE in set(frame["tier"]) else [])
    heads = [Column(story.say("地区", "Region"), align="left"), Column(story.say("年份", "Year"))]
    heads += [Column(name if name != NONE else story.say("未归类", "none given"), unit="%") for name in names]
    table = Table(
        name=story.say("产业类别", "Tiers"),
        title=story.say("各类产业的比重", "Shares of the tiers of industries"),
        columns=tuple(heads),
        rows=tuple(_row(story, region, period, names) for region in cards for period in ends),
        note=origin(story) + _partly(story, cards),
    )
    return [Aside(_limits(story, names)), table]


def _row(story: Story, region: str, period: object, names: list[str]) -> tuple[Cell, ...]:
    own = story.run[TIERS].frame.filter((pl.col("region") == region) & (pl.col("period") == period))
    share = dict(own.select("tier", "share").iter_rows())
    cells = [
        Cell(part(share[name]).rstrip("%") if name in share else NONE, share[name] * 100 if name in share else None)
        for name in names
    ]
    return (Cell(region_name(story, region)), Cell(str(period)), *cells)


def _partly(story: Story, cards: tuple[str, ...]) -> str:
    marked = story.run[TIERS].frame.filter(pl.col("region").is_in(cards) & (pl.col("partly") > 0))
    if marked.is_empty():
        return ""
    return story.say(
        "部分产业只有一部分属于所列类别（带 * 号），这里按全部计入，比重偏高。",
        " Of some industries only a part belongs to the tier (marked *); they are counted in full, so that shares are too high.",
    )


def _limits(story: Story, names: list[str]) -> str:
    told, said = story.run[TIERS].diagnostics, []
    if not any(word in name.lower() for name in names for word in FUTURE):
        said.append(
            story.say(
                "未来产业没有对应的行业代码，在这些数据中观察不到，不等于没有。",
                "Future industries have no code of their own and cannot be observed here, which is not the same as none.",
            )
        )
    if told["unknown"]:
        shown = listed(told["unknown"][:NAMED], story.lang)
        said.append(
            story.say(
                f"{len(told['unknown'])} 个代码不在产业表中（{shown} 等），占 {part(told['unknown_share'])}。",
                f"{len(told['unknown'])} codes are not in the table of industries ({shown}), {part(told['unknown_share'])} of the total.",
            )
        )
    if told["inside"]:
        pairs = [f"{narrow} ⊂ {wide}" for narrow, wide in told["inside"][:NAMED]]
        said.append(
            story.say(
                f"代码层级混用（{listed(pairs, 'zh')}），同一记录可能重复计入。",
                f"Codes of several levels are mixed ({listed(pairs, 'en')}): records may be counted twice.",
            )
        )
    if told["edition"]:
        edition = told["edition"][story.lang]
        said.append(
            story.say(
                f"产业表像是 {edition} 版的代码，请换成 GB/T 4754-2017。",
                f"The table of industries looks like {edition}; use GB/T 4754-2017.",
            )
        )
    return story.say("", " ").join(said) or story.say(
        "类别由研究所给的产业表确定。", "Tiers are those of the study's table of industries."
    )
