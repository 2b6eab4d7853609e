"""What the sections of the green chapter share: names of indicators, cites, and the last line of a chart."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.lang import Words
from xinzhi.measures.registry import find
from xinzhi.report.blocks import Number
from xinzhi.report.names import Names
from xinzhi.report.sentences import listed
from xinzhi.study.made.panel import made_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from xinzhi.lang import Lang
    from xinzhi.report.story import Story
    from xinzhi.study.green.figures import Asked


EN_PARTS = {"inputs": "inputs", "outputs": "outputs", "bad outputs": "bad"}
ZH_PARTS = {"投入": "inputs", "产出": "outputs", "坏产出": "bad"}
EN_COLUMN = re.compile(r"column (\d+) of the (inputs|outputs|bad outputs)")
ZH_COLUMN = re.compile(r"(投入|坏产出|产出)第 (\d+) 列")
PRICES = Words(
    "金额按来源的价格口径，未另作调整。",
    "Money is at the prices of its source, not adjusted.",
)


def model(story: Story, step: str) -> str:
    """Name the model of a step with its settings."""
    said = story.run[step].diagnostics["model"]
    return story.say(said["zh"], said["en"])


def minded(story: Story, step: str) -> str:
    """Say what to mind about the figures of a step, and of others of its kind that have no section, or nothing."""
    role = find(*step.split("/")).role
    others = [name for name in asked(story) if name != step and find(*name.split("/")).role == role]
    said = [
        noted(story, step),
        *(
            noted(story, name, story.say(f"{method_name(story, name)}：", f"{method_name(story, name)}: "))
            for name in others
        ),
    ]
    notes = [each for each in said if each]
    return story.say(f"注意：{'。'.join(notes)}。", f"Mind: {'. '.join(notes)}.") if notes else ""


def noted(story: Story, step: str, head: str = "") -> str:
    """Give the notes of a step in one sentence after `head`, variables by their names."""
    held = asked(story)[step].data
    notes = [
        with_names(note[story.lang], lambda param, at: label(story, held[param][at])) for note in story.run[step].notes
    ]
    return head + story.say("；", "; ").join(note.rstrip("。.") for note in notes) if notes else ""


def with_names(note: str, name: Callable[[str, int], str]) -> str:
    """Put names of variables in place of numbers of columns.

    >>> with_names("column 2 of the inputs is the same for all units", lambda param, at: f"{param}-{at}")
    'inputs-1 is the same for all units'
    >>> with_names("投入第 1 列与坏产出第 1 列成固定比例", lambda param, at: f"{param}-{at}")
    '“inputs-0”与“bad-0”成固定比例'
    """
    note = EN_COLUMN.sub(lambda found: name(EN_PARTS[found[2]], int(found[1]) - 1), note)
    return ZH_COLUMN.sub(lambda found: f"“{name(ZH_PARTS[found[1]], int(found[2]) - 1)}”", note)


def variables(story: Story, step: str) -> str:
    """List inputs, outputs and bad outputs of a step in sentences."""
    data = asked(story)[step].data
    named = {param: labels(story, names) for param, names in data.items()}
    bad = story.say(f"非期望产出：{named['bad']}。", f" Undesirable outputs: {named['bad']}.") if "bad" in named else ""
    return story.say(
        f"投入：{named['inputs']}。产出：{named['outputs']}。{bad}",
        f"Inputs: {named['inputs']}. Outputs: {named['outputs']}.{bad}",
    )


def amount(value: float, *, signed: bool = False) -> str:
    """Give an amount with four digits that matter, thousands parted.

    >>> amount(52290.4), amount(0.012345), amount(-12345.6, signed=True)
    ('52,290', '0.01235', '-12,346')
    """
    plain = f"{value:+,.0f}" if signed else f"{value:,.0f}"
    fine = f"{value:+.4g}" if signed else f"{value:.4g}"
    return plain if abs(value) >= 1000 else fine


def broken(name: str, width: int, lang: Lang) -> str:
    r"""Break a long name into lines, English between words.

    >>> broken("Turnover of the technology market", 19, "en")
    'Turnover of the\ntechnology market'
    """
    if lang == "en":
        return "\n".join(textwrap.wrap(name, width))
    lines = -(-len(name) // width)
    even = -(-len(name) // lines)
    return "\n".join(name[at : at + even] for at in range(0, len(name), even))


def first_of(story: Story, role: str) -> str | None:
    """Give the first step of the chapter whose method has this role, or None."""
    return next((name for name in asked(story) if find(*name.split("/")).role == role), None)


def asked(story: Story) -> dict[str, Asked]:
    """Give what the study asks of the chapter, by step."""
    found: dict[str, Asked] = story.run.study.spec.chapters.get("green", {})
    return found


def label(story: Story, indicator: str) -> str:
    """Name an indicator: one of the sources, or one of the framework."""
    for leaf in story.run.framework.indicators:
        if leaf.id == indicator:
            return leaf.label(story.lang)
    made = {one.id: one.name for one in made_of(story.run.study)}
    return Names(story.run.study.sources.packs, made).indicator(indicator, "", story.lang)


def unit(story: Story, indicator: str) -> str:
    """Give the unit of an indicator's figures."""
    for leaf in story.run.framework.indicators:
        if leaf.id == indicator:
            return leaf.unit.text(story.lang)
    held = story.run["panel"].frame.filter(pl.col("indicator") == indicator)
    return Names(story.run.study.sources.packs).unit(indicator, held["unit"][0], story.lang) if held.height else ""


def labels(story: Story, names: tuple[str, ...]) -> str:
    """List indicators in a sentence."""
    return listed([label(story, name) for name in names], story.lang)


def method_name(story: Story, step: str) -> str:
    """Name the method of a step."""
    return story.method_name(*step.split("/"))


def source(story: Story, step: str) -> str:
    """Give the last line of a chart of this chapter."""
    packs = [pack.name.text(story.lang) for pack in story.run.study.sources.packs]
    held = listed(packs or list(story.run.study.spec.sources), story.lang)
    name, key = method_name(story, step), story.run[step].key[:8]
    return story.say(
        f"来源：{held}，出版物见文末；方法：{name}（记录 {key}）",
        f"Source: {held}, publications at the end; method: {name} (record {key})",
    )


def cited(story: Story, step: str, row: dict[str, Any], shown: str, what: tuple[str, str]) -> Number:
    """Give a number of one region and period that shows the figures it rests on; `what` names it in both languages."""
    region, period = row["region"], row["period"]
    name = f"{step}-{what[1].replace(' ', '-')}-{region}-{period}"
    if name not in story.cites.cites:
        lineage = story.run[step].tables["lineage"]
        here = lineage.filter((pl.col("region") == region) & (pl.col("period") == period))
        figures = here["evidence_id"].unique().sort().to_list()
        where, where_en = story.cites.numbers(figures), method_name(story, step)
        title = story.say(
            f"{story.name(region)} {period} 年{what[0]} {shown}", f"{story.name(region)} {period}: {what[1]} {shown}"
        )
        how = story.say(
            f"{where_en}，与各地区一同计算；该地区所据数据 {len(figures)} 个：",
            f"{where_en}, computed with all regions; figures of this region ({len(figures)}):",
        )
        brief = story.say(
            f"{title}：{where_en}，该地区所据数据 {len(figures)} 个，列于 tables.xlsx“数据”表；来源 {where}。",
            f"{title}: {where_en}, {len(figures)} figures of this region in the sheet 'Figures' of tables.xlsx; sources {where}.",
        )
        story.cites.add(name, title=title, how=how, brief=brief, figures=figures)
    return Number(shown, name)
