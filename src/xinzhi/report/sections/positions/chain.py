"""The chain by stages: what the regions with a card have, lack, or could extend, and who nearby has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.charts import chain_map
from xinzhi.report.blocks import Block, Chart, Paragraph
from xinzhi.report.sections.positions.told import STRUCTURE, origin, region_name
from xinzhi.report.sentences import listed

if TYPE_CHECKING:
    from xinzhi.report.story import Story

SEATS = "seats"


def chain(story: Story, cards: tuple[str, ...]) -> list[Block]:
    """Tell the gaps of the chain and show its map; nothing where industries have no stages."""
    table = story.run[STRUCTURE].tables.get("chain")
    if table is None:
        return []
    shown = table.filter(pl.col("region").is_in(cards))
    return [Paragraph((story.text(*_gaps(story, table, shown)),)), _chart(story, shown)]


def _gaps(story: Story, table: pl.DataFrame, shown: pl.DataFrame) -> tuple[str, str]:
    """Tell in both languages what is missing, and who could close it: the nearest first where distances are known."""
    zh, en = [], []
    holders = story.run[STRUCTURE].tables["holders"]
    for row in shown.filter(pl.col("missing")).iter_rows(named=True):
        others = holders.filter(region=row["region"], stage=row["stage"])
        near = others["distance"].is_not_null().any()
        told = [_holder(story, one) for one in others.iter_rows(named=True)]
        name = region_name(story, row["region"])
        if not told:
            zh.append(f"{name}缺“{row['stage']}”，所给数据中各地都没有")
            en.append(f"{name} has nothing of '{row['stage']}', nor has any other region of the data")
            continue
        zh.append(
            f"{name}缺“{row['stage']}”，{'就近可由' if near else '该环节主要在'}{listed(told, 'zh')}{'补上' if near else ''}"
        )
        en.append(
            f"{name} has nothing of '{row['stage']}'; {'nearest to it with the stage' if near else 'the largest'}: {listed(told, 'en')}"
        )
    single = table.filter(pl.col("single")).select("stage").unique(maintain_order=True)["stage"].to_list()
    if single:
        zh.append(f"主要靠一个地区的环节：{listed(single, 'zh')}")
        en.append(f"stages mostly in one region: {listed(single, 'en')}")
    if not zh:
        return "所列地区各环节都有记录。", "The regions shown have records in every stage."
    return "；".join(zh) + "。", "; ".join(en) + "."


def _holder(story: Story, row: dict[str, Any]) -> str:
    """Name a region that has the stage, with its size and how far it is."""
    name, count = region_name(story, row["other"]), f"{row['count']:,.0f}"
    if row["distance"] is None:
        return story.say(f"{name}（{count}）", f"{name} ({count})")
    unit = story.say(" 公里", " km") if story.run.study.spec.chapters["positions"].distances in {"", SEATS} else ""
    far = f"{row['distance']:,.0f}{unit}"
    return story.say(f"{name}（相距 {far}，数量 {count}）", f"{name} ({far} away, {count})")


def _chart(story: Story, shown: pl.DataFrame) -> Chart:
    state = pl.when("missing").then(pl.lit("missing")).when("weak").then(pl.lit("weak")).otherwise(pl.lit("strong"))
    rows = shown.with_columns(
        state=state,
        text=pl.col("count").map_elements(lambda count: f"{count:,.0f}" if count else "—", return_dtype=pl.String),
        region=pl.col("region").map_elements(lambda code: region_name(story, code), return_dtype=pl.String),
    ).select("region", "stage", "place", "state", "text", "extend")
    gaps = int(shown["missing"].sum())
    chart = chain_map(rows, story.lang)
    return Chart(
        name="chain",
        title=story.say(
            f"所列地区共缺 {gaps} 个环节" if gaps else "所列地区各环节都有记录",
            f"Stages missing in the regions shown: {gaps}" if gaps else "The regions shown have every stage",
        ),
        subtitle=story.say(
            "格内为数量；深色为较强，浅色为偏弱，白色为缺失；圆点为紧邻强项的缺口",
            "Numbers are counts; dark strong, pale weak, white missing; a dot marks a gap next to a strong stage",
        ),
        note=origin(story),
        chart=chart,
        static=chart,
    )
