"""The summary at the head: who leads, who moved, is the distance growing, and how sure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.report.blocks import Aside, Block, Number, Paragraph, Span, Text, Verdict
from xinzhi.report.sentences import listed, moved, share

if TYPE_CHECKING:
    from xinzhi.report.story import Story

LEADERS = 5
DAGUM = "disparity/dagum"


def summary(story: Story) -> list[Block]:
    """Tell the findings in one paragraph, each with how sure it is."""
    spans = [*leaders(story), *movers(story), *distance(story)]
    return [_how_to_read(story), Paragraph(tuple(spans), lead=True)]


def _how_to_read(story: Story) -> Aside:
    robust = story.run.study.spec.robustness
    return Aside(
        story.say(
            f"数字的来处：网页中点带点线的数字，文档中看脚注。“占比”指 {robust.draws:,} 个设定中结论一致的份额，"
            f"不是概率；占比不低于 {share(robust.agree, 'zh')} 称为稳健。",
            f"Where a number comes from: click it in the page, see the footnote in the document. Shares are of {robust.draws:,} variants "
            f"in which the statement holds; they are no probabilities. From {share(robust.agree, 'en')} on it is called robust.",
        ),
    )


def leaders(story: Story) -> list[Span]:
    """Say who leads, and in how many variants the same regions do."""
    count = min(LEADERS, story.latest.height - 1)
    top = story.latest.head(count).to_dicts()
    names = [row["name"] for row in top]
    agree = _agree_top(story, count)
    others = listed(names[1:], story.lang) if count > 1 else ""
    spans: list[Span] = [
        story.text(f"{story.last} 年，{names[0]}居首（得分 ", f"In {story.last} {names[0]} comes first (score "),
        story.score(top[0]),
        Text(story.say("）", ")")),
        story.verdict(_agree_top(story, 1)),
    ]
    if others:
        spans += [
            story.text(
                f"，{others}列第 2 至第 {count} 位；这 {count} 地同为前 {count} 位",
                f", followed by {others}; these {count} are the first {count}",
            ),
            story.verdict(agree),
        ]
    return [*spans, story.text("。", ". ")]


def _agree_top(story: Story, k: int) -> float:
    top = story.run["index"].tables["top"].filter((pl.col("period") == story.last) & (pl.col("k") == k))
    return float(top["agree"][0])


def movers(story: Story) -> list[Span]:
    """Say who moved up and down most between the first and the last period."""
    moves = story.named(story.run["moves"].frame)
    if story.first == story.last or not (moves["change"] != 0).any():
        return []
    spans: list[Span] = [story.text(f"{story.first}—{story.last} 年，", f"From {story.first} to {story.last}, ")]
    up = moves.filter(pl.col("change") > 0).sort("change", "region", descending=[True, False]).head(3).to_dicts()
    down = moves.filter(pl.col("change") < 0).sort("change", "region").head(2).to_dicts()
    for rows, zh, en in (
        (up, "位次上升最多的是", "the largest rises in rank are "),
        (down, "；下降最多的是", "; the largest falls are "),
    ):
        if rows:
            spans += [story.text(zh, en), *_each_move(story, rows)]
    return [*spans, story.text("。", ". ")]


def _each_move(story: Story, rows: list[dict[str, Any]]) -> list[Span]:
    """Name the regions with their moves, and how sure all of them are together."""
    spans: list[Span] = []
    for at, row in enumerate(rows):
        if at:
            spans.append(story.text("、", ", "))
        cite = story.computed(
            f"move-{row['region']}",
            zh=f"{row['name']}位次：{row['first']} 年第 {row['rank_first']}，{row['last']} 年第 {row['rank_last']}",
            en=f"Rank of {row['name']}: {row['rank_first']} in {row['first']}, {row['rank_last']} in {row['last']}",
            how_zh="由两年综合得分排序得到；得分所据数据见表 1 中该地区的得分。",
            how_en="By the scores of the two years; the figures under them stand with the region's scores in table 1.",
        )
        spans += [
            Text(story.say(f"{row['name']}（", f"{row['name']} (")),
            Number(moved(row["change"], story.lang), cite),
            Text(story.say("）", ")")),
        ]
    return [*spans, all_of(story, [row["agree"] for row in rows])]


def all_of(story: Story, agree: list[float]) -> Verdict:
    """Say how sure several statements are, by the least sure of them."""
    least = story.verdict(min(agree))
    if len(agree) == 1:
        return least
    told = share(min(agree), story.lang)
    zh = f"均稳健，占比不低于 {told}" if least.robust else f"不都稳健，占比最低 {told}"
    en = f"all robust, {told} of variants or more" if least.robust else f"not all robust, lowest share {told}"
    return Verdict(story.say(zh, en), least.robust)


def distance(story: Story) -> list[Span]:
    """Say whether the distance between regions grew, with its range."""
    if DAGUM not in story.run or story.first == story.last:
        return []
    result = story.run[DAGUM]
    one, other = result.frame.row(0, named=True), result.frame.row(-1, named=True)
    change, agree = result.diagnostics["change"], result.diagnostics["change_agree"]
    word = ("扩大", "wider") if change > 0 else ("缩小", "narrower")
    spans: list[Span] = [
        story.text("省际得分差距（总体基尼系数）由 ", "The disparity of scores (overall Gini) goes from "),
        gini_number(story, one),
        story.text(" 变为 ", " to "),
        gini_number(story, other),
    ]
    if agree is not None:
        sure = agree >= story.least
        spans += [
            story.text(
                f"，{'' if sure else '基准设定下'}差距{word[0]}",
                f", {word[1]}{'' if sure else ' under the nominal choices'}",
            ),
            story.verdict(agree),
        ]
    net = share(other["net_between"] / other["total"], story.lang) if other["total"] > 0 else ""
    tail = (
        story.text(f"，其中区域间净差距占 {net}。", f"; {net} of it stands between the zones.")
        if net
        else story.text("。", ".")
    )
    return [*spans, tail]


def gini_number(story: Story, row: dict[str, Any]) -> Number:
    """Give the total of one period as a number that says how it was made."""
    low, high = row["total_low"], row["total_high"]
    cite = story.computed(
        f"gini-{row['period']}",
        zh=f"{row['period']} 年总体基尼系数 {row['total']:.3f}，各设定的范围 {low:.3f}—{high:.3f}",
        en=f"Overall Gini {row['period']}: {row['total']:.3f}, range over variants {low:.3f}–{high:.3f}",
        how_zh="由当年各地区综合得分计算（Dagum 分解，步骤 disparity/dagum）；得分所据数据见表 1。",
        how_en="From the scores of that year (Dagum's decomposition, step disparity/dagum); the figures stand with table 1.",
    )
    return Number(f"{row['total']:.3f}", cite)
