"""How far ranks can be relied on, in one paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from xinzhi.lang import Words
from xinzhi.report.blocks import Paragraph, Text
from xinzhi.report.sections.robust.names import moves
from xinzhi.report.sections.summary import most
from xinzhi.report.sentences import listed, setting, span

if TYPE_CHECKING:
    from xinzhi.report.story import Story


def certainty(story: Story) -> Paragraph:
    """Say how many ranks are robust when other choices are made, and which have the widest ranges."""
    robust = story.latest.filter(pl.col("robust"))["name"].to_list()
    weak = story.latest.filter(~pl.col("robust")).with_columns(width=pl.col("rank_high") - pl.col("rank_low"))
    wide = most(weak, "width", 3)
    rule, places = story.run.study.spec.robustness, story.tolerance
    varied = _varied(story)
    zh = (
        f"{varied.zh}，{len(robust)} 个地区的位次在不低于 {setting(rule.agree)} 的设定中与基准位次"
        f"{f'相差不超过 {places} 位' if places else '相同'}，为稳健"
        + (f"；其余 {weak.height} 个不稳健，其中相邻的位次不宜分出先后。" if weak.height else "。")
    )
    en = (
        f"{varied.en}, {len(robust)} {'region stays' if len(robust) == 1 else 'regions stay'} "
        f"{f'within {places_of(places)} of' if places else 'at'} their nominal rank in at least {setting(rule.agree)} of the variants: "
        "such ranks are robust."
        + (
            f" The ranks of the other {weak.height} are not, and close ranks among them should not be read as an order."
            if weak.height
            else ""
        )
    )
    for_wide = [
        story.say("{}（{}）", "{} ({})").format(r["name"], span(r["rank_low"], r["rank_high"], story.lang))
        for r in wide.to_dicts()
    ]
    if for_wide:
        zh += f"范围最宽的是{listed(for_wide, 'zh')}。"
        en += f" The widest ranges are those of {listed(for_wide, 'en')}."
    return Paragraph((Text(story.say(zh, en)),))


def _varied(story: Story) -> Words:
    """Say what was varied: methods, weights, both, or nothing."""
    noise, methods = story.run.study.spec.robustness.weight_noise, len(story.run.study.variants.all) > 1
    if not noise and not methods:
        return Words("只有一种设定，没有变动", "With one setting and nothing varied")
    zh = ["改用其他标准化、赋权、合成方法"] if methods else []
    en = ["other methods of normalisation, weighting and aggregation are used"] if methods else []
    zh += [f"令权数{moves(story).zh}"] if noise else []
    en += [f"weights {moves(story).en}"] if noise else []
    return Words("，并".join(zh), f"When {' and '.join(en)}")


def places_of(count: int) -> str:
    """Count places in English."""
    return f"{count} {'place' if count == 1 else 'places'}"
