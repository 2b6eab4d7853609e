"""The chapter on positions: which industries fit a region, how likely they are, and how good such advice was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from xinzhi.errors.study import StudyError
from xinzhi.keys.classes import official_classes
from xinzhi.keys.ipc_class import IpcClass
from xinzhi.keys.own_classes import read_classes
from xinzhi.lang import Words
from xinzhi.measures.registry import find
from xinzhi.study.chapter import Chapter
from xinzhi.study.plan import Step
from xinzhi.study.positions.asked import Asked
from xinzhi.study.positions.counts import counts_step
from xinzhi.study.positions.forecasts import FORECASTS, forecast_step
from xinzhi.study.positions.industries import none_given, read_industries
from xinzhi.study.positions.lists import lists_step
from xinzhi.study.positions.nearness import read_distances
from xinzhi.study.positions.official import HANDLING, named
from xinzhi.study.positions.structure import structure_step
from xinzhi.study.positions.tiers import tiers_step

if TYPE_CHECKING:
    from xinzhi.keys.official_class import OfficialClass
    from xinzhi.study.bench import Bench
    from xinzhi.study.reader import Reader
    from xinzhi.study.study import Study

KEYS = {
    "positions": Words(
        "产业定位章节：由逐条记录（企业、专利、项目、岗位或出口）得出各地适合的产业。",
        "Chapter on positions: from records (firms, patents, projects, jobs or exports) to the industries that fit a region.",
    ),
    "positions.records": Words(
        "记录所在：parquet、csv、duckdb 文件或文件夹（相对研究文件），或 postgresql:// 地址。必填。",
        "Where the records stand: parquet, csv or duckdb files or folders, relative to the study, or a postgresql:// address. Required.",
    ),
    "positions.region": Words("地区所在的列。必填。", "Column of the region. Required."),
    "positions.industry": Words("产业（或专利分类）所在的列。必填。", "Column of the industry or class. Required."),
    "positions.period": Words("时期所在的列。必填。", "Column of the period. Required."),
    "positions.weight": Words(
        "相加的列，如从业人数；不写则每条记 1。",
        "Column added up, such as jobs; each record counts as 1 when left out.",
    ),
    "positions.identifier": Words(
        "记录的唯一标识所在的列；重复的只计一次。", "Column that tells records apart; repeated ones count once."
    ),
    "positions.table": Words("数据库中的表名。", "Name of the table in a database."),
    "positions.engine": Words("计数引擎：duckdb 或 spark。", "What counts: duckdb or spark."),
    "positions.industries": Words(
        "产业表（csv）：code、name，另可有 name_en、tier（传统、新兴、未来，只有一部分属于的加 *）、stage（产业链环节）、load（绿色负荷，如单位产值能耗）。",
        "Table of industries (csv): code, name and, where there are any, name_en, tier (a * after it where only a part belongs), stage of a chain and load (green load, such as energy per unit of output).",
    ),
    "positions.tiers": Words(
        "按官方分类划分新兴与传统：分类的键，先列者优先，如 [strategic-2018]；专利分类号用 [strategic-ipc-2021]。",
        "Official classes by which industries are emerging or traditional, the first to name one holds: [strategic-2018], or [strategic-ipc-2021] for symbols of patents.",
    ),
    "positions.partly": Words(
        "分类表中带 * 的产业怎样计入：whole 全部、half 一半、none 不计；上下界总会给出。",
        "How an industry counts that a list marks *: whole, half or none; bounds are given in any case.",
    ),
    "positions.classes": Words(
        "自备的分类表（csv）：code、mark（空或 *）、class、source，另可有 tier；类名可写入 tiers。",
        "Your own classes (csv): code, mark (empty or *), class, source and, where wanted, tier; their names go into tiers.",
    ),
    "positions.entry": Words(
        "positions/entry 的设定，如 {model: boosting}。", "Settings of positions/entry, such as {model: boosting}."
    ),
    "positions.exits": Words(
        "positions/exits 的设定：给出地区失去现有产业的概率及其检验；写 {} 用缺省设定。",
        "Settings of positions/exits: the probability that a region loses an industry, with its test; {} for the defaults.",
    ),
    "positions.growth": Words(
        "positions/growth 的设定：给出现有产业比重上升的概率及其检验；写 {} 用缺省设定。",
        "Settings of positions/growth: the probability that an industry gains ground where it is, with its test; {} for the defaults.",
    ),
    "positions.distances": Words(
        "地区间的距离或时间，用于说明附近谁能补链：seats（驻地间大圆距离，公里），或 csv 文件（from、to、value）。省级地区缺省用 seats。",
        "Distances or times between regions, to tell who nearby could close a gap of the chain: seats (great circles between seats, "
        "kilometres) or a csv with from, to, value. Provinces have seats without saying so.",
    ),
    "positions.cards": Words(
        "给出定位卡的地区（与记录中的写法一致）。", "Regions that get a card, written as in the records."
    ),
    "positions.what_if": Words(
        "假设：{地区: [产业]}，看该地区增加这些产业后清单怎样变化。",
        "What if: {region: [industries]}, to see how a region's list moves when it has these as well.",
    ),
    "positions.length": Words("每张清单上的产业数。", "Industries on a list."),
    "positions.at_most": Words("一个产业最多进入几张清单。", "Lists that one industry may be on."),
}


def read(part: Reader) -> Asked:
    """Read the chapter."""
    part.only([key.partition(".")[2] for key in KEYS if "." in key])
    forecasts = {name: part.mapping(name) for name in FORECASTS if name == "entry" or part.get(name) is not None}
    for name, given in forecasts.items():
        find("positions", name).bind(given)
    optional = {name: part.text(name) for name in ("weight", "identifier", "table") if part.get(name) is not None}
    return Asked(
        records=part.text("records", required=True),
        region=part.text("region", required=True),
        industry=part.text("industry", required=True),
        period=part.text("period", required=True),
        engine=part.choice("engine", ("duckdb", "spark"), "duckdb"),
        industries=part.text("industries") if part.get("industries") is not None else "",
        tiers=part.texts("tiers"),
        partly=part.choice("partly", tuple(HANDLING), "whole"),
        classes=part.text("classes") if part.get("classes") is not None else "",
        entry=forecasts["entry"],
        exits=forecasts.get("exits"),
        growth=forecasts.get("growth"),
        distances=part.text("distances") if part.get("distances") is not None else "",
        cards=part.texts("cards"),
        what_if={name: part.part("what_if").texts(name, required=True) for name in part.mapping("what_if")},
        length=part.whole("length", 10, least=1, most=1000),
        at_most=part.whole("at_most", 3, least=1, most=1000),
        **optional,
    )


def check(study: Study) -> None:
    """Refuse tables of industries, classes or distances that cannot be used, and classes that there are not."""
    _industries(study, _classes(study))
    read_distances(study.spec.chapters[POSITIONS.key], study.spec.folder, study.spec.file)


def _classes(study: Study) -> tuple[OfficialClass, ...]:
    spec = study.spec
    asked: Asked = spec.chapters[POSITIONS.key]
    own = read_classes(spec.folder / asked.classes) if asked.classes else {}
    known = {key: found for key, found in official_classes().items() if found.observable} | own
    for key in asked.tiers:
        if key not in known:
            raise StudyError.unknown_choice(spec.file, "positions.tiers", key, known)
    if len({isinstance(known[key], IpcClass) for key in asked.tiers}) > 1:
        wanted = Words("全部按产业代码或全部按专利分类号", "all of industry codes, or all of patent symbols")
        raise StudyError.bad_value(spec.file, "positions.tiers", list(asked.tiers), wanted.zh, wanted.en)
    return tuple(known[key] for key in asked.tiers)


def _industries(study: Study, classes: tuple[OfficialClass, ...]) -> pl.DataFrame:
    spec = study.spec
    asked: Asked = spec.chapters[POSITIONS.key]
    if not asked.industries:
        return named(none_given(), classes)
    return named(read_industries(spec.folder / asked.industries, spec.file, asked.industries), classes)


def steps(study: Study, bench: Bench) -> list[Step]:
    """Give the steps of the chapter."""
    del bench  # the chapter rests on records and not on the index
    asked: Asked = study.spec.chapters[POSITIONS.key]
    classes = _classes(study)
    table = _industries(study, classes)
    found = [
        counts_step(study, asked),
        structure_step(asked, table, read_distances(asked, study.spec.folder, study.spec.file)),
        tiers_step(asked, table, classes),
        *(forecast_step(name, asked, table, study.spec.file) for name in asked.forecasts),
    ]
    return [*found, lists_step(asked, study.spec.file)] if asked.cards else found


POSITIONS = Chapter("positions", KEYS, read, steps, check)
