"""Section two: the dimensions of the framework over the periods, by group of regions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from xinzhi.charts import trends
from xinzhi.report.blocks import Block, Chart, Paragraph, Text
from xinzhi.report.sections.overview import source_line
from xinzhi.report.sentences import listed, part

if TYPE_CHECKING:
    from xinzhi.report.story import Story


def lines(story: Story, groups: dict[str, str]) -> list[Block]:
    """Show mean scores by group, in total and by dimension; `groups` is region → name of its group."""
    rows, panels = _rows(story, groups)
    names = list(dict.fromkeys(groups.values())) or [_all(story)]
    last = rows.filter((pl.col("period") == story.last) & (pl.col("panel") == panels[0])).sort("score", descending=True)
    order = last["group"].to_list()
    return [_sentence(story, rows, panels[0], order), _chart(story, rows, panels, names, order), *_weights(story)]


def _all(story: Story) -> str:
    return story.say("全部地区", "All regions")


def _rows(story: Story, groups: dict[str, str]) -> tuple[pl.DataFrame, list[str]]:
    total = story.say("综合得分", "Overall score")
    labels = {d.id: d.name.text(story.lang) for d in story.run.framework.dimensions}
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
    zh = [f"{g}由 {told[g][0]:.3f} 变为 {told[g][1]:.3f}" for g in order]
    en = [f"{g} {told[g][0]:.3f} and {told[g][1]:.3f}" for g in order]
    return Paragraph(
        (
            Text(
                story.say(
                    f"{story.first}—{story.last} 年，各组平均综合得分（基准设定）：{'，'.join(zh)}。",
                    f"Mean overall score in {story.first} and {story.last} (nominal choices): {'; '.join(en)}.",
                )
            ),
        ),
    )


def _chart(story: Story, rows: pl.DataFrame, panels: list[str], names: list[str], order: list[str]) -> Chart:
    chart = trends(rows, panels, names, story.lang)
    return Chart(
        name="trends",
        title=story.say(
            f"{story.last} 年平均综合得分由高到低：{listed(order, 'zh')}",
            f"Mean overall score in {story.last}, highest first: {listed(order, 'en')}",
        ),
        subtitle=story.say(
            f"各组地区得分的简单平均，{story.first}—{story.last} 年；各图纵轴相同",
            f"Simple mean of the scores of each group, {story.first}–{story.last}; the same axis in every panel",
        ),
        note=source_line(story),
        chart=chart,
        static=chart,
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
