"""How the distribution of regions changed: its curves, where the peak lies, how many peaks there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xinzhi.charts import ridgeline
from xinzhi.lang import Words
from xinzhi.report.blocks import Aside, Block, Chart, Paragraph, Span
from xinzhi.report.section import Section
from xinzhi.report.sections.overview import source_line
from xinzhi.report.sections.regional.told import number, p_value, plain_table, sure

if TYPE_CHECKING:
    from xinzhi.report.story import Story

DENSITY, MODES = "dynamics/kernel_density", "dynamics/modality"
HEADS = {
    "period": Words("年份", "Year"),
    "peak": Words("主峰位置", "Highest peak at"),
    "height": Words("主峰密度", "Its density"),
    "peaks": Words("峰数（该带宽下）", "Peaks at this width"),
    "spread": Words("90% 与 10% 分位之差", "90th less 10th percentile"),
    "skew": Words("偏斜", "Skew"),
    "bandwidth": Words("带宽", "Width of the kernel"),
}
TESTS = {
    "period": Words("年份", "Year"),
    "modes": Words("检验得到的峰数", "Peaks by the test"),
    "p1": Words("单峰的 p 值", "p of one peak"),
    "p2": Words("双峰的 p 值", "p of two peaks"),
    "p3": Words("三峰的 p 值", "p of three peaks"),
}


def distribution(story: Story) -> Section:
    """Give the section on the distribution."""
    frame = story.run[DENSITY].frame
    one, other = frame.row(0, named=True), frame.row(-1, named=True)
    spans = [*_curves(story, one, other), *_modes(story)]
    blocks: list[Block] = [_note(story), Paragraph(tuple(spans)), _chart(story, one, other)]
    workbook = [
        plain_table(
            story, Words("核密度", "Density"), Words("各年得分分布", "Distribution of scores by year"), frame, HEADS
        )
    ]
    if MODES in story.run:
        title = Words("峰数检验（Silverman）", "Number of peaks (Silverman's test)")
        workbook.append(plain_table(story, Words("峰数检验", "Peaks"), title, story.run[MODES].frame, TESTS))
    return Section(story.say("区域：分布怎样变化", "Regions: how the distribution changed"), blocks, workbook)


def _note(story: Story) -> Aside:
    settings = story.run.study.spec.chapters["regions"][DENSITY].settings
    reflected = settings.get("boundary") == "reflection"
    return Aside(
        story.say(
            f"高斯核{'，在上下界处反射校正' if reflected else ''}，带宽按 Silverman 规则。曲线上小峰的多少随带宽而变，是否多峰以检验为准；"
            "地区少时检验偏保守。",
            f"Gaussian kernel{', reflected at the bounds' if reflected else ''}, width by Silverman's rule. How many small bumps "
            "a curve has follows from the width; the test decides, and is cautious where regions are few.",
        )
    )


def _curves(story: Story, one: dict[str, Any], other: dict[str, Any]) -> list[Span]:
    spans: list[Span] = []
    for at, row in enumerate([other] if story.single else [one, other]):
        title = Words(f"{row['period']} 年得分分布的主峰", f"Highest peak of the scores in {row['period']}")
        spans += [
            story.text("，" if at else "", " and " if at else "The highest peak of the scores lies at "),
            story.text(f"{row['period']} 年{'' if at else '得分分布的主峰'}在 ", ""),
            number(story, DENSITY, f"peak-{row['period']}", f"{row['peak']:.2f}", title),
            story.text(" 附近", f" in {row['period']}"),
        ]
    if not story.single:
        change = "变宽" if other["spread"] > one["spread"] else "变窄"
        wider = "widened" if other["spread"] > one["spread"] else "narrowed"
        title = Words("得分 90% 与 10% 分位之差", "90th less 10th percentile of the scores")
        spans += [
            story.text(
                f"；分布{change}，90% 与 10% 分位之差由 ",
                f"; the distribution {wider}, the distance from the 10th to the 90th percentile going from ",
            ),
            number(story, DENSITY, "spread-first", f"{one['spread']:.3f}", title),
            story.text(" 到 ", " to "),
            number(story, DENSITY, "spread-last", f"{other['spread']:.3f}", title),
            *sure(story, story.run[DENSITY].diagnostics.get("change_agree")),
        ]
    side = _side(story, other["skew"])
    return [*spans, story.text(f"{side}。", f"{side}.")]


def _side(story: Story, skew: float | None) -> str:
    if skew is None or abs(skew) < 0.05:
        return ""
    return story.say(
        f"，{'高' if skew > 0 else '低'}分一侧尾部较长",
        f", with the longer tail on the {'high' if skew > 0 else 'low'} side",
    )


def _modes(story: Story) -> list[Span]:
    if MODES not in story.run:
        return []
    result = story.run[MODES]
    frame, row = result.frame, result.frame.row(-1, named=True)
    several = frame.filter(frame["modes"] > 1)["period"].to_list()
    title = Words(f"{row['period']} 年单峰检验", f"Test of one peak in {row['period']}")
    test = number(story, MODES, f"p-{row['period']}", p_value(row["p1"]), title)
    if not several:
        start = story.text(
            f"逐年检验都不拒绝单峰（{row['period']} 年 ",
            f" In no year does the test reject one peak ({row['period']}: ",
        )
        return [start, test, story.text("），看不出多极分化。", "): more than one pole is not seen.")]
    years = story.say("、", ", ").join(map(str, several))
    return [
        story.text(
            f"检验在 {len(several)} 个年份拒绝单峰（{years}）；{row['period']} 年 ",
            f" The test rejects one peak in {len(several)} years ({years}); {row['period']}: ",
        ),
        test,
        story.text("。", "."),
    ]


def _chart(story: Story, one: dict[str, Any], other: dict[str, Any]) -> Chart:
    chart = ridgeline(story.run[DENSITY].tables["curves"], story.lang)
    title = (
        story.say(
            f"{other['period']} 年主峰在 {other['peak']:.2f}",
            f"The highest peak lies at {other['peak']:.2f} in {other['period']}",
        )
        if story.single
        else story.say(
            f"主峰由 {one['peak']:.2f} 移到 {other['peak']:.2f}，分布{'变宽' if other['spread'] > one['spread'] else '变窄'}",
            f"The peak went from {one['peak']:.2f} to {other['peak']:.2f}, the distribution "
            f"{'widened' if other['spread'] > one['spread'] else 'narrowed'}",
        )
    )
    return Chart(
        name="distribution",
        title=title,
        subtitle=story.say(
            f"各地区综合得分的核密度，{story.years} 年；右图为同一组曲线的立体排列",
            f"Kernel densities of the scores, {story.years}; on the right the same curves in relief",
        ),
        note=source_line(story),
        chart=chart,
        static=chart,
    )
