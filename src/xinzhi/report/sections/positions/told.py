"""Names in the sections on positions: industries, regions, models, and where the numbers come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from xinzhi.errors.keys import KeysError
from xinzhi.keys import regions
from xinzhi.keys.official_class import TIERS as TIER_NAMES
from xinzhi.lang import Words
from xinzhi.report.blocks import Cell, Number

if TYPE_CHECKING:
    from xinzhi.report.story import Story

COUNTS, STRUCTURE, ENTRY, LISTS = "positions/counts", "positions/structure", "positions/entry", "positions/lists"
TIERS = "positions/tiers"
MODELS = {
    "logit": Words("逻辑回归", "Logit"),
    "boosting": Words("梯度提升树", "Boosted trees"),
    "density": Words("关联密度", "Density"),
    "rca": Words("现有区位商", "Present RCA"),
    "popularity": Words("普遍度", "Popularity"),
    "neighbours": Words("相近地区", "Similar regions"),
}


def region_name(story: Story, region: str) -> str:
    """Give a region's name where its code is known, and otherwise what stands in the records."""
    try:
        return regions.name(region, story.lang)
    except (KeysError, KeyError):
        return region


def industries(story: Story) -> pl.DataFrame:
    """Give the industries: code, label, tier, pci, ubiquity, load."""
    table = story.run[STRUCTURE].tables["industries"]
    english = table["name_en"].fill_null(table["name"])
    label = (table["name"] if story.lang == "zh" else english).fill_null(table["code"])
    return table.select("code", "tier", "pci", "ubiquity", "load").with_columns(
        label=label, ubiquity=pl.col("ubiquity").cast(pl.Int64)
    )


def cited(story: Story, step: str, key: str, text: str, title: Words) -> Number:
    """Give a number of a step of the chapter, citing how it was made and from which records."""
    result, asked = story.run[step], story.run.study.spec.chapters["positions"]
    settings = ", ".join(f"{name}={value}" for name, value in sorted(asked.entry.items())) or story.say(
        "缺省", "defaults"
    )
    file = asked.records.rpartition("@")[2]
    cite = story.computed(
        f"{step}-{key}",
        zh=f"{title.zh}：{text}",
        en=f"{title.en}: {text}",
        how_zh=f"由记录 {file} 计算（步骤 {step}，记录 {result.key[:8]}；设定：{settings}）；逐项结果见 tables.xlsx 与 results/。",
        how_en=f"Computed from the records {file} (step {step}, record {result.key[:8]}; settings: {settings}); item by item in tables.xlsx and results/.",
    )
    return Number(text, cite)


def origin(story: Story) -> str:
    """Say in one line where the counts come from."""
    told, asked = story.run[COUNTS].diagnostics, story.run.study.spec.chapters["positions"]
    name = asked.records.rpartition("@")[2]
    lost, repeated = told["left_out"], told["repeated"]
    zh, en = [f"来源：{name}，记录 {told['records']:,} 条"], [f"Source: {name}, {told['records']:,} records"]
    if lost:
        zh.append(f"其中 {lost:,} 条缺地区、产业或时期，未计入")
        en.append(f"{lost:,} of them without a region, industry or period and not counted")
    if repeated:
        zh.append(f"{repeated:,} 条标识重复，只计一次")
        en.append(f"{repeated:,} with an identifier that stood before, counted once")
    return story.say("，".join(zh) + "。", ", ".join(en) + ".")


def tier_name(story: Story, tier: str) -> str:
    """Give a tier's name, with the * of one that holds in part; other labels stay as the study has them."""
    if tier == "—":
        return story.say("未归类", "none given")
    key = tier.rstrip("*")
    return TIER_NAMES[key].text(story.lang) + tier[len(key) :] if key in TIER_NAMES else tier


def bounded(value: float, low: float, high: float, sign: str = "-") -> Cell:
    """Give a share or its change in per cent, with its bounds where they are apart.

    >>> bounded(0.25, 0.1, 0.5).text, bounded(0.25, 0.25, 0.25, "+").text
    ('25.0 [10.0, 50.0]', '+25.0')
    """
    form = f"{sign}.1f"
    shown = f"{value * 100:{form}}"
    return Cell(shown if high - low < 1e-9 else f"{shown} [{low * 100:{form}}, {high * 100:{form}}]", value * 100)
