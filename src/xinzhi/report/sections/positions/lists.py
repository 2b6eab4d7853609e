"""The two lists of a card, kept apart: what is likely, with what it rests on, and what is only desirable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.report.blocks import Cell, Column, Table
from xinzhi.report.sections.positions.told import LISTS, STRUCTURE, industries, origin, region_name, tier_name

if TYPE_CHECKING:
    from xinzhi.report.story import Story

DESIRABLE = 6
SMALL = -0.3  # a correlation below this: complexity goes with small regions


def likely(story: Story, region: str, rows: pl.DataFrame) -> Table:
    """Show the list: probability, tier, complexity, who has it, and what it rests on."""
    say, name = story.say, region_name(story, region)
    grounds = story.run[LISTS].tables["grounds"].filter(pl.col("region") == region)
    names = dict(industries(story).select("code", "label").iter_rows())
    loads = rows["load"].is_not_null().any()
    heads = [
        Column(say("产业", "Industry"), align="left"),
        Column(say("概率", "Probability"), unit="%"),
        Column(say("类别", "Tier"), align="left"),
        Column(say("复杂度", "Complexity")),
        *([Column(say("绿色负荷", "Green load"))] if loads else []),
        Column(say("已有地区", "Regions with it")),
        Column(say("现有相关产业（区位商）", "Related industries here (RCA)"), align="left"),
        Column(say("走过这一步的地区（现有数量）", "Regions that took the step (count now)"), align="left"),
        Column(say("错开后", "When lists differ"), align="center"),
    ]
    return Table(
        name=say(f"定位 {region}", f"Position {region}"),
        title=say(f"有望：{name}最可能进入的产业", f"Likely: industries {name} may enter"),
        columns=tuple(heads),
        rows=tuple(
            _likely(story, row, grounds, names, loads=loads) for row in rows.filter("listed").iter_rows(named=True)
        ),
        note=say(
            "相关产业为邻近度最高且本地区位商不低于 1 的三项；走过这一步的地区指此前由无到有的地区。已有地区越少，越属抢位；"
            "“错开后”指与其他给卡地区的清单错开时保留或让出。" + origin(story),
            "Related: the three closest industries with RCA of 1 or more here. Regions that took the step went from without to with before. "
            "The fewer regions have an industry, the earlier an entry is; the last column says what stays when lists are made to differ. "
            + origin(story),
        ),
    )


def _likely(
    story: Story, row: dict[str, Any], grounds: pl.DataFrame, names: dict[str, str], *, loads: bool
) -> tuple[Cell, ...]:
    own = grounds.filter(pl.col("industry") == row["industry"])
    form = story.say("{}（{}）", "{} ({})")
    related = [
        form.format(names.get(code, code), f"{figure:.1f}")
        for code, figure in own.filter(kind="related").select("other", "figure").iter_rows()
    ]
    took = [
        form.format(region_name(story, code), f"{figure:,.0f}")
        for code, figure in own.filter(kind="same step").select("other", "figure").iter_rows()
    ]
    join = story.say("、", ", ")
    stays = story.say("保留", "stays") if row["together"] else story.say("让出", "given up")
    return (
        *_head(story, row, loads=loads),
        Cell(str(row["ubiquity"]), row["ubiquity"]),
        Cell(join.join(related) or "—", join.join(related)),
        Cell(join.join(took) or "—", join.join(took)),
        Cell(stays, stays),
    )


def _head(story: Story, row: dict[str, Any], *, loads: bool) -> tuple[Cell, ...]:
    """Give the cells that both lists begin with."""
    tier, chance = row["tier"] and tier_name(story, row["tier"]), row["probability"]
    return (
        Cell(row["label"], row["label"]),
        Cell("—" if chance is None else f"{chance * 100:.1f}", None if chance is None else chance * 100),
        Cell(tier or "—", tier or "—"),
        Cell("—" if row["pci"] is None else f"{row['pci']:.2f}", row["pci"]),
        *([Cell(row["load"] or "—", row["load"])] if loads else []),
    )


def desirable(story: Story, region: str, rows: pl.DataFrame) -> Table:
    """Show the most complex industries that the region lacks, with how likely they are, whatever that is."""
    say, name = story.say, region_name(story, region)
    loads = rows["load"].is_not_null().any()
    best = rows.drop_nulls("pci").sort("pci", "industry", descending=[True, False]).head(DESIRABLE)
    heads = [
        Column(say("产业", "Industry"), align="left"),
        Column(say("概率", "Probability"), unit="%"),
        Column(say("类别", "Tier"), align="left"),
        Column(say("复杂度", "Complexity")),
        *([Column(say("绿色负荷", "Green load"))] if loads else []),
        Column(say("前景增加", "Adds to the outlook")),
        Column(say("也在上表", "On the list above"), align="center"),
    ]
    yes, no = say("是", "yes"), say("否", "no")
    return Table(
        name=say(f"可取 {region}", f"Desirable {region}"),
        title=say(f"可取：{name}尚无的产业中最复杂的", f"Desirable: the most complex industries {name} lacks"),
        columns=tuple(heads),
        rows=tuple(
            (
                *_head(story, row, loads=loads),
                Cell("—" if row["gain"] is None else f"{row['gain']:+.2f}", row["gain"]),
                Cell(yes if row["listed"] else no, yes if row["listed"] else no),
            )
            for row in best.iter_rows(named=True)
        ),
        note=say(
            f"可取不等于可能：按复杂度排列，与概率无关。前景增加指进入后复杂度前景的变化；“—”为不给出。{_year(story)}",
            "Desirable is not likely: in the order of complexity, whatever the probability. The outlook is that of complexity after entry; — is not "
            f"given. {_year(story)}",
        )
        + _caution(story)
        + origin(story),
    )


def _caution(story: Story) -> str:
    """Warn where complex means what small regions have: there the index does not tell what is hard to make."""
    alike = story.run[STRUCTURE].diagnostics["eci_with_size"]
    if alike is None or alike > SMALL:
        return ""
    return story.say(
        f"注意：在这些数据中，复杂度指数高的多是小地区（与规模的相关系数 {alike:.2f}），这里的“复杂”不宜读作先进。",
        f"Mind: in these data the regions with a high index are mostly small (correlation with size {alike:.2f}); complex does not mean advanced here. ",
    )


def _year(story: Story) -> str:
    period = story.run[STRUCTURE].diagnostics["period"]
    return story.say(f"{period} 年。", f"{period}. ")
