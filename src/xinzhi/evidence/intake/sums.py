"""Totals that do not add up: the 合计 or 全国 row of a table against the rows it stands over."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

import numpy as np

from xinzhi.evidence.intake.cells import Array
from xinzhi.evidence.intake.found import Remark
from xinzhi.evidence.intake.places import Place
from xinzhi.evidence.intake.sound import COUNTED
from xinzhi.evidence.intake.spoken import spoken
from xinzhi.evidence.intake.table import Table
from xinzhi.keys import regions
from xinzhi.lang import Words

# What is no amount does not add up over regions: rates, shares, indices, means, densities.
NO_SUM = re.compile(
    r"率|比重|占比|比例|构成|份额|指数|强度|人均|平均|均值|密度|增速|增长|涨幅|价格|程度|系数|弹性|周期|名次|位次|排名|得分|水平|"
    r"per capita|rate|ratio|share|index|density|average|mean|growth|price|rank|score",
    re.IGNORECASE,
)
NO_AMOUNT = re.compile(r"%|‰|％|/|=\s*100|倍|度|岁|百分点|系数|位|per\s", re.IGNORECASE)
MOST_DECIMALS = 6
MOST = 20
Kind = tuple[object, ...]


def sums(table: Table) -> Iterator[Remark]:
    """Tell of each total that is not the sum of its parts beyond what rounding may do.

    Of national figures, which often hold more than the regions, the first `MOST` of a table are told one by one.
    """
    national = 0
    for remark in _differences(table):
        national += remark.what == "national"
        if remark.what == "total" or national <= MOST:
            yield remark
    if national > MOST:
        words = Words(
            f"另有 {national - MOST} 个全国数与各地区之和不等",
            f"{national - MOST} more national figures are not the sum of the regions",
        )
        yield Remark(table.block.grid.file, table.block.grid.sheet, "", "national", words, count=national - MOST)


def _differences(table: Table) -> Iterator[Remark]:
    places = table.rows.places
    totals = [row for row, here in enumerate(places) if here and (here.total or here.code == regions.NATION)]
    if not totals:
        return
    grid, at = table.block.grid, table.columns
    values = grid.cells.values[table.block.rows][:, at]
    level = _level(places)
    kinds = _kinds(table)
    together: dict[Kind, list[int]] = {}
    for row, kind in enumerate(kinds):
        if (here := places[row]) and _of_level(here, level):
            together.setdefault(kind, []).append(row)
    for row in totals:
        parts = together.get(kinds[row], [])
        named = places[row]
        if named is None or len(parts) < (2 if named.total else 31):
            continue
        for number, column in enumerate(at):
            name, unit = _what(table, row, number)
            if NO_SUM.search(name) or NO_AMOUNT.search(unit):
                continue
            exact = bool(re.search(COUNTED, unit)) and not unit.startswith(tuple("十百千万亿"))
            if missed := _missed(values[row, number], values[parts, number], exact=exact):
                cell = grid.place(table.block.body.start + row, column)
                yield _remark(table, cell, row, missed, named=named)


def _level(places: Sequence[Place | None]) -> int:
    """Give the zeros at the end of the codes of the coarsest regions that stand at least twice; -1 for other keys."""
    if spoken().keys:
        return -1
    codes = [here.code for here in places if here and here.code and not here.zone and here.code != regions.NATION]
    for zeros in (4, 2, 0):
        if sum(code.endswith("0" * zeros) for code in codes) >= 2:
            return zeros
    return 0


def _of_level(here: Place, zeros: int) -> bool:
    same = here.code.endswith("0" * zeros) and (zeros == 4 or not here.code.endswith("0" * (zeros + 2)))
    finer = zeros < 0 or same
    return bool(here.code) and not here.zone and not here.total and here.code != regions.NATION and finer


def _kinds(table: Table) -> list[Kind]:
    """Give period, indicator and vintage of each row, those that rows say: what is of one kind is added up."""
    rows = table.rows
    held = [said for said in (rows.periods, rows.indicators, rows.vintages) if said]
    return list(zip(*held, strict=True)) if held else [()] * len(rows.places)


def _what(table: Table, row: int, number: int) -> tuple[str, str]:
    """Give indicator and unit of a cell."""
    head = table.heads[number]
    name = table.indicator(table.rows.indicators[row] if table.rows.indicators else "", head)
    return name, table.unit(table.rows.units[row] if table.rows.units else "", head)


def _missed(total: float, parts: Array, *, exact: bool) -> tuple[float, float] | None:
    """Give total and sum where they differ, None where they agree or a part is missing.

    Rounding may move a sum of n parts by half a unit of the last digit each, and by more than four standard deviations
    of such a sum in one of ten thousand; the smaller of the two is allowed. Counts are exact.
    """
    if np.isnan(total) or np.isnan(parts).any():
        return None
    summed = float(parts.sum())
    unit = 10.0 ** -_decimals(np.append(parts, total))
    moved = min((len(parts) + 1) / 2, 4 * math.sqrt((len(parts) + 1) / 12))
    slack = (0.0 if exact else moved * unit) + 1e-9 * abs(total)
    return (float(total), summed) if abs(total - summed) > slack else None


def _decimals(values: Array) -> int:
    for decimals in range(MOST_DECIMALS):
        if np.allclose(values, np.round(values, decimals), rtol=0, atol=1e-9):
            return decimals
    return MOST_DECIMALS


def _remark(table: Table, cell: str, row: int, missed: tuple[float, float], *, named: Place) -> Remark:
    total, summed = missed
    grid, what = table.block.grid, "total" if named.total else "national"
    name = table.rows.names[row]
    zh = f"{name} {total:.10g} 与各行之和 {summed:.10g} 不等，相差 {total - summed:.6g}"
    en = f"{name} {total:.10g} is not the sum of its rows, {summed:.10g}; they differ by {total - summed:.6g}"
    if what == "national":
        zh, en = (
            f"{zh}（有的指标全国数本来不等于各地区之和）",
            f"{en} (some national figures hold more than the regions)",
        )
    return Remark(grid.file, grid.sheet, cell, what, Words(zh, en), f"{total:.10g}")
