"""The tables that every workbook ends with: origins of numbers, figures, and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.lang import Words
from xinzhi.report.blocks import Cell, Column, Table
from xinzhi.report.xlsx.numbers import printed_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xinzhi.lang import Lang
    from xinzhi.report.blocks import Align, Brief

LONGEST_CELL = 32000  # a spreadsheet cell holds 32,767 characters
_ORIGINS = Words("依据", "Origins")
_FIGURES = Words("数据", "Figures")
_SOURCES = Words("来源", "Sources")


def origins(brief: Brief) -> Table:
    """Give the table of what the numbers of the brief say, how they were made and on which figures."""
    rows = (
        (
            *(Cell(cite.id), Cell(cite.title), Cell(cite.how), Cell(cite.brief)),
            *(_count(len(cite.figures)), Cell(_joined(cite.figures))),
        )
        for cite in brief.cites.values()
    )
    heads = (
        *(Words("依据编号", "Origin"), Words("名称", "Title"), Words("算法", "How it was made")),
        *(Words("简述", "In brief"), Words("用数", "Figures used"), Words("数据编号", "Figure ids")),
    )
    return _table(_ORIGINS, Words("各数字的依据", "Where each number comes from"), heads, rows, brief.lang, numeric={4})


def figures(brief: Brief) -> Table:
    """Give the table of every figure the brief rests on."""
    rows = (
        (
            *(Cell(figure.id), Cell(figure.label), Cell(figure.value, printed_number(figure.value))),
            *(Cell(figure.unit), Cell(figure.grade), _count(figure.source)),
        )
        for figure in brief.figures.values()
    )
    heads = (
        *(Words("数据编号", "Figure id"), Words("内容", "What it is"), Words("数值", "Value")),
        *(Words("单位", "Unit"), Words("等级", "Grade"), Words("来源号", "Source")),
    )
    title = Words("所用数据，按原文数值", "Figures used, as printed in their sources")
    return _table(_FIGURES, title, heads, rows, brief.lang, numeric={2, 5})


def sources(brief: Brief) -> Table:
    """Give the table of the publications the figures were taken from."""
    pause = "、" if brief.lang == "zh" else ", "
    rows = (
        (
            *(_count(source.number), Cell(source.publication), Cell(pause.join(source.series)), Cell(source.address)),
            *(Cell(pause.join(source.read_from)), Cell(source.grades), _count(source.figures)),
        )
        for source in brief.sources
    )
    heads = (
        *(Words("来源号", "Source"), Words("出版物", "Publication"), Words("系列", "Series")),
        *(Words("发布处", "Published at"), Words("读取自", "Read from")),
        *(Words("等级", "Grade"), Words("用数", "Figures used")),
    )
    return _table(_SOURCES, Words("数据来源", "Sources"), heads, rows, brief.lang, numeric={0, 6})


def _table(
    name: Words,
    title: Words,
    heads: Iterable[Words],
    rows: Iterable[tuple[Cell, ...]],
    lang: Lang,
    *,
    numeric: set[int],
) -> Table:
    sides: dict[bool, Align] = {True: "right", False: "left"}
    columns = tuple(Column(head.text(lang), align=sides[place in numeric]) for place, head in enumerate(heads))
    return Table(name.text(lang), title.text(lang), columns, tuple(rows))


def _count(number: int) -> Cell:
    return Cell(str(number), float(number))


def _joined(ids: tuple[str, ...]) -> str:
    """Join `ids`, as many as a cell holds."""
    whole = ", ".join(ids)
    return whole if len(whole) <= LONGEST_CELL else whole[:LONGEST_CELL].rpartition(", ")[0] + ", …"
