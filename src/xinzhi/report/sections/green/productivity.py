"""Productivity over time: by how much it changed, in which part, and which cells could not be computed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.charts import productivity as chart_of
from xinzhi.lang import Words
from xinzhi.report.blocks import Aside, Block, Cell, Chart, Column, Paragraph, Span, Table, Text
from xinzhi.report.sections.green import common
from xinzhi.report.sentences import listed, span

if TYPE_CHECKING:
    from xinzhi.report.story import Story

PARTS = {
    "total": Words("生产率", "Productivity"),
    "efficiency_change": Words("效率变化", "Efficiency change"),
    "pure_efficiency_change": Words("纯效率变化", "Pure efficiency change"),
    "scale_efficiency_change": Words("规模效率变化", "Scale efficiency change"),
    "technical_change": Words("技术变化", "Technical change"),
    "scale_technical_change": Words("规模技术变化", "Scale bias of technical change"),
    "output_change": Words("产出变化", "Output change"),
    "input_saving": Words("投入节约", "Input saving"),
}
WHAT = ("生产率水平", "level of productivity")


def productivity(story: Story, step: str) -> list[Block]:
    """Tell the change of productivity: sentence, chart, table by year, table by region."""
    lines = _lines(story, step)
    return [
        _note(story, step),
        _sentence(story, step, lines),
        _chart(story, step, lines),
        _years(story, step),
        _regions(story, step),
    ]


def _additive(story: Story, step: str) -> bool:
    return bool(story.run[step].diagnostics["additive"])


def _lines(story: Story, step: str) -> pl.DataFrame:
    """Give the mean level of the total and each part since the first period."""
    means = story.run[step].tables["mean"].sort("period")
    first = int(story.run[step].tables["levels"]["period"].min())  # type: ignore[arg-type]
    rows = []
    for name in ("total", *story.run[step].diagnostics["parts"]):
        change = means[name].to_numpy()
        level = (
            np.concatenate([[0.0], change.cumsum()])
            if _additive(story, step)
            else np.concatenate([[1.0], change.cumprod()])
        )
        rows.append(
            pl.DataFrame(
                {
                    "period": [first, *means["period"]],
                    "part": PARTS[name].text(story.lang),
                    "name": name,
                    "level": level,
                }
            )
        )
    return pl.concat(rows)


def _note(story: Story, step: str) -> Aside:
    up = (
        ("小于 0 为退步，大于 0 为进步", "Above 0 is progress, below 0 the reverse")
        if _additive(story, step)
        else ("大于 1 为进步，小于 1 为退步", "Above 1 is progress, below 1 the reverse")
    )
    joined = ("相加", "add") if _additive(story, step) else ("相乘", "multiply")
    model, minded = common.model(story, step), common.minded(story, step)
    return Aside(
        story.say(
            f"{model}。{common.variables(story, step)}{up[0]}；各部分{joined[0]}等于总变化，逐格核对。"
            f"各地区平均不加权。{common.PRICES.zh}{minded}",
            f"{model}. {common.variables(story, step)} {up[1]}; parts {joined[1]} up to the total, checked cell by cell. "
            f"Means over regions are unweighted. {common.PRICES.en} {minded}".rstrip(),
        )
    )


def _rate(story: Story, step: str, level: float, years: int) -> str:
    """Say a level as a change a year."""
    change = level / years if _additive(story, step) else level ** (1 / years) - 1
    return f"{change:+.1%}" if not _additive(story, step) else f"{change:+.3f}"


def _sentence(story: Story, step: str, lines: pl.DataFrame) -> Paragraph:
    first, last = int(lines["period"].min()), int(lines["period"].max())  # type: ignore[arg-type]
    ends = {row["name"]: row["level"] for row in lines.filter(pl.col("period") == last).iter_rows(named=True)}
    told = {name: _rate(story, step, level, last - first) for name, level in ends.items()}
    parts = [name for name in told if name != "total"]
    zh = "，".join(f"{PARTS[name].zh} {told[name]}" for name in parts)
    en = ", ".join(f"{PARTS[name].en.lower()} {told[name]}" for name in parts)
    spans: list[Span] = [
        story.text(
            f"{span(first, last, 'zh')} 年，各地区生产率平均每年变化 {told['total']}（{zh}）。",
            f"From {first} to {last} productivity changed by {told['total']} a year on average ({en}). ",
        )
    ]
    levels = story.named(
        story.run[step].tables["levels"].filter((pl.col("period") == last) & pl.col("level").is_not_nan())
    )
    if levels.height:
        up = int((levels["level"] > (0 if _additive(story, step) else 1)).sum())
        best = levels.sort("level", "region", descending=[True, False]).row(0, named=True)
        spans += [
            story.text(
                f"{levels.height} 个地区中 {up} 个高于 {first} 年，{best['name']}最高（{first} 年为 {0 if _additive(story, step) else 1}，{last} 年为 ",
                f"{up} of {levels.height} regions are above {first}; {best['name']} is highest ({0 if _additive(story, step) else 1} in {first}, ",
            ),
            common.cited(story, step, best, f"{best['level']:.3f}", WHAT),
            story.text("）。", f" in {last})."),
        ]
    spans += _missing(story, step)
    return Paragraph(tuple(spans))


def _missing(story: Story, step: str) -> list[Span]:
    frame = story.named(story.run[step].frame.filter(pl.col("status") != "optimal"))
    if not frame.height:
        return [story.text("全部格子都算得出。", " Every cell could be computed.")]
    cells = [f"{row['name']} {row['period']}" for row in frame.head(5).iter_rows(named=True)]
    reason = frame[f"reason_{story.lang}"][0]
    return [
        Text(
            story.say(
                f"{frame.height} 个格子算不出：{listed(cells, 'zh')}{'等' if frame.height > 5 else ''}，原因如：{reason}。",
                f" {frame.height} {'cell' if frame.height == 1 else 'cells'} could not be computed: {listed(cells, 'en')}{' and others' if frame.height > 5 else ''}; the reason, for one: {reason}.",
            )
        )
    ]


def _chart(story: Story, step: str, lines: pl.DataFrame) -> Chart:
    first, last = int(lines["period"].min()), int(lines["period"].max())  # type: ignore[arg-type]
    total = float(lines.filter((pl.col("name") == "total") & (pl.col("period") == last))["level"][0])
    levels = story.run[step].tables["levels"].filter(pl.col("level").is_not_nan())
    band = levels.group_by("period").agg(
        pl.col("level").quantile(0.25, "linear").alias("low"), pl.col("level").quantile(0.75, "linear").alias("high")
    )
    order = list(dict.fromkeys(lines["part"]))
    base = 0.0 if _additive(story, step) else 1.0
    chart = chart_of(lines.select("period", "part", "level"), band.sort("period"), order, base, story.lang)
    ends = {
        row["name"]: abs(np.log(row["level"])) if base else abs(row["level"])
        for row in lines.filter(pl.col("period") == last).iter_rows(named=True)
    }
    most = max((name for name in ends if name != "total"), key=lambda name: ends[name])
    return Chart(
        name=step.replace("/", "-"),
        title=story.say(
            f"{last} 年生产率为 {first} 年的 {total:.2f} 倍，变动最大的部分是{PARTS[most].zh}"
            if base
            else f"{first} 年以来生产率变化 {total:+.3f}，变动最大的部分是{PARTS[most].zh}",
            f"Productivity in {last} is {total:.2f} times that of {first}; the part that moved most is {PARTS[most].en.lower()}"
            if base
            else f"Productivity changed by {total:+.3f} since {first}; the part that moved most is {PARTS[most].en.lower()}",
        ),
        subtitle=story.say(
            f"各地区{'算术' if not base else '几何'}平均的累计水平，{first} 年 = {base:g}；浅色带为各地区总水平的中间一半",
            f"Cumulative level, {'arithmetic' if not base else 'geometric'} mean over regions, {first} = {base:g}; the pale band holds the middle half of the regions' totals",
        ),
        note=common.source(story, step),
        chart=chart,
        static=chart,
    )


def _years(story: Story, step: str) -> Table:
    say, names = story.say, ("total", *story.run[step].diagnostics["parts"])
    means = story.run[step].tables["mean"].sort("period")
    return Table(
        name=say("生产率逐年", "Productivity by year"),
        title=say(
            "生产率的逐年变化及其分解，各地区平均", "Change of productivity by year and its parts, mean over regions"
        ),
        columns=(
            Column(say("年份", "Year"), align="left"),
            *(Column(PARTS[name].text(story.lang)) for name in names),
            Column(say("地区数", "Regions")),
        ),
        rows=tuple(
            (
                Cell(str(row["period"]), row["period"]),
                *(Cell(f"{row[name]:.3f}", row[name]) for name in names),
                Cell(str(row["cells"]), row["cells"]),
            )
            for row in means.iter_rows(named=True)
        ),
        note=say("年份为后一年，与上一年相比。", "The year is the later one, compared with the year before."),
    )


def _regions(story: Story, step: str) -> Table:
    say, result = story.say, story.run[step]
    names = ("total", *result.diagnostics["parts"])
    last = int(result.tables["levels"]["period"].max())  # type: ignore[arg-type]
    levels = story.named(result.tables["levels"].filter(pl.col("period") == last))
    frame = result.frame
    rows = levels.sort("level", "region", descending=[True, False], nulls_last=True).to_dicts()
    return Table(
        name=say("生产率分地区", "Productivity by region"),
        title=say(
            f"各地区生产率水平与年均变化，截至 {last} 年",
            f"Level of productivity and mean yearly change by region, to {last}",
        ),
        columns=(
            Column(say("地区", "Region"), align="left"),
            Column(say("水平", "Level")),
            *(Column(PARTS[name].text(story.lang)) for name in names),
        ),
        rows=tuple(_region(story, step, row, frame.filter(pl.col("region") == row["region"]), names) for row in rows),
        note=say(
            "水平以首年为 1；其余为各年的几何平均。"
            if not _additive(story, step)
            else "水平以首年为 0；其余为各年的平均。",
            "Level: first year = 1; the rest are geometric means over the years."
            if not _additive(story, step)
            else "Level: first year = 0; the rest are means over the years.",
        ),
        shown=10,
    )


def _region(
    story: Story, step: str, row: dict[str, Any], held: pl.DataFrame, names: tuple[str, ...]
) -> tuple[Cell, ...]:
    lost = np.isnan(row["level"])
    number = None if lost else common.cited(story, step, row, f"{row['level']:.3f}", WHAT)
    means = [
        float(np.mean(held[name].to_numpy()))
        if _additive(story, step)
        else float(np.exp(np.mean(np.log(held[name].to_numpy()))))
        for name in names
    ]
    return (
        Cell(row["name"], row["name"]),
        Cell("—") if number is None else Cell(number.text, row["level"], number.cite),
        *(Cell("—") if np.isnan(mean) else Cell(f"{mean:.3f}", mean) for mean in means),
    )
