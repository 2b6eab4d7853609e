"""Jumps: numbers that become larger or smaller by a power of ten, or by one factor in all regions."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from xinzhi.lang import Words
from xinzhi.panel.breaks.model import FEW, Break, some_names
from xinzhi.panel.breaks.steps import UNIT

LEAST = 0.5  # log10: a change by a factor of 3.2 in one year, in the middle of all regions
ALIKE, NEAR = 0.8, 0.15  # so many of the regions change by that factor, to within 1.4 times
WHOLE = 0.15  # how near to a power of ten
ALONE = 3  # powers of ten from which the change of a single region is called one of units
ALONE_NEAR = 0.25
CALM = 0.3  # the other regions change by less than a factor of 2, and most of them alike


def jumps(made: pl.DataFrame) -> Iterator[Break]:
    """Find jumps of whole tables, then those of single regions; `made` holds the `steps` of regions and years."""
    key = [*UNIT, "period"]
    middle = made.group_by(key).agg(pl.col("step").median().alias("middle"), pl.len().alias("count"))
    far = middle.filter((pl.col("count") >= FEW) & (pl.col("middle").abs() >= LEAST))
    near = (pl.col("step") - pl.col("middle")).abs() <= NEAR
    shared = (
        made.join(far, on=key, how="inner")
        .group_by(key)
        .agg(
            near.mean().alias("alike"),
            pl.col("middle").first(),
            pl.col("count").first(),
            pl.col("before").mode().min().alias("before"),
            pl.col("region").filter(near).sort().alias("regions"),
        )
        .filter(pl.col("alike") >= ALIKE)
        .sort(key)
    )
    yield from (_shared(row) for row in shared.iter_rows(named=True))
    yield from _single(made, middle)


def _single(made: pl.DataFrame, middle: pl.DataFrame) -> Iterator[Break]:
    """Find regions that change by a power of ten where the others go on as they were."""
    key, power = [*UNIT, "period"], pl.col("step").round()
    large = made.filter((power.abs() >= ALONE) & ((pl.col("step") - power).abs() <= ALONE_NEAR))
    if large.is_empty():
        return
    near = (pl.col("step") - pl.col("middle")).abs() <= CALM
    calm = made.join(middle, on=key).join(large.select(key).unique(), on=key, how="semi").group_by(key).agg(
        near.mean().alias("alike"), pl.col("middle").first()
    ).filter((pl.col("alike") >= ALIKE) & (pl.col("middle").abs() <= CALM))  # fmt: skip
    alone = large.join(calm, on=key, how="semi").with_columns(power=power.cast(pl.Int64)).sort(*key, "power", "region")
    for (*named, power_), part in alone.group_by(*key, "power", maintain_order=True):
        indicator, vintage, _, period = named
        yield _alone(str(indicator), str(vintage), int(str(period)), int(str(power_)), part["region"].to_list())


def _shared(row: dict[str, object]) -> Break:
    middle, period, before = float(str(row["middle"])), int(str(row["period"])), int(str(row["before"]))
    codes = [str(code) for code in row["regions"]] if isinstance(row["regions"], list) else []
    indicator, vintage, power = str(row["indicator"]), str(row["vintage"]), round(middle)
    count = f"{len(codes)}/{row['count']}"
    if power and abs(middle - power) <= WHOLE:
        words = Words(
            f"{indicator}：{period} 年的数与 {before} 年相比，{count} 个地区同时变为约 {_times(power)} 倍，多半是单位变了而没有写明",
            f"{indicator}: from {before} to {period} the figures of {count} regions become about {_times(power)} times as "
            "large at once; most likely the unit changed without notice",
        )
        return Break("jump", indicator, vintage, period, words, tuple(codes))
    words = Words(
        f"{indicator}：{period} 年的数与 {before} 年相比，{count} 个地区同时变为约 {10**middle:.3g} 倍，多半是口径、范围或抽样比变了",
        f"{indicator}: from {before} to {period} the figures of {count} regions become about {10**middle:.3g} times as large "
        "at once; most likely definition, coverage or sampling changed",
    )
    return Break("definition", indicator, vintage, period, words, tuple(codes))


def _alone(indicator: str, vintage: str, period: int, power: int, codes: list[str]) -> Break:
    named = some_names(codes)
    words = Words(
        f"{indicator}：{period} 年 {named.zh} 的数变为上一期的约 {_times(power)} 倍，其余地区没有，多半单位与别处不同",
        f"{indicator}: in {period} the figures of {named.en} become about {_times(power)} times as large and no others do; "
        "most likely their unit is another one",
    )
    return Break("jump", indicator, vintage, period, words, tuple(codes))


def _times(power: int) -> str:
    return f"{10**power:,}" if power > 0 else f"1/{10**-power:,}"
