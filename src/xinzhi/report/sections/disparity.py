"""Section three: how far regions are apart, and where the distance lies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xinzhi.charts import dagum_parts
from xinzhi.lang import Words
from xinzhi.report.blocks import Aside, Block, Cell, Chart, Column, Paragraph, Table, Text
from xinzhi.report.sections.overview import source_line
from xinzhi.report.sections.summary import DAGUM, gini_number
from xinzhi.report.sentences import part, span

if TYPE_CHECKING:
    from xinzhi.lang import Lang
    from xinzhi.report.story import Story

PARTS = ("net_between", "within", "transvariation")
NAMES = (
    Words("区域间净差距", "net difference between groups"),
    Words("区域内差距", "difference within groups"),
    Words("重叠项", "overlap"),
)


def disparity(story: Story, grouping: str) -> list[Block]:
    """Show Dagum's decomposition over the periods with the range of the total."""
    return [_note(story, grouping), _sentence(story), _chart(story)]


def _note(story: Story, grouping: str) -> Aside:
    found = story.run[DAGUM].diagnostics
    return Aside(
        story.say(
            f"区域按{grouping}划分。总体 = 区域内 + 区域间净差距 + 重叠项，计算时逐年核对；区域间净差距等于各区域均值的基尼系数。"
            f"范围和占比由 {found['usable']:,} 个设定得出（共 {found['draws']:,} 个，得分有负值的不能计算基尼系数）。",
            f"Groups: {grouping}. Total = within + net between + overlap, checked for every year; net between is the Gini of the means of the groups. "
            f"Ranges and shares are over {found['usable']:,} of {found['draws']:,} variants (there is no Gini where scores go below zero).",
        ),
    )


def _sentence(story: Story) -> Paragraph:
    frame = story.run[DAGUM].frame
    one, other = frame.row(0, named=True), frame.row(-1, named=True)
    spans = [*totals(story, DAGUM, one, other), story.text("。", ".")]
    if other["total"] > 0:
        shares = [part(other[name] / other["total"]) for name in PARTS]
        zh = "、".join(f"{words.zh}占 {of}" for words, of in zip(NAMES, shares, strict=True))
        en = ", ".join(f"{words.en} {of}" for words, of in zip(NAMES, shares, strict=True))
        spans.append(story.text(f"{other['period']} 年，{zh}。", f" Parts in {other['period']}: {en}."))
    return Paragraph(tuple(spans))


def totals(story: Story, name: str, one: dict[str, Any], other: dict[str, Any]) -> list[Any]:
    """Tell the total of the first and the last period with their ranges, and how sure the direction of change is."""
    agree = story.run[name].diagnostics["change_agree"]
    spans: list[Any] = [story.text("", "The overall Gini is ")]
    for at, row in enumerate([one] if story.single else [one, other]):
        spans += [
            story.text(f"{row['period']} 年{'' if at else '总体基尼系数'}为 ", ""),
            gini_number(story, row, name),
            story.text(f"（{between(row, 'zh')}）", f" in {row['period']} ({between(row, 'en')})"),
            story.text("，", " and ") if not at and not story.single else Text(""),
        ]
    if agree is not None and not story.single:
        spans += [story.text("，变化方向", "; the direction of change is "), story.verdict(agree)]
    return spans


def between(row: dict[str, Any], lang: Lang) -> str:
    """Give the range of a total."""
    return span(f"{row['total_low']:.3f}", f"{row['total_high']:.3f}", lang)


def _chart(story: Story) -> Chart:
    frame = story.run[DAGUM].frame
    one, other = frame.row(0, named=True), frame.row(-1, named=True)
    net = part(other["net_between"] / other["total"]) if other["total"] > 0 else "0.0%"
    earlier = (
        ("", "")
        if story.single
        else (f"{one['period']} 年为 {one['total']:.3f}，", f"{one['total']:.3f} in {one['period']}, ")
    )
    chart = dagum_parts(frame, story.lang)
    return Chart(
        name="disparity",
        title=story.say(
            f"总体基尼系数 {earlier[0]}{other['period']} 年为 {other['total']:.3f}，其中区域间净差距占 {net}",
            f"Overall Gini {earlier[1]}{other['total']:.3f} in {other['period']}, of which {net} net between groups",
        ),
        subtitle=story.say(
            "综合得分的 Dagum 基尼系数及其分解；左图浅色带为各设定的 5%—95% 分位",
            "Dagum's Gini of the scores and its parts; the pale band on the left runs from the 5th to the 95th percentile of the variants",
        ),
        note=source_line(story),
        chart=chart,
        static=chart,
    )


def by_year(story: Story) -> Table:
    """Give the decomposition of every year, for the workbook."""
    say = story.say
    return Table(
        name=say("差距分解", "Disparity"),
        title=say("Dagum 基尼系数及其分解", "Dagum's Gini and its parts"),
        columns=(
            Column(say("年份", "Year"), align="left"),
            Column(say("总体", "Total")),
            Column(say("范围", "Range")),
            Column(say("区域内", "Within")),
            Column(say("区域间净差距", "Net between")),
            Column(say("重叠项", "Overlap")),
        ),
        rows=tuple(
            (
                Cell(str(row["period"]), row["period"]),
                Cell(f"{row['total']:.3f}", row["total"], gini_number(story, row).cite),
                Cell(between(row, story.lang), between(row, story.lang)),
                Cell(f"{row['within']:.3f}", row["within"]),
                Cell(f"{row['net_between']:.3f}", row["net_between"]),
                Cell(f"{row['transvariation']:.3f}", row["transvariation"]),
            )
            for row in story.run[DAGUM].frame.iter_rows(named=True)
        ),
        note=say(
            "范围为各设定总体值的 5%—95% 分位。",
            "The range runs from the 5th to the 95th percentile of the totals over the variants.",
        ),
    )
