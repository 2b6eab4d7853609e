"""Decoupling: how a pressure moved beside its driver, region by region, and intensities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.charts import decoupling as chart_of
from xinzhi.measures.decomposition.tapio import STATES
from xinzhi.report.blocks import Aside, Block, Cell, Chart, Column, Paragraph, Table, Text
from xinzhi.report.sections.green import common

if TYPE_CHECKING:
    from xinzhi.report.story import Story

TAPIO, INTENSITY = "decomposition/tapio", "decomposition/intensity"


def decoupling(story: Story) -> list[Block]:
    """Tell Tapio's states in the last period and intensities; nothing where the study asks for neither."""
    blocks: list[Block] = []
    if TAPIO in story.run:
        rows = _rows(story)
        blocks += [_note(story), _sentence(story, rows), _chart(story, rows), _table(story, rows)]
    if INTENSITY in story.run:
        blocks.append(_intensity(story))
    return blocks


def _names(story: Story, step: str) -> tuple[str, str]:
    data = common.asked(story)[step].data
    return common.label(story, data["pressure"][0]), common.label(story, data["driver"][0])


def _rows(story: Story) -> pl.DataFrame:
    frame = story.named(story.run[TAPIO].frame)
    last = frame.filter(pl.col("period") == frame["period"].max())
    return last.with_columns(
        said=pl.col("code").map_elements(lambda code: STATES[code].text(story.lang), return_dtype=pl.String)
    )


def _note(story: Story) -> Aside:
    pressure, driver = _names(story, TAPIO)
    return Aside(
        story.say(
            f"弹性 = {pressure}变化率 ÷ {driver}变化率，分界为 0、0.8、1.2（Tapio 2005）。{driver}几乎不变时不作判断，记为“未定”。"
            "脱钩说的是两者一同怎样变化，不说明原因。",
            f"Elasticity = change of {pressure} over change of {driver}, edges 0, 0.8 and 1.2 (Tapio 2005). Where {driver} hardly moves the "
            "state is undetermined. Decoupling tells how the two moved side by side, not why.",
        )
    )


def _sentence(story: Story, rows: pl.DataFrame) -> Paragraph:
    count = rows.group_by("code", "said").len().sort("len", "code", descending=[True, False])
    told = [(row["said"], row["len"]) for row in count.iter_rows(named=True)]
    since = common.asked(story)[TAPIO].settings.get("base", "previous")
    period = rows["period"][0]
    compared = (
        ("与首年相比", "compared with the first year")
        if since == "first"
        else ("与上一年相比", "compared with the year before")
    )
    zh = "，".join(f"{state} {number} 个" for state, number in told)
    en = ", ".join(f"{number} in {state}" for state, number in told)
    return Paragraph(
        (
            Text(
                story.say(
                    f"{period} 年{compared[0]}，{rows.height} 个地区中：{zh}。",
                    f"In {period}, {compared[1]}, of {rows.height} regions: {en}.",
                )
            ),
        )
    )


def _chart(story: Story, rows: pl.DataFrame) -> Chart:
    pressure, driver = _names(story, TAPIO)
    strong = int((rows["code"] == 1).sum())
    points = _labelled(
        rows.select("name", "elasticity", driver="driver_change", pressure="pressure_change", state="said")
    )
    axes = (
        story.say(f"{driver}变化率", f"Change of {driver}"),
        story.say(f"{pressure}变化率", f"Change of {pressure}"),
    )
    chart = chart_of(points, [state.text(story.lang) for state in STATES], axes, story.lang)
    period = rows["period"][0]
    return Chart(
        name="decomposition-tapio",
        title=story.say(
            f"{rows.height} 个地区中 {strong} 个强脱钩", f"{strong} of {rows.height} regions in strong decoupling"
        ),
        subtitle=story.say(
            f"{pressure}与{driver}的变化率，{period} 年；虚线为弹性 0.8 和 1.2",
            f"Changes of {pressure} and {driver}, {period}; dashed lines are elasticities of 0.8 and 1.2",
        ),
        note=common.source(story, TAPIO),
        chart=chart,
        static=chart,
    )


def _labelled(points: pl.DataFrame) -> pl.DataFrame:
    """Name the points that stand apart, the furthest out first, so that names do not lie on one another."""
    places = points.select("driver", "pressure").to_numpy()
    spread = np.ptp(np.vstack([places, np.zeros(2)]), axis=0)
    scaled = places / np.where(spread > 0, spread, 1.0) * np.array([560 / 70, 340 / 22])
    taken: list[int] = []
    for k in np.argsort(-np.abs(scaled - np.median(scaled, axis=0)).sum(axis=1), kind="stable"):
        if all(np.abs(scaled[k] - scaled[other]).max() > 1 for other in taken):
            taken.append(int(k))
    labels = [name if k in taken else "" for k, name in enumerate(points["name"])]
    return points.with_columns(label=pl.Series(labels, dtype=pl.String))


def _percent(value: float) -> str:
    return f"{value:+.1%}"


def _table(story: Story, rows: pl.DataFrame) -> Table:
    say = story.say
    pressure, driver = _names(story, TAPIO)
    return Table(
        name=say("脱钩状态", "Decoupling"),
        title=say(f"各地区脱钩状态，{rows['period'][0]} 年", f"Decoupling by region, {rows['period'][0]}"),
        columns=(
            Column(say("地区", "Region"), align="left"),
            Column(say(f"{pressure}变化率", f"Change of {pressure}")),
            Column(say(f"{driver}变化率", f"Change of {driver}")),
            Column(say("弹性", "Elasticity")),
            Column(say("状态", "State"), align="left"),
        ),
        rows=tuple(_row(story, row) for row in rows.sort("code", "region").iter_rows(named=True)),
    )


def _row(story: Story, row: dict[str, Any]) -> tuple[Cell, ...]:
    known = row["code"] > 0
    number = common.cited(story, TAPIO, row, _percent(row["pressure_change"]), ("压力变化率", "change of pressure"))
    return (
        Cell(row["name"], row["name"]),
        Cell(number.text, row["pressure_change"], number.cite),
        Cell(_percent(row["driver_change"]), row["driver_change"]),
        Cell(f"{row['elasticity']:.2f}", row["elasticity"]) if known else Cell("—"),
        Cell(row["said"], row["said"], weak=not known),
    )


def _intensity(story: Story) -> Paragraph:
    pressure, driver = _names(story, INTENSITY)
    whole = story.run[INTENSITY].tables["whole"].sort("period")
    one, other = whole.row(0, named=True), whole.row(-1, named=True)
    change = other["intensity"] / one["intensity"] - 1 if one["intensity"] else float("nan")
    return Paragraph(
        (
            Text(
                story.say(
                    f"全部地区合计，单位{driver}的{pressure}由 {one['period']} 年的 {one['intensity']:.4g} 变为 {other['period']} 年的 {other['intensity']:.4g}（{change:+.1%}）。",
                    f"All regions together, {pressure} per unit of {driver} went from {one['intensity']:.4g} in {one['period']} to {other['intensity']:.4g} in {other['period']} ({change:+.1%}).",
                )
            ),
        )
    )
