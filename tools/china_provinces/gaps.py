"""Say in words which years and regions a series lacks, and where its parts miss the printed total."""

from __future__ import annotations

from itertools import groupby

import polars as pl

from xinzhi.keys import regions

MANY = 10  # a year that lacks more regions is told by how many it has


def missing(figures: pl.DataFrame, expected: list[str], periods: range) -> dict[int, list[str]]:
    """Give the regions each period lacks, for the periods that lack any."""
    held: dict[int, set[str]] = {period: set() for period in periods}
    for period, region in figures.select(pl.col("period").cast(pl.Int64), "region").iter_rows():
        held[period].add(region)
    lacks = {period: [code for code in expected if code not in there] for period, there in held.items()}
    return {period: codes for period, codes in lacks.items() if codes}


def gap_words(lacks: dict[int, list[str]], total: int) -> tuple[str, str]:
    """Say what is lacking, in Chinese and English; two empty texts where nothing is."""
    zh, en = [], []
    for codes, years in _runs(lacks):
        when_zh, when_en = _span(years)
        if len(codes) == total:
            zh.append(f"无{when_zh}数据")
            en.append(f"no figures for {when_en}")
        elif len(codes) > MANY:
            zh.append(f"{when_zh}有{total - len(codes)}个地区")
            en.append(f"{when_en}: {total - len(codes)} regions")
        else:
            zh.append(f"{when_zh}缺{'、'.join(regions.name(code, 'zh') for code in codes)}")
            en.append(f"{when_en} without {', '.join(regions.name(code, 'en') for code in codes)}")
    if not zh:
        return "", ""
    return f"{'；'.join(zh)}。", f"Gaps: {'; '.join(en)}."


def total_words(checks: pl.DataFrame) -> tuple[str, str]:
    """Say in which years the sum of all parts misses the printed total, in Chinese and English."""
    off = checks.filter(pl.col("verdict") == "differs", pl.col("missing") == 0).sort("period")
    if off.is_empty():
        return "", ""
    pairs = [(row["period"], f"{row['difference']:.10g}") for row in off.iter_rows(named=True)]
    zh = "、".join(f"{period}年{difference}" for period, difference in pairs)
    en = ", ".join(f"{difference} in {period}" for period, difference in pairs)
    return f"全国数减31个地区之和，超出四舍五入：{zh}。", f"National figure less the 31 regions, beyond rounding: {en}."


def _runs(lacks: dict[int, list[str]]) -> list[tuple[list[str], list[int]]]:
    """Put neighbouring years that lack the same regions together."""
    ordered = sorted(lacks.items())
    keyed = [(year - at, tuple(codes), year) for at, (year, codes) in enumerate(ordered)]
    return [
        (list(codes), [year for _, _, year in run])
        for (_, codes), run in groupby(keyed, key=lambda entry: (entry[0], entry[1]))
    ]


def _span(years: list[int]) -> tuple[str, str]:
    if len(years) == 1:
        return f"{years[0]}年", str(years[0])
    return f"{years[0]}—{years[-1]}年", f"{years[0]}–{years[-1]}"
