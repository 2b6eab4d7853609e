"""Changes that are printed: another unit, or another name for what goes on."""

from __future__ import annotations

import math
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

import polars as pl

from xinzhi.keys import units
from xinzhi.lang import Words
from xinzhi.panel.breaks.model import FEW, SERIES, Break, some_names

SIMILAR = 0.6
GOES_ON = 0.3  # log10: the two names differ by less than a factor of 2 where they meet
MOST_NAMES = 400


def unit_changes(frame: pl.DataFrame) -> Iterator[Break]:
    """Find series that are printed in another unit from some year on; `frame` holds figures of regions and years."""
    several = frame.filter(pl.col("unit") != "").filter(pl.col("unit").n_unique().over(SERIES) > 1)
    for (indicator, vintage), part in several.sort(*SERIES, "period", "region").group_by(SERIES, maintain_order=True):
        by_year = {year: rows for (year,), rows in part.group_by("period", maintain_order=True)}
        for before, after in pairwise(by_year):
            old, new = _unit(by_year[before]), _unit(by_year[after])
            if old and new and not _same(old, new):
                yield _change(str(indicator), str(vintage), (before, after), by_year)
        yield from (
            _split(str(indicator), str(vintage), year, rows) for year, rows in by_year.items() if not _unit(rows)
        )


def _unit(rows: pl.DataFrame) -> str:
    """Give the one unit of a year, or nothing where regions have different ones."""
    held = rows["unit"].unique().sort().to_list()
    return held[0] if len(held) == 1 or all(_same(held[0], other) for other in held) else ""


def _same(old: str, new: str) -> bool:
    first, second = units.known(old), units.known(new)
    if first is None or second is None:
        return units.plain(old) == units.plain(new)
    return (first.dimension, first.factor) == (second.dimension, second.factor)


def _change(indicator: str, vintage: str, years: tuple[object, object], by_year: dict[object, pl.DataFrame]) -> Break:
    before, after = years
    old, new = _unit(by_year[before]), _unit(by_year[after])
    both = (
        by_year[before]
        .join(by_year[after], on="region", suffix="_after")
        .filter((pl.col("value") > 0) & (pl.col("value_after") > 0))
    )
    step = (both["value_after"] / both["value"]).log10().median() if both.height else None
    first, second = units.known(old), units.known(new)
    zh = f"{indicator}：{after} 年起单位由“{old}”变为“{new}”（{both.height} 个地区前后都有数）"
    en = f"{indicator}: from {after} on the unit is '{new}' and no longer '{old}' ({both.height} regions before and after)"
    if first and second and first.dimension != second.dimension:
        zh += "，两者量纲不同，不是同一指标"
        en += "; they measure different things, and it is not the same indicator"
    elif first and second and isinstance(step, float):
        expected = math.log10(first.factor / second.factor)
        if abs(step - expected) > LEAST_GAP and abs(step) < GOES_ON:
            zh += "，数值却没有相应变化，有一处单位可能印错"
            en += "; the numbers do not change with it, and one of the units may be misprinted"
        elif abs(step - expected) > LEAST_GAP:
            zh += f"，数值的变化（约 {10**step:.3g} 倍）与单位不符"
            en += f"; the numbers change about {10**step:.3g} times, which does not fit"
    return Break("unit-change", indicator, vintage, int(str(after)), Words(zh, en), tuple(both["region"].to_list()))


LEAST_GAP = 0.5


def _split(indicator: str, vintage: str, year: object, rows: pl.DataFrame) -> Break:
    counted = rows.group_by("unit").agg(pl.len(), pl.col("region").sort()).sort("len", "unit", descending=[True, False])
    few = counted.row(-1, named=True)
    named, held = some_names(few["region"]), counted["unit"].to_list()
    words = Words(
        f"{indicator}：{year} 年同一序列有几种单位（{'、'.join(held)}），其中“{few['unit']}”的是 {named.zh}",
        f"{indicator}: in {year} the series comes in several units ({', '.join(held)}); in '{few['unit']}' are {named.en}",
    )
    return Break("unit-change", indicator, vintage, int(str(year)), words, tuple(few["region"]))


def renamed(frame: pl.DataFrame) -> Iterator[Break]:
    """Find indicators that end where another of a like name, unit and size begins (主营业务收入, then 营业收入)."""
    spans = (
        frame.group_by("indicator", "unit")
        .agg(pl.col("period").min().alias("first"), pl.col("period").max().alias("last"))
        .sort("indicator", "unit")
    )
    if spans.height > MOST_NAMES:
        return
    held = spans.rows()
    for name, unit, _, last in held:
        for other, other_unit, first, _ in held:
            if name == other or unit != other_unit or not 0 < first - last <= 2 or not _like(name, other):
                continue
            before = frame.filter(indicator=name, period=last).unique("region", keep="first", maintain_order=True)
            both = before.join(frame.filter(indicator=other, period=first), on="region", suffix="_after")
            both = both.filter((pl.col("value") > 0) & (pl.col("value_after") > 0))
            step = (both["value_after"] / both["value"]).log10().median()
            if both.height >= FEW and isinstance(step, float) and abs(step) < GOES_ON:
                words = Words(
                    f"“{name}”到 {last} 年为止，“{other}”从 {first} 年开始，单位相同、{both.height} 个地区的数相接：可能是同一指标改了名称或口径，连用前请核对",
                    f"'{name}' ends in {last} and '{other}' begins in {first}, in one unit and of like size in {both.height} "
                    "regions: one indicator may have changed its name or definition; check before joining them",
                )
                yield Break("definition", other, "", first, words, tuple(both["region"].sort()))


def _like(first: str, second: str) -> bool:
    """Say whether two names may be of one indicator: one within the other, or most letters shared in their order."""
    short, long = sorted((first, second), key=len)
    return (len(short) >= 2 and short in long) or SequenceMatcher(None, first, second).ratio() >= SIMILAR
