"""Analyses of single indicators: one line each, their numbers in the workbook."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.lang import Words
from xinzhi.report.blocks import Block, Cell, Column, Table
from xinzhi.report.section import Section
from xinzhi.report.sections.regional.told import p_value, percent, plain_table

if TYPE_CHECKING:
    from xinzhi.report.story import Story
    from xinzhi.study.result import Result

ELSEWHERE = ("space/panel_model", "space/geo_detector")


def name_of(story: Story, indicator: str) -> str:
    """Give the name of an indicator of the framework; what is none stays as it is."""
    told = indicator.removeprefix("W_")
    for leaf in story.run.framework.indicators:
        if leaf.id == told:
            name = leaf.label(story.lang)
            return name if told == indicator else story.say(f"邻近地区的{name}", f"{name} of neighbours")
    return indicator


def variables(story: Story) -> list[Section]:
    """Give the section on single indicators; none where the study asks for none."""
    asked = story.run.study.spec.chapters["regions"]
    held = [one for one in asked.values() if one.indicator and one.method.key not in ELSEWHERE]
    if not held:
        return []
    say = story.say
    rows = []
    for one in held:
        zh, en = _line(one.method.key, story.run[one.name])
        rows.append((Cell(name_of(story, one.indicator)), Cell(say(one.method.zh, one.method.en)), Cell(say(zh, en))))
    table = Table(
        name=say("单个指标", "Indicators"),
        title=say(f"单个指标的区域分析，{story.years} 年", f"Regional analyses of single indicators, {story.years}"),
        columns=(
            Column(say("指标", "Indicator"), align="left"),
            Column(say("方法", "Method"), align="left"),
            Column(say("结果", "Result"), align="left"),
        ),
        rows=tuple(rows),
        note=say(
            "指标取原值，没有设定的范围。逐期结果见 tables.xlsx。",
            "Indicators as they stand, without variants. Results by period are in tables.xlsx.",
        ),
    )
    blocks: list[Block] = [table]
    return [
        Section(say("区域：单个指标", "Regions: single indicators"), blocks, [_whole(story, one.name) for one in held])
    ]


def _whole(story: Story, name: str) -> Table:
    frame = story.run[name].frame
    if "region" in frame.columns:
        frame = story.named(frame).select("name", pl.exclude("name", "region"))
    return plain_table(
        story, Words(name, name), Words(name, name), frame, {column: Words(column, column) for column in frame.columns}
    )


def _line(method: str, result: Result) -> tuple[str, str]:
    """Say what an analysis found, in both languages."""
    kind = method.split("/", maxsplit=1)[0]
    teller = _TELLERS.get(method, _total if kind == "disparity" and "total" in result.frame.columns else _nothing)
    return teller(result)


def _nothing(_: Result) -> tuple[str, str]:
    return "见 tables.xlsx", "see tables.xlsx"


def _total(result: Result) -> tuple[str, str]:
    one, other = result.frame.row(0, named=True), result.frame.row(-1, named=True)
    return (
        f"{one['period']} 年 {one['total']:.3f}，{other['period']} 年 {other['total']:.3f}",
        f"{one['total']:.3f} in {one['period']}, {other['total']:.3f} in {other['period']}",
    )


def _sigma(result: Result) -> tuple[str, str]:
    one, other = result.frame.row(0, named=True), result.frame.row(-1, named=True)
    return (
        f"σ {one['period']} 年 {one['sigma']:.3f}，{other['period']} 年 {other['sigma']:.3f}",
        f"σ {one['sigma']:.3f} in {one['period']}, {other['sigma']:.3f} in {other['period']}",
    )


def _beta(result: Result) -> tuple[str, str]:
    about = result.diagnostics
    told = f"β = {about['beta']:.4f}（{p_value(about['p'])}）", f"β = {about['beta']:.4f} ({p_value(about['p'])})"
    if about["p"] is None or about["p"] >= 0.05 or about["speed"] is None or about["beta"] >= 0:
        return told
    return f"{told[0]}，速度每年 {about['speed']:.1%}", f"{told[1]}, speed {about['speed']:.1%} a year"


def _clubs(result: Result) -> tuple[str, str]:
    about, clubs = result.diagnostics, result.tables["clubs"].height
    t = "—" if about["t"] is None else f"{about['t']:.2f}"
    if about["converges"]:
        return f"不拒绝收敛（t = {t}）", f"convergence is not rejected (t = {t})"
    return f"拒绝收敛（t = {t}），{clubs} 个俱乐部", f"convergence is rejected (t = {t}), {clubs} clubs"


def _markov(result: Result) -> tuple[str, str]:
    stay = percent(result.diagnostics["stay"])
    return f"一年后 {stay} 留在原类", f"{stay} stay in their class after a year"


def _moran(result: Result) -> tuple[str, str]:
    row = result.frame.row(-1, named=True)
    p = p_value(row["p_permuted"])
    return f"{row['period']} 年 {row['i']:.3f}（{p}）", f"{row['i']:.3f} in {row['period']} ({p})"


def _density(result: Result) -> tuple[str, str]:
    one, other = result.frame.row(0, named=True), result.frame.row(-1, named=True)
    return (
        f"主峰由 {one['peak']:.4g} 到 {other['peak']:.4g}",
        f"highest peak from {one['peak']:.4g} to {other['peak']:.4g}",
    )


def _ranks(result: Result) -> tuple[str, str]:
    about: dict[str, Any] = result.diagnostics
    moved = percent(about["overall_exchanged"])
    return f"{moved} 的地区对互换了位次", f"{moved} of pairs changed their order"


def _modes(result: Result) -> tuple[str, str]:
    row = result.frame.row(-1, named=True)
    return f"{row['period']} 年检验得到 {row['modes']} 个峰", f"{row['modes']} peaks by the test in {row['period']}"


def _access(result: Result) -> tuple[str, str]:
    from xinzhi.keys import regions

    if not result.diagnostics["links"]:
        best = result.frame.sort("value", descending=True)["region"][0]
        return f"最高的是{regions.name(best, 'zh')}", f"highest in {regions.name(best, 'en')}"
    row = result.frame.sort("gain", descending=True, nulls_last=True).row(0, named=True)
    gained = result.frame.filter(pl.col("gain") > 0).height
    return (
        f"新增线路后 {gained} 个地区提高，最多的是{regions.name(row['region'], 'zh')}（{row['gain']:.1%}）",
        f"with the links {gained} regions reach more, most of all {regions.name(row['region'], 'en')} ({row['gain']:.1%})",
    )


_TELLERS: dict[str, Callable[[Result], tuple[str, str]]] = {
    "dynamics/sigma_convergence": _sigma,
    "dynamics/beta_convergence": _beta,
    "dynamics/club_convergence": _clubs,
    "dynamics/markov": _markov,
    "dynamics/kernel_density": _density,
    "dynamics/modality": _modes,
    "dynamics/rank_mobility": _ranks,
    "space/accessibility": _access,
    "space/market_potential": _access,
    "space/moran": _moran,
}
