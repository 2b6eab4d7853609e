"""The same figures under other frameworks: which findings survive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from xinzhi.report.blocks import Block, Cell, Column, Paragraph, Table

if TYPE_CHECKING:
    from xinzhi.report.story import Story

NAME = "frameworks"


def frameworks(story: Story) -> list[Block]:
    """Tell which findings survive, and list the frameworks; nothing where the study names no other."""
    if NAME not in story.run:
        return []
    frame = story.run[NAME].frame
    others = frame.slice(1)
    leader, count = int(others["same_leader"].sum()), others.height
    own = float(frame["gini_change"][0])
    same = int((np.sign(others["gini_change"].to_numpy()) == np.sign(own)).sum())
    zh = f"换用另外 {count} 套框架，其余设定不变：居首的地区在 {leader} 套中不变"
    en = f"Under {count} other {'framework' if count == 1 else 'frameworks'}, all else equal, the leader is the same in {leader}"
    if not story.single and own == own:  # noqa: PLR0124
        zh += f"，差距变化的方向在 {same} 套中不变"
        en += f", and the direction of disparity in {same}"
    return [Paragraph((story.text(f"{zh}。", f"{en}."),)), _table(story)]


def _table(story: Story) -> Table:
    say = story.say
    return Table(
        name=say("换用框架", "Frameworks"),
        title=say(f"不同框架下的位次，{story.last} 年", f"Ranks under other frameworks, {story.last}"),
        columns=(
            Column(say("框架", "Framework"), align="left"),
            Column(say("指标数", "Indicators")),
            Column(say("位次相关", "Rank correlation")),
            Column(say("平均移动", "Mean move"), unit=say("位", "places")),
            Column(say("居首", "Leader"), align="left"),
            Column(say("前列相同", "Same among the first")),
        ),
        rows=tuple(_row(story, row) for row in story.run[NAME].frame.iter_rows(named=True)),
        note=say(
            "第一行为本研究的框架；各框架用同一批数据和同样的方法。",
            "The first row is the framework of the study; all use the same figures and methods.",
        ),
    )


def _row(story: Story, row: dict[str, Any]) -> tuple[Cell, ...]:
    return (
        Cell(row[story.lang], row[story.lang]),
        Cell(str(row["indicators"]), row["indicators"]),
        Cell(f"{row['rank_correlation']:.2f}", row["rank_correlation"]),
        Cell(f"{row['mean_shift']:.1f}", row["mean_shift"]),
        Cell(story.name(row["leader"])),
        Cell(f"{row['shared_first']}/{row['first']}"),
    )
