"""The summary at the head: who leads, who moved, is the distance growing, and how sure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.lang import Words
from xinzhi.report.blocks import Aside, Block, Number, Paragraph, Span, Text, Verdict
from xinzhi.report.sentences import listed, moved, part, setting, share, span

if TYPE_CHECKING:
    from xinzhi.report.story import Story

LEADERS = 5
DAGUM = "disparity/dagum"
WAYS = {1: Words("扩大", "wider"), 0: Words("不变", "unchanged"), -1: Words("缩小", "narrower")}
METHODS = {True: Words("Dagum 分解", "Dagum's decomposition"), False: Words("基尼系数", "Gini coefficient")}
RISE, FALL = Words("上升", "rise"), Words("下降", "fall")


def summary(story: Story) -> list[Block]:
    """Tell the findings in one paragraph, each with how sure it is."""
    spans = [*leaders(story), *movers(story), *distance(story)]
    return [_how_to_read(story), Paragraph(tuple(spans), lead=True)]


def _how_to_read(story: Story) -> Aside:
    robust = story.run.study.spec.robustness
    return Aside(
        story.say(
            f"数字的来处：网页中点带点线的数字，文档中看脚注。“占比”指 {robust.draws:,} 个设定中结论一致的份额，"
            f"不是概率；占比不低于 {setting(robust.agree)} 称为稳健。",
            "Where a number comes from: click it in the page, see the footnote in the document. A share is that of the "
            f"{robust.draws:,} variants in which the statement holds; it is not a probability. A statement is called robust "
            f"from a share of {setting(robust.agree)} on.",
        ),
    )


def leaders(story: Story) -> list[Span]:
    """Say who leads, and in how many variants the same regions do."""
    ahead = front(story)
    firsts = [row for row in ahead if row["rank"] == 1]
    names = listed([row["name"] for row in firsts], story.lang)
    spans: list[Span] = [
        story.text(f"{story.last} 年，{names}", f"In {story.last} {names} "),
        story.text("居首（得分 ", "comes first (score ")
        if len(firsts) == 1
        else story.text("并列居首（得分 ", "share the first place (score "),
        story.score(firsts[0]),
        Text(story.say("）", ")")),
        *_sure(story, len(firsts)),
    ]
    if len(ahead) > len(firsts):
        spans += [_followed(story, ahead, len(firsts)), *_sure(story, len(ahead))]
    return [*spans, story.text("。", ". ")]


def front(story: Story) -> list[dict[str, Any]]:
    """Give the regions in front: as many of the first few as no tie runs through, or all that share the first place."""
    ranks = story.latest["rank"]
    whole = [k for k in range(1, min(LEADERS, len(ranks) - 1) + 1) if (ranks <= k).sum() == k]
    return story.latest.head(max(whole, default=int((ranks == 1).sum()))).to_dicts()


def _followed(story: Story, ahead: list[dict[str, Any]], firsts: int) -> Text:
    others, count = listed([row["name"] for row in ahead[firsts:]], story.lang), len(ahead)
    places = f"第 {count} 位" if count == firsts + 1 else f"第 {firsts + 1} 至第 {count} 位"
    return story.text(
        f"，{others}列{places}；前 {count} 位由这 {count} 个地区占据",
        f", followed by {others}; these {count} hold the first {count} places",
    )


def _sure(story: Story, k: int) -> list[Span]:
    """Say how sure the first `k` are; nothing where that was not counted, as when all regions tie."""
    top = story.run["index"].tables["top"].filter((pl.col("period") == story.last) & (pl.col("k") == k))
    return [story.verdict(float(top["agree"][0]))] if top.height else []


def movers(story: Story) -> list[Span]:
    """Say who moved up and down most between the first and the last period."""
    moves = story.named(story.run["moves"].frame)
    if story.first == story.last or not (moves["change"] != 0).any():
        return []
    spans: list[Span] = [story.text(f"{story.first}—{story.last} 年，", f"From {story.first} to {story.last}, ")]
    up = most(moves.filter(pl.col("change") > 0), "change", 3).to_dicts()
    down = most(moves.filter(pl.col("change") < 0).with_columns(fall=-pl.col("change")), "fall", 2).to_dicts()
    told: list[Span] = []
    for rows, zh, en, way in (
        (up, "位次上升最多的是", "the largest rises in rank are those of ", RISE),
        (down, "位次下降最多的是", "the largest falls in rank are those of ", FALL),
    ):
        if rows:
            told += [story.text("；", "; ")] if told else []
            told += [story.text(zh, en), *_each_move(story, rows, way)]
    return [*spans, *told, story.text("。", ". ")]


def most(rows: pl.DataFrame, column: str, count: int) -> pl.DataFrame:
    """Give the `count` rows with the largest values of `column`, and those that tie with the last of them."""
    ordered = rows.sort(column, "region", descending=[True, False])
    if ordered.height <= count:
        return ordered
    return ordered.filter(pl.col(column) >= ordered[column][count - 1])


def _each_move(story: Story, rows: list[dict[str, Any]], way: Words) -> list[Span]:
    """Name the regions with their moves, and how sure the way of all of them is together."""
    spans: list[Span] = []
    for at, row in enumerate(rows):
        if at:
            spans.append(story.text("、", ", "))
        cite = story.computed(
            f"move-{row['region']}",
            zh=f"{row['name']}位次：{row['first']} 年第 {row['rank_first']}，{row['last']} 年第 {row['rank_last']}",
            en=f"Rank of {row['name']}: {row['rank_first']} in {row['first']}, {row['rank_last']} in {row['last']}",
            how_zh="由两年综合得分排序得到；得分所据数据见表 1 中该地区的得分。",
            how_en="Ranked by the scores of the two years; for the figures behind them see the region's scores in table 1.",
        )
        spans += [
            Text(story.say(f"{row['name']}（", f"{row['name']} (")),
            Number(moved(row["change"], story.lang), cite),
            Text(story.say("）", ")")),
        ]
    return [*spans, all_of(story, [row["agree"] for row in rows], way)]


def all_of(story: Story, agree: list[float], way: Words) -> Verdict:
    """Say how sure it is that several regions moved this way, by the least sure of them."""
    robust, told = min(agree) >= story.least, share(min(agree))
    if len(agree) == 1:
        zh, en = (
            f"{way.zh}{'稳健' if robust else '不稳健'}，占比 {told}",
            f"{way.en} {'' if robust else 'not '}robust, {told} of variants",
        )
    elif robust:
        zh, en = f"{way.zh}均稳健，占比不低于 {told}", f"each {way.en} robust, {told} of variants or more"
    else:
        zh, en = f"{way.zh}不都稳健，占比最低 {told}", f"not every {way.en} robust, lowest share {told}"
    return Verdict(story.say(zh, en), robust)


def distance(story: Story) -> list[Span]:
    """Say whether the distance between regions grew, with its range."""
    if DAGUM not in story.run or story.first == story.last:
        return []
    result = story.run[DAGUM]
    one, other = result.frame.row(0, named=True), result.frame.row(-1, named=True)
    change, agree = result.diagnostics["change"], result.diagnostics["change_agree"]
    word = WAYS[int(change > 0) - int(change < 0)]
    spans: list[Span] = [
        story.text(
            f"地区间得分差距（总体基尼系数）{story.first} 年为 ",
            "The disparity of scores between regions (overall Gini) is ",
        ),
        gini_number(story, one),
        story.text(f"，{story.last} 年为 ", f" in {story.first} and "),
        gini_number(story, other),
        story.text("", f" in {story.last}"),
    ]
    if agree is not None:
        sure = agree >= story.least
        spans += [
            story.text(
                f"，{'' if sure else '基准设定下'}差距{word.zh}",
                f", {word.en}{'' if sure else ' under the nominal choices'}",
            ),
            story.verdict(agree),
        ]
    net = part(other["net_between"] / other["total"]) if other["total"] > 0 else ""
    tail = (
        story.text(
            f"；{story.last} 年区域间净差距占总体的 {net}。",
            f"; the net difference between groups of regions makes up {net} of the total in {story.last}.",
        )
        if net
        else story.text("。", ".")
    )
    return [*spans, tail]


def gini_number(story: Story, row: dict[str, Any], name: str = DAGUM) -> Number:
    """Give the total of one period as a number that says how it was made."""
    low, high = row["total_low"], row["total_high"]
    way = METHODS[name == DAGUM]
    cite = story.computed(
        f"gini-{row['period']}" if name == DAGUM else f"{name}-{row['period']}",
        zh=f"{row['period']} 年总体基尼系数 {row['total']:.3f}，各设定的范围 {span(f'{low:.3f}', f'{high:.3f}', 'zh')}",
        en=f"Overall Gini {row['period']}: {row['total']:.3f}, range over variants {span(f'{low:.3f}', f'{high:.3f}', 'en')}",
        how_zh=f"由当年各地区综合得分计算（{way.zh}，步骤 {name}）；各年得分和所据数据见 tables.xlsx“逐年得分”“数据”表。",
        how_en=f"Computed from the scores of that year ({way.en}, step {name}); all scores and the figures "
        "behind them are in the sheets 'Scores by year' and 'Figures' of tables.xlsx.",
    )
    return Number(f"{row['total']:.3f}", cite)
