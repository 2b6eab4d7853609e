"""Where regions fall short of the frontier: the gaps of each input and output, and the plane of two ratios."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import polars as pl

from xinzhi.charts import frontier, slack_heat
from xinzhi.report.blocks import Chart
from xinzhi.report.sections.green import common

if TYPE_CHECKING:
    from xinzhi.report.story import Story

SAME = 1e-8
LEAST = 0.005  # below this a gap rounds to 0 % and has no number


def heat(story: Story, step: str, rows: pl.DataFrame) -> Chart:
    """Draw the gap of every variable to its target."""
    period = rows["period"][0]
    inside = rows.filter(pl.col("efficiency") < 1 - SAME)["name"].to_list()
    cells = story.named(story.run[step].tables["slacks"].filter(pl.col("period") == period))
    cells = cells.filter(pl.col("name").is_in(inside)).with_columns(
        variable=pl.col("indicator").replace_strict(_short(story, step), return_dtype=pl.String),
        gap=pl.when(pl.col("kind") == "outputs")
        .then(1 - pl.col("value") / pl.col("target"))
        .otherwise(1 - pl.col("target") / pl.col("value"))
        .fill_nan(0.0)
        .fill_null(0.0)
        .clip(0, 1),
    )
    cells = cells.with_columns(
        shown=pl.when(pl.col("gap") >= LEAST)
        .then(pl.format("{}%", (pl.col("gap") * 100).round().cast(pl.Int64)))
        .otherwise(pl.lit(""))
    )
    means = cells.group_by("variable", maintain_order=True).agg(pl.col("gap").mean()).sort("gap", descending=True)
    columns = list(_short(story, step).values())
    chart = slack_heat(cells.select("name", "variable", "gap", "shown"), inside, columns, story.lang)
    worst = means.row(0, named=True) if means.height else {"variable": "", "gap": 0.0}
    name = str(worst["variable"]).replace("\n", " " if story.lang == "en" else "")
    return Chart(
        name=f"{step.replace('/', '-')}-gaps",
        title=story.say(
            f"前沿以外的地区，与目标差得最多的是{name}（平均 {worst['gap']:.0%}）",
            f"Off the frontier, the gap to the target is widest in {name} (mean {worst['gap']:.0%})",
        ),
        subtitle=story.say(
            f"投入可节约、产出可增加的份额，{period} 年；前沿上的地区不列",
            f"Share of inputs that could be saved, of output targets not reached, {period}; without regions on the frontier",
        ),
        note=common.source(story, step),
        chart=chart,
        static=chart,
    )


def _short(story: Story, step: str) -> dict[str, str]:
    """Name the variables in the order they were given, inputs first."""
    data = common.asked(story)[step].data
    width = 9 if story.lang == "zh" else 19
    names = [name for param in ("inputs", "outputs", "bad") for name in data.get(param, ())]
    return {name: common.broken(common.label(story, name), width, story.lang) for name in names}


def plane(story: Story, step: str, rows: pl.DataFrame) -> Chart:
    """Draw the frontier in the plane of two ratios."""
    tables, period = story.run[step].tables, rows["period"][0]
    points = story.named(tables["plane"]).join(
        rows.select("region", share="frontier_share"), on="region", how="left", maintain_order="left"
    )
    near = points.with_columns(
        score=(pl.col("x") / pl.col("x").max()).pow(2) + (pl.col("y") / pl.col("y").max()).pow(2)
    )
    told = set(near.sort("score", descending=True)["region"].head(5)) | set(points.filter("on")["region"])
    points = points.with_columns(label=pl.when(pl.col("region").is_in(sorted(told))).then("name").otherwise(pl.lit("")))
    chart = frontier(points, tables["plane_line"], _axes(story, step), story.lang)
    on = points.filter("on")["name"].to_list()
    names = story.say("、", ", ").join(on)
    return Chart(
        name=f"{step.replace('/', '-')}-frontier",
        title=story.say(
            f"只看这两项，前沿由{names}构成", f"In these two ratios alone, the frontier is made of {names}"
        ),
        subtitle=story.say(
            f"两项比率的前沿，{period} 年；效率按全部投入和产出计算，线内的地区也可能位于前沿",
            f"Frontier of two ratios, {period}; efficiency counts all inputs and outputs, and may be full inside the line",
        ),
        note=common.source(story, step),
        chart=chart,
        static=chart,
    )


def _axes(story: Story, step: str) -> tuple[str, str]:
    """Name the two axes with their units, long names in lines."""
    data = common.asked(story)[step].data
    inputs, outputs = data["inputs"], data["outputs"]
    if len(outputs) > 1:
        pairs = [(outputs[0], inputs[0]), (outputs[1], inputs[0])]
    elif len(inputs) > 1:
        pairs = [(inputs[0], outputs[0]), (inputs[1], outputs[0])]
    else:
        return _axis(story, [inputs[0]]), _axis(story, [outputs[0]])
    return _axis(story, pairs[0]), _axis(story, pairs[1])


def _axis(story: Story, ratio: Sequence[str]) -> str:
    over = " / ".join(common.label(story, name) for name in ratio)
    units = " / ".join(common.unit(story, name) for name in ratio)
    return common.broken(
        story.say(f"{over}（{units}）", f"{over} ({units})"), 28 if story.lang == "zh" else 46, story.lang
    )
