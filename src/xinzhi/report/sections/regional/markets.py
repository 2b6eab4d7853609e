"""One market: how far prices move apart between regions, by year and by region."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from xinzhi.charts import tile_map, trends
from xinzhi.lang import Words
from xinzhi.report.blocks import Aside, Block, Chart, Number, Paragraph, Span, Table
from xinzhi.report.names import Names
from xinzhi.report.section import Section
from xinzhi.report.sections.regional.told import plain_table
from xinzhi.report.sentences import listed

if TYPE_CHECKING:
    from xinzhi.report.story import Story

SEGMENTATION = "space/market_segmentation"
SCALE = 1e4  # variances of logarithms are small: told in ten-thousandths


def markets(story: Story) -> list[Section]:
    """Give the section on prices; none where the study does not ask for it."""
    if SEGMENTATION not in story.run:
        return []
    blocks: list[Block] = [_note(story), Paragraph(tuple(_told(story)))]
    if not story.single:
        blocks.append(_by_year(story))
    if story.provinces:
        blocks.append(_map(story))
    return [Section(story.say("区域：市场是否统一", "Regions: one market"), blocks, _workbook(story))]


def _note(story: Story) -> Aside:
    about, settings = (
        story.run[SEGMENTATION].diagnostics,
        story.run.study.spec.chapters["regions"][SEGMENTATION].settings,
    )
    pairs = story.say(
        *(("相邻地区", "adjacent regions") if settings.get("pairs") == "adjacent" else ("全部地区", "all regions"))
    )
    return Aside(
        story.say(
            f"市场分割指数是{pairs}两两之间相对价格变动在 {len(about['goods'])} 类商品间的方差（{about['pairs']:,} 对），越大则价格越不同步。"
            "它随所取商品、地区对和去均值方式而变，不同文献的数列不可直接比较；价格不同步不等于存在壁垒。",
            f"Segmentation is the variance over {len(about['goods'])} goods of the relative price changes of pairs of {pairs} "
            f"({about['pairs']:,} pairs): the higher, the less prices move together. It depends on goods, pairs and means taken away, so that "
            "series of other papers do not compare; prices that move apart are no proof of barriers.",
        )
    )


def _told(story: Story) -> list[Span]:
    national = story.run[SEGMENTATION].tables["national"]
    one, other = national.row(0, named=True), national.row(-1, named=True)
    spans: list[Span] = [story.text("市场分割指数（万分之一）", "Segmentation (in ten-thousandths) was ")]
    for at, row in enumerate([other] if national.height == 1 else [one, other]):
        spans += [
            story.text(f"{'，' if at else ' '}{row['period']} 年为 ", " and " if at else ""),
            _cited(story, row["period"], f"{row['segmentation'] * SCALE:.2f}"),
            story.text("", f" in {row['period']}"),
        ]
    return [*spans, story.text("。", ".")]


def _cited(story: Story, period: int, text: str) -> Number:
    """Give the segmentation of a year with the publications its prices were read from."""
    result = story.run[SEGMENTATION]
    held = result.tables["lineage"].filter(pl.col("period") == period)["evidence_id"].unique().sort().to_list()
    where, goods = story.cites.numbers(held), _goods(story)
    title = story.say(f"{period} 年市场分割指数 {text}", f"Segmentation in {period}: {text}")
    how = story.say(
        f"由 {len(held)} 个价格指数（{goods}）计算，来源 {where}（步骤 {SEGMENTATION}，记录 {result.key[:8]}）。",
        f"Computed from {len(held)} price indices ({goods}), sources {where} (step {SEGMENTATION}, record {result.key[:8]}).",
    )
    name = f"segmentation-{period}"
    story.cites.add(name, title=title, how=how, brief=f"{title}{story.say('：', '. ')}{how}")
    return Number(text, name)


def _goods(story: Story) -> str:
    names = Names(story.run.study.sources.packs)
    goods = story.run[SEGMENTATION].diagnostics["goods"]
    return listed([names.indicator(good, "", story.lang) for good in goods], story.lang)


def _source(story: Story) -> str:
    result = story.run[SEGMENTATION]
    where = story.cites.numbers(result.tables["lineage"]["evidence_id"].unique().sort().to_list())
    return story.say(
        f"来源：文末出版物 {where}；方法：相对价格法（记录 {result.key[:8]}）",
        f"Source: publications {where} at the end; method: relative prices (record {result.key[:8]})",
    )


def _by_year(story: Story) -> Chart:
    national = story.run[SEGMENTATION].tables["national"]
    name = story.say("全部地区对平均", "mean of all pairs")
    rows = national.select(
        panel=pl.lit(story.say("市场分割指数（万分之一）", "Segmentation, ten-thousandths")),
        group=pl.lit(name),
        period="period",
        score=pl.col("segmentation") * SCALE,
    )
    chart = trends(rows, [rows["panel"][0]], [name], story.lang)
    low, high = (national.sort("segmentation").row(at, named=True) for at in (0, -1))
    return Chart(
        name="segmentation",
        title=story.say(
            f"分割指数 {high['period']} 年最高，{low['period']} 年最低",
            f"Segmentation was highest in {high['period']} and lowest in {low['period']}",
        ),
        subtitle=story.say(f"全部地区对平均，{story.years} 年", f"Mean of all pairs, {story.years}"),
        note=_source(story),
        chart=chart,
        static=chart,
        width_mm=84,
    )


def _map(story: Story) -> Chart:
    frame = story.run[SEGMENTATION].frame.filter(pl.col("period") == story.last).drop_nulls("segmentation")
    rank = pl.col("segmentation").rank("min", descending=True).cast(pl.Int64)
    shown = frame.select("region", "period", score=pl.col("segmentation") * SCALE, rank=rank)
    shown = shown.with_columns(rank_low="rank", rank_high="rank")
    tiles = [tile | {"name": story.name(tile["region"])} for tile in story.tiles]
    words = Words("市场分割（万分之一）", "Segmentation, ten-thousandths")
    chart = tile_map(shown, tiles, story.lang, period=story.last, measure=words)
    most = story.name(frame.sort("segmentation", descending=True)["region"][0])
    return Chart(
        name="segmentation-map",
        title=story.say(f"{most}与其他地区价格最不同步", f"Prices of {most} move least with those of others"),
        subtitle=story.say(
            f"各地区所在地区对的平均，{story.last} 年；数字为由高到低的位次。方格只示意方位",
            f"Mean of the pairs a region is in, {story.last}; figures are places from high to low. Squares show rough positions",
        ),
        note=_source(story),
        chart=chart,
        static=chart,
        width_mm=108,
    )


def _workbook(story: Story) -> list[Table]:
    result = story.run[SEGMENTATION]
    heads = {
        "name": Words("地区", "Region"),
        "period": Words("年份", "Year"),
        "segmentation": Words("市场分割指数", "Segmentation"),
        "integration": Words("市场一体化指数", "Integration"),
    }
    return [
        plain_table(
            story,
            Words("市场分割", "Segmentation"),
            Words("逐地区市场分割", "Segmentation by region"),
            story.named(result.frame),
            heads,
        ),
        plain_table(
            story,
            Words("市场分割 全部", "Segmentation all"),
            Words("全部地区对平均", "Mean of all pairs"),
            result.tables["national"],
            heads,
        ),
    ]
