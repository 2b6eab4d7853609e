"""Indicators that the study made: the formula of each, or every choice of a capital stock with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from xinzhi.frameworks import formula_text
from xinzhi.frameworks.formula import codes
from xinzhi.lang import Words
from xinzhi.report.blocks import Block, Cell, Column, Table
from xinzhi.report.names import Names
from xinzhi.report.sections.green.common import unit
from xinzhi.study.made.asked import Capital, Transform
from xinzhi.study.made.panel import made_of
from xinzhi.study.made.presets import PRESETS
from xinzhi.study.made.stock import codes_of, said

if TYPE_CHECKING:
    from xinzhi.report.story import Story


def made(story: Story) -> list[Block]:
    """Give the table; nothing where the study made nothing."""
    asked = made_of(story.run.study)
    if not asked:
        return []
    say = story.say
    return [
        Table(
            name=say("推算的指标", "Derived"),
            title=say("本研究推算的指标", "Indicators derived in this study"),
            columns=(
                Column(say("指标", "Indicator"), align="left"),
                Column(say("算式或设定", "Formula or choices"), align="left"),
                Column(say("单位", "Unit"), align="left"),
                Column(say("个数", "Figures")),
                Column(say("出处", "Source of the choices"), align="left"),
            ),
            rows=tuple(_row(story, one) for one in asked),
            note=say(
                "推算的数都能追到所用的印出的数；资本存量为估计。",
                "Every derived figure leads back to the printed figures under it; capital stocks are estimates.",
            ),
        )
    ]


def _row(story: Story, one: Transform | Capital) -> tuple[Cell, ...]:
    held = story.run["panel"].frame.filter(pl.col("indicator") == one.id).height
    source = _source(story, one) if isinstance(one, Capital) else story.say("研究所定", "the study")
    return (
        Cell(one.name.text(story.lang)),
        Cell(formula_of(story, one)),
        Cell(unit(story, one.id) or "—"),
        Cell(f"{held:,}", held),
        Cell(source),
    )


def formula_of(story: Story, one: Transform | Capital) -> str:
    """Say how an indicator was made."""
    needed = codes(one.formula) if isinstance(one, Transform) else codes_of(one)
    names = {code: Words(name, name) for code in needed if (name := _named(story, code))}
    if isinstance(one, Transform):
        return formula_text(one.formula, names).text(story.lang)
    investment = names[one.investment].zh
    priced = f" ÷ {_priced(story, one, names[one.index].zh)}" if one.index else ""
    return story.say(f"{investment}{priced}，永续盘存：", f"{investment}{priced}, perpetual inventory: ") + said(
        one
    ).text(story.lang)


def _priced(story: Story, one: Capital, name: str) -> str:
    """Name a price index and its kind, which its name may say already."""
    kinds = {"previous": ("上年=100", "previous year = 100"), "fixed": ("定基", "one base")}
    if "=100" in name.replace(" ", ""):
        return name
    zh, en = kinds[one.prices]
    return story.say(f"{name}（{zh}）", f"{name} ({en})")


def _named(story: Story, code: str) -> str:
    names = Names(story.run.study.sources.packs, {one.id: one.name for one in made_of(story.run.study)})
    return names.indicator(code, "", story.lang)


def _source(story: Story, one: Capital) -> str:
    if not one.preset:
        return story.say("研究所定", "the study")
    preset = PRESETS[one.preset]
    changed = story.say("、", ", ").join(one.changed)
    other = story.say(f"；本研究改动了 {changed}", f"; the study departs from it in {changed}") if changed else ""
    return f"{preset.name.text(story.lang)}{other}{story.say('。', '. ')}{preset.citation}"
