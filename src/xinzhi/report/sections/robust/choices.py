"""What ranks depend on: exact sensitivity indices of the choices, and the indicator whose loss moves ranks most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.charts import sensitivity_bars
from xinzhi.report.blocks import Block, Chart, Paragraph
from xinzhi.report.sections.overview import source_line
from xinzhi.report.sections.robust.names import choice_name, option_name
from xinzhi.report.sentences import inside, listed, part

if TYPE_CHECKING:
    import polars as pl

    from xinzhi.report.blocks import Span
    from xinzhi.report.story import Story


def choices(story: Story) -> list[Block]:
    """Tell and show how much each choice moves the ranks."""
    rows = story.run["variants"].tables["sensitivity"].sort("total", descending=True)
    spans = [*_most(story, rows), *_without(story)]
    found: list[Block] = [Paragraph(tuple(spans))] if spans else []
    return [*found, _chart(story, rows)] if rows.height > 1 else found


def _most(story: Story, rows: pl.DataFrame) -> list[Span]:
    if rows.height < 2:
        return []
    first = rows.row(0, named=True)
    name = choice_name(story, first["choice"])
    lost = story.run["variants"].diagnostics["off_grid"]
    names = [option_name(story, choice, option) for choice, options in lost.items() for option in options]
    spans: list[Span] = [
        story.text(
            f"位次的变动最多来自{name}：单独占 {part(first['first'])}，连同与其他选择的共同作用占 {part(first['total'])}（Sobol 指数，由全部组合精确算出）。",
            f"Ranks move most with {inside(name, 'en')}: {part(first['first'])} alone, {part(first['total'])} with what it does "
            "together with other choices (Sobol indices, exact over all combinations). ",
        )
    ]
    if names:
        spans.append(
            story.text(
                f"这一计算要求各选择能任意搭配，故不含{listed(names, 'zh')}。",
                f"This asks for choices that go with each other freely, and is made without {listed([inside(n, 'en') for n in names], 'en')}. ",
            )
        )
    return spans


def _without(story: Story) -> list[Span]:
    """Name the indicator without which ranks move most."""
    frame = story.run["variants"].tables["without"]
    if not frame.height or not frame["most"].max():
        return []
    row = frame.sort("mean_shift", descending=True).row(0, named=True)
    leaf = next(leaf for leaf in story.run.framework.indicators if leaf.id == row["indicator"])
    name, region = leaf.label(story.lang), story.name(row["region"])
    return [
        story.text(
            f"逐一去掉指标，位次变动最大的是去掉“{name}”：平均移动 {row['mean_shift']:.1f} 位，最多的是{region}（{row['most']} 位）。",
            f"Of all indicators the loss of '{name}' moves ranks most: {row['mean_shift']:.1f} places on average, {row['most']} for {region}.",
        )
    ]


def _chart(story: Story, rows: pl.DataFrame) -> Chart:
    first = rows.row(0, named=True)
    named = rows.with_row_index("order").with_columns(
        name=rows["choice"].replace_strict({choice: choice_name(story, choice) for choice in rows["choice"]})
    )
    chart = sensitivity_bars(named.select("order", "name", "first", "total"), story.lang)
    name = choice_name(story, first["choice"])
    return Chart(
        name="sensitivity",
        title=story.say(f"位次对{name}最敏感", f"Ranks depend most on {inside(name, 'en')}"),
        subtitle=story.say(
            f"各项选择占平均位次变动方差的份额（Sobol 指数），{story.last} 年",
            f"Share of the variance of the mean shift of ranks (Sobol indices), {story.last}",
        ),
        note=source_line(story),
        chart=chart,
        static=chart,
    )
