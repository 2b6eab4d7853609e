"""How much of the figures was printed, in a sentence and in a grid of indicators and years."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from xinzhi.charts import coverage_grid
from xinzhi.report.blocks import Aside, Block, Chart, Paragraph
from xinzhi.report.sentences import inside, listed, part

if TYPE_CHECKING:
    from xinzhi.report.story import Story

NAME, NAMED = "coverage", 5


def coverage(story: Story) -> list[Block]:
    """Tell the coverage; nothing where none is low and nothing was filled."""
    found = story.run[NAME]
    told, low = found.diagnostics, found.frame.filter("low")
    if low.is_empty() and not told["figures_filled"] + told["figures_extrapolated"]:
        return []
    printed = told["cells"] - told["filled"] - told["missing"]
    text = story.text(
        f"指标值应有 {told['cells']:,} 个，其中 {printed:,} 个（{part(printed / told['cells'])}）全由印出的数得来，"
        f"{told['filled']:,} 个用到填补的数，{told['missing']:,} 个缺。{_low(story, low)}",
        f"Of {told['cells']:,} indicator values {printed:,} ({part(printed / told['cells'])}) rest on printed figures alone, "
        f"{told['filled']:,} on figures that were filled, and {told['missing']:,} are missing. {_low(story, low)}",
    )
    note = Aside(
        story.say(
            f"覆盖率为印出的数占应有的数的比例，填补的不计。低于 {told['least']:.0%} 的提醒，"
            "65% 是欧盟联合研究中心（JRC）对每个指标、每个单位的经验规则。",
            f"Coverage is the share of figures that were printed; filled ones do not count. Below {told['least']:.0%} it is pointed "
            "out; 65 % for every unit and indicator is the rule of thumb of the JRC.",
        )
    )
    warned = [Paragraph((story.text(note["zh"], note["en"]),)) for note in found.notes]
    return [note, Paragraph((text,)), *warned]


def _low(story: Story, low: pl.DataFrame) -> str:
    least = story.run[NAME].diagnostics["least"]
    if low.is_empty():
        return story.say(
            f"各指标、各地区、各年的覆盖率都不低于 {least:.0%}。",
            f"No indicator, region or year is covered by less than {least:.0%}.",
        )
    names = [f"{name_of(story, row['axis'], row['key'])} {part(row['share'])}" for row in low.iter_rows(named=True)]
    more_zh = f"等 {len(names)} 项" if len(names) > NAMED else ""
    more_en = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    shown = listed(names, story.lang) if len(names) <= NAMED else story.say("、", ", ").join(names[:NAMED])
    return story.say(
        f"覆盖率低于 {least:.0%} 的有：{shown}{more_zh}。", f"Covered by less than {least:.0%}: {shown}{more_en}."
    )


def name_of(story: Story, axis: str, key: str) -> str:
    """Name an indicator of the framework, a region or a year."""
    if axis == "region":
        return story.name(key)
    if axis == "period":
        return story.say(f"{key} 年", key)
    return labels(story).get(key, key)


def labels(story: Story) -> dict[str, str]:
    """Name the indicators of the framework as they stand in a sentence."""
    return {leaf.id: inside(leaf.label(story.lang), story.lang) for leaf in story.run.framework.indicators}


def grid(story: Story) -> list[Block]:
    """Draw the indicators that have gaps; nothing where there are none, or where there is one year."""
    cells = story.run[NAME].tables["grid"].filter((pl.col("filled") + pl.col("missing")).sum().over("indicator") > 0)
    if cells.is_empty() or story.single or not coverage(story):
        return []
    names = labels(story)
    cells = cells.with_columns(
        name=pl.col("indicator").replace_strict(names, return_dtype=pl.String),
        printed=pl.col("printed") / pl.col("cells"),
        shown=pl.when(pl.col("filled") > 0).then(pl.format("{}", "filled")).otherwise(pl.lit("")),
    )
    worst = (
        cells.group_by("name", maintain_order=True).agg(pl.col("printed").mean()).sort("printed", maintain_order=True)
    )
    first, whole = worst.row(0, named=True), len(story.run.framework.indicators)
    chart = coverage_grid(
        cells.select("name", "period", "printed", "filled", "missing", "shown"), worst["name"].to_list(), story.lang
    )
    rest_zh = f"；其余 {whole - worst.height} 项没有缺口" if whole > worst.height else ""
    rest_en = f"; the other {whole - worst.height} have none" if whole > worst.height else ""
    return [
        Chart(
            name="coverage",
            title=story.say(
                f"缺口最多的是{first['name']}，印出的占 {first['printed']:.0%}",
                f"Gaps are widest in {first['name']}, of which {first['printed']:.0%} was printed",
            ),
            subtitle=story.say(
                f"各年印出的占比（颜色越深越全），方框中的数为填补的个数，{story.years} 年{rest_zh}",
                f"Share printed by year (darker: more), number filled in frames, {story.years}{rest_en}",
            ),
            note=story.say(
                "资料来源：本研究的数据来源，见文末。", "Source: the sources of this study, listed at the end."
            ),
            chart=chart,
            static=chart,
        )
    ]
