"""Every conclusion of the brief with the share of variants that agree with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from xinzhi.report.blocks import Cell, Column, Table
from xinzhi.report.sections.summary import DAGUM, front, most
from xinzhi.report.sentences import listed, moved, share

if TYPE_CHECKING:
    from xinzhi.report.story import Story


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A statement, and the share of variants that agree with it.

    `told` says what it is about, for asking it of other scores: ("top", k), ("move", region, sign) or
    ("disparity", sign); empty where it is about something else.
    """

    text: str
    agree: float
    told: tuple[str | int, ...] = ()


def conclusions(story: Story) -> Table:
    """Give the table of conclusions."""
    say = story.say
    return Table(
        name=say("结论与占比", "Conclusions"),
        title=say("各项结论与一致的设定占比", "Conclusions and the share of variants that agree"),
        columns=(
            Column(say("结论（基准设定）", "Conclusion under the nominal choices"), align="left"),
            Column(say("一致占比", "Agreeing share"), unit="%"),
            Column(say("判断", "Verdict"), align="center"),
        ),
        rows=tuple(_row(story, one) for one in found(story)),
    )


def _row(story: Story, one: Conclusion) -> tuple[Cell, ...]:
    firm = one.agree >= story.least
    word = story.say("稳健", "robust") if firm else story.say("不稳健", "not robust")
    text = share(one.agree).rstrip("%")
    return (Cell(one.text), Cell(text, int(text)), Cell(word, word, weak=not firm))


def found(story: Story) -> Iterator[Conclusion]:
    """Give the conclusions one by one."""
    top = dict(story.run["index"].tables["top"].filter(pl.col("period") == story.last).select("k", "agree").iter_rows())
    ahead = front(story)
    for k in sorted({1, len(ahead)}):
        if k in top and sum(row["rank"] <= k for row in ahead) == k:
            names = [row["name"] for row in ahead[:k]]
            yield Conclusion(
                story.say(
                    f"{story.last} 年前 {k} 位为{listed(names, 'zh')}",
                    f"The first {k} in {story.last}: {listed(names, 'en')}",
                )
                if k > 1
                else story.say(f"{story.last} 年{names[0]}居首", f"{names[0]} comes first in {story.last}"),
                float(top[k]),
                ("top", k),
            )
    yield from _moves(story)
    yield from _directions(story)


def _moves(story: Story) -> Iterator[Conclusion]:
    if story.single:
        return
    moves = story.named(story.run["moves"].frame).with_columns(size=pl.col("change").abs())
    for row in most(moves.filter(pl.col("change") != 0), "size", 4).head(5).iter_rows(named=True):
        yield Conclusion(
            story.say(
                f"{row['name']}位次{'上升' if row['change'] > 0 else '下降'}（{story.years} 年{moved(row['change'], 'zh')}）",
                f"{row['name']} {'rises' if row['change'] > 0 else 'falls'} ({moved(row['change'], 'en')}, {story.years})",
            ),
            float(row["agree"]),
            ("move", row["region"], 1 if row["change"] > 0 else -1),
        )


def _directions(story: Story) -> Iterator[Conclusion]:
    told = story.run[DAGUM].diagnostics if DAGUM in story.run and not story.single else {}
    if told.get("change_agree") is not None:
        wider = told["change"] > 0
        yield Conclusion(
            story.say(
                f"地区间得分差距{'扩大' if wider else '缩小'}（{story.years} 年）",
                f"The disparity of scores is {'wider' if wider else 'narrower'} ({story.years})",
            ),
            float(told["change_agree"]),
            ("disparity", 1 if wider else -1),
        )
    chain = story.run["coupling/coordination"].diagnostics if "coupling/coordination" in story.run else {}
    if chain.get("change_agree") is not None and not story.single:
        up = chain["mean_last"] > chain["mean_first"]
        yield Conclusion(
            story.say(
                f"平均协调度{'上升' if up else '下降'}（{story.years} 年）",
                f"Mean coordination {'rises' if up else 'falls'} ({story.years})",
            ),
            float(chain["change_agree"]),
        )
