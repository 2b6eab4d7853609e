"""Section: how it was made, written from the record of the run; indicators, weights, limits."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import polars as pl

from xinzhi.lang import Words
from xinzhi.report.blocks import Aside, Block, Cell, Column, Paragraph, Table, Text
from xinzhi.report.cites import STATUS
from xinzhi.report.sections.robust.names import moves, option_name
from xinzhi.report.sentences import inside, listed

if TYPE_CHECKING:
    from xinzhi.frameworks import Indicator
    from xinzhi.lang import Lang
    from xinzhi.report.story import Story


GRADES = Words(
    "A：与第二份来源或官方页面逐格核对一致；A2：官方年鉴或国家统计局导出的单份来源，同类序列已核对；B：只见于注明官方出处的汇编。",
    "A: agrees cell for cell with a second copy or the official page; A2: one copy of an official yearbook or export, sibling series checked; "
    "B: a compile that names its official source.",
)
YEARLY = Words("权数逐年计算，表中为各年平均。", "Weights differ by year; the table shows their mean.")

POOLED = {
    "panel": Words("把全部地区和年份放在一起计算", "over all regions and years together"),
    "period": Words("逐年计算", "for each year by itself"),
    "base": Words("以首年为准计算", "by the first year"),
    "expanding": Words("逐年用当年及以前各年计算", "for each year by it and all years before"),
}


def method(story: Story) -> list[Block]:
    """Tell how the figures became the findings, and what was fixed before the run."""
    return [_record_note(story), _how(story), *_figures(story), _variants(story), _indicators(story)]


def _figures(story: Story) -> list[Block]:
    """Say what was decided of the figures as they were read: vintages, units, parts of years, changes in a series."""
    step = "figures" if "figures" in story.run else "panel"
    notes = [note[story.lang] for note in story.run[step].notes]
    lead = story.say("数据的读取：", "How the figures were read: ")
    return [Paragraph((Text(lead + story.say("", " ").join(notes)),))] if notes else []


def limits(story: Story) -> list[Block]:
    """Say openly what the framework cannot show, and which of its figures are of grade B."""
    said = [Paragraph((Text(limit.text(story.lang)),)) for limit in story.run.framework.limits]
    return [*said, *_grades(story)]


def _record_note(story: Story) -> Aside:
    plan = story.run.study.record["plan_sha256"][:12]
    return Aside(
        story.say(
            f"基准设定与全部变动项在计算前写定，摘要 {plan}。逐步的参数、输入与版本见 results/result.json。",
            f"Nominal choices and all variants were laid down before the run, digest {plan}. "
            "Parameters, inputs and versions of each step are in results/result.json.",
        ),
    )


def _pools(story: Story) -> str:
    """Say which rows normalisation and weights see."""
    spec = story.run.study.spec.index
    one, other = POOLED[spec.pool], POOLED[spec.weight_pool]
    if one == other:
        return one.text(story.lang)
    return story.say(f"分别{one.zh}、{other.zh}", f"{one.en}, and {other.en}")


def _how(story: Story) -> Paragraph:
    nominal, pooled = story.run.study.variants.nominal, _pools(story)
    normalise = _told(story, "normalise", nominal.normalise.method)
    weight = _told(story, "weight", nominal.weight)
    aggregate = _told(story, "aggregate", nominal.aggregate.method)
    if nominal.across is not None:
        across = _told(story, "aggregate", nominal.across.method)
        aggregate = story.say(
            f"{aggregate}（维度之内）和{across}（维度之间）", f"{aggregate} within and {across} across dimensions"
        )
    cites = "; ".join(dict.fromkeys(story.run["index"].citations))
    notes = story.say("", " ").join(note[story.lang] for note in story.run["index"].notes)
    counts = story.run["values"].frame
    return Paragraph(
        (
            Text(
                story.say(
                    f"指标框架为“{story.run.framework.label('zh')}”，{len(story.run.framework.indicators)} 项指标，"
                    f"{counts['region'].n_unique()} 个地区，{story.years} 年，{_gaps(story, 'zh')}，{_marked(story)}。"
                    f"标准化用{normalise}，权数用{weight}，合成用{aggregate}；标准化与赋权"
                    f"{pooled}。{notes}方法出处：{cites}。",
                    f"The framework is '{story.run.framework.label('en')}' with {len(story.run.framework.indicators)} indicators, for "
                    f"{counts['region'].n_unique()} regions and {story.years}; {_gaps(story, 'en')} and {_marked(story)}. "
                    f"Normalisation: {normalise}; weights: {weight}; aggregation: {aggregate}. Normalisation and weights are computed "
                    f"{pooled}. {notes} Methods: {cites}.",
                )
            ),
        ),
    )


def _gaps(story: Story, lang: Lang) -> str:
    """Say how many cells are missing."""
    frame, leaves = story.run["values"].frame, len(story.run.framework.indicators)
    cells = frame["region"].n_unique() * frame["period"].n_unique() * leaves
    lost = cells - frame.drop_nulls("value").height
    if not lost:
        return Words("没有缺数", "no cell is missing").text(lang)
    return Words(f"缺数 {lost} 个", f"{lost} cells are missing").text(lang)


def _marked(story: Story) -> str:
    """Say how many of the figures used are imputed, estimated or revised."""
    count = Counter(story.cites.used["status"])
    told = [
        f"{count[status]:,} {story.say('个', '')}{words.text(story.lang)}"
        for status, words in STATUS.items()
        if count[status]
    ]
    if not told:
        return story.say("也没有插补", "none is imputed")
    return story.say(f"所用数据中有{listed(told, 'zh')}", f"of the figures used {listed(told, 'en')}")


def _told(story: Story, kind: str, name: str) -> str:
    """Name a method as it stands inside a sentence."""
    if name == "given":
        return story.say("给定权数", "given weights")
    return inside(story.method_name(kind, name), story.lang)


def _variants(story: Story) -> Paragraph:
    robust, variants = story.run.study.spec.robustness, story.run.study.variants
    names = {
        kind: sorted({getattr(v, kind).method if kind != "weight" else v.weight for v in variants.all})
        for kind in ("normalise", "weight", "aggregate")
    }
    told = {
        kind: listed(
            [_told(story, kind, n) for n in found],
            story.lang,
        )
        for kind, found in names.items()
    }
    treats = sorted({v.treat for v in variants.all if v.treat})
    named = (
        listed([inside(option_name(story, "treat", one), story.lang) for one in treats], story.lang) if treats else ""
    )
    treat = Words(f"离群处理（{named}）、", f"treatment of outliers ({named}), ") if treats else Words("", "")
    return Paragraph(
        (
            Text(
                story.say(
                    f"稳健性在{treat.zh}标准化（{told['normalise']}）、赋权（{told['weight']}）、合成（{told['aggregate']}）的 {len(variants.all)} 种可行组合之间变动，"
                    f"每种组合先用原权数，再令各权数{moves(story).zh}并归一，共 {robust.draws:,} 个设定，随机种子 {robust.seed}。"
                    f"位次范围取 5% 与 95% 分位的整数位次，并总含基准位次；并列取较小位次。",
                    f"Robustness varies {treat.en}normalisation ({told['normalise']}), weights ({told['weight']}) and aggregation ({told['aggregate']}) "
                    f"over {len(variants.all)} combinations that can be computed; each is run with its own weights once, then the weights {moves(story).en} and are rescaled: "
                    f" {robust.draws:,} variants, seed {robust.seed}. Ranges of ranks are the 5th and 95th percentile as whole ranks, "
                    "always holding the nominal one; ties share the smaller rank.",
                )
            ),
        ),
    )


def _indicators(story: Story) -> Table:
    say = story.say
    weights = story.run["weights"].frame
    per_period = weights["period"].drop_nulls().len() > 0
    shown = weights.group_by("indicator", maintain_order=True).agg(pl.col("weight").mean())
    weight = dict(shown.iter_rows())
    return Table(
        name=say("指标与权数", "Indicators"),
        title=say("指标、方向与权数", "Indicators, directions and weights"),
        columns=(
            Column(say("维度", "Dimension"), align="left"),
            Column(say("指标", "Indicator"), align="left"),
            Column(say("单位", "Unit"), align="left"),
            Column(say("方向", "Direction"), align="center"),
            Column(say("权数", "Weight"), unit="%"),
            Column(say("数据等级", "Grades"), align="center"),
        ),
        rows=tuple(_indicator_row(story, leaf, weight[leaf.id]) for leaf in story.run.framework.indicators),
        note=" ".join(
            note.text(story.lang)
            for note, said in ((GRADES, any(story.cites.used["grade"])), (YEARLY, per_period))
            if said
        ),
    )


def _indicator_row(story: Story, leaf: Indicator, weight: float) -> tuple[Cell, ...]:
    dimension = story.run.framework.dimension_of(leaf.id)
    sign = {1: "+", -1: "−"}.get(leaf.direction.sign if leaf.direction else 0, "±")
    grades = grades_of(story, leaf.id)
    return (
        Cell(dimension.label(story.lang) if dimension else "", ""),
        Cell(leaf.label(story.lang)),
        Cell(leaf.unit.text(story.lang)),
        Cell(sign if leaf.direction is None or leaf.direction.sign else leaf.direction.words.text(story.lang)),
        Cell(f"{weight * 100:.1f}", weight * 100),
        Cell(story.say("、", ", ").join(grades) or "—", weak="B" in grades),
    )


def grades_of(story: Story, indicator: str) -> list[str]:
    """Give the grades of the figures under an indicator of the framework."""
    lineage = story.run["values"].tables["lineage"].filter(pl.col("indicator") == indicator)
    held = story.cites.used.join(lineage.select(id="evidence_id").unique(), on="id", how="semi")
    return [grade for grade in held["grade"].unique().sort() if grade]


def _grades(story: Story) -> list[Block]:
    weak = [
        inside(leaf.name.text(story.lang), story.lang)
        for leaf in story.run.framework.indicators
        if "B" in grades_of(story, leaf.id)
    ]
    if not weak:
        return []
    return [
        Paragraph(
            (
                Text(
                    story.say(
                        f"以下指标用到 B 级数据（只见于注明官方出处的汇编，未与第二份来源核对）：{listed(weak, 'zh')}。",
                        f"These indicators use figures of grade B (a compile that names its official source, not checked against a second one): {listed(weak, 'en')}.",
                    )
                ),
            ),
        ),
    ]
