"""Standing phrases of documents and workbooks, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.lang import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xinzhi.lang import Lang
    from xinzhi.report.blocks import Source

LABELS = {"table": Words("表", "Table"), "figure": Words("图", "Figure")}
RECORD = Words("计算记录：{}。", "Record of the calculation: {}.")
VERDICT = Words("〔{}〕", "[{}]")
SHOWN = Words(
    "列出前 {} 行，全表 {} 行见工作簿“{}”。", "First {} of {} rows; the whole table is in the workbook, sheet '{}'."
)
_SOURCES = Words("资料来源：{}，见文末。", "Sources: {}, listed at the end.")


def table_sources(numbers: Iterable[int], lang: Lang) -> str:
    """Say which sources a table rests on, by their numbers.

    >>> table_sources([1, 3], "en")
    'Sources: [1], [3], listed at the end.'
    """
    joined = ("、" if lang == "zh" else ", ").join(f"[{number}]" for number in numbers)
    return _SOURCES.text(lang).format(joined)


def source_line(source: Source, lang: Lang) -> str:
    """Give a source in one line: publication, series, address, where it was read, grades and figures used."""
    zh = lang == "zh"
    pause = "、" if zh else ", "
    parts = [
        source.publication,
        ("系列：{}" if zh else "Series: {}").format(pause.join(source.series)) if source.series else "",
        ("发布处：{}" if zh else "Published at: {}").format(source.address) if source.address else "",
        ("读取自：{}" if zh else "Read from: {}").format(pause.join(source.read_from)) if source.read_from else "",
        ("数据等级 {}" if zh else "Grade {}").format(source.grades) if source.grades else "",
        ("用数 {} 个" if zh else "{} figures used").format(source.figures),
    ]
    return ("；" if zh else "; ").join(filter(None, parts)) + ("。" if zh else ".")
