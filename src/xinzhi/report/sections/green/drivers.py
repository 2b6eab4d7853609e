"""Drivers: what each factor adds to the change of a pressure, and where the Kuznets curve turns."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from xinzhi.charts import waterfall
from xinzhi.lang import Words
from xinzhi.report.blocks import Aside, Block, Cell, Chart, Column, Paragraph, Table, Text
from xinzhi.report.sections.green import common
from xinzhi.report.sentences import inside

if TYPE_CHECKING:
    from xinzhi.report.story import Story

KUZNETS = "decomposition/kuznets"
KAYA = {
    "population": Words("人口", "Population"),
    "income": Words("人均产出", "Product per head"),
    "energy_intensity": Words("能源强度", "Energy intensity"),
    "carbon_intensity": Words("单位能源碳排放", "Carbon per unit of energy"),
}


def drivers(story: Story) -> list[Block]:
    """Tell the effects of factors and the Kuznets curve; nothing where the study asks for neither."""
    blocks: list[Block] = []
    for step in ("decomposition/kaya", "decomposition/lmdi"):
        if step in story.run and common.asked(story)[step].settings.get("form", "additive") == "additive":
            blocks += [_note(story), _chart(story, step), _table(story, step)]
    if KUZNETS in story.run:
        blocks.append(_curve(story))
    return blocks


def _factors(story: Story, step: str) -> dict[str, str]:
    names = common.asked(story)[step].data.get("factors")
    if names is None:
        return {key: words.text(story.lang) for key, words in KAYA.items()}
    return {name: common.label(story, name) for name in names}


def _note(story: Story) -> Aside:
    return Aside(
        story.say(
            "LMDI 分解（Ang 2005），逐年相连，不留残差：各因素之和等于总变化。份额表示与变化同时出现的量，不表示原因。",
            "LMDI (Ang 2005), chained over the years and without a residual: factors sum to the change. An effect goes along with the "
            "change and does not say what brought it about.",
        )
    )


def _chart(story: Story, step: str) -> Chart:
    result, names = story.run[step], _factors(story, step)
    level = result.tables["aggregate"].sort("period")
    ends = result.tables["cumulative"].sort("period").row(-1, named=True)
    effects = [(label, float(ends[name])) for name, label in names.items()]
    broken = [(common.broken(label, 8 if story.lang == "zh" else 18, story.lang), effect) for label, effect in effects]
    first, last = level["period"][0], level["period"][-1]
    most = max(effects, key=lambda each: abs(each[1]))
    chart = waterfall(
        float(level["aggregate"][0]),
        broken,
        (story.say(f"{first} 年", str(first)), story.say(f"{last} 年", str(last))),
        story.lang,
    )
    change = float(level["aggregate"][-1] - level["aggregate"][0])
    return Chart(
        name=step.replace("/", "-"),
        title=story.say(
            f"总量变化 {common.amount(change, signed=True)}，其中与{most[0]}相应的为 {common.amount(most[1], signed=True)}",
            f"The total changed by {common.amount(change, signed=True)}, of which {common.amount(most[1], signed=True)} goes with {inside(most[0], 'en')}",
        ),
        subtitle=story.say(
            f"总量与各因素的贡献，{first}—{last} 年", f"Total and effect of each factor, {first}–{last}"
        ),
        note=common.source(story, step),
        chart=chart,
        static=chart,
    )


def _table(story: Story, step: str) -> Table:
    names, say = _factors(story, step), story.say
    return Table(
        name=say("因素分解", "Effects"),
        title=say("逐年变化与各因素的贡献", "Change by year and effect of each factor"),
        columns=(
            Column(say("年份", "Year"), align="left"),
            Column(say("总变化", "Change")),
            *(Column(label) for label in names.values()),
        ),
        rows=tuple(
            (
                Cell(str(row["period"]), row["period"]),
                Cell(common.amount(row["total"], signed=True), row["total"]),
                *(Cell(common.amount(row[name], signed=True), row[name]) for name in names),
            )
            for row in story.run[step].frame.iter_rows(named=True)
        ),
    )


def _curve(story: Story) -> Paragraph:
    found = story.run[KUZNETS].frame.row(0, named=True)
    data = common.asked(story)[KUZNETS].data
    pressure, income = (common.label(story, data[name][0]) for name in ("pressure", "income"))
    if math.isnan(found["turning_point"]):
        shape = Words("上升", "rising") if found["shape"] == "rising" else Words("下降", "falling")
        return Paragraph(
            (
                Text(
                    story.say(
                        f"{pressure}随{income}的曲线在数据范围内没有拐点（{shape.zh}；Lind–Mehlum 检验 p = {found['p']:.2f}）。",
                        f"The curve of {pressure} in {income} has no turning point inside the data ({shape.en}; Lind–Mehlum test, p = {found['p']:.2f}).",
                    )
                ),
            )
        )
    held = not math.isnan(found["interval_low"])
    zh = (
        f"95% 区间 {common.amount(found['interval_low'])}—{common.amount(found['interval_high'])}"
        if held
        else "区间没有界"
    )
    en = (
        f"interval {common.amount(found['interval_low'])}–{common.amount(found['interval_high'])}"
        if held
        else "an interval without bounds"
    )
    kind = Words("倒 U 形", "an inverse U") if found["shape"] == "inverse U" else Words("U 形", "a U")
    return Paragraph(
        (
            Text(
                story.say(
                    f"{pressure}随{income}呈{kind.zh}，拐点在 {common.amount(found['turning_point'])}（{zh}，Fieller；Lind–Mehlum 检验 p = {found['p']:.3f}）。",
                    f"{pressure} in {income} is {kind.en}, turning at {common.amount(found['turning_point'])} ({en}, Fieller; Lind–Mehlum test, p = {found['p']:.3f}).",
                )
            ),
        )
    )
