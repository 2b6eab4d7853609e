"""One key, two cells of a file: the same figure twice is kept once, two different ones are not taken."""

from __future__ import annotations

from dataclasses import replace

from xinzhi.evidence.intake.found import Figure, Findings, Remark
from xinzhi.lang import Words

Key = tuple[object, ...]


def without_clashes(found: Findings, name: str) -> Findings:
    """Give the findings of one file with every key once; what clashes is listed with both cells."""
    groups: dict[Key, list[Figure]] = {}
    for figure in found.figures:
        groups.setdefault((figure.region, figure.period, figure.indicator, figure.vintage), []).append(figure)
    kept: list[Figure] = []
    decisions, unread = list(found.decisions), list(found.unread)
    repeated: dict[tuple[str, str], int] = {}
    for figures in groups.values():
        first = figures[0]
        if any((each.value, each.unit) != (first.value, first.unit) for each in figures):
            unread.extend(_clash(each, figures, name) for each in figures)
            continue
        kept.append(first)
        for again in figures[1:]:
            repeated[again.sheet, first.sheet] = repeated.get((again.sheet, first.sheet), 0) + 1
    for (again_in, first_in), count in repeated.items():
        words = Words(
            f"{count} 个数与“{first_in}”中的相同，只取一次",
            f"{count} figures stand in '{first_in}' too and are taken once",
        )
        decisions.append(Remark(name, again_in, "", "repeated", words))
    return replace(found, figures=kept, decisions=decisions, unread=unread)


def _clash(figure: Figure, figures: list[Figure], name: str) -> Remark:
    others = "、".join(
        f"{each.sheet} {each.cell} = {each.printed} {each.unit}".strip() for each in figures if each is not figure
    )
    words = Words(
        f"同一地区、时期和指标（{figure.indicator}）在同一文件中有不同的数：{others}。表头可能重复",
        f"the same region, period and indicator ({figure.indicator}) has another figure in this file: {others}. "
        "Perhaps two heads are the same",
    )
    return Remark(name, figure.sheet, figure.cell, "clash", words, figure.printed)
