"""One key, two cells of a file: the same figure twice is kept once, two different ones are not taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import polars as pl

from xinzhi.evidence.intake.found import KEY, Findings, Remark
from xinzhi.lang import Words

Row = dict[str, Any]
TOLD = 5  # cells named beside each that clashes; each of them has a line of its own


def without_clashes(found: Findings, name: str) -> Findings:
    """Give the findings of one file with every key once; what clashes is listed with both cells."""
    figures = found.figures
    if figures.select(KEY).hash_rows().n_unique() == figures.height:
        return replace(found, tables=[figures])
    unlike = pl.struct("value", "unit").n_unique().over(KEY) > 1
    marked = figures.with_columns(unlike=unlike, again=pl.int_range(pl.len()).over(KEY) > 0)
    clashing = marked.filter("unlike")
    again = marked.filter(~pl.col("unlike") & pl.col("again"))
    first = marked.filter(~pl.col("unlike") & ~pl.col("again"))
    return replace(
        found,
        tables=[first.select(figures.columns)],
        decisions=[*found.decisions, *_repeated(again, first, name)],
        unread=[*found.unread, *_clashes(clashing, name)],
    )


def _repeated(again: pl.DataFrame, first: pl.DataFrame, name: str) -> Iterator[Remark]:
    pairs = again.select(*KEY, "sheet").join(first.select(*KEY, first_in="sheet"), on=KEY, maintain_order="left")
    for again_in, first_in, count in pairs.group_by("sheet", "first_in", maintain_order=True).len().iter_rows():
        words = Words(
            f"{count} 个数与“{first_in}”中的相同，只取一次",
            f"{count} figures stand in '{first_in}' too and are taken once",
        )
        yield Remark(name, again_in, "", "repeated", words)


def _clashes(figures: pl.DataFrame, name: str) -> Iterator[Remark]:
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in figures.iter_rows(named=True):
        groups.setdefault(tuple(row[key] for key in KEY), []).append(row)
    for group in groups.values():
        for one in group:
            others = [other for other in group[: TOLD + 1] if other is not one][:TOLD]
            yield _clash(one, others, len(group) - 1, name)


def _clash(figure: Row, others: list[Row], count: int, name: str) -> Remark:
    cells = [f"{each['sheet']} {each['cell']} = {each['printed']} {each['unit']}".strip() for each in others]
    indicator, more = figure["indicator"], count > len(others)
    words = Words(
        f"同一地区、时期和指标（{indicator}）在同一文件中有不同的数：{'、'.join(cells)}{f' 等 {count} 处' if more else ''}。表头可能重复",
        f"the same region, period and indicator ({indicator}) has another figure in this file: {', '.join(cells)}"
        f"{f' and others, {count} in all' if more else ''}. Perhaps two heads are the same",
    )
    return Remark(name, figure["sheet"], figure["cell"], "clash", words, figure["printed"])
