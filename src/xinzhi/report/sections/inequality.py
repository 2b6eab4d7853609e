"""The regional section where the study asks for a Gini coefficient without groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.report.blocks import Aside, Block, Cell, Column, Paragraph, Table
from xinzhi.report.sections.disparity import between, totals
from xinzhi.report.sections.summary import gini_number

if TYPE_CHECKING:
    from xinzhi.report.story import Story


def inequality(story: Story, name: str) -> list[Block]:
    """Show the total of a measure over the periods, with its range over the variants."""
    result, say = story.run[name], story.say
    one, other = result.frame.row(0, named=True), result.frame.row(-1, named=True)
    found = result.diagnostics
    return [
        Aside(
            say(
                f"范围和占比由 {found['usable']:,} 个设定得出（共 {found['draws']:,} 个，得分有负值的不能计算基尼系数）。",
                f"Ranges and shares are over {found['usable']:,} of {found['draws']:,} variants (there is no Gini where scores go below zero).",
            )
        ),
        Paragraph((*totals(story, name, one, other), story.text("。", "."))),
        Table(
            name=say("基尼系数", "Gini"),
            title=say("综合得分的基尼系数", "Gini coefficient of the scores"),
            columns=(
                Column(say("年份", "Year"), align="left"),
                Column(say("总体", "Total")),
                Column(say("范围", "Range")),
            ),
            rows=tuple(
                (
                    Cell(str(row["period"]), row["period"]),
                    Cell(f"{row['total']:.3f}", row["total"], gini_number(story, row, name).cite),
                    Cell(between(row, story.lang), between(row, story.lang)),
                )
                for row in result.frame.iter_rows(named=True)
            ),
            note=say(
                "范围为各设定总体值的 5%—95% 分位。",
                "The range runs from the 5th to the 95th percentile of the totals over the variants.",
            ),
        ),
    ]
