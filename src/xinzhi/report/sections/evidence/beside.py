"""Claims of documents side by side with the tables: which support the figures used, and which contradict them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.lang import Lang, Words
from xinzhi.panel.check.readings import region_name
from xinzhi.panel.check.verdicts import VERDICTS, WHY
from xinzhi.report.blocks import Aside, Block, Cell, Column, Paragraph, Table, Text
from xinzhi.report.ledger.numbers import gap, shown
from xinzhi.report.ledger.periods import period_words
from xinzhi.report.names import Names

if TYPE_CHECKING:
    from xinzhi.report.story import Story

NAME = "documents/claims"
LEDGER = "ledger.html"
MOST = 24  # rows in the page
SUPPORT, AGAINST = ("confirmed", "rounded"), ("in-conflict", "outdated")


def told(story: Story) -> list[Block]:
    """Say how many claims there are, how many could be checked, and how many agree."""
    found = story.run[NAME]
    claims = found.frame
    counts = dict(claims.group_by("verdict").len().iter_rows())
    held = claims.filter(pl.col("held").is_not_null()).height
    support = sum(counts.get(name, 0) for name in SUPPORT)
    parts = {name: counts.get(name, 0) for name in AGAINST}
    documents = found.diagnostics["documents"]
    zh = f"{documents} 份文件中有 {claims.height} 条数量陈述，其中 {held} 条在表中有同一指标、地区和年份的数："
    zh += f"{support} 条与表相符，{parts['in-conflict']} 条不符，{parts['outdated']} 条与其他口径相符。"
    zh += "其余没有可比的数，不作判断；公布的增速不由总量推算。"
    en = f"{documents} document(s) hold {claims.height} quantitative claims; for {held} the tables have a figure of the same "
    en += f"indicator, region and year: {support} agree, {parts['in-conflict']} differ, {parts['outdated']} agree with "
    en += "another vintage. The others are not judged, and published growth is never recomputed from totals."
    blocks: list[Block] = [Paragraph((Text(story.say(zh, en)),))]
    return blocks + [Aside(story.say(zh, en)) for _, zh, en in found.tables["left_out"].iter_rows()]


def beside(story: Story) -> list[Block]:
    """Give the claims with a figure in the tables, contradictions first, then those of the same indicators without one."""
    rows = _rows(story)
    if not rows:
        return []
    note = story.say(
        "点陈述可在台账中看到它在原文的位置。“表中”为同一指标、地区和年份的数；没有时列出最近一年，仅供对照。",
        "A claim leads to its place in the ledger. 'Tables' is the figure of the same indicator, region and year; where "
        "there is none the latest year stands there, for comparison only.",
    )
    title = story.say("文件陈述与表中数", "Claims of documents and figures of the tables")
    return [Table(story.say("陈述与表", "Claims and tables"), title, _columns(story), rows, note, MOST)]


def listed(story: Story) -> Table:
    """Give every claim, for the workbook."""
    claims, lang = story.run[NAME].frame, story.lang
    heads = [
        story.say(*pair) for pair in (("文件", "Document"), ("陈述", "Claim"), ("主体", "Subject"), ("指标", "Measure"))
    ]
    heads += [story.say(*pair) for pair in (("时期", "Period"), ("地区", "Region"), ("核对", "Check"), ("说明", "Why"))]
    rows = [
        (
            *(Cell(row[name]) for name in ("document", "text", "subject", "metric")),
            Cell(period_words(row["period"]).text(lang)),
            Cell(region_name(row["region"], lang)),
            Cell(VERDICTS[row["verdict"]].text(lang)),
            Cell(story.say(row["why_zh"], row["why_en"])),
        )
        for row in claims.iter_rows(named=True)
    ]
    name = story.say("文件陈述", "Claims")
    return Table(name, name, tuple(Column(head, align="left") for head in heads), tuple(rows))


def _columns(story: Story) -> tuple[Column, ...]:
    heads = (
        ("文件陈述", "Claim"),
        ("地区与时期", "Region and period"),
        ("文件", "Document"),
        ("表中", "Tables"),
        ("差", "Difference"),
    )
    columns = [Column(story.say(*pair), align="right" if at > 2 else "left") for at, pair in enumerate(heads)]
    return (*columns, Column(story.say("对照", "Check"), align="left"))


def _rows(story: Story) -> tuple[tuple[Cell, ...], ...]:
    claims = story.run[NAME].frame.filter(pl.col("indicator") != "")
    order = {
        name: place for place, name in enumerate(("in-conflict", "outdated", "rounded", "confirmed", "not-checkable"))
    }
    known = sorted(claims.iter_rows(named=True), key=lambda row: (order[row["verdict"]], row["document"], row["start"]))
    latest = _latest(story)
    found = []
    for row in known:
        held = _held(row, latest, story.lang)
        if held:
            found.append(_line(story, row, held))
    return tuple(found)


def _line(story: Story, row: dict[str, Any], held: str) -> tuple[Cell, ...]:
    lang = story.lang
    words = story.say("{}{}", "{} {}").format(row["subject"], row["metric"])
    place = f"{region_name(row['region'], lang)}{story.say('，', ', ')}{period_words(row['period']).text(lang)}"
    difference = "" if row["difference"] is None else gap(row["difference"], row["unit"], lang)
    return (
        Cell(f"{words} {row['text']}", link=f"{LEDGER}#{row['id']}"),
        Cell(place),
        Cell(row["document"]),
        Cell(held, row["held"]),
        Cell(difference, row["difference"]),
        Cell(_stands(row, lang), weak=row["verdict"] == "not-checkable"),
    )


def _stands(row: dict[str, Any], lang: Lang) -> str:
    """Say whether a claim supports or contradicts the tables."""
    verdict = row["verdict"]
    if row["why_zh"] == WHY["early"].zh:
        return Words("与表不符，可能为初步核算数", "differs, may be preliminary").text(lang)
    stands = Words("支持", "supports") if verdict in SUPPORT else Words("相左", "contradicts")
    own = next(words for name, words in VERDICTS.items() if name == verdict)
    if verdict in {*SUPPORT, "in-conflict"}:
        return f"{stands.text(lang)}{'：' if lang == 'zh' else ': '}{own.text(lang)}"
    return own.text(lang)


def _held(row: dict[str, Any], latest: dict[tuple[str, str], dict[str, Any]], lang: Lang) -> str:
    if row["held"] is not None:
        return str(row["shown"]) if lang == "zh" else shown(float(f"{row['held']:.6g}"), row["unit"], lang)
    region = "000000" if row["region"] == "100000" else row["region"]
    last = latest.get((row["indicator"], region))
    if last is None:
        return ""
    year = Words(f"（{last['period']}年）", f" ({last['period']})").text(lang)
    return f"{last['value']:.10g} {last['unit_name']}{year}"


def _latest(story: Story) -> dict[tuple[str, str], dict[str, Any]]:
    """Give the latest figure of each indicator and region."""
    frame = story.run["panel"].frame.sort("period")
    names = Names(story.run.study.sources.packs)
    last = frame.group_by("indicator", "region").last()
    return {
        (row["indicator"], row["region"]): row | {"unit_name": names.unit(row["indicator"], row["unit"], story.lang)}
        for row in last.iter_rows(named=True)
    }
