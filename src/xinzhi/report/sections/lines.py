"""Section two: the dimensions of the framework over the periods, by group of regions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from xinzhi.charts import trends
from xinzhi.lang import Words
from xinzhi.report.blocks import Block, Chart, Paragraph, Text
from xinzhi.report.sections.overview import source_line
from xinzhi.report.sentences import listed, part

if TYPE_CHECKING:
    from xinzhi.report.story import Story

APART = Words(
    "标准化逐年进行，各年得分不宜直接相减。",
    " Each year is normalised by itself: scores of different years should not be subtracted.",
)


def lines(story: Story, groups: dict[str, str]) -> list[Block]:
    """Show mean scores by group, in total and by dimension; `groups` is region → name of its group."""
    rows, panels = _rows(story, groups)
    held = set(rows["group"])
    names = [name for name in dict.fromkeys([*groups.values(), _all(story)]) if name in held]
    last = rows.filter((pl.col("period") == story.last) & (pl.col("panel") == panels[0])).sort("score", descending=True)
    order = last["group"].to_list()
    return [_sentence(story, rows, panels[0], order), _chart(story, rows, panels, names, order), *_weights(story)]


def _all(story: Story) -> str:
    return story.say("全部地区", "All regions")


def _rows(story: Story, groups: dict[str, str]) -> tuple[pl.DataFrame, list[str]]:
    total = story.say("综合得分", "Overall score")
    labels = _labels(story, total)
    parts = (
        story.run["index"]
        .tables["dimensions"]
        .with_columns(panel=pl.col("dimension").replace_strict(labels, return_dtype=pl.String))
    )
    whole = story.run["index"].frame.with_columns(panel=pl.lit(total))
    columns = ["region", "period", "panel", "score"]
    frame = pl.concat([whole.select(columns), parts.select(columns)]).with_columns(
        group=pl.col("region").replace_strict(groups, default=_all(story), return_dtype=pl.String),
    )
    means = frame.group_by("panel", "group", "period", maintain_order=True).agg(pl.col("score").mean())
    return means, [total, *labels.values()]


def _labels(story: Story, total: str) -> dict[str, str]:
    """Name the dimensions; one that shares its name with another, or with the total, shows its id as well."""
    names = {d.id: d.name.text(story.lang) for d in story.run.framework.dimensions}
    taken = [total, *names.values()]
    return {key: name if taken.count(name) == 1 else f"{name} [{key}]" for key, name in names.items()}


def _sentence(story: Story, rows: pl.DataFrame, total: str, order: list[str]) -> Paragraph:
    ends = (
        rows.filter(pl.col("panel") == total)
        .sort("period")
        .group_by("group", maintain_order=True)
        .agg(
            pl.col("score").first().alias("one"),
            pl.col("score").last().alias("other"),
        )
    )
    told = {row["group"]: (row["one"], row["other"]) for row in ends.iter_rows(named=True)}
    alone = "" if story.run.study.spec.index.pool in {"panel", "base"} else story.say(APART.zh, APART.en)
    zh = [f"{g}由 {told[g][0]:.3f} 变为 {told[g][1]:.3f}" for g in order]
    en = [f"{g} {told[g][0]:.3f} and {told[g][1]:.3f}" for g in order]
    return Paragraph(
        (
            Text(
                story.say(
                    f"{story.first}—{story.last} 年，各组平均综合得分（基准设定）：{'，'.join(zh)}。{alone}",
                    f"Mean overall score in {story.first} and {story.last} (nominal choices): {'; '.join(en)}.{alone}",
                )
            ),
        ),
    )


def _chart(story: Story, rows: pl.DataFrame, panels: list[str], names: list[str], order: list[str]) -> Chart:
    chart = trends(rows, panels, names, story.lang)
    return Chart(
        name="trends",
        title=_title(story, order),
        subtitle=story.say(
            f"各组地区得分的简单平均，{story.first}—{story.last} 年；各图纵轴相同",
            f"Simple mean of the scores of each group, {story.first}–{story.last}; the same axis in every panel",
        ),
        note=source_line(story),
        chart=chart,
        static=chart,
    )


def _title(story: Story, order: list[str]) -> str:
    if len(order) == 1:
        return story.say(f"{order[0]}平均得分，{story.years} 年", f"{order[0]}: mean scores, {story.years}")
    return story.say(
        f"{story.last} 年平均综合得分由高到低：{listed(order, 'zh')}",
        f"Mean overall score in {story.last}, highest first: {listed(order, 'en')}",
    )


def _weights(story: Story) -> list[Paragraph]:
    """Say how much of the overall score each dimension is, so that nobody takes them for equal parts."""
    dimensions = story.run.framework.dimensions
    if len(dimensions) < 2:
        return []
    mean = dict(story.run["weights"].frame.group_by("indicator").agg(pl.col("weight").mean()).iter_rows())
    told = {d: part(sum(mean[leaf.id] for leaf in d.indicators)) for d in dimensions}
    zh = "，".join(f"{d.label('zh')} {total}" for d, total in told.items())
    en = "; ".join(f"{d.label('en')} {total}" for d, total in told.items())
    return [
        Paragraph(
            (
                story.text(
                    f"各维度指标的权数合计：{zh}。权数小的维度对综合得分影响小，宜单独看待。",
                    f"The weights of the indicators of each dimension add up to: {en}. A dimension with small weights hardly "
                    "moves the overall score and is better looked at by itself.",
                ),
            )
        )
    ]
