"""The systems in time: whose changes come first, as far as the periods at hand can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.lang import Words
from xinzhi.report.blocks import Block, Cell, Column, Paragraph, Table
from xinzhi.report.sections.chains.told import NAME, system_names
from xinzhi.report.sentences import inside, listed, share, span

if TYPE_CHECKING:
    from xinzhi.report.story import Story

# Below this a correlation is called weak.
WEAK = 0.3


def in_time(story: Story) -> list[Block]:
    """Tell and show the order in time; say why not where there are too few periods or regions."""
    if story.single:
        return []
    told, ahead = story.run[NAME].diagnostics, story.run[NAME].tables["ahead"]
    if not told["in_time"]:
        return [
            Paragraph(
                (
                    story.text(
                        "期数或地区太少，不判断各链变化在时间上的先后。",
                        "There are too few periods or regions to say whose changes come first in time.",
                    ),
                )
            )
        ]
    return [_told(story, ahead), _table(story, ahead)]


def _told(story: Story, ahead: pl.DataFrame) -> Paragraph:
    names, firm = system_names(story), ahead.filter(pl.col("ahead") != "")
    zh, en = [], []
    for row in firm.iter_rows(named=True):
        other = row["second"] if row["ahead"] == row["first"] else row["first"]
        most = _most(story, row)
        weak = Words("，较弱", ", which is weak") if most < WEAK else Words("", "")
        zh.append(f"{names[row['ahead']]}的变化先于{names[other]}（错开后的相关系数最高 {_text(most)}{weak.zh}）")
        en.append(
            f"changes of {inside(names[row['ahead']], 'en')} come before those of {inside(names[other], 'en')} (correlation at a lag up to {_text(most)}{weak.en})"
        )
    found_zh = f"{listed(zh, 'zh')}；" if zh else ""
    found_en = f"{'; '.join(en)}; " if en else ""
    rest = ahead.height - firm.height
    rest_zh = (f"其余 {rest} 对" if zh else f"{rest} 对系统") + "在时间上分不出先后" if rest else "各对都能分出先后"
    rest_en = (
        f"{rest} {'other ' if en else ''}{'pair' if rest == 1 else 'pairs'} cannot be put in order"
        if rest
        else "no pair is left open"
    )
    return Paragraph(
        (
            story.text(
                f"从逐年变化看（去掉各年的共同变动和各地区的趋势）：{found_zh}{rest_zh}。这里只比较先后，不说明谁引起谁。",
                f"By changes from year to year, less what moves all regions at once and each region's trend: {found_en}{rest_en}. "
                "This is about order in time and says nothing of what brings about what.",
            ),
        )
    )


def _most(story: Story, row: dict[str, Any]) -> float:
    """Give the highest correlation at a lag with the system that is ahead."""
    lags = (
        story.run[NAME].tables["lags"].filter((pl.col("first") == row["first"]) & (pl.col("second") == row["second"]))
    )
    later = pl.col("lag") > 0 if row["ahead"] == row["first"] else pl.col("lag") < 0
    return float(lags.filter(later)["correlation"].max())  # type: ignore[arg-type]


def _table(story: Story, ahead: pl.DataFrame) -> Table:
    say, lags = story.say, story.run[NAME].tables["lags"]
    order = lags["lag"].unique().sort().to_list()
    return Table(
        name=say("时间先后", "Order in time"),
        title=say("两系统逐年变化的时差相关系数", "Correlations of the systems' changes at lags"),
        columns=(
            Column(say("前一系统（甲）", "System A"), align="left"),
            Column(say("后一系统（乙）", "System B"), align="left"),
            *(Column(_lag(story, lag)) for lag in order),
            Column(say("先后之差", "A ahead less B ahead")),
            Column(say("区间", "Interval")),
            Column(say("先变化的", "First"), align="left"),
            Column(say("占比", "Share"), unit="%"),
        ),
        rows=tuple(_row(story, row, lags, order) for row in ahead.iter_rows(named=True)),
        note=say(
            "先后之差为甲在前与乙在前的平均相关系数之差；区间按地区重复抽样得出，置信水平 90%，每对单独判断；占比为差的正负相同的设定份额，向下取整。",
            "The difference is that of the mean correlations with A ahead and with B ahead; intervals come from drawing regions anew, at "
            "a level of 90 %, each pair by itself. The share is of variants in which the difference has the same sign, rounded down.",
        ),
    )


def _lag(story: Story, lag: int) -> str:
    if not lag:
        return story.say("同期", "Same year")
    who = "甲" if lag > 0 else "乙"
    return story.say(f"{who}早 {abs(lag)} 年", f"{'A' if lag > 0 else 'B'} {abs(lag)} earlier")


def _row(story: Story, row: dict[str, Any], lags: pl.DataFrame, order: list[int]) -> tuple[Cell, ...]:
    names = system_names(story)
    own = lags.filter((pl.col("first") == row["first"]) & (pl.col("second") == row["second"]))
    at = dict(own.select("lag", "correlation").iter_rows())
    ahead = names.get(row["ahead"], "—")
    weak = not row["ahead"]
    return (
        Cell(names[row["first"]]),
        Cell(names[row["second"]]),
        *(_number(at[lag], weak=False) for lag in order),
        _number(row["lead"], weak=weak),
        Cell(
            span(_text(row["lead_low"]), _text(row["lead_high"]), story.lang)
            if row["lead_low"] == row["lead_low"]
            else "—"
        ),
        Cell(ahead, ahead, weak=weak),
        Cell(share(row["agree"]).rstrip("%"), int(row["agree"] * 100 + 1e-9)),
    )


def _text(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")


def _number(value: float, *, weak: bool) -> Cell:
    return Cell(_text(value), value, weak=weak) if value == value else Cell("—")  # noqa: PLR0124
