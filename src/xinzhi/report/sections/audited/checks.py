"""The list of checks: one question a row, what was found, and whether it asks for a look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.report.blocks import Aside, Block, Cell, Column, Paragraph, Table
from xinzhi.report.sentences import inside, listed

if TYPE_CHECKING:
    from xinzhi.report.story import Story

NAMED = 3
LEAST_ALPHA, MOST_ALPHA, LEAST_KMO = 0.7, 0.95, 0.5


@dataclass(frozen=True, slots=True)
class Check:
    """A question, what was found, and whether it asks for a look."""

    question: str
    found: str
    look: bool


def checks(story: Story) -> list[Block]:
    """Give the note, a sentence and the list."""
    found = list(_checks(story))
    open_ones = [one.question for one in found if one.look]
    rows = story.run["audit"].diagnostics["rows"]
    zh = f"{len(found)} 项检查中，{len(open_ones)} 项需要留意" + (
        f"：{listed(open_ones, 'zh')}。" if open_ones else "。"
    )
    en = f"Of {len(found)} checks {len(open_ones)} ask for a look" + (
        f": {listed(open_ones, 'en')}." if open_ones else "."
    )
    note = Aside(
        story.say(
            f"按欧盟联合研究中心（JRC）审核综合指数的思路逐项检查，取全部地区和年份 {rows:,} 行。需要留意不等于有错，是请研究者说明理由。",
            f"Checked in the spirit of the audits of the JRC, over {rows:,} rows of all regions and years. What asks for a look is not "
            "an error: it asks for a reason.",
        )
    )
    return [note, Paragraph((story.text(zh, en),)), _table(story, found)]


def _table(story: Story, found: list[Check]) -> Table:
    say = story.say
    words = {True: say("留意", "look"), False: say("通过", "passes")}
    return Table(
        name=say("审核", "Audit"),
        title=say("综合指数审核清单", "Audit of the composite index"),
        columns=(
            Column(say("检查", "Check"), align="left"),
            Column(say("结果", "Found"), align="left"),
            Column(say("判断", "Verdict"), align="center"),
        ),
        rows=tuple(
            (Cell(one.question), Cell(one.found), Cell(words[one.look], words[one.look], weak=one.look))
            for one in found
        ),
        note=say(
            "各指标、各维度和各指标对的详细结果见 tables.xlsx。",
            "Results by indicator, dimension and pair are in tables.xlsx.",
        ),
    )


def _checks(story: Story) -> Iterator[Check]:
    yield _coverage(story)
    yield _outliers(story)
    yield _conflicts(story)
    yield _redundant(story)
    yield from _structure(story)
    yield _between(story)
    yield from _weights(story)


def _labels(story: Story) -> dict[str, str]:
    return {leaf.id: inside(leaf.label(story.lang), story.lang) for leaf in story.run.framework.indicators}


def _some(story: Story, names: list[str]) -> str:
    if len(names) <= NAMED:
        return listed(names, story.lang)
    shown = story.say("、", ", ").join(names[:NAMED])
    return shown + story.say(f"等 {len(names)} 项", f" and {len(names) - NAMED} more")


def _named(story: Story, frame: pl.DataFrame) -> str:
    labels = _labels(story)
    return _some(story, [labels[one] for one in frame["indicator"]])


def _coverage(story: Story) -> Check:
    frame = story.run["audit"].frame
    low = frame.filter("low_coverage")
    mean = float(frame["coverage"].mean())  # type: ignore[arg-type]
    found = story.say(f"平均覆盖率 {mean:.0%}", f"mean coverage {mean:.0%}")
    if low.height:
        found += story.say(f"；偏低的有{_named(story, low)}", f"; low for {_named(story, low)}")
    return Check(story.say("覆盖率", "coverage"), found, low.height > 0)


def _outliers(story: Story) -> Check:
    frame = story.run["audit"].frame
    skewed, count = frame.filter("skewed"), int(frame["outliers"].sum())
    found = story.say(f"离群数据 {count} 个", f"{count} outlying figures")
    if skewed.height:
        found += story.say(
            f"；偏度和峰度超限的指标：{_named(story, skewed)}",
            f"; skewness and kurtosis pass their limits for {_named(story, skewed)}",
        )
    return Check(story.say("离群值", "outliers"), found, skewed.height > 0)


def _conflicts(story: Story) -> Check:
    frame = story.run["audit"].frame.filter("conflict")
    if not frame.height:
        return Check(
            story.say("方向", "directions"),
            story.say("各指标与本维度其余指标都不是负相关", "no indicator runs against its dimension"),
            look=False,
        )
    found = story.say(
        f"{_named(story, frame)}与本维度其余指标负相关",
        f"{_named(story, frame)} {'runs' if frame.height == 1 else 'run'} against the others of the dimension",
    )
    return Check(story.say("方向", "directions"), found, look=True)


def _redundant(story: Story) -> Check:
    frame, labels = story.run["audit"].tables["pairs"].filter("redundant"), _labels(story)
    if not frame.height:
        return Check(
            story.say("冗余", "redundancy"),
            story.say("同一维度内没有高度相关的指标对", "no pair of a dimension says nearly the same"),
            look=False,
        )
    pairs = [
        story.say("{}与{}（{:.2f}）", "{} and {} ({:.2f})").format(
            labels[row["first"]], labels[row["second"]], row["correlation"]
        )
        for row in frame.iter_rows(named=True)
    ]
    return Check(story.say("冗余", "redundancy"), _some(story, pairs), look=True)


def _structure(story: Story) -> Iterator[Check]:
    names = {d.id: d.label(story.lang) for d in story.run.framework.dimensions}
    groups = (
        story.run["audit"]
        .tables["groups"]
        .with_columns(
            name=pl.col("dimension").replace_strict(
                names | {"": story.say("全部指标", "all indicators")}, return_dtype=pl.String
            )
        )
    )
    for column, question, odd in (
        (
            "alpha",
            story.say("信度（克朗巴赫 α）", "reliability (Cronbach's alpha)"),
            ~pl.col("alpha").is_between(LEAST_ALPHA, MOST_ALPHA),
        ),
        ("kmo", story.say("相关结构（KMO）", "structure of correlations (KMO)"), pl.col("kmo") < LEAST_KMO),
        ("first_share", story.say("第一主成分占比", "share of the first component"), pl.col("retained") > 1),
    ):
        held = groups.drop_nulls(column)
        if not held.height:
            continue
        told = [_valued(story, row, column) for row in held.iter_rows(named=True)]
        yield Check(
            question, story.say("；", "; ").join(told), held.filter((pl.col("dimension") != "") & odd).height > 0
        )
    yield from _sphere(story, groups)


def _valued(story: Story, row: dict[str, Any], column: str) -> str:
    value = float(row[column])
    if column != "first_share":
        return f"{row['name']} {value:.2f}"
    retained = int(row["retained"])
    return story.say(
        f"{row['name']} {value:.0%}（大于 1 的特征值 {retained} 个）",
        f"{row['name']} {value:.0%} (eigenvalues above 1: {retained})",
    )


def _sphere(story: Story, groups: pl.DataFrame) -> Iterator[Check]:
    whole = groups.filter(pl.col("dimension") == "").drop_nulls("p")
    if whole.height:
        row = whole.row(0, named=True)
        p = "p<0.001" if row["p"] < 0.001 else f"p={row['p']:.3f}"
        found = story.say(
            f"χ²={row['chi2']:.0f}，自由度 {row['degrees']}，{p}（各年同一地区不独立，p 偏小）",
            f"χ² = {row['chi2']:.0f}, {row['degrees']} degrees of freedom, {p} (rows of one region are not independent: p is too small)",
        )
        yield Check(story.say("巴特利特球形检验", "Bartlett's test of sphericity"), found, look=row["p"] > 0.05)


def _between(story: Story) -> Check:
    names = {d.id: d.label(story.lang) for d in story.run.framework.dimensions}
    frame = story.run["audit"].tables["dimensions"].drop_nulls("correlation")
    question = story.say("维度之间", "between dimensions")
    if not frame.height:
        return Check(question, story.say("只有一个维度", "one dimension only"), look=False)
    told = [
        f"{names[row['first']]}—{names[row['second']]} {row['correlation']:.2f}"
        for row in frame.sort("correlation").iter_rows(named=True)
    ]
    low, high = frame["correlation"].min(), frame["correlation"].max()
    return Check(question, _some(story, told), look=bool(low < 0 or high > 0.92))  # type: ignore[operator]


def _weights(story: Story) -> Iterator[Check]:
    if "explain" in story.run:
        frame = story.run["explain"].tables["weights"]
        off = frame.filter(
            (pl.col("effective") < pl.col("nominal") / 3) | (pl.col("effective") > pl.col("nominal") * 3)
        )
        found = (
            story.say(
                f"有效权数不到名义权数三分之一或超过三倍的：{_named(story, off)}",
                f"below a third or above three times the nominal weight: {_named(story, off)}",
            )
            if off.height
            else story.say(
                "各指标的有效权数都在名义权数的三分之一到三倍之间",
                "all within a third and three times the nominal weight",
            )
        )
        yield Check(story.say("有效权数", "effective weights"), found, off.height > 0)
    without = story.run["variants"].tables["without"] if "variants" in story.run else pl.DataFrame()
    if without.height:
        row = without.sort("mean_shift", descending=True).row(0, named=True)
        found = story.say(
            f"去掉{_labels(story)[row['indicator']]}，位次平均移动 {row['mean_shift']:.1f} 位，最多 {row['most']} 位",
            f"without {_labels(story)[row['indicator']]} ranks move by {row['mean_shift']:.1f} places on average, {row['most']} at most",
        )
        yield Check(story.say("逐一剔除指标", "leave one out"), found, look=row["mean_shift"] > story.tolerance)
    band = story.latest.with_columns(width=pl.col("rank_high") - pl.col("rank_low"))["width"]
    middle = float(np.median(band.to_numpy()))
    firm = int(story.latest["robust"].sum())
    found = story.say(
        f"范围宽度的中位数 {middle:.0f} 位；{firm} 个地区的位次稳健",
        f"median width {middle:.0f} places; {firm} ranks are robust",
    )
    yield Check(story.say("位次范围", "ranges of ranks"), found, look=firm * 2 < story.latest.height)
