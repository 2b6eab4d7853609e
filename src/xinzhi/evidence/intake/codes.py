"""Regions given by their codes alone: the codes are read as the names that they stand for."""

from __future__ import annotations

import re

from xinzhi.errors.keys import KeysError
from xinzhi.evidence.intake import heads
from xinzhi.evidence.intake.grid import Grid
from xinzhi.evidence.intake.spoken import spoken
from xinzhi.keys import regions
from xinzhi.keys.divisions import path

CODE = re.compile(r"[1-8]\d{5}|000000", re.ASCII)
HEADED = ("代码", "编码", "code", "id")


def with_names(grid: Grid) -> Grid | None:
    """Give the grid with the names of regions in a column of codes, or None where there is no such column.

    >>> with_names(Grid("a.csv", "", [["region_code", "2023"], ["110000", "5"]])).rows[1]
    ['北京市', '5']
    """
    for column in range(grid.width):
        head = next((row for row in range(grid.height) if _headed(grid.text(row, column))), None)
        if head is None:
            continue
        names = {row: _name(grid.text(row, column)) for row in range(head + 1, grid.height) if grid.text(row, column)}
        if names and sum(map(bool, names.values())) * 2 > len(names):
            return _put(grid, column, head, {row: name for row, name in names.items() if name})
    return None


def _headed(text: str) -> bool:
    kind = heads.role(text)
    return kind == "region" or (kind == "skipped" and text.strip().lower().endswith(HEADED))


def _name(text: str) -> str:
    if keys := spoken().keys:
        return keys.name(text) if text in keys else ""
    if not CODE.fullmatch(text):
        return ""
    try:
        code = regions.resolve(text)
        return path(code) or regions.name(code, full=True)
    except KeysError:
        return ""


def _put(grid: Grid, column: int, head: int, names: dict[int, str]) -> Grid:
    rows = [list(line) for line in grid.rows]
    rows[head][column] = "地区"
    for row, name in names.items():
        rows[row][column] = name
    return grid.changed(rows)
