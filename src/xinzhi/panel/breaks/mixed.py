"""Vintages mixed within one series, found by the values: some years are of one publication and some are not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from xinzhi.lang import Words
from xinzhi.panel.breaks.model import FEW, SERIES, Break

ALL, NOT = 0.9, 0.5  # a year is of a vintage from 90 % of equal figures on, and is not below 50 %
CLEAN = 3  # years from which a series that agrees with a known vintage throughout is one


@dataclass(frozen=True, slots=True)
class Beside:
    """One series beside another vintage: the years of equal figures, and the others with (year, equal, compared)."""

    label: str
    called: Words
    known: bool
    inside: tuple[int, ...]
    outside: tuple[tuple[int, int, int], ...]
    years: int

    @property
    def partly(self) -> bool:
        """Whether some years are of that vintage and some are not."""
        return bool(self.inside and self.outside)


def mixed(frame: pl.DataFrame, others: pl.DataFrame, names: Mapping[str, Words]) -> Iterator[Break]:
    """Hold every series against every other vintage of its indicator, year by year.

    A series mixes vintages when some of its years agree with a known vintage and others do not, or when its years agree
    with two vintages in turn. Where two series agree in part and nothing is known of either, both are named.

    Parameters
    ----------
    frame
        Figures of regions and years.
    others
        Figures in the same units, among them other vintages; `label` is what each vintage is called, `known` whether it
        is one of the built-in figures.
    names
        What labels are called, where that is another thing than the label.
    """
    by_indicator: dict[str, dict[str, list[Beside]]] = {}
    for (indicator, vintage, label, known), part in _compared(frame, others):
        held = by_indicator.setdefault(str(indicator), {}).setdefault(str(vintage), [])
        called = names.get(str(label), Words(str(label), str(label))) if known else Words(str(label), str(label))
        held.append(_beside(str(label), called, part, known=bool(known)))
    for indicator, series in by_indicator.items():
        yield from _judged(indicator, series)


def _compared(frame: pl.DataFrame, others: pl.DataFrame) -> Iterator[tuple[tuple[object, ...], pl.DataFrame]]:
    key = ["indicator", "region", "period"]
    beside = others.select(*key, "label", "known", other="value")
    both = frame.join(beside, on=key, how="inner").filter(pl.col("known") | (pl.col("label") != pl.col("vintage")))
    equal = (pl.col("value") - pl.col("other")).abs() <= pl.col("digits")
    group = [*SERIES, "label", "known"]
    by_year = (
        both.with_columns(digits=_half_unit())
        .group_by(*group, "period")
        .agg(pl.len().alias("count"), equal.sum().alias("same"))
        .filter(pl.col("count") >= FEW)
        .sort(*group, "period")
    )
    yield from by_year.group_by(group, maintain_order=True)


def _beside(label: str, called: Words, part: pl.DataFrame, *, known: bool) -> Beside:
    rows = part.select("period", "same", "count").rows()
    inside = tuple(year for year, same, count in rows if same >= ALL * count)
    outside = tuple((year, same, count) for year, same, count in rows if same < NOT * count)
    return Beside(label, called, known, inside, outside, len(rows))


def _judged(indicator: str, series: Mapping[str, list[Beside]]) -> Iterator[Break]:
    """Say which of the series of an indicator mix vintages."""
    clean = {name for name, held in series.items() if any(b.known and len(b.inside) == b.years >= CLEAN for b in held)}
    mixing = {name: _mixing(held, clean) for name, held in series.items() if name not in clean}
    for name in sorted(series):
        if mixing.get(name):
            yield _told(indicator, name, mixing[name])
            continue
        for beside in series[name]:
            other = beside.label
            if beside.partly and name < other and not {name, other} & clean and not mixing.get(other):
                yield _undecided(indicator, name, beside)


def _mixing(held: list[Beside], clean: set[str]) -> list[Beside]:
    """Give the vintages that a series is certainly mixed of, each once, or none."""
    partly = [b for b in held if b.partly]
    sure = [b for b in partly if b.known or b.label in clean]
    for first in partly:
        sure += [b for b in partly if not set(b.inside) & set(first.inside) and b not in sure]
    by_years: dict[tuple[int, ...], Beside] = {}
    for beside in sorted(sure, key=lambda b: not b.known):
        by_years.setdefault(beside.inside, beside)
    return list(by_years.values())


def _told(indicator: str, vintage: str, held: list[Beside]) -> Break:
    explained = {year for beside in held for year in beside.inside}
    zh = "、".join(f"{_years(b.inside)} 年的数与“{b.called.zh}”相同" for b in held)
    en = ", ".join(f"the figures of {_years(b.inside)} are those of '{b.called.en}'" for b in held)
    rest = [row for row in held[0].outside if row[0] not in explained]
    if rest:
        zh += "，其余年份不同（" + "、".join(f"{year} 年 {same}/{count}" for year, same, count in rest) + " 相同）"
        en += ", others are not (equal: " + ", ".join(f"{year} {same}/{count}" for year, same, count in rest) + ")"
    words = Words(
        f"{indicator}：{zh}。同一序列很可能混有几种口径，核对之前不宜连用",
        f"{indicator}: {en}. The series most likely mixes vintages and should not be used as one before it is checked",
    )
    first = max(min(held[0].inside), min(year for year, *_ in held[0].outside))
    return Break("mixed-vintages", indicator, vintage, first, words)


def _undecided(indicator: str, vintage: str, beside: Beside) -> Break:
    others = [year for year, *_ in beside.outside]
    words = Words(
        f"{indicator}：“{vintage}”与“{beside.called.zh}”在 {_years(beside.inside)} 年相同，在 {_years(others)} 年不同："
        "其中至少一个很可能混有几种口径，核对之前不宜连用",
        f"{indicator}: '{vintage}' and '{beside.called.en}' agree in {_years(beside.inside)} and differ in {_years(others)}: "
        "at least one of them most likely mixes vintages and should not be used as one before it is checked",
    )
    return Break("mixed-vintages", indicator, vintage, max(min(beside.inside), min(others)), words)


def _years(years: object) -> str:
    """Name years, runs of them by first and last.

    >>> _years([2015, 2016, 2017, 2019])
    '2015–2017, 2019'
    """
    held = sorted(int(str(year)) for year in years) if isinstance(years, list | tuple) else []
    runs: list[list[int]] = []
    for year in held:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _half_unit() -> pl.Expr:
    """Give half of the last decimal that both vintages of a series are printed with."""
    group = [*SERIES, "label", "known"]
    least = pl.lit(6)
    for decimals in reversed(range(6)):
        whole = [
            ((pl.col(name) * 10**decimals).round() - pl.col(name) * 10**decimals).abs() < 1e-5
            for name in ("value", "other")
        ]
        fits = whole[0].all().over(group) | whole[1].all().over(group)
        least = pl.when(fits).then(pl.lit(decimals)).otherwise(least)
    return 0.5001 * pl.lit(10.0).pow(-least)
