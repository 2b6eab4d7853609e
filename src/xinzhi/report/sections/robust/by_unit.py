"""Which choice moves which region: exact sensitivity indices of the rank of each region."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from xinzhi.report.blocks import Block, Cell, Column, Paragraph, Table
from xinzhi.report.sections.robust.names import choice_name
from xinzhi.report.sentences import inside, listed

if TYPE_CHECKING:
    from xinzhi.report.story import Story

SHOWN, NAMED = 8, 3


def by_unit(story: Story) -> list[Block]:
    """Tell and show which choice the rank of each region hangs on; nothing where there is but one choice."""
    rows = story.run["variants"].tables["unit_sensitivity"]
    if rows["choice"].n_unique() < 2:
        return []
    most = rows.sort("total", descending=True, maintain_order=True).unique("region", keep="first", maintain_order=True)
    return [_told(story, most), _table(story, rows, most)]


def _told(story: Story, most: pl.DataFrame) -> Paragraph:
    """Say how many regions hang most on each choice, and name those that do so most."""
    groups = most.group_by("choice", maintain_order=True).agg("region", pl.len().alias("count"))
    groups = groups.sort("count", "choice", descending=[True, False])
    zh, en = [], []
    for choice, regions, count in groups.iter_rows():
        name = choice_name(story, choice)
        some = [story.name(region) for region in regions[:NAMED]]
        zh.append(f"{name} {count} 个（{listed(some, 'zh')}{'等' if count > NAMED else ''}）")
        en.append(f"{inside(name, 'en')}: {count} ({', '.join(some)}{' and others' if count > NAMED else ''})")
    still = story.run["variants"].tables["units"].height - most.height
    still_en = "keeps its rank" if still == 1 else "keep their ranks"
    return Paragraph(
        (
            story.text(
                f"各地区位次对不同选择的敏感程度不一，按影响最大的一项选择分：{'；'.join(zh)}"
                f"{f'；另有 {still} 个在各种设定下位次不变' if still else ''}。",
                f"Regions differ in what their rank hangs on. By the choice that moves it most: {'; '.join(en)}"
                f"{f'; {still} {still_en} under all variants' if still else ''}.",
            ),
        )
    )


def _table(story: Story, rows: pl.DataFrame, most: pl.DataFrame) -> Table:
    say = story.say
    choices = rows["choice"].unique(maintain_order=True).to_list()
    total = {(region, choice): value for region, choice, value in rows.select("region", "choice", "total").iter_rows()}
    largest = dict(most.select("region", "choice").iter_rows())
    spread = dict(rows.select("region", "variance").iter_rows())
    ranked = story.run["variants"].tables["units"].sort("rank", "region")
    return Table(
        name=say("位次取决于什么", "What ranks hang on"),
        title=say(
            f"各项选择对各地区位次的影响（总效应），{story.last} 年",
            f"What each choice does to the rank of each region (total effects), {story.last}",
        ),
        columns=(
            Column(say("地区", "Region"), align="left"),
            Column(say("位次", "Rank")),
            Column(say("位次标准差", "Spread of ranks"), unit=say("位", "places")),
            *(Column(choice_name(story, choice), unit="%") for choice in choices),
            Column(say("影响最大", "Most"), align="left"),
        ),
        rows=tuple(
            (
                Cell(story.name(region)),
                Cell(str(rank), rank),
                _number(np.sqrt(spread.get(region, 0.0)), 1),
                *(
                    _number(total[region, choice] * 100, 0, weak=choice != largest[region])
                    if region in largest
                    else Cell("—")
                    for choice in choices
                ),
                Cell(choice_name(story, largest[region]) if region in largest else "—"),
            )
            for region, rank in ranked.select("region", "rank").iter_rows()
        ),
        note=say(
            "总效应（Sobol 指数）为该项选择连同与其他选择的共同作用占位次方差的份额，由全部组合精确算出；共同作用重复计入，各列之和可超过 100。全部地区见 tables.xlsx。",
            "A total effect (Sobol index) is the share of the variance of the rank that a choice brings with what it does together "
            "with others, exact over all combinations. What choices do together counts for each, so that a row may pass 100. "
            "All regions are in tables.xlsx.",
        ),
        shown=SHOWN,
    )


def _number(value: float, digits: int, *, weak: bool = False) -> Cell:
    return Cell(f"{value:.{digits}f}", float(value), weak=weak)
