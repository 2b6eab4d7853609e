"""How positions moved: between classes, by neighbours, and in rank."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from xinzhi.charts import transitions
from xinzhi.lang import Words
from xinzhi.report.blocks import Aside, Block, Chart, Paragraph, Span, Table
from xinzhi.report.section import Section
from xinzhi.report.sections.overview import source_line
from xinzhi.report.sections.regional.told import agreed, band, class_names, number, p_value, percent, plain_table
from xinzhi.study.regional.weights import beside_label

if TYPE_CHECKING:
    from xinzhi.report.story import Story

MARKOV, NEAR, RANKS = "dynamics/markov", "dynamics/spatial_markov", "dynamics/rank_mobility"
LEVEL = 0.05
MOVES = {
    "neighbours": Words("邻近地区的类（0 为全部）", "Class of neighbours (0: all)"),
    "start": Words("起点类", "From class"),
    "end": Words("终点类", "To class"),
    "moves": Words("次数", "Moves"),
    "share": Words("占比", "Share"),
    "passage": Words("平均首达期数", "Mean periods until reached"),
}
WEIGHTS = {
    "weights": Words("空间权重", "Weights"),
    "q": Words("Q", "Q"),
    "q_p": Words("Q 的 p 值", "p of Q"),
    "lr": Words("LR", "LR"),
    "lr_p": Words("LR 的 p 值", "p of LR"),
    "dof": Words("自由度", "Degrees of freedom"),
}


def mobility(story: Story) -> Section:
    """Give the section on positions."""
    blocks: list[Block] = [_note(story)]
    spans = [*_classes(story), *_ranks(story)]
    if spans:
        blocks.append(Paragraph(tuple(spans)))
    if MARKOV in story.run:
        blocks.append(_chart(story))
    if NEAR in story.run:
        blocks += [Paragraph(tuple(_neighbours(story))), _near_chart(story)]
    return Section(story.say("区域：位置怎样流动", "Regions: how positions moved"), blocks, _workbook(story))


def _note(story: Story) -> Aside:
    asked = story.run.study.spec.chapters["regions"]
    name = next(one for one in (MARKOV, NEAR, RANKS) if one in story.run)
    period = asked[name].settings.get("cuts") == "period"
    return Aside(
        story.say(
            f"各类按{'当年' if period else '全部年份'}得分的分位数划分，等于分界点的归入下一类。"
            f"{'当年分位数划出的是相对位置，不反映水平的普遍上升。' if period else ''}转移次数少的格子不宜单独解读。",
            f"Classes are cut at quantiles of {'each year' if period else 'all years'}; a score on a cut belongs to the class below. "
            f"{'Cuts of each year tell relative positions, not the general rise of levels. ' if period else ''}"
            "Cells with few moves should not be read alone.",
        )
    )


def _classes(story: Story) -> list[Span]:
    if MARKOV not in story.run:
        return []
    result = story.run[MARKOV]
    about, names = result.diagnostics, class_names(story, result.diagnostics["classes"])
    stay = result.frame.filter(pl.col("start") == pl.col("end")).sort("start")["share"].to_list()
    spans: list[Span] = [
        story.text(f"把得分分成 {len(names)} 类，一年后仍留在原类的占 ", f"With scores in {len(names)} classes, "),
        number(
            story,
            MARKOV,
            "stay",
            percent(about["stay"]),
            Words("一年后留在原类的占比", "Share staying in their class after a year"),
        ),
        story.text(
            band(story, about, "stay", "{:.1%}"),
            f" stay in their class after a year{band(story, about, 'stay', '{:.1%}')}",
        ),
        story.text("，上升的占 ", ", "),
        number(story, MARKOV, "rise", percent(about["rise"]), Words("一年后上升的占比", "Share rising within a year")),
        story.text("，下降的占 ", " rise and "),
        number(story, MARKOV, "fall", percent(about["fall"]), Words("一年后下降的占比", "Share falling within a year")),
        story.text("。", " fall."),
    ]
    if stay[0] is not None and stay[-1] is not None:
        spans.append(
            story.text(
                f"两端最稳：“{names[0]}”类留在原类的占 {percent(stay[0])}，“{names[-1]}”类占 {percent(stay[-1])}。"
                if min(stay[0], stay[-1]) > max([s for s in stay[1:-1] if s is not None], default=0)
                else f"“{names[0]}”类留在原类的占 {percent(stay[0])}，“{names[-1]}”类占 {percent(stay[-1])}。",
                f" Of the class '{names[0]}' {percent(stay[0])} stay, of '{names[-1]}' {percent(stay[-1])}.",
            )
        )
    return spans


def _ranks(story: Story) -> list[Span]:
    if RANKS not in story.run:
        return []
    about = story.run[RANKS].diagnostics
    kendall, exchanged, move = (about[f"overall_{name}"] for name in ("kendall", "exchanged", "mean_move"))
    if kendall is None:
        return []
    return [
        story.text(f"{story.first}—{story.last} 年，", f" From {story.first} to {story.last} "),
        number(
            story,
            RANKS,
            "exchanged",
            percent(exchanged),
            Words("互换位次的地区对", "Pairs of regions that changed their order"),
        ),
        story.text(
            f" 的地区对互换了位次{band(story, about, 'overall_exchanged', '{:.1%}')}，平均移动 ",
            f" of the pairs of regions changed their order{band(story, about, 'overall_exchanged', '{:.1%}')}; the mean move is ",
        ),
        number(story, RANKS, "move", f"{move:.1f}", Words("平均移动位数", "Mean places moved")),
        story.text(
            f" 位，两年位次的 Kendall 相关系数为 {kendall:.2f}。",
            f" places, and Kendall's correlation of the ranks {kendall:.2f}.",
        ),
    ]


def _chart(story: Story) -> Chart:
    result = story.run[MARKOV]
    names = class_names(story, result.diagnostics["classes"])
    chart = transitions(result.frame, names, story.lang)
    stay = percent(result.diagnostics["stay"])
    return Chart(
        name="moves",
        title=story.say(f"一年后 {stay} 的地区留在原类", f"{stay} of regions stay in their class after a year"),
        subtitle=story.say(
            f"各类之间的转移占比（每行合计 100%），格内小字为次数，{story.years} 年",
            f"Shares of moves between classes (each row sums to 100%), numbers of moves below, {story.years}",
        ),
        note=source_line(story),
        chart=chart,
        static=chart,
        width_mm=88,
    )


def _clear(q_p: float | None, lr_p: float | None) -> bool | None:
    """Whether both tests reject one table for all, or neither; None where they part ways."""
    found = {p is not None and p < LEVEL for p in (q_p, lr_p)}
    return found.pop() if len(found) == 1 else None


VERDICTS = {
    True: Words("不同", "differ"),
    False: Words("没有显著差别", "do not differ significantly"),
    None: Words("是否不同，两种检验不一致", "differ by one test and not by the other"),
}


def _neighbours(story: Story) -> list[Span]:
    result = story.run[NEAR]
    about = result.diagnostics
    differ, same, count = _agreeing(story)
    test = f"Q = {about['q']:.1f}" if about["q"] is not None else "Q —"
    words = VERDICTS[differ]
    spans: list[Span] = [
        story.text(
            "按转移开始时邻近地区所处的类分别统计，各张转移表",
            "By the class of the neighbours when a move starts, the tables ",
        ),
        story.text(f"{words.zh}（", f"{words.en} ("),
        number(story, NEAR, "q", test, Words("邻近地区各类转移表的检验", "Test of the tables by neighbours")),
        story.text(
            f"，{p_value(about['q_p'])}；LR {p_value(about['lr_p'])}；自由度 {about['dof']}）",
            f", {p_value(about['q_p'])}; LR {p_value(about['lr_p'])}; {about['dof']} degrees of freedom)",
        ),
    ]
    if about["agree"] is not None:
        spans.append(
            story.text(
                f"；Q 检验同样判断的设定{agreed(story, about['agree'])}",
                f"; by Q {agreed(story, about['agree'])} agree",
            )
        )
    return [
        *spans,
        story.text(
            f"；{count} 种空间权重中 {same} 种得到同样判断。转移与邻近地区的水平同时出现，不说明由它引起。",
            f", and {same} of {count} choices of weights come to the same. Moves go along with the neighbours' level; that neighbours "
            "bring them about does not follow.",
        ),
    ]


def _agreeing(story: Story) -> tuple[bool | None, int, int]:
    """Give the verdict, and how many choices of weights come to it, of how many."""
    result = story.run[NEAR]
    about, rows = result.diagnostics, result.tables["weights"]
    differ = _clear(about["q_p"], about["lr_p"])
    same = sum(_clear(q, lr) == differ for q, lr in rows.select("q_p", "lr_p").iter_rows())
    return differ, same, rows.height


def _near_chart(story: Story) -> Chart:
    result = story.run[NEAR]
    differ, same, count = _agreeing(story)
    chart = transitions(result.frame, class_names(story, result.frame["start"].n_unique()), story.lang)
    agree = result.diagnostics["agree"]
    firm = differ is not None and same == count and (agree is None or agree >= story.least)
    if firm and differ:
        title = Words("邻近地区的类不同，转移占比也不同", "Moves differ with the class of the neighbours")
    elif firm:
        title = Words("转移占比不随邻近地区的类而不同", "Moves do not differ with the class of the neighbours")
    else:
        title = Words(
            "转移是否随邻近地区而不同，随权重和设定而变",
            "Whether moves differ with the neighbours rests on weights and variants",
        )
    return Chart(
        name="moves-by-neighbours",
        title=title.text(story.lang),
        subtitle=story.say(
            f"按邻近地区的类分列的转移占比，{story.years} 年；空行为没有这种情形",
            f"Shares of moves by the class of the neighbours, {story.years}; an empty row never occurred",
        ),
        note=source_line(story),
        chart=chart,
        static=chart,
    )


def _workbook(story: Story) -> list[Table]:
    made = []
    if MARKOV in story.run:
        made.append(
            plain_table(
                story,
                Words("类型转移", "Moves"),
                Words("类型转移与首达期数", "Moves between classes"),
                story.run[MARKOV].frame,
                MOVES,
            )
        )
    if NEAR in story.run:
        result = story.run[NEAR]
        title = Words("按邻近地区分列的类型转移", "Moves by the class of the neighbours")
        made.append(plain_table(story, Words("空间转移", "Moves by neighbours"), title, result.frame, MOVES))
        named = result.tables["weights"].with_columns(
            pl.col("weights").map_elements(lambda key: beside_label(key).text(story.lang), return_dtype=pl.String)
        )
        title = Words("空间马尔可夫检验对权重的敏感性", "Spatial Markov tests under other weights")
        made.append(plain_table(story, Words("转移与权重", "Moves and weights"), title, named, WEIGHTS))
    return made
