"""Obstacle degrees of the last period: which indicator is the first obstacle, and of how many regions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from xinzhi.charts import obstacle_heat
from xinzhi.keys import regions
from xinzhi.report.blocks import Block, Chart, Paragraph
from xinzhi.report.sections.overview import source_line
from xinzhi.report.sentences import inside, listed

if TYPE_CHECKING:
    from xinzhi.report.story import Story

MOST = 60  # columns that a heat map can hold


def obstacles(story: Story) -> list[Block]:
    """Tell the first obstacles and show all degrees."""
    found: list[Block] = [_sentence(story)]
    return [*found, _chart(story)] if story.latest.height <= MOST else found


def _counts(story: Story) -> pl.DataFrame:
    """Count the regions of which each indicator is the first obstacle, and those in which that is robust."""
    frame = story.run["explain"].tables["obstacles"]
    return (
        frame.group_by("indicator")
        .agg(pl.len().alias("regions"), (pl.col("agree") >= story.least).sum().alias("firm"))
        .sort("regions", "indicator", descending=[True, False])
    )


def _sentence(story: Story) -> Paragraph:
    labels = {leaf.id: leaf.label(story.lang) for leaf in story.run.framework.indicators}
    rows = _counts(story).head(3)
    zh = [
        f"{labels[row['indicator']]}（{row['regions']} 个地区，其中稳健的 {row['firm']} 个）"
        for row in rows.iter_rows(named=True)
    ]
    en = [
        f"{inside(labels[row['indicator']], 'en')} ({row['regions']} {'region' if row['regions'] == 1 else 'regions'}, {row['firm']} of them robust)"
        for row in rows.iter_rows(named=True)
    ]
    return Paragraph(
        (
            story.text(
                f"障碍度指各指标在“距最好水平的差距”中所占的百分比。{story.last} 年，居首的障碍是{listed(zh, 'zh')}。"
                "障碍度随权数而变：权数大的指标容易成为首要障碍。",
                f"The obstacle degree is the percentage of an indicator in what a region lacks of the best. In {story.last} the first "
                f"obstacle is {listed(en, 'en')}. It moves with the weights: an indicator with a large weight easily becomes the first.",
            ),
        )
    )


def _chart(story: Story) -> Chart:
    leaves = story.run.framework.indicators
    labels = {leaf.id: leaf.label(story.lang) for leaf in leaves}
    line = {leaf.id: at for at, leaf in enumerate(leaves)}
    order = {row["region"]: at for at, row in enumerate(story.latest.iter_rows(named=True))}
    first = dict(story.run["explain"].tables["obstacles"].select("region", "indicator").iter_rows())
    frame = story.run["explain"].frame.filter((pl.col("period") == story.last) & pl.col("obstacle").is_not_nan())
    rows = [
        {
            "order": order[row["region"]],
            "abbr": regions.abbr(row["region"], story.lang) if story.provinces else story.name(row["region"]),
            "name": story.name(row["region"]),
            "line": line[row["indicator"]],
            "indicator": labels[row["indicator"]],
            "obstacle": row["obstacle"],
            "first": first[row["region"]] == row["indicator"],
        }
        for row in frame.iter_rows(named=True)
    ]
    top = _counts(story).row(0, named=True)
    chart = obstacle_heat(pl.DataFrame(rows), story.lang)
    return Chart(
        name="obstacles",
        title=story.say(
            f"{top['regions']} 个地区的首要障碍是{labels[top['indicator']]}",
            f"{labels[top['indicator']]} is the first obstacle of {top['regions']} regions",
        ),
        subtitle=story.say(
            f"障碍度（%），{story.last} 年；地区按位次由高到低，白点为首要障碍",
            f"Obstacle degree (%), {story.last}; regions by rank, a white dot marks the first obstacle",
        ),
        note=source_line(story),
        chart=chart,
        static=chart,
    )
