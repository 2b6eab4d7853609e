"""What each indicator brings to the mean score: its change, or the score itself where there is one year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from xinzhi.charts import contribution_steps
from xinzhi.report.blocks import Aside, Block, Chart, Paragraph
from xinzhi.report.sections.overview import source_line
from xinzhi.report.sentences import inside, listed

if TYPE_CHECKING:
    from xinzhi.report.story import Story


def contributions(story: Story) -> list[Block]:
    """Tell and show the contributions to the change of the mean score; nothing where scores cannot be split."""
    if "change" not in story.run["explain"].tables:
        return []
    parts = _mean_parts(story)
    return [_note(story), _sentence(story, parts), _chart(story, parts)]


def _mean_parts(story: Story) -> pl.DataFrame:
    """Give the mean contribution of each indicator to the change of the score, the largest first."""
    labels = {leaf.id: leaf.label(story.lang) for leaf in story.run.framework.indicators}
    frame = (
        story.run["explain"]
        .tables["change"]
        .group_by("indicator", maintain_order=True)
        .agg(pl.col("change").mean(), pl.col("weights").abs().max())
    )
    return frame.with_columns(name=pl.col("indicator").replace_strict(labels, return_dtype=pl.String)).sort(
        "change", "indicator", descending=[True, False]
    )


def _ends(story: Story) -> list[float]:
    return [
        float(story.index.filter(pl.col("period") == period)["score"].mean())  # type: ignore[arg-type]
        for period in (story.first, story.last)
    ]


def _note(story: Story) -> Aside:
    return Aside(
        story.say(
            "贡献是算术上的分解，各部分之和等于得分的变化，没有余项；它说明得分由什么构成，不说明原因。",
            "Contributions are a matter of arithmetic: they add up to the change without a remainder. They tell what a score is "
            "made of, not why.",
        )
    )


def _sentence(story: Story, parts: pl.DataFrame) -> Paragraph:
    one, other = _ends(story)
    top = parts.filter(pl.col("change") > 0).head(3)
    down = parts.filter(pl.col("change") < -0.0005)
    named_zh = [f"{row['name']}（{row['change']:+.3f}）" for row in top.iter_rows(named=True)]
    named_en = [f"{inside(row['name'], 'en')} ({row['change']:+.3f})" for row in top.iter_rows(named=True)]
    zh = f"{story.first}—{story.last} 年，各地区平均得分由 {one:.3f} 变为 {other:.3f}"
    en = f"From {story.first} to {story.last} the mean score goes from {one:.3f} to {other:.3f}"
    zh += f"，贡献最大的是{listed(named_zh, 'zh')}" if named_zh else ""
    en += f"; the largest contributions are those of {listed(named_en, 'en')}" if named_en else ""
    if down.height:
        fell = [inside(name, "en") for name in down["name"]]
        zh += f"；{listed(down['name'].to_list(), 'zh')}的贡献为负"
        en += f"; {listed(fell, 'en')} {'takes' if down.height == 1 else 'take'} away from it"
    return Paragraph((story.text(f"{zh}。", f"{en}."),))


def _chart(story: Story, parts: pl.DataFrame) -> Chart:
    one, other = _ends(story)
    rows = [_total(0, story, story.first, one)]
    reached = one
    for at, row in enumerate(parts.iter_rows(named=True), start=1):
        part = row["change"]
        rows.append(
            {
                "order": at,
                "name": row["name"],
                "start": reached,
                "end": reached + part,
                "part": part,
                "kind": "rise" if part >= 0 else "fall",
            }
        )
        reached += part
    rows.append(_total(len(rows), story, story.last, other))
    chart = contribution_steps(pl.DataFrame(rows), story.lang)
    first = parts.row(0, named=True)
    return Chart(
        name="contributions",
        title=story.say(
            f"平均得分由 {one:.3f} 变为 {other:.3f}，{first['name']}贡献 {first['change']:+.3f}",
            f"Mean score from {one:.3f} to {other:.3f}; {inside(first['name'], 'en')} brings {first['change']:+.3f}",
        ),
        subtitle=story.say(
            f"各指标对平均得分变化的贡献，{story.first}—{story.last} 年（基准设定）",
            f"Contribution of each indicator to the change of the mean score, {story.first}–{story.last} (nominal choices)",
        ),
        note=source_line(story),
        chart=chart,
        static=chart,
    )


def _total(order: int, story: Story, period: int, score: float) -> dict[str, object]:
    name = story.say(f"{period} 年平均得分", f"Mean score {period}")
    return {"order": order, "name": name, "start": 0.0, "end": score, "part": score, "kind": "total"}
