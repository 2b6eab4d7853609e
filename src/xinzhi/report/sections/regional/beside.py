"""What stands beside the decomposition: other groupings, pairs of groups, resampling."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.lang import Words
from xinzhi.report.blocks import Block, Cell, Column, Paragraph, Span, Table
from xinzhi.report.sections.regional.told import number, plain_table
from xinzhi.report.sections.summary import DAGUM
from xinzhi.report.sentences import part, share, span

if TYPE_CHECKING:
    from xinzhi.report.story import Story

BOOTSTRAP, NESTED = "disparity/bootstrap", "disparity/nested_theil"
OTHERS = ("disparity/theil", "disparity/atkinson", "disparity/variation")
PARTS = ("net_between", "within", "transvariation")


def beside(story: Story) -> list[Block]:
    """Tell which groups stand furthest apart, what other groupings give, and how regions like these would vary."""
    spans = [*_pairs(story), *_resampled(story)]
    blocks: list[Block] = [Paragraph(tuple(spans))] if spans else []
    if "groupings" in story.run[DAGUM].tables:
        blocks.append(_groupings(story))
    return blocks


def _pairs(story: Story) -> list[Span]:
    pairs = story.run[DAGUM].tables.get("pairs")
    if pairs is None:
        return []
    rows = pairs.filter((pl.col("period") == story.last) & (pl.col("group") != pl.col("other"))).sort("gini")
    if rows.height < 2:
        return []
    wide, close = rows.row(-1, named=True), rows.row(0, named=True)
    return [
        story.text(f"{story.last} 年，差距最大的一对是", f"In {story.last} the pair furthest apart is "),
        story.text(f"{_names(story, wide)}（", f"{_names(story, wide)} ("),
        number(
            story,
            DAGUM,
            "widest",
            f"{wide['gini']:.3f}",
            Words("两组之间的基尼系数，最大的一对", "Gini between two groups, the widest"),
        ),
        story.text(f"），最小的是{_names(story, close)}（", f"), the closest {_names(story, close)} ("),
        number(
            story,
            DAGUM,
            "closest",
            f"{close['gini']:.3f}",
            Words("两组之间的基尼系数，最小的一对", "Gini between two groups, the closest"),
        ),
        story.text("）。", ")."),
    ]


def _names(story: Story, row: dict[str, Any]) -> str:
    names = [story.group_names[row[key]] for key in ("group", "other")]
    return story.say("与", " and ").join(names)


def _resampled(story: Story) -> list[Span]:
    if BOOTSTRAP not in story.run:
        return []
    result = story.run[BOOTSTRAP]
    about = result.diagnostics
    row = result.frame.filter((pl.col("period") == story.last) & (pl.col("part") == "total")).row(0, named=True)
    held = span(f"{row['low']:.3f}", f"{row['high']:.3f}", story.lang)
    few = (
        story.say(
            "；有的组不足五个成员，区间偏窄", "; some groups have fewer than five members, which makes it too narrow"
        )
        if about["small_strata"]
        else ""
    )
    return [
        story.text(
            "全部地区都在其中，没有抽样误差；若看作超总体的一次抽取，组内重抽样的 ",
            " All regions are there, so that nothing was sampled; taken as one draw from a super-population, resampling within groups gives a ",
        ),
        story.text(f"{about['level']:.0%} 区间为 ", f"{about['level']:.0%} interval of "),
        number(
            story,
            BOOTSTRAP,
            "total",
            held,
            Words(
                f"{story.last} 年总体基尼系数的重抽样区间（超总体）",
                f"Resampling interval of the overall Gini {story.last} (super-population)",
            ),
        ),
        story.text(f"{few}。", f" for {story.last}{few}."),
    ]


def _groupings(story: Story) -> Table:
    frame = story.run[DAGUM].tables["groupings"].filter(pl.col("period") == story.last)
    say, study = story.say, story.run.study
    rows = []
    for row in frame.iter_rows(named=True):
        groups = study.group_names(row["grouping"], story.lang)
        rows.append(
            (
                Cell(study.grouping_name(row["grouping"]).text(story.lang)),
                Cell(str(len(groups)), len(groups)),
                *(
                    Cell(
                        part(row[name] / row["total"]) if row["total"] > 0 else "—",
                        row[name] / row["total"] if row["total"] > 0 else None,
                    )
                    for name in PARTS
                ),
                Cell(_range(story, row)),
            )
        )
    return Table(
        name=say("不同分组", "Groupings"),
        title=say(
            f"换一种分组，差距怎样分解，{story.last} 年", f"The parts of disparity under other groupings, {story.last}"
        ),
        columns=(
            Column(say("分组", "Grouping"), align="left"),
            Column(say("组数", "Groups")),
            Column(say("区域间净差距", "Net between")),
            Column(say("区域内", "Within")),
            Column(say("重叠项", "Overlap")),
            Column(say("净差距数值的范围", "Range of net between")),
        ),
        rows=tuple(rows),
        note=say(
            "各部分占总体基尼系数的比重；总体与分组无关。组越多，区域内部分越小，这是算术上的必然，不说明分组更好。",
            "Parts as shares of the overall Gini, which does not depend on the grouping. More groups leave less within them: that is "
            "arithmetic, and does not make a grouping better.",
        ),
    )


def _range(story: Story, row: dict[str, Any]) -> str:
    return span(f"{row['net_between_low']:.3f}", f"{row['net_between_high']:.3f}", story.lang)


def others(story: Story) -> list[Block]:
    """Give the other measures of disparity of the scores, first and last period; none where none is asked for."""
    asked = story.run.study.spec.chapters.get("regions", {})
    held = [one for one in asked.values() if one.method.key in OTHERS and not one.indicator]
    if not held:
        return []
    say, rows = story.say, []
    for one in held:
        result = story.run[one.name]
        first, last = result.frame.row(0, named=True), result.frame.row(-1, named=True)
        agree = result.diagnostics["change_agree"]
        rows.append(
            (
                Cell(say(one.method.zh, one.method.en)),
                *(
                    cell
                    for row in ((last,) if story.single else (first, last))
                    for cell in (Cell(f"{row['total']:.3f}", row["total"]), Cell(_ends(story, row)))
                ),
                Cell(
                    "—" if story.single or agree is None else share(agree),
                    agree,
                    weak=agree is not None and agree < story.least,
                ),
            )
        )
    years = (story.last,) if story.single else (story.first, story.last)
    return [
        Table(
            name=say("其他差距指标", "Other measures"),
            title=say("其他差距指标", "Other measures of disparity"),
            columns=(
                Column(say("指标", "Measure"), align="left"),
                *(column for year in years for column in (Column(str(year)), Column(say("范围", "Range")))),
                Column(say("方向一致占比", "Share of one direction")),
            ),
            rows=tuple(rows),
            note=say("范围为各设定的 5%—95% 分位。", "Ranges run from the 5th to the 95th percentile of the variants."),
        )
    ]


def _ends(story: Story, row: dict[str, Any]) -> str:
    return span(f"{row['total_low']:.3f}", f"{row['total_high']:.3f}", story.lang)


def workbook(story: Story) -> list[Table]:
    """Give the tables of pairs and groupings by year."""
    made, tables = _levels(story), story.run[DAGUM].tables
    heads = {
        "period": Words("年份", "Year"),
        "group": Words("组", "Group"),
        "other": Words("另一组", "Other group"),
        "gini": Words("基尼系数", "Gini"),
        "affluence": Words("相对富裕度 D", "Relative affluence D"),
        "within": Words("对组内的贡献", "Part of within"),
        "net_between": Words("对净差距的贡献", "Part of net between"),
        "transvariation": Words("对重叠项的贡献", "Part of overlap"),
    }
    if "pairs" in tables and tables["pairs"].height:
        named = tables["pairs"].with_columns(
            pl.col("group", "other").replace_strict(story.group_names, return_dtype=pl.String)
        )
        made.append(
            plain_table(
                story,
                Words("组间差距", "Pairs of groups"),
                Words("两两组间的基尼系数与贡献", "Gini and parts by pair of groups"),
                named,
                heads,
            )
        )
    if "groupings" in tables:
        parts = {name: words for name, words in heads.items() if name == "period"} | {
            "grouping": Words("分组", "Grouping"),
            "total": Words("总体", "Total"),
            "within": Words("区域内", "Within"),
            "net_between": Words("区域间净差距", "Net between"),
            "net_between_low": Words("净差距下限", "Net between, low"),
            "net_between_high": Words("净差距上限", "Net between, high"),
            "transvariation": Words("重叠项", "Overlap"),
        }
        made.append(
            plain_table(
                story,
                Words("分组对照", "By grouping"),
                Words("各种分组下逐年的分解", "Parts by year under other groupings"),
                tables["groupings"],
                parts,
            )
        )
    return made


def _levels(story: Story) -> list[Table]:
    """Give the nested decomposition by level, where there is one."""
    if NESTED not in story.run:
        return []
    study = story.run.study
    names = {name: study.grouping_name(name).text(story.lang) for name in study.spec.chapters["regions"][NESTED].levels}
    names["within"] = story.say("最小的组内部", "Inside the smallest groups")
    frame = story.run[NESTED].frame.with_columns(pl.col("level").replace_strict(names, return_dtype=pl.String))
    heads = {
        "period": Words("年份", "Year"),
        "level": Words("层", "Level"),
        "value": Words("泰尔指数", "Theil index"),
        "share": Words("占总体", "Share of total"),
    }
    return [
        plain_table(
            story, Words("多层分解", "By level"), Words("多层泰尔分解", "Nested Theil decomposition"), frame, heads
        )
    ]
