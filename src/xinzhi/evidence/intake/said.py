"""What was inferred of a table, in words, so that it can be seen and corrected."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xinzhi.evidence.intake.columns import Columns, blanks
from xinzhi.evidence.intake.found import Given, Remark
from xinzhi.evidence.intake.layout import Block
from xinzhi.evidence.intake.titles import Around
from xinzhi.lang import Words

UNNAMED = Words(
    "没有表头写明指标，暂用标题或文件名“{0}”；请在旁边的说明文件（文件名后加 .intake.yaml）中写 indicator 和 unit",
    "no head names the indicator; the title or file name '{0}' stands for it until a file beside it, "
    "called like it with .intake.yaml behind, says indicator and unit",
)
KEYS = {"period": "时期", "indicator": "指标", "unit": "单位", "vintage": "口径", "status": "状态", "source": "来源"}
BLANKS = Words("此列的空格按上面最近的一格读", "a blank in this column was read as the nearest cell above it")
SEVERAL = Words(
    "表上写有几种单位（{0}），没有写明哪一列用哪一种；未写单位的列，单位留空",
    "the table names several units ({0}) and not which column has which; columns without one are left without",
)
CENSUS = re.compile(r"(\d{4})年数据(?:为|是)?(?:根据|按)第.{1,2}次.*普查.*修订")
MIXED = Words(
    "附注只说 {0} 年的数据按普查修订，表中还有更早的年份：同一序列可能混有两种口径，不宜直接连用",
    "a note calls the figures of {0} alone revised after a census while the table holds earlier years: "
    "the series may mix two vintages and should not be used as one",
)


def decisions(block: Block, cols: Columns, about: Around, given: Given) -> Iterator[Remark]:
    """Give what was inferred of one table, and the notes that stand with it."""
    yield from _axes(block, cols)
    for column, head in cols.values.items():
        if head.indicator or head.unit:
            period = f" · {head.period.name}" if head.period else ""
            text = f"{head.indicator}（{head.unit}）{period}" if head.unit else f"{head.indicator}{period}"
            yield _remark(block, block.heads.start, column, "head", Words(f"表头读作：{text}", f"head read as: {text}"))
    yield from _around(block, cols, about, given)
    held = [head.period.year for head in cols.values.values() if head.period]
    for note in about.notes:
        yield _remark(block, None, None, "note", Words(note, note))
        revised = CENSUS.search(note)
        if revised and held and min(held) < int(revised[1]):
            words = Words(MIXED.zh.format(revised[1]), MIXED.en.format(revised[1]))
            yield _remark(block, None, None, "mixed-vintages", words, note)


def _axes(block: Block, cols: Columns) -> Iterator[Remark]:
    grid = block.grid
    way = Words("横排", "across") if grid.turned else Words("竖排", "down")
    first, last = block.heads.start + 1, block.heads.stop
    if not grid.turned and first <= last:
        first, last = grid.lines[first - 1] + 1, grid.lines[last - 1] + 1
    one = first == last
    heads = Words(f"{first}", f"{first}") if one else Words(f"{first}–{last}", f"{first} to {last}")
    line = Words("列", "column") if grid.turned else Words("行", "row")
    yield _remark(
        block, block.body.start, block.axis, "axis",
        Words(f"地区{way.zh}；表头为第 {heads.zh} {line.zh}", f"regions go {way.en}; heads are {line.en}{'' if one else 's'} {heads.en}"),
    )  # fmt: skip
    for kind, column in cols.keys.items():
        words = Words(f"此列为{KEYS.get(kind, kind)}", f"this column holds the {kind}")
        yield _remark(block, block.heads.start, column, kind, words)
    for kind, column in cols.keys.items():
        if kind in {"period", "indicator"} and blanks(block, column):
            yield _remark(block, block.heads.start, column, "blanks", BLANKS)
    if {"period", "indicator"} & set(cols.keys) and blanks(block, block.axis):
        yield _remark(block, block.heads.start, block.axis, "blanks", BLANKS)
    for column, head in cols.unused.items():
        words = Words(f"未使用的列：{head}", f"column not used: {head}")
        yield _remark(block, block.heads.start, column, "unused", words)


def _around(block: Block, cols: Columns, about: Around, given: Given) -> Iterator[Remark]:
    bare = any(not head.indicator for head in cols.values.values()) and "indicator" not in cols.keys
    if bare and about.indicator:
        words = Words(f"指标：{about.indicator}", f"indicator: {about.indicator}")
        yield _remark(block, None, None, "indicator", words, about.indicator_from)
    elif bare:
        yield _remark(block, None, None, "unnamed", Words(UNNAMED.zh.format(about.name), UNNAMED.en.format(about.name)))
    if about.several and not all(head.unit for head in cols.values.values()):
        words = Words(SEVERAL.zh.format(about.several), SEVERAL.en.format(about.several))
        yield _remark(block, None, None, "several-units", words, about.several)
    if about.unit:
        yield _remark(block, None, None, "unit", Words(f"单位：{about.unit}", f"unit: {about.unit}"), about.unit_from)
    dated = "period" in cols.keys or all(head.period for head in cols.values.values())
    if about.period and not dated:
        words = Words(f"时期：{about.period.name}", f"period: {about.period.name}")
        yield _remark(block, None, None, "period", words, given.period or about.period_from)


def _remark(  # noqa: PLR0917 (a remark has its cell, its kind and its words)
    block: Block, row: int | None, column: int | None, what: str, words: Words, printed: str = ""
) -> Remark:
    grid = block.grid
    here = "" if row is None or column is None or row >= grid.height else grid.place(row, column)
    return Remark(grid.file, grid.sheet, here, what, words, printed)
