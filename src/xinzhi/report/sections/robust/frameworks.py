"""The same figures under other frameworks: which findings survive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from xinzhi.report.blocks import Block, Cell, Column, Paragraph, Table
from xinzhi.report.sections.robust.conclusions import Conclusion, found

if TYPE_CHECKING:
    from xinzhi.report.story import Story

NAME = "frameworks"


def frameworks(story: Story) -> list[Block]:
    """Tell which findings survive, and list the frameworks; nothing where the study names no other."""
    if NAME not in story.run:
        return []
    frame = story.run[NAME].frame
    asked = [one for one in found(story) if one.told]
    others = frame.slice(1)
    leader, count = int(others["same_leader"].sum()), others.height
    own = float(frame["gini_change"][0])
    same = int((np.sign(others["gini_change"].to_numpy()) == np.sign(own)).sum())
    zh = f"换用另外 {count} 套框架，其余设定不变：居首的地区在 {leader} 套中不变"
    en = f"Under {count} other {'framework' if count == 1 else 'frameworks'}, all else equal, the leader is the same in {leader}"
    if not story.single and own == own:  # noqa: PLR0124
        zh += f"，差距变化的方向在 {same} 套中不变"
        en += f", and the direction of disparity in {same}"
    kept = sum(all(holds(story, one, key) for key in others["framework"]) for one in asked)
    if asked:
        zh += f"；{len(asked)} 条结论中，{kept} 条在各套框架下都成立"
        en += f"; of {len(asked)} conclusions, {kept} {'holds' if kept == 1 else 'hold'} under all of them"
    blocks: list[Block] = [Paragraph((story.text(f"{zh}。", f"{en}."),)), _table(story)]
    return [*blocks, _survive(story, asked)] if asked else blocks


def holds(story: Story, one: Conclusion, framework: str) -> bool:
    """Tell whether a conclusion holds under another framework, by its ranks of the first and the last period."""
    told = story.run[NAME]
    last = dict(told.tables["ranks"].select("region", framework).iter_rows())
    if one.told[0] == "top":
        own = dict(told.tables["ranks"].select("region", story.run.framework.id).iter_rows())
        k = int(one.told[1])
        return {region for region in last if last[region] <= k} == {region for region in own if own[region] <= k}
    if one.told[0] == "move":
        first = dict(told.tables["ranks_first"].select("region", framework).iter_rows())
        region = str(one.told[1])
        return bool(np.sign(first[region] - last[region]) == one.told[2])
    change = told.frame.filter(told.frame["framework"] == framework)["gini_change"].item()
    return bool(np.sign(change) == one.told[1])


def _survive(story: Story, asked: list[Conclusion]) -> Table:
    """Set each conclusion against each other framework."""
    say, others = story.say, story.run[NAME].frame.slice(1)
    words = {True: say("成立", "holds"), False: say("不成立", "does not")}
    rows = []
    for one in asked:
        found_so = [holds(story, one, key) for key in others["framework"]]
        rows.append((Cell(one.text), *(Cell(words[so], words[so], weak=not so) for so in found_so)))
    return Table(
        name=say("换框架后的结论", "Conclusions by framework"),
        title=say("各项结论在其他框架下是否成立", "Whether the conclusions hold under the other frameworks"),
        columns=(
            Column(say("结论（基准设定）", "Conclusion under the nominal choices"), align="left"),
            *(Column(name, align="center") for name in others[story.lang]),
        ),
        rows=tuple(rows),
    )


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
