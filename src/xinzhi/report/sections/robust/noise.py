"""Ranks when the figures carry noise of the stated model: here, and here alone, one may speak of probability."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xinzhi.lang import Words
from xinzhi.report.blocks import Block, Cell, Column, Paragraph, Table
from xinzhi.report.sentences import part, setting, share, span

if TYPE_CHECKING:
    from xinzhi.lang import Lang
    from xinzhi.report.story import Story

NAME, SHOWN = "noise", 10


def noise(story: Story) -> list[Block]:
    """Tell what noise does to the ranks; nothing where the study states no model of it."""
    if NAME not in story.run:
        return []
    told, frame = story.run[NAME].diagnostics, story.run[NAME].frame
    if not (told["figures"] or told["imputed"] or told.get("filled_cells")):
        return []
    wide = frame.filter(frame["rank_high"] > frame["rank_low"]).height
    first = frame.sort("rank", "region").row(0, named=True)
    model = _model(told)
    text = story.text(
        f"{model.zh}（对数正态），抽取 {told['draws']} 次："
        f"{story.name(first['region'])}{_first(first['probability_first'], 'zh')}；"
        f"{frame.height} 个地区中，{wide} 个的位次集不止一位（全部位次同时成立的置信水平 {setting(told['level'])}）。",
        f"{model.en}, drawn {told['draws']} times, {story.name(first['region'])} {_first(first['probability_first'], 'en')}; the rank "
        f"sets of {wide} of {frame.height} regions hold more than one place (all ranks together, at a level of {setting(told['level'])}).",
    )
    return [Paragraph((text,)), _table(story)]


def _model(told: dict[str, Any]) -> Words:
    """Say which figures carry noise, and how much."""
    count = told.get("filled_cells", 0)
    fill = part(told["filled_spread"]) if count else ""
    if not told["figures"] and not told["imputed"]:
        return Words(
            f"只假定由填补的数得来的 {count} 个指标值带有彼此独立的误差，相对标准差为各自的填补误差（中位 {fill}）",
            f"If the {count} values that rest on filled figures carry independent log-normal noise, with the error of their fill "
            f"(median {fill}) as relative standard deviation, and no other does",
        )
    zh, en = "", ""
    if told["imputed"] != told["figures"] and told["unsure_cells"]:
        zh = f"，插补和估计的 {told['unsure_cells']} 个为 {setting(told['imputed'])}"
        en = f", {setting(told['imputed'])} for the {told['unsure_cells']} imputed or estimated"
    if count:
        zh += f"，由填补的数得来的 {count} 个至少为各自的填补误差（中位 {fill}）"
        en += f", at least the error of their fill (median {fill}) for the {count} that rest on filled figures"
    return Words(
        f"假定各数据带有彼此独立的误差，相对标准差为 {setting(told['figures'])}{zh}",
        f"If figures carry independent log-normal noise with a relative standard deviation of {setting(told['figures'])}{en}",
    )


def _first(share_of_draws: float, lang: Lang) -> str:
    """Say how likely the first place is; draws that all agree give no probability of 1."""
    if share_of_draws == 1:
        return Words("每次都居首", "comes first every time").text(lang)
    probability = share(share_of_draws)
    return Words(f"居首的概率为 {probability}", f"comes first with a probability of {probability}").text(lang)


def _places(story: Story, low: int, high: int) -> str:
    return str(low) if low == high else span(low, high, story.lang)


def _table(story: Story) -> Table:
    say, frame = story.say, story.named(story.run[NAME].frame).sort("rank", "region")
    period = story.run[NAME].diagnostics["period"]
    return Table(
        name=say("数据误差", "Noise"),
        title=say(f"数据误差下的得分与位次集，{period} 年", f"Scores and rank sets under noise, {period}"),
        columns=(
            Column(say("地区", "Region"), align="left"),
            Column(say("得分", "Score")),
            Column(say("得分区间", "Interval")),
            Column(say("位次", "Rank")),
            Column(say("位次集", "Rank set")),
            Column(say("居首的概率", "First"), unit="%"),
        ),
        rows=tuple(
            (
                Cell(row["name"], row["name"]),
                Cell(f"{row['score']:.3f}", row["score"]),
                Cell(span(f"{row['score_low']:.3f}", f"{row['score_high']:.3f}", story.lang)),
                Cell(str(row["rank"]), row["rank"]),
                Cell(_places(story, row["rank_low"], row["rank_high"])),
                Cell(f"{row['probability_first'] * 100:.0f}", row["probability_first"] * 100),
            )
            for row in frame.iter_rows(named=True)
        ),
        note=say(
            "概率和置信水平只在所假定的误差模型下成立；误差不含口径和方法的选择。",
            "Probability and level hold under the stated model of noise alone; it knows nothing of definitions and methods.",
        ),
        shown=SHOWN,
    )
