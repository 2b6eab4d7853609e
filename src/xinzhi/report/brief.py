"""The brief: a run and a language in, blocks out; every format renders the same words and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.report.blocks import Block, Brief, Cell, Column, Heading, References, Table
from xinzhi.report.chapters import CHAPTERS
from xinzhi.report.section import Section
from xinzhi.report.sections.gaps.workbook import all_coverage
from xinzhi.report.sections.lines import lines
from xinzhi.report.sections.method import limits, method
from xinzhi.report.sections.overview import overview
from xinzhi.report.sections.summary import summary
from xinzhi.report.sentences import section
from xinzhi.report.story import Story

if TYPE_CHECKING:
    from xinzhi.lang import Lang
    from xinzhi.study.run import Run


def make_brief(run: Run, lang: Lang | None = None) -> Brief:
    """Write the brief of a run.

    Parameters
    ----------
    run
        A finished run.
    lang
        Its language; the study's own when left out.

    Returns
    -------
    Brief
        Blocks in reading order, with the origin of every number.
    """
    story = Story(run, lang or run.study.spec.lang)
    blocks: list[Block] = list(summary(story))
    sections = _sections(story)
    for number, found in enumerate(sections, start=1):
        blocks += [Heading(section(number, found.title, story.lang)), *found.blocks]
    story.cites.add_all_figures()
    return Brief(
        lang=story.lang,
        title=run.study.spec.title.text(story.lang),
        subtitle=_subtitle(story),
        blocks=tuple(blocks),
        cites=story.cites.cites,
        figures=story.cites.figures,
        sources=story.cites.sources,
        record=run["index"].key,
        workbook_only=(
            *(table for found in sections for table in found.workbook),
            _all_scores(story),
            _all_values(story),
            all_coverage(story),
        ),
    )


def _sections(story: Story) -> list[Section]:
    say = story.say
    found = [Section(say("总体：谁在前，有多确定", "Overall: who leads, and how sure"), overview(story, story.tiles))]
    if not story.single:
        found.append(Section(say("各维度：逐年的变化", "The dimensions over the years"), lines(story, _members(story))))
    found += [section for chapter in CHAPTERS for section in chapter(story)]
    if held := limits(story):
        found.append(Section(say("数据的限度", "What the data cannot show"), held))
    found.append(Section(say("方法与记录", "Method and record"), method(story)))
    found.append(Section(say("数据来源", "Sources"), [References()]))
    return found


def _subtitle(story: Story) -> str:
    frame = story.run["values"].frame
    count, leaves = frame["region"].n_unique(), len(story.run.framework.indicators)
    draws, figures = story.run.study.spec.robustness.draws, story.cites.used.height
    return story.say(
        f"{count} 个省级地区 · {leaves} 项指标 · {draws:,} 个设定 · 数据 {figures:,} 个，均注明出处"
        if story.provinces
        else f"{count} 个地区 · {leaves} 项指标 · {draws:,} 个设定 · 数据 {figures:,} 个，均注明出处",
        f"{count} regions · {leaves} indicators · {draws:,} variants · {figures:,} figures, each with its source",
    )


def _members(story: Story) -> dict[str, str]:
    """Give the name of each region's group; none without a grouping."""
    return {region: story.group_names[group] for region, group in story.groups.items()}


def _all_scores(story: Story) -> Table:
    say = story.say
    heads = [
        say("地区代码", "Code"),
        say("地区", "Region"),
        say("年份", "Year"),
        say("得分", "Score"),
        say("位次", "Rank"),
        say("位次下限", "Rank, low"),
        say("位次上限", "Rank, high"),
        say("一致占比", "Agreeing share"),
    ]
    columns = ["region", "name", "period", "score", "rank", "rank_low", "rank_high", "agree"]
    rows = story.index.select(columns).sort("period", "rank", "region")
    return Table(
        name=say("逐年得分", "Scores by year"),
        title=say("各地区逐年得分、位次与范围", "Scores, ranks and ranges by year"),
        columns=tuple(Column(head, align="left" if at < 2 else "right") for at, head in enumerate(heads)),
        rows=tuple(tuple(_cell(value) for value in row) for row in rows.iter_rows()),
    )


def _all_values(story: Story) -> Table:
    say = story.say
    leaves = story.run.framework.indicators
    wide = story.named(story.run["values"].frame).pivot("indicator", index=["region", "name", "period"], values="value")
    wide = wide.sort("period", "region").select("region", "name", "period", *(leaf.id for leaf in leaves))
    heads = [
        Column(say("地区代码", "Code"), align="left"),
        Column(say("地区", "Region"), align="left"),
        Column(say("年份", "Year")),
    ]
    heads += [Column(leaf.label(story.lang), unit=leaf.unit.text(story.lang)) for leaf in leaves]
    return Table(
        name=say("指标值", "Indicator values"),
        title=say("各地区逐年指标值", "Indicator values by region and year"),
        columns=tuple(heads),
        rows=tuple(tuple(_cell(value) for value in row) for row in wide.iter_rows()),
    )


def _cell(value: object) -> Cell:
    if isinstance(value, float):
        return Cell(f"{value:.4f}", value)
    return Cell(str(value), value if isinstance(value, int | str) else None)
