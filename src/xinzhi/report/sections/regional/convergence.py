"""Whether regions come together: spread, growth against the first score, clubs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.charts import convergence as drawn
from xinzhi.lang import Words
from xinzhi.report.blocks import Aside, Block, Cell, Chart, Column, Paragraph, Span, Table
from xinzhi.report.section import Section
from xinzhi.report.sections.overview import source_line
from xinzhi.report.sections.regional.told import band, ends, kept, number, p_value, plain_table, sure

if TYPE_CHECKING:
    from xinzhi.report.story import Story

SIGMA, BETA, CLUBS = "dynamics/sigma_convergence", "dynamics/beta_convergence", "dynamics/club_convergence"
LEVEL = 0.05
NAMED, APART = 5, 0.22


def convergence(story: Story) -> Section:
    """Give the section on convergence."""
    spans = [*_sigma(story), *_beta(story), *_clubs(story)]
    blocks: list[Block] = [_note(story), Paragraph(tuple(spans))]
    if SIGMA in story.run or BETA in story.run:
        blocks.append(_chart(story))
    if CLUBS in story.run and not story.run[CLUBS].diagnostics["converges"]:
        blocks.append(_table(story))
    return Section(story.say("区域：差距是否收敛", "Regions: do they come together"), blocks, _workbook(story))


def _note(story: Story) -> Aside:
    about = next(story.run[name].diagnostics for name in (SIGMA, BETA, CLUBS) if name in story.run)
    return Aside(
        story.say(
            f"σ 看离散程度是否缩小，β 看起点低的是否增长更快，log t 看相对路径是否走到一起；三者问的不是一件事。{kept(story, about)}"
            "时期短，俱乐部更多是描述而不是检验。",
            "σ asks whether the spread falls, β whether regions that started lower grew faster, log t whether relative paths come "
            f"together: three questions. {kept(story, about)}With few years clubs describe more than they test.",
        )
    )


def _sigma(story: Story) -> list[Span]:
    if SIGMA not in story.run:
        return []
    result = story.run[SIGMA]
    one, other = result.frame.row(0, named=True), result.frame.row(-1, named=True)
    spans: list[Span] = [story.text("得分的离散程度（σ）", "The spread of the scores (σ) is ")]
    for at, row in enumerate([other] if story.single else [one, other]):
        title = Words(f"{row['period']} 年得分的离散程度 σ", f"Spread σ of the scores in {row['period']}")
        held = ends(story, f"{row['sigma_low']:.3f}", f"{row['sigma_high']:.3f}")
        spans += [
            story.text(f"{'，' if at else ''}{row['period']} 年为 ", " and " if at else ""),
            number(story, SIGMA, f"sigma-{row['period']}", f"{row['sigma']:.3f}", title),
            story.text(f"（各设定 {held}）", f" in {row['period']} (variants {held})"),
        ]
    if not story.single:
        way = "扩大" if result.diagnostics["change"] > 0 else "缩小"
        word = "rose" if result.diagnostics["change"] > 0 else "fell"
        spans += [
            story.text(f"，基准设定下{way}", f"; under the nominal choices it {word}"),
            *sure(story, result.diagnostics["change_agree"]),
        ]
    return [*spans, story.text("。", ".")]


def _beta(story: Story) -> list[Span]:
    if BETA not in story.run:
        return []
    about = story.run[BETA].diagnostics
    value = number(
        story, BETA, "beta", f"β = {about['beta']:.4f}", Words("得分的 β 收敛系数", "Coefficient of beta convergence")
    )
    held = band(story, about, "beta", "{:.4f}")
    spans: list[Span] = [
        story.text("以年均增长对初始得分回归，", " Regressing yearly growth on the first score gives "),
        value,
        story.text(
            f"（标准误 {about['se']:.4f}，{p_value(about['p'])}）{held}",
            f" (standard error {about['se']:.4f}, {p_value(about['p'])}){held}",
        ),
    ]
    clear = about["p"] is not None and about["p"] < LEVEL
    if not clear:
        return [
            *spans,
            story.text(
                "，与零没有显著差别，看不出起点低的地区增长更快。",
                ", not significantly different from zero: that regions which started lower grew faster is not seen.",
            ),
        ]
    if about["beta"] > 0:
        return [*spans, story.text("，起点高的地区增长更快。", ": regions that started higher grew faster.")]
    half = about["half_life"]
    years = (
        story.say(f"，差距缩小一半约需 {half:.0f} 年", f", half of a gap closing in about {half:.0f} years")
        if half
        else ""
    )
    return [
        *spans,
        story.text(
            f"，起点低的地区增长更快，速度每年 {about['speed']:.1%}{years}",
            f": regions that started lower grew faster, at a speed of {about['speed']:.1%} a year{years}",
        ),
        *sure(story, about["agree"]),
        story.text("。", "."),
    ]


def _clubs(story: Story) -> list[Span]:
    if CLUBS not in story.run:
        return []
    result = story.run[CLUBS]
    about = result.diagnostics
    t = "—" if about["t"] is None else f"{about['t']:.2f}"
    value = number(story, CLUBS, "t", f"t = {t}", Words("全部地区的 log t 检验", "Log t test of all regions"))
    start = story.text("全部地区的 log t 检验（", " The log t test of all regions (")
    if about["converges"]:
        end = story.text("）不拒绝收敛到一起", ") does not reject that they come together")
        return [start, value, end, *sure(story, about.get("agree")), story.text("。", ".")]
    clubs = result.tables["clubs"].height
    apart = int((result.frame["club"] == 0).sum())
    held = band(story, about, "clubs", "{:.0f}")
    between = Words(held, held)
    return [
        start,
        value,
        story.text("）拒绝收敛到同一路径", ") rejects that they come together"),
        *sure(story, about.get("agree")),
        story.text(
            f"；按算法分成 {clubs} 个俱乐部{between.zh}{f'，另有 {apart} 个地区不入任何一个' if apart else ''}。",
            f"; the algorithm forms {clubs} clubs{between.en}{f', and {apart} regions are in none' if apart else ''}.",
        ),
    ]


def _chart(story: Story) -> Chart:
    sigma = story.run[SIGMA].frame if SIGMA in story.run else pl.DataFrame()
    regions = _fitted(story) if BETA in story.run else pl.DataFrame()
    chart = drawn(sigma, regions, story.lang)
    parts = []
    if SIGMA in story.run:
        change = story.run[SIGMA].diagnostics["change"]
        parts.append(
            story.say(
                f"离散程度{'扩大' if change > 0 else '缩小'} {abs(change):.1%}",
                f"The spread {'rose' if change > 0 else 'fell'} by {abs(change):.1%}",
            )
        )
    if BETA in story.run:
        parts.append(_beta_title(story, story.run[BETA].diagnostics))
    return Chart(
        name="convergence",
        title=story.say("，", "; ").join(parts),
        subtitle=story.say(
            f"综合得分，{story.years} 年；左图浅色带为各设定的 5%—95% 分位，右图每点一个地区",
            f"Scores, {story.years}; the pale band on the left runs from the 5th to the 95th percentile of the variants, each dot on the right is a region",
        ),
        note=source_line(story),
        chart=chart,
        static=chart,
    )


def _beta_title(story: Story, about: dict[str, Any]) -> str:
    if about["p"] is None or about["p"] >= LEVEL:
        return story.say("起点低的地区没有增长得更快", "regions that started lower did not grow faster")
    if about["beta"] > 0:
        return story.say("起点高的地区增长更快", "regions that started higher grew faster")
    return story.say("起点低的地区增长更快", "regions that started lower grew faster")


def _fitted(story: Story) -> pl.DataFrame:
    """Give start and growth by region with the fitted line, the names of those farthest from it told."""
    frame = story.named(story.run[BETA].frame)
    level, growth = np.log(frame["start"].to_numpy()), frame["growth"].to_numpy()
    slope, constant = np.polyfit(level, growth, 1)
    fit = constant + slope * level
    told = np.zeros(len(fit), dtype=bool)
    for at in np.argsort(-np.abs(growth - fit)):
        # A name is told where no other stands near it, so that they can be read.
        near = (np.abs(level - level[at]) < APART * np.ptp(level)) & (
            np.abs(growth - growth[at]) < APART / 2 * np.ptp(growth)
        )
        told[at] = told.sum() < NAMED and not told[near].any()
    return frame.with_columns(fit=fit, told=told).sort("start")


def _table(story: Story) -> Table:
    result = story.run[CLUBS]
    names = {0: story.say("不入俱乐部", "In no club")}
    frame = story.named(result.frame).sort("club", "path", descending=[False, True])
    rows = []
    for club in [*result.tables["clubs"]["club"].to_list(), 0]:
        held = frame.filter(pl.col("club") == club)["name"].to_list()
        if not held:
            continue
        test = result.tables["clubs"].filter(pl.col("club") == club)
        t, slope = (test["t"][0], test["slope"][0]) if test.height else (None, None)
        rows.append(
            (
                Cell(names.get(club, story.say(f"俱乐部 {club}", f"Club {club}"))),
                Cell(str(len(held)), len(held)),
                Cell(story.say("、", ", ").join(held)),
                Cell("—" if slope is None else f"{slope:.2f}", slope),
                Cell("—" if t is None else f"{t:.2f}", t),
            )
        )
    say = story.say
    return Table(
        name=say("收敛俱乐部", "Clubs"),
        title=say("得分的收敛俱乐部（Phillips—Sul）", "Convergence clubs of the scores (Phillips and Sul)"),
        columns=(
            Column(say("俱乐部", "Club"), align="left"),
            Column(say("地区数", "Regions")),
            Column(say("成员", "Members"), align="left"),
            Column("b"),
            Column("t"),
        ),
        rows=tuple(rows),
        note=say(
            f"舍去前三分之一时期后用 {result.diagnostics['periods_used']} 期回归；t 低于 -1.65 时拒绝收敛。",
            f"Regressions over {result.diagnostics['periods_used']} periods after the first third is cut; convergence is rejected where t is below -1.65.",
        ),
    )


def _workbook(story: Story) -> list[Table]:
    made = []
    if SIGMA in story.run:
        heads = {
            "period": Words("年份", "Year"),
            "sigma": Words("σ", "σ"),
            "sigma_low": Words("下限", "Low"),
            "sigma_high": Words("上限", "High"),
        }
        made.append(
            plain_table(
                story, Words("σ收敛", "Sigma"), Words("逐年离散程度", "Spread by year"), story.run[SIGMA].frame, heads
            )
        )
    if BETA in story.run:
        heads = {
            "name": Words("地区", "Region"),
            "start": Words("初始得分", "First score"),
            "growth": Words("年均增长（对数）", "Yearly growth (log)"),
        }
        made.append(
            plain_table(
                story,
                Words("β收敛", "Beta"),
                Words("初始得分与年均增长", "First scores and growth"),
                story.named(story.run[BETA].frame),
                heads,
            )
        )
    return made
