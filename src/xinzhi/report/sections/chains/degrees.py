"""The degrees of coordination of the last period, who holds whom back, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.charts import coupling_map
from xinzhi.report.blocks import Aside, Block, Chart, Number, Paragraph, Span, Text
from xinzhi.report.sections.chains.told import NAME, level_band, level_name, system_names, ten
from xinzhi.report.sections.overview import source_line
from xinzhi.report.sentences import listed, setting

if TYPE_CHECKING:
    from xinzhi.report.story import Story


def latest(story: Story) -> pl.DataFrame:
    """Give the degrees of the last period, highest first, with names."""
    frame = story.named(story.run[NAME].frame).filter(pl.col("period") == story.last)
    return frame.sort("coordination", "region", descending=[True, False])


def degrees(story: Story) -> list[Block]:
    """Tell the degrees and their levels, show them on the tile map, and warn where figures are shared."""
    found = [_note(story), _ends(story), _held_back(story), *_warnings(story)]
    return [*found, _map(story)] if story.tiles else found


def _note(story: Story) -> Aside:
    told, names = story.run[NAME].diagnostics, list(system_names(story).values())
    form = story.run.study.spec.chapters["chains"].formula
    other = told["other_form_changes_level"]
    edges_zh, edges_en = (
        ("等级分十级，含上端点（0.4<D≤0.5 为一级）。", "Ten levels hold their upper ends (0.4 < D ≤ 0.5). ")
        if ten(story)
        else ("", "")
    )
    return Aside(
        story.say(
            f"系统：{'、'.join(names)}。D＝√(C·T)，C 用{'通行式' if form == 'standard' else '修正式'}。{edges_zh}"
            f"范围由 {told['usable']:,} 个设定得出（共 {told['draws']:,} 个，得分不在 0 到 1 之间的不计）。"
            f"改用{'修正式' if form == 'standard' else '通行式'}，{setting(round(other, 2))} 的等级会变：等级只能与同一公式的结果比较。",
            f"Systems: {', '.join(names)}. D = √(C·T), C in its {form} form. {edges_en}"
            f"Ranges are over {told['usable']:,} of {told['draws']:,} variants (scores must lie between 0 and 1). With the "
            f"{'modified' if form == 'standard' else 'standard'} form {setting(round(other, 2))} of the levels change: "
            "compare levels within one formula only.",
        ),
    )


def _ends(story: Story) -> Paragraph:
    rows, told = latest(story), story.run[NAME].diagnostics
    best, worst = rows.row(0, named=True), rows.row(-1, named=True)
    firm = int(rows["robust"].sum())
    spans: list[Span] = [
        story.text(
            f"{story.last} 年，协调度最高的是{best['name']}（",
            f"In {story.last} coordination is highest in {best['name']} (",
        ),
        _degree(story, best),
        Text(story.say(f"，{level_name(story, best['level'])}），", f", {level_name(story, best['level'])}) ")),
        story.text(f"最低的是{worst['name']}（", f"and lowest in {worst['name']} ("),
        _degree(story, worst),
        Text(story.say(f"，{level_name(story, worst['level'])}）。", f", {level_name(story, worst['level'])}). ")),
        story.text(
            f"{rows.height} 个地区中，{firm} 个的等级稳健，其余的等级随设定而变。",
            f"Of {rows.height} regions {firm} {'keeps' if firm == 1 else 'keep'} to one level; the levels of the others change with the variants. ",
        ),
    ]
    if not story.single and told["change_agree"] is not None:
        spans += [
            story.text(
                f"各地区平均协调度由 {told['mean_first']:.3f} 变为 {told['mean_last']:.3f}，变化方向",
                f"The mean goes from {told['mean_first']:.3f} to {told['mean_last']:.3f}, a direction that is ",
            ),
            story.verdict(told["change_agree"]),
            story.text("。", "."),
        ]
    return Paragraph(tuple(spans))


def _degree(story: Story, row: dict[str, Any]) -> Number:
    figures = story.cites.of_region(row["region"], row["period"])
    name = f"coordination-{row['region']}-{row['period']}"
    title = story.say(
        f"{row['name']} {row['period']} 年协调度 {row['coordination']:.3f}（C {row['coupling']:.3f}，T {row['development']:.3f}）",
        f"{row['name']} {row['period']}: coordination {row['coordination']:.3f} (C {row['coupling']:.3f}, T {row['development']:.3f})",
    )
    how = story.say(
        "由各系统得分算出，系统得分由其指标合成。所据数据：",
        "From the scores of the systems, made of their indicators. Figures:",
    )
    brief = story.say(
        f"{title}，所据数据 {len(figures)} 个，列于 tables.xlsx；来源 {story.cites.numbers(figures)}。",
        f"{title}; {len(figures)} figures, listed in tables.xlsx; sources {story.cites.numbers(figures)}.",
    )
    return Number(
        f"{row['coordination']:.3f}", story.cites.add(name, title=title, how=how, brief=brief, figures=figures)
    )


def _held_back(story: Story) -> Paragraph:
    """Count the regions that each system holds back, and in how many of them that is robust."""
    rows, names = latest(story), system_names(story)
    firm = pl.col("holds_back_agree") >= story.least
    counted = [
        (names[key], own.height, own.filter(firm).height)
        for key in names
        if (own := rows.filter(pl.col("holds_back") == key)).height
    ]
    counted.sort(key=lambda one: -one[1])
    if not counted:
        return Paragraph((story.text("没有系统拖住整体。", "No system holds the others back."),))
    zh = "，".join(f"{name}在 {count} 个地区（其中稳健的 {sure} 个）" for name, count, sure in counted)
    en = "; ".join(
        f"{name} in {count} {'region' if count == 1 else 'regions'} ({sure} of them robust)"
        for name, count, sure in counted
    )
    return Paragraph(
        (
            story.text(
                f"若只让一个系统赶上本地区最高的系统，协调度提高最多的系统视为拖住整体的一链：{zh}。"
                "系统之间比较的是归一化后的得分，取决于各系统的指标和取数范围。",
                "The system that would raise coordination most by catching up with the foremost of its region is said to hold "
                f"back: {en}. Systems are compared by normalised scores, which depend on their indicators and on the rows taken.",
            ),
        )
    )


def _warnings(story: Story) -> list[Block]:
    names, leaves = system_names(story), {leaf.id: leaf.label(story.lang) for leaf in story.run.framework.indicators}
    found = story.run[NAME].diagnostics["shared"]
    hard = [pair for pair in found if pair["indicators"]]
    soft = [pair for pair in found if not pair["indicators"]]
    said = [
        story.say(
            f"“{names[pair['first']]}”与“{names[pair['second']]}”共用指标{listed([leaves[i] for i in pair['indicators']], 'zh')}，两者由构造而相关，协调度偏高。",
            f"'{names[pair['first']]}' and '{names[pair['second']]}' share {listed([leaves[i] for i in pair['indicators']], 'en')}: "
            "they are correlated by construction, and coordination is too high.",
        )
        for pair in hard
    ]
    if soft:
        pairs_zh = "、".join(f"“{names[pair['first']]}”与“{names[pair['second']]}”" for pair in soft)
        pairs_en = "; ".join(f"'{names[pair['first']]}' and '{names[pair['second']]}'" for pair in soft)
        said.append(
            story.say(
                f"{pairs_zh}的指标用到同一批原始数据（如同一分母），相关有一部分来自构造。",
                f"some systems have figures in common, such as one denominator ({pairs_en}): part of their correlation comes from construction.",
            )
        )
    return [Paragraph((Text(story.say("注意：", "Mind: ") + story.say("", " ").join(said)),))] if said else []


def _map(story: Story) -> Chart:
    names = system_names(story)
    rows = latest(story).with_columns(
        level_name=pl.Series([level_name(story, level) for level in latest(story)["level"]]),
        band=pl.Series(
            [level_band(story, low, high) for low, high in latest(story).select("level_low", "level_high").rows()]
        ),
        back=pl.col("holds_back").replace_strict(names | {"": "—"}, return_dtype=pl.String),
    )
    first = rows.row(0, named=True)
    chart = coupling_map(rows.select("region", "coordination", "level_name", "band", "back"), story.tiles, story.lang)
    return Chart(
        name="chains",
        title=story.say(
            f"{first['name']}协调度最高，为{first['level_name']}", f"{first['name']} is highest: {first['level_name']}"
        ),
        subtitle=story.say(
            f"耦合协调度 D（颜色）与等级范围（数字，各设定 5%—95% 分位），{story.last} 年",
            f"Coordination D (colour) and the range of its level over the variants (numbers), {story.last}",
        ),
        note=source_line(story),
        chart=chart,
        static=chart,
        width_mm=108,
    )
