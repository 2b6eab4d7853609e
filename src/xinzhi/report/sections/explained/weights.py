"""Nominal against effective weights, on the tree of the framework."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from xinzhi.charts import framework_tree, weight_comparison
from xinzhi.report.blocks import Block, Chart, Paragraph
from xinzhi.report.sections.overview import source_line
from xinzhi.report.sections.robust.names import option_name
from xinzhi.report.sentences import inside, part

if TYPE_CHECKING:
    from xinzhi.report.story import Story

MOST = 40  # indicators that the tree can hold


def weights(story: Story) -> list[Block]:
    """Tell where weight and effect differ most, and show the tree."""
    rows = _rows(story)
    found: list[Block] = [_sentence(story, rows)]
    if rows.height > MOST:
        return found
    return [*found, _chart(story, rows), *_compared(story, rows)]


def _compared(story: Story, rows: pl.DataFrame) -> list[Chart]:
    """Show the weights of every method, where there is more than one."""
    held = story.run["weights"].tables["methods"]
    if held["method"].n_unique() < 2:
        return []
    labels = {leaf.id: leaf.label(story.lang) for leaf in story.run.framework.indicators}
    place = dict(rows.select("indicator", "order").iter_rows())
    nominal = story.run.study.variants.nominal.weight
    told = [
        {
            "indicator": labels[row["indicator"]],
            "place": place[labels[row["indicator"]]],
            "method": option_name(story, "weight", row["method"]),
            "weight": row["weight"],
            "nominal": row["method"] == nominal,
        }
        for row in held.iter_rows(named=True)
    ]
    spread = held.group_by("indicator").agg(gap=pl.col("weight").max() - pl.col("weight").min()).sort("gap")
    most = spread.row(-1, named=True)
    chart = weight_comparison(pl.DataFrame(told), story.lang)
    return [
        Chart(
            name="weights-by-method",
            title=story.say(
                f"换一种赋权方法，{labels[most['indicator']]}的权数相差最大（{part(most['gap'])}）",
                f"Between methods the weight of {inside(labels[most['indicator']], 'en')} differs most ({part(most['gap'])})",
            ),
            subtitle=story.say("各赋权方法的权数；绿色为基准方法", "Weights by each method; green is the nominal one"),
            note=source_line(story),
            chart=chart,
            static=chart,
        )
    ]


def _rows(story: Story) -> pl.DataFrame:
    framework = story.run.framework
    labels = {leaf.id: leaf.label(story.lang) for leaf in framework.indicators}
    dimension = {
        leaf.id: found.label(story.lang) if (found := framework.dimension_of(leaf.id)) else ""
        for leaf in framework.indicators
    }
    return (
        story.run["explain"]
        .tables["weights"]
        .with_row_index("order")
        .with_columns(
            order=pl.col("order").cast(pl.Int64),
            dimension=pl.col("indicator").replace_strict(dimension, return_dtype=pl.String),
            gap=pl.col("effective") - pl.col("nominal"),
            indicator=pl.col("indicator").replace_strict(labels, return_dtype=pl.String),
        )
    )


def _sentence(story: Story, rows: pl.DataFrame) -> Paragraph:
    low, high = rows.sort("gap").row(0, named=True), rows.sort("gap").row(-1, named=True)
    return Paragraph(
        (
            story.text(
                "权数是指标之间的换算比例，不等于重要性；有效权数是指标占得分差异（方差）的份额。"
                f"两者相差最大的，一头是{low['indicator']}：名义 {part(low['nominal'])}，有效 {part(low['effective'])}；"
                f"另一头是{high['indicator']}：名义 {part(high['nominal'])}，有效 {part(high['effective'])}。",
                "A weight is a rate of exchange between indicators, not their importance; the effective weight is the share of an "
                f"indicator in the variance of the score. They differ most for {inside(low['indicator'], 'en')} (nominal {part(low['nominal'])}, "
                f"effective {part(low['effective'])}) and for {inside(high['indicator'], 'en')} ({part(high['nominal'])} and {part(high['effective'])}).",
            ),
        )
    )


def _chart(story: Story, rows: pl.DataFrame) -> Chart:
    top = rows.sort("effective", descending=True).row(0, named=True)
    chart = framework_tree(rows.select("order", "dimension", "indicator", "nominal", "effective"), story.lang)
    return Chart(
        name="weights",
        title=story.say(
            f"得分差异中，{top['indicator']}占 {part(top['effective'])}",
            f"{top['indicator']} makes {part(top['effective'])} of the differences between scores",
        ),
        subtitle=story.say("指标框架与名义权数、有效权数", "The framework with nominal and effective weights"),
        note=source_line(story),
        chart=chart,
        static=chart,
    )
