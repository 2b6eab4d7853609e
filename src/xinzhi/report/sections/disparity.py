"""Section three: how far regions are apart, and where the distance lies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xinzhi.charts import dagum_parts
from xinzhi.report.blocks import Aside, Block, Cell, Chart, Column, Paragraph, Table, Text
from xinzhi.report.sections.overview import source_line
from xinzhi.report.sections.summary import DAGUM, gini_number
from xinzhi.report.sentences import share

if TYPE_CHECKING:
    from xinzhi.report.story import Story

PARTS = ("net_between", "within", "transvariation")


def disparity(story: Story, grouping: str) -> list[Block]:
    """Show Dagum's decomposition over the periods with the range of the total."""
    return [_note(story), _sentence(story), _chart(story, grouping), _table(story)]


def _note(story: Story) -> Aside:
    found = story.run[DAGUM].diagnostics
    return Aside(
        story.say(
            "恒等式：总体 = 区域内 + 区域间净差距 + 重叠项，逐年核对无误；净差距即各区域均值的基尼系数。"
            f"范围由 {found['usable']:,} 个设定得出（共 {found['draws']:,} 个，得分有负值的不能计算基尼系数）。",
            "Identity, checked for every year: total = within + net between + overlap; net between is the Gini of the zone means. "
            f"The range is over {found['usable']:,} of {found['draws']:,} variants (no Gini where scores go below zero).",
        ),
    )


def _sentence(story: Story) -> Paragraph:
    frame = story.run[DAGUM].frame
    one, other = frame.row(0, named=True), frame.row(-1, named=True)
    say = story.say
    parts_zh = "、".join(
        f"{name}占 {share(other[p] / other['total'], 'zh')}"
        for p, name in zip(PARTS, ("区域间净差距", "区域内差距", "重叠项"), strict=True)
    )
    parts_en = ", ".join(
        f"{name} {share(other[p] / other['total'], 'en')}"
        for p, name in zip(PARTS, ("net between zones", "within zones", "overlap"), strict=True)
    )
    agree = story.run[DAGUM].diagnostics["change_agree"]
    spans: list[Any] = [
        Text(say(f"{one['period']} 年总体基尼系数为 ", "The overall Gini is ")),
        gini_number(story, one),
        Text(
            say(
                f"（{one['total_low']:.3f}—{one['total_high']:.3f}），{other['period']} 年为 ",
                f" in {one['period']} ({one['total_low']:.3f}–{one['total_high']:.3f}) and ",
            )
        ),
        gini_number(story, other),
        Text(
            say(
                f"（{other['total_low']:.3f}—{other['total_high']:.3f}）",
                f" in {other['period']} ({other['total_low']:.3f}–{other['total_high']:.3f})",
            )
        ),
    ]
    if agree is not None:
        spans += [Text(say("，变化方向", "; the direction of change is ")), story.verdict(agree)]
    spans.append(Text(say(f"。{other['period']} 年，{parts_zh}。", f". Parts in {other['period']}: {parts_en}.")))
    return Paragraph(tuple(spans))


def _chart(story: Story, grouping: str) -> Chart:
    frame = story.run[DAGUM].frame
    one, other = frame.row(0, named=True), frame.row(-1, named=True)
    net = share(other["net_between"] / other["total"], story.lang)
    chart = dagum_parts(frame, story.lang)
    return Chart(
        name="disparity",
        title=story.say(
            f"总体基尼系数由 {one['total']:.3f} 变为 {other['total']:.3f}，{other['period']} 年区域间净差距占 {net}",
            f"The overall Gini goes from {one['total']:.3f} to {other['total']:.3f}; {net} stands between zones in {other['period']}",
        ),
        subtitle=story.say(
            f"综合得分的 Dagum 基尼系数及其分解（{grouping}），{story.first}—{story.last} 年；浅色带为 5%—95% 的设定",
            f"Dagum's Gini of the scores and its parts ({grouping}), {story.first}–{story.last}; the pale band holds 5–95 % of the variants",
        ),
        note=source_line(story),
        chart=chart,
        static=chart,
    )


def _table(story: Story) -> Table:
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
                Cell(
                    f"{row['total_low']:.3f}–{row['total_high']:.3f}", f"{row['total_low']:.3f}–{row['total_high']:.3f}"
                ),
                Cell(f"{row['within']:.3f}", row["within"]),
                Cell(f"{row['net_between']:.3f}", row["net_between"]),
                Cell(f"{row['transvariation']:.3f}", row["transvariation"]),
            )
            for row in story.run[DAGUM].frame.iter_rows(named=True)
        ),
        note=say("范围为各设定总体值的 5%—95%。", "The range holds 5–95 % of the totals over the variants."),
    )
