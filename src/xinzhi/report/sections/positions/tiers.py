"""The tiers of the regions with a card, their change, and what cannot be seen with the codes given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.keys.editions import OLDER
from xinzhi.keys.official_class import TIERS as NAMES
from xinzhi.report.blocks import Aside, Block, Cell, Column, Table
from xinzhi.report.sections.positions.classes import class_table, sources
from xinzhi.report.sections.positions.told import TIERS, bounded, origin, region_name, tier_name
from xinzhi.report.sentences import listed, part

if TYPE_CHECKING:
    from xinzhi.report.story import Story

NAMED, NONE = 6, "—"
NEWER = "GB/T 4754-2017"
FUTURE = (NAMES["future"].zh, "future")


def tiers(story: Story, cards: tuple[str, ...]) -> list[Block]:
    """Show how the tiers make up the regions; nothing where no industry has a tier."""
    frame = story.run[TIERS].frame
    if set(frame["tier"]) <= {NONE}:
        return []
    periods = frame["period"].unique().sort().to_list()
    ends = list(dict.fromkeys([periods[0], periods[-1]]))
    held = set(frame["tier"])
    names = [name for name in (*NAMES, *sorted(held - {*NAMES, NONE}), NONE) if name in held]
    heads = [Column(story.say("地区", "Region"), align="left"), Column(story.say("年份", "Year"))]
    heads += [Column(tier_name(story, name), unit="%") for name in names]
    table = Table(
        name=story.say("产业类别", "Tiers"),
        title=story.say("各类产业的比重", "Shares of the tiers of industries"),
        columns=tuple(heads),
        rows=tuple(_row(story, region, period, names) for region in cards for period in ends),
        note=origin(story) + _bounds(story, cards),
    )
    blocks: list[Block] = [Aside(_limits(story, names)), table]
    if len(ends) > 1:
        blocks.append(_change(story, cards, names, ends))
    if "classes" in story.run[TIERS].tables:
        blocks += [class_table(story, cards, ends[-1]), sources(story)]
    return blocks


def _row(story: Story, region: str, period: object, names: list[str]) -> tuple[Cell, ...]:
    own = story.run[TIERS].frame.filter((pl.col("region") == region) & (pl.col("period") == period))
    rows = {row["tier"]: row for row in own.iter_rows(named=True)}
    cells = [
        bounded(rows[name]["share"], rows[name]["low"], rows[name]["high"]) if name in rows else Cell(NONE)
        for name in names
    ]
    return (Cell(region_name(story, region)), Cell(str(period)), *cells)


def _change(story: Story, cards: tuple[str, ...], names: list[str], ends: list[Any]) -> Table:
    """Give the change in points of a per cent."""
    frame = story.run[TIERS].tables["change"]
    rows = {(row["region"], row["tier"]): row for row in frame.iter_rows(named=True)}
    heads = [Column(story.say("地区", "Region"), align="left")]
    heads += [Column(tier_name(story, name), unit=story.say("百分点", "pp")) for name in names]
    found = [
        [rows.get((region, name)) for name in names]
        for region in cards  # a region may lack records in a period; it then has no row
    ]
    cells = [
        tuple(Cell(NONE) if row is None else bounded(row["change"], row["low"], row["high"], "+") for row in each)
        for each in found
    ]
    return Table(
        name=story.say("产业类别的变化", "Change of tiers"),
        title=story.say(f"各类产业比重的变化，{ends[0]}—{ends[1]} 年", f"Change of the shares, {ends[0]}–{ends[1]}"),
        columns=tuple(heads),
        rows=tuple((Cell(region_name(story, region)), *each) for region, each in zip(cards, cells, strict=True)),
        note=story.say(
            "方括号内为上下界：各产业属于该类的部分可以是任意比例，但两个年份相同。",
            "In brackets, bounds: of each industry any part may belong to the tier, but the same in both years.",
        ),
    )


def _bounds(story: Story, cards: tuple[str, ...]) -> str:
    marked = story.run[TIERS].frame.filter(pl.col("region").is_in(cards) & (pl.col("high") > pl.col("low")))
    if marked.is_empty():
        return ""
    counted = {
        "whole": story.say("按全部计入", "counted in full"),
        "half": story.say("按一半计入", "counted by half"),
        "none": story.say("不计入", "not counted"),
    }[story.run[TIERS].diagnostics["partly"]]
    return story.say(
        f"部分产业只有一部分属于所列类别（带 * 号），这里{counted}；方括号内为一概不计与全部计入时的比重。",
        f" Of some industries only a part belongs to the tier (marked *); here they are {counted}. "
        "In brackets, the shares if nothing or all of them did.",
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
    if told["older"]:
        said.append(_older(story, told["older"], told["older_share"]))
    return story.say("", " ").join(said) or story.say(
        "类别由研究所给的产业表确定。", "Tiers are those of the study's table of industries."
    )


def _older(story: Story, found: list[dict[str, str]], share: float) -> str:
    """Say which codes look like those of the edition of 2011."""
    shown = [f"{each['code']} {each['name']}" + f" → {each['now']}" * bool(each["now"]) for each in found[:NAMED]]
    return story.say(
        f"{len(found)} 个代码像是 {OLDER} 的，占 {part(share)}，在 2017 版中已取消或另有所指：{'；'.join(shown)}。请换成 {NEWER}。",
        f"{len(found)} codes, {part(share)} of the total, look like {OLDER}; in 2017 they are gone or mean another"
        f" industry: {'; '.join(shown)}. Use {NEWER}.",
    )
