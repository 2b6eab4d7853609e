"""Spatial panel models and geographical detectors: effects with standard errors, shares of variance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xinzhi.lang import Words
from xinzhi.measures.space.geo_detector import KINDS
from xinzhi.report.blocks import Aside, Block, Cell, Column, Table
from xinzhi.report.section import Section
from xinzhi.report.sections.regional.told import p_value, plain_table
from xinzhi.report.sections.regional.variables import name_of

if TYPE_CHECKING:
    from xinzhi.report.story import Story

PANEL, DETECTOR = "space/panel_model", "space/geo_detector"
EFFECTS = (("direct", "直接效应", "Direct"), ("indirect", "间接效应", "Indirect"), ("total", "总效应", "Total"))
NORMAL = 1.959964  # two-sided 5 % of the normal distribution


def models(story: Story) -> list[Section]:
    """Give a section for the models and one for the detectors that the study asks for."""
    asked = story.run.study.spec.chapters["regions"]
    found = []
    panels = [name for name, one in asked.items() if one.method.key == PANEL]
    if panels:
        blocks: list[Block] = [_note(story), *(_impacts(story, name) for name in panels)]
        title = story.say("区域：空间面板模型", "Regions: spatial panel models")
        found.append(Section(title, blocks, [_coefficients(story, name) for name in panels]))
    detectors = [name for name, one in asked.items() if one.method.key == DETECTOR]
    if detectors:
        title = story.say("区域：地理探测器", "Regions: geographical detector")
        tables: list[Block] = [_detected(story, name) for name in detectors]
        found.append(Section(title, tables, [_crossed(story, name) for name in detectors]))
    return found


def _note(story: Story) -> Aside:
    return Aside(
        story.say(
            "直接效应指本地区，间接效应指其余地区之和，标准误由模拟得到。模型描述变量如何同时变动，不说明因果。灰色为 5% 水平上不显著。",
            "Direct effects are those in the region itself, indirect ones those in all others together; standard errors are simulated. "
            "A model describes what goes along with what, not what causes it. Grey: not significant at 5%.",
        )
    )


def _impacts(story: Story, name: str) -> Table:
    result, say = story.run[name], story.say
    rows = []
    for row in result.tables["impacts"].iter_rows(named=True):
        cells = [Cell(name_of(story, row["variable"]))]
        for kind, *_ in EFFECTS:
            value, se = row[kind], row[f"{kind}_se"]
            weak = value is None or se is None or abs(value) < NORMAL * se
            cells.append(Cell(_with_error(value, se), value, weak=weak))
        rows.append(tuple(cells))
    model = result.diagnostics["model"]
    return Table(
        name=say(f"空间效应 {_told(story, name)}", f"Effects {_told(story, name)}"),
        title=say(
            f"{_told(story, name)}：直接、间接与总效应（{model}）",
            f"{_told(story, name)}: direct, indirect and total effects ({model})",
        ),
        columns=(
            Column(say("变量", "Variable"), align="left"),
            *(Column(say(zh, en)) for _, zh, en in EFFECTS),
        ),
        rows=tuple(rows),
        note=say("括号内为标准误。", "Standard errors in brackets."),
    )


def _with_error(value: float | None, se: float | None) -> str:
    if value is None:
        return "—"
    return f"{value:.4f} ({se:.4f})" if se is not None else f"{value:.4f}"


def _told(story: Story, name: str) -> str:
    """Give what the model is of: an indicator, or the scores."""
    indicator = story.run.study.spec.chapters["regions"][name].indicator
    return name_of(story, indicator) if indicator else story.say("综合得分", "Scores")


def _coefficients(story: Story, name: str) -> Table:
    heads = {
        "term": Words("项", "Term"),
        "coefficient": Words("系数", "Coefficient"),
        "se": Words("标准误", "Standard error"),
    }
    told = _told(story, name)
    title = Words(f"{told}：空间面板模型的系数", f"{told}: coefficients of the spatial panel model")
    return plain_table(story, Words(f"系数 {told}", f"Coefficients {told}"), title, story.run[name].frame, heads)


def _detected(story: Story, name: str) -> Table:
    result, say = story.run[name], story.say
    rows: list[tuple[Cell, ...]] = [
        (
            Cell(name_of(story, row["factor"])),
            Cell(f"{row['q']:.3f}", row["q"], weak=row["p"] is None or row["p"] >= 0.05),
            Cell(p_value(row["p"]), row["p"]),
            Cell(f"{row['chance']:.3f}", row["chance"]),
            Cell(str(row["classes"]), row["classes"]),
        )
        for row in result.frame.sort("q", descending=True).iter_rows(named=True)
    ]
    year, told = result.diagnostics["period"], _told(story, name)
    return Table(
        name=say(f"探测 {told}", f"Detector {told}"),
        title=say(
            f"各因子的类别之间占{told}方差的比重 q，{year} 年",
            f"{told}: share q of the variance between classes of each factor, {year}",
        ),
        columns=(
            Column(say("因子", "Factor"), align="left"),
            Column("q"),
            Column(say("置换检验", "Permutation test")),
            Column(say("随机时的期望", "Expected by chance")),
            Column(say("类数", "Classes")),
        ),
        rows=tuple(rows),
        note=say(
            "q 随分类方式和类数而变，类多则随机也有较大的 q；它说明分布相近，不说明因果。",
            "q moves with how and into how many classes a factor is cut, and with many classes chance alone gives a large one; it says that "
            "distributions are alike, not what causes what.",
        ),
    )


def _crossed(story: Story, name: str) -> Table:
    frame: Any = story.run[name].tables.get("interactions")
    told = _told(story, name)
    rows = [] if frame is None else list(frame.iter_rows(named=True))
    say = story.say
    return Table(
        name=say(f"交互 {told}", f"Interactions {told}"),
        title=say(f"{told}：两两因子的交互探测", f"{told}: pairs of factors crossed"),
        columns=(
            Column(say("因子", "Factor"), align="left"),
            Column(say("另一因子", "Other factor"), align="left"),
            Column("q"),
            Column("p"),
            Column(say("类型", "Kind"), align="left"),
        ),
        rows=tuple(
            (
                Cell(name_of(story, row["factor"])),
                Cell(name_of(story, row["other"])),
                Cell(f"{row['q']:.4f}", row["q"]),
                Cell(f"{row['p']:.4f}", row["p"]),
                Cell(KINDS[row["kind"]].text(story.lang)),
            )
            for row in rows
        ),
    )
