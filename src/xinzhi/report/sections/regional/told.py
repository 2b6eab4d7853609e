"""How numbers of the regional chapter are told: with their range over the variants, and where they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xinzhi.lang import Words
from xinzhi.report.blocks import Cell, Column, Number, Span, Table
from xinzhi.report.sentences import share, span

if TYPE_CHECKING:
    import polars as pl

    from xinzhi.report.story import Story

BOTH_WAYS = {1: Words("上升", "rose"), 0: Words("不变", "did not change"), -1: Words("下降", "fell")}
SMALL = 0.001


def number(story: Story, step: str, key: str, text: str, title: Words) -> Number:
    """Give a number of one analysis of the chapter, citing the step that made it."""
    result = story.run[step]
    cite = story.computed(
        f"{step}-{key}",
        zh=f"{title.zh}：{text}",
        en=f"{title.en}: {text}",
        how_zh=f"由各地区逐年得分计算（步骤 {step}，记录 {result.key[:8]}）；逐年结果见 tables.xlsx。",
        how_en=f"Computed from the scores by region and year (step {step}, record {result.key[:8]}); results by year are in "
        "tables.xlsx.",
    )
    return Number(text, cite)


def band(story: Story, about: dict[str, Any], part: str, form: str = "{:.3f}") -> str:
    """Give the range of a quantity of the diagnostics over the variants, in brackets; nothing where none was measured."""
    low, high = about.get(f"{part}_low"), about.get(f"{part}_high")
    if not about.get("usable") or low is None or high is None:
        return ""
    held = ends(story, form.format(low), form.format(high))
    return story.say(f"（各设定 {held}）", f" (variants {held})")


def ends(story: Story, low: str, high: str) -> str:
    """Give a range; with words between its ends where a minus sign would be read as a dash."""
    if "-" in low + high:
        return story.say(f"{low} 至 {high}", f"{low} to {high}")
    return span(low, high, story.lang)


def sure(story: Story, agree: float | None) -> list[Span]:
    """Say how sure a statement is, in a verdict; nothing where no variant was measured."""
    return [] if agree is None else [story.verdict(agree)]


def p_value(p: float | None) -> str:
    """Give a p-value as it is printed.

    >>> p_value(0.0004), p_value(0.0321)
    ('p < 0.001', 'p = 0.032')
    """
    if p is None:
        return "p —"
    return f"p < {SMALL}" if p < SMALL else f"p = {p:.3f}"


def percent(value: float) -> str:
    """Give a share of moves or regions in per cent, to one decimal."""
    return f"{value:.1%}"


def class_names(story: Story, count: int) -> list[str]:
    """Name the classes of a distribution, lowest first."""
    known = {
        3: (("低", "low"), ("中", "middle"), ("高", "high")),
        4: (("低", "low"), ("中低", "lower"), ("中高", "upper"), ("高", "high")),
        5: (("低", "low"), ("较低", "lower"), ("中", "middle"), ("较高", "upper"), ("高", "high")),
    }
    if count in known:
        return [story.say(*pair) for pair in known[count]]
    return [str(at) for at in range(1, count + 1)]


def plain_table(story: Story, name: Words, title: Words, frame: pl.DataFrame, heads: dict[str, Words]) -> Table:
    """Lay out a whole result for the workbook: the columns named in `heads`, in that order."""
    held = [column for column in heads if column in frame.columns]
    return Table(
        name=name.text(story.lang),
        title=title.text(story.lang),
        columns=tuple(
            Column(heads[column].text(story.lang), align="left" if at == 0 else "right")
            for at, column in enumerate(held)
        ),
        rows=tuple(tuple(_cell(value) for value in row) for row in frame.select(held).iter_rows()),
    )


def _cell(value: object) -> Cell:
    if isinstance(value, bool):
        return Cell(str(value), str(value))
    if isinstance(value, float):
        return Cell(f"{value:.4f}", value)
    return Cell("—", None) if value is None else Cell(str(value), value if isinstance(value, int | str) else None)


def kept(story: Story, about: dict[str, Any]) -> str:
    """Say over how many variants ranges are taken."""
    usable, draws = about.get("usable", 0), story.run.study.spec.robustness.draws
    if not usable:
        return ""
    tried = about.get("draws", draws)
    if tried < draws:
        return story.say(
            f"范围由 {usable:,} 个设定得出：从 {draws:,} 个中随机取出 {tried:,} 个，其余取出的不能计算。"
            if usable < tried
            else f"范围由从 {draws:,} 个设定中随机取出的 {tried:,} 个得出。",
            f"Ranges are over {usable:,} of {tried:,} variants drawn at random from {draws:,}. ",
        )
    return story.say(
        f"范围由 {usable:,} 个设定得出（共 {draws:,} 个）。", f"Ranges are over {usable:,} of {draws:,} variants. "
    )


def agreed(story: Story, agree: float) -> str:
    """Give the share of variants that agree, in words."""
    return story.say(f"占比 {share(agree)}", f"{share(agree)} of variants")
