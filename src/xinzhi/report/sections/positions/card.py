"""The position card of a region: what is likely, what is only desirable, and what either rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from xinzhi.charts import positions_scatter
from xinzhi.lang import Words
from xinzhi.report.blocks import Aside, Block, Chart, Paragraph, Span
from xinzhi.report.sections.positions.lists import desirable, likely
from xinzhi.report.sections.positions.near import near
from xinzhi.report.sections.positions.space import space
from xinzhi.report.sections.positions.told import (
    ENTRY,
    LISTS,
    STRUCTURE,
    cited,
    industries,
    origin,
    region_name,
    tier_name,
)
from xinzhi.report.sentences import listed

if TYPE_CHECKING:
    from xinzhi.report.story import Story

LEAST_RISE = 0.001


def card(story: Story, region: str) -> list[Block]:
    """Write the card of one region."""
    rows = candidates(story, region)
    told = story.run[ENTRY].diagnostics
    found: list[Block] = [_note(story), Paragraph(tuple(_lead(story, region, rows)))]
    if earlier := _earlier(story, region):
        found.append(Paragraph(tuple(earlier)))
    drawn = rows["density"].is_not_null().any() and rows["pci"].is_not_null().any()
    if drawn:
        found.append(_chart(story, region, rows))
    if not told["abstains"] and rows["listed"].any():
        found.append(likely(story, region, rows))
    if rows["pci"].is_not_null().any():
        found.append(desirable(story, region, rows))
    if drawn:
        found += [near(story, region, rows), space(story, region, rows)]
    return [*found, *_what_if(story, region)]


def _earlier(story: Story, region: str) -> list[Span]:
    """Tell what the same method would have listed for the region in the transition tested, and what came of it."""
    told = story.run[ENTRY].diagnostics
    own = story.run[LISTS].tables["earlier"].filter(region=region)
    if told["abstains"] or own.is_empty():
        return []
    names = dict(industries(story).select("code", "label").iter_rows())
    hit = [names.get(code, code) for code in own.filter(pl.col("came") > 0)["industry"]]
    start, end = told["periods"][-1 - told["horizon"]], told["periods"][-1]
    ten = dict(story.run[ENTRY].tables["backtest"].fill_nan(None).select("model", "precision_at_10").iter_rows())
    first, rule = next(iter(ten.values())), ten["density"]
    name, count = region_name(story, region), str(len(hit))
    which_zh = f"（{listed(hit, 'zh')}）" if hit else ""
    which_en = f" ({listed(hit, 'en')})" if hit else ""
    spans: list[Span] = [
        story.text(
            f"这样的清单以往有多准：用 {start} 年以前的数据，同样的方法会给{name}列出 {own.height} 项，到 {end} 年其中进入的有 ",
            f"How often such lists were right: from what was known by {start}, the same method would have listed {own.height} industries for {name}; "
            f"by {end} of these came about ",
        ),
        cited(
            story,
            ENTRY,
            f"earlier-{region}",
            count,
            Words(f"{name}此前清单中进入的项数", f"{name}: earlier list, came about"),
        ),
        story.text(f" 项{which_zh}。", f"{which_en}."),
    ]
    if first is not None and rule is not None:
        spans += [
            story.text("全部地区前十项平均有 ", " Over all regions, of the ten first "),
            cited(story, ENTRY, "precision", f"{first:.1%}", Words("前十命中率", "Precision of the first ten")),
            story.text(
                f" 进入，只看关联密度为 {rule:.1%}，不加选择为 {told['base_rate']:.1%}。",
                f" came about, by density alone {rule:.1%}, of all candidates {told['base_rate']:.1%}.",
            ),
        ]
    return spans


def _what_if(story: Story, region: str) -> list[Block]:
    """Tell which probabilities rise most with the industries that the region is given."""
    given = story.run.study.spec.chapters["positions"].what_if.get(region, ())
    moved = story.run[ENTRY].tables["what_if"].filter(region=region).fill_nan(None).drop_nulls()
    if not given or moved.is_empty():
        return []
    names = dict(industries(story).select("code", "label").iter_rows())
    rise = pl.col("after") - pl.col("before")
    most = (
        moved.with_columns(rise=rise)
        .filter(rise >= LEAST_RISE)
        .sort("rise", "industry", descending=[True, False])
        .head(3)
    )
    said = [f"{names[row['industry']]} {row['before']:.1%} → {row['after']:.1%}" for row in most.iter_rows(named=True)]
    have = listed([names.get(code, code) for code in given], story.lang)
    name = region_name(story, region)
    if not said:
        return [
            Paragraph(
                (
                    story.text(
                        f"假设{name}另有{have}（达到全部地区的平均比重），同一模型下没有产业的概率上升 0.1 个百分点以上。",
                        f"If {name} had {have} as well (at its share in all regions), the same model raises no probability by 0.1 points or more.",
                    ),
                )
            )
        ]
    words = story.text(
        f"假设{name}另有{have}（达到全部地区的平均比重），同一模型下概率上升最多的是：{'，'.join(said)}。这是模型内的比较，不是政策效果。",
        f"If {name} had {have} as well (at its share in all regions), the same model raises most: {'; '.join(said)}. "
        "This compares within the model and is no effect of a policy.",
    )
    return [Paragraph((words,))]


def candidates(story: Story, region: str) -> pl.DataFrame:
    """Give what a region lacks: industry, label, tier, pci, density, rca, probability, listed, together."""
    cells = story.run[STRUCTURE].tables["cells"].filter(pl.col("region") == region)
    chance = story.run[ENTRY].frame.filter(pl.col("region") == region).fill_nan(None)
    lists = story.run[LISTS].frame.filter(pl.col("region") == region)
    threshold = story.run.study.spec.chapters["positions"].threshold
    return (
        cells.fill_nan(None)
        .filter(pl.col("rca").fill_null(0.0) < threshold)
        .join(chance, on=["region", "industry"], how="left")
        .join(industries(story).rename({"code": "industry"}).fill_nan(None), on="industry", how="left")
        .join(lists.select("industry", "alone", "together"), on="industry", how="left")
        .with_columns(listed=pl.col("alone").fill_null(value=False), together=pl.col("together").fill_null(value=False))
        .sort("probability", "industry", descending=[True, False], nulls_last=True)
    )


def _note(story: Story) -> Aside:
    asked = story.run.study.spec.chapters["positions"].entry
    horizon, below = asked.get("horizon", 1), asked.get("candidates_below", 0.5)
    return Aside(
        story.say(
            f"“有望”指在 {horizon} 期内区位商由 {below:g} 以下升至 1 以上的概率，由更早时期同类情形的实际结果得出；"
            "“可取”看产业复杂度与所属类别。两者分开列出。概率不说明政策的作用。",
            f"Likely: the probability that RCA rises from below {below:g} to 1 or more within {horizon} period(s), from what happened in like cases "
            "before. Desirable: complexity and tier of the industry. The two are kept apart. A probability does not show what a policy would do.",
        )
    )


def _lead(story: Story, region: str, rows: pl.DataFrame) -> list[Span]:
    told, name = story.run[ENTRY].diagnostics, region_name(story, region)
    if told["abstains"]:
        reason = told["reason"][story.lang]
        return [story.text(f"{name}：不给出进入概率。{reason}", f"{name}: no probability of entry is given. {reason}")]
    shown = rows.filter("listed")
    if shown.is_empty():
        return [
            story.text(
                f"{name}：没有可给出概率的候选产业（区位商都不低于所设界限，或所属类别不给出概率）。",
                f"{name}: no candidate has a probability (RCA is above the limit everywhere, or the tiers are silent).",
            )
        ]
    first = listed([row["label"] for row in shown.head(3).iter_rows(named=True)], story.lang)
    low, high = (f"{shown['probability'].to_list()[at]:.1%}" for at in (-1, 0))
    held = Words(f"{name}清单上的概率", f"{name}: probabilities on the list")
    spans: list[Span] = [
        story.text(
            f"{name}现有结构之外，概率最高的是{first}。清单上各产业的概率在 ",
            f"Beyond its present structure, the likeliest for {name} are {first}. Probabilities on the list run from ",
        ),
        cited(story, ENTRY, f"low-{region}", low, held),
        story.text(" 到 ", " to "),
        cited(story, ENTRY, f"high-{region}", high, held),
        story.text(" 之间；全部候选产业在最近一次变动中有 ", "; of all candidates of the last transition "),
        cited(
            story,
            ENTRY,
            "base",
            f"{told['base_rate']:.1%}",
            Words("候选产业的进入比例", "Share of candidates that came about"),
        ),
        story.text(" 进入。", " came about."),
    ]
    return [*spans, *_silent(story), *_apart(story, shown, rows), *_care(story)]


def _silent(story: Story) -> list[Span]:
    """Name the tiers that get no probability."""
    tiers = story.run[ENTRY].diagnostics["tiers"]
    silent = [tier_name(story, each["tier"]) for each in tiers if each["abstains"]]
    if not silent:
        return []
    return [
        story.text(
            f"{listed(silent, 'zh')}类产业上模型没有优于简单规则，不给出概率。",
            f" On the tier {listed(silent, 'en')} the model is not ahead of the plain rules, and no probability is given.",
        )
    ]


def _apart(story: Story, shown: pl.DataFrame, rows: pl.DataFrame) -> list[Span]:
    """Say what the region would give up to differ from the others with a card, and for what."""
    dropped = shown.filter(~pl.col("together"))
    if dropped.is_empty():
        return []
    added = rows.filter(pl.col("together") & ~pl.col("listed"))
    overlap = story.run[LISTS].diagnostics["overlap"]
    out, into = (
        listed([row["label"] for row in each.iter_rows(named=True)], story.lang) if each.height else "—"
        for each in (dropped, added)
    )
    return [
        story.text(
            f"与其他给卡地区错开时，让出{out}，换入{into}；清单的平均重合度由 {overlap['alone']:.0%} 降至 {overlap['together']:.0%}。",
            f" To differ from the other regions with a card it would give up {out} for {into}; the mean overlap of the lists falls from "
            f"{overlap['alone']:.0%} to {overlap['together']:.0%}.",
        )
    ]


def _care(story: Story) -> list[Span]:
    """Warn where the model was not ahead in every respect."""
    if story.run[ENTRY].diagnostics["confirmed"]:
        return []
    return [
        story.text(
            "在最近一次变动的检验上，该模型没有全面优于简单规则，以下概率宜谨慎使用。",
            " On the transition it was tested on, the model was not ahead of the plain rules in every respect; use these probabilities with care.",
        )
    ]


def _chart(story: Story, region: str, rows: pl.DataFrame) -> Chart:
    name = region_name(story, region)
    shown = rows.drop_nulls(["density", "pci"]).select("density", "pci", "probability", "listed", industry="label")
    first = rows.row(0, named=True)
    title = (
        story.say(f"{name}：概率最高的是{first['label']}", f"{name}: likeliest is {first['label']}")
        if first["probability"] is not None
        else story.say(f"{name}尚无的产业：远近与复杂度", f"What {name} lacks: how near and how complex")
    )
    chart = positions_scatter(shown, story.lang)
    return Chart(
        name=f"position-{region}",
        title=title,
        subtitle=story.say(
            f"区位商低于 1 的产业；横轴为关联密度，纵轴为产业复杂度，{story.run[STRUCTURE].diagnostics['period']} 年",
            f"Industries with RCA below 1; relatedness density and complexity, {story.run[STRUCTURE].diagnostics['period']}",
        ),
        note=origin(story),
        chart=chart,
        static=chart,
    )
