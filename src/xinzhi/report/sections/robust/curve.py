"""The specification curve: all variants, and the nominal one's place among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from xinzhi.charts import specification_curve
from xinzhi.report.blocks import Aside, Block, Chart, Paragraph, Span, Text
from xinzhi.report.sections.overview import source_line
from xinzhi.report.sections.robust.names import choice_name, moves, option_name
from xinzhi.report.sentences import listed, setting, span

if TYPE_CHECKING:
    from xinzhi.report.story import Story

CHOICES = ("treat", "normalise", "weight", "aggregate")


def curve(story: Story) -> list[Block]:
    """Tell the nominal one's place and show all variants."""
    told: list[Block] = [_note(story), _place(story)]
    return [*told, _chart(story)] if len(story.run.study.variants.all) > 1 else told


def _note(story: Story) -> Aside:
    return Aside(
        story.say(
            f"全部 {len(story.run.study.variants.all)} 种方法组合都列出，没有挑选；已知错误的做法不参与。每种组合的权数另"
            f"{moves(story).zh}。占比是设定的份额，不是概率。",
            f"All {len(story.run.study.variants.all)} combinations of methods are shown, none is picked; forms known to be wrong "
            f"never enter. Weights of each {moves(story).en}. A share is one of variants, not a probability.",
        ),
    )


def _place(story: Story) -> Paragraph:
    frame, cuts = story.run["variants"].frame, story.run["variants"].diagnostics["cuts"]
    nominal = frame.filter("nominal").row(0, named=True)
    last = frame.row(-1, named=True)
    spans: list[Span] = []
    if frame.height > 1:
        spans.append(
            story.text(
                f"把 {frame.height} 种组合按其位次与共同位次（各设定位次的中位数）的平均差距排列，基准设定列第 {nominal['place']}，"
                f"平均相差 {nominal['shift']:.1f} 位；差距最大的组合相差 {last['shift']:.1f} 位。",
                f"The {frame.height} combinations are ordered by how far their ranks lie from the common ones (the median rank over "
                f"all variants). The nominal choices come {_ordinal(nominal['place'])}, {nominal['shift']:.1f} places away on average; "
                f"the farthest is {last['shift']:.1f} places away. ",
            )
        )
    spans.append(_tiers(story, cuts))
    return Paragraph(tuple(spans))


def _tiers(story: Story, cuts: list[int]) -> Text:
    least = setting(story.least)
    if not cuts:
        return story.text(
            f"没有一处能在不低于 {least} 的设定中把前后的地区全部分开。",
            f"Nowhere can all regions ahead be told from all behind in at least {least} of the variants.",
        )
    places = [str(cut) for cut in cuts]
    return story.text(
        f"在不低于 {least} 的设定中能把前后地区全部分开的，是第 {listed(places, 'zh')} 位之后，地区由此分为 {len(cuts) + 1} 个梯队；"
        "同一梯队内的先后不宜逐位解读。",
        f"All regions ahead can be told from all behind, in at least {least} of the variants, after "
        f"{'place' if len(cuts) == 1 else 'places'} {listed(places, 'en')}: the regions form {len(cuts) + 1} tiers, within which "
        "single places should not be read.",
    )


def _ordinal(place: int) -> str:
    words = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
    return words[place - 1] if place <= len(words) else f"in place {place}"


def _chart(story: Story) -> Chart:
    frame = story.run["variants"].frame
    rows = frame.with_columns(
        band=pl.Series(
            [
                span(f"{low:.2f}", f"{high:.2f}", story.lang)
                for low, high in frame.select("shift_low", "shift_high").rows()
            ]
        )
    ).select("place", "shift", "shift_low", "shift_high", "nominal", "band")
    nominal = frame.filter("nominal").row(0, named=True)
    chart = specification_curve(rows, _options(story, frame), story.lang)
    return Chart(
        name="variants",
        title=story.say(
            f"基准设定在 {frame.height} 种组合中离共同位次第 {nominal['place']} 近",
            f"Of {frame.height} combinations the nominal choices are {_ordinal(nominal['place'])} nearest to the common ranks",
        ),
        subtitle=story.say(
            f"各组合的位次与共同位次的平均差距（位），{story.last} 年；带为权数变动时的 5%—95% 分位；下方圆点为所用方法",
            f"Mean distance of ranks from the common ones (places), {story.last}; bands as weights move; dots below show the methods",
        ),
        note=source_line(story),
        chart=chart,
        static=chart,
    )


def _options(story: Story, frame: pl.DataFrame) -> pl.DataFrame:
    """Give one row a variant and choice; options that never vary are left out."""
    rows = []
    varied = [choice for choice in CHOICES if choice in frame.columns and frame[choice].n_unique() > 1]
    order = [(choice, option) for choice in varied for option in sorted(frame[choice].unique())]
    for row in frame.iter_rows(named=True):
        for choice in varied:
            label = option_name(story, choice, row[choice])
            twice = sum(option_name(story, *one) == label for one in order) > 1
            label = f"{label} ({choice_name(story, choice)})" if twice else label
            rows.append(
                {
                    "place": row["place"],
                    "order": order.index((choice, row[choice])),
                    "option": label,
                    "nominal": row["nominal"],
                }
            )
    return pl.DataFrame(rows)
