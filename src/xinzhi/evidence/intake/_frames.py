"""Tables of programs: Stata (dta) and Parquet; a column has a name, a row a number from 1, as in Stata's gdp[12]."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Literal

import polars as pl

from xinzhi.errors.intake import IntakeError
from xinzhi.evidence.intake import heads
from xinzhi.evidence.intake._guard import guarded
from xinzhi.evidence.intake.grid import Grid

PARQUET = b"PAR1"
STATA = b"<stata_dta>"
OLD_STATA = tuple(bytes([release]) for release in (104, 105, 108, 110, 111, 113, 114, 115))
UNICODE_FROM = b"<release>118"
# Dates that Stata holds as numbers of periods since 1960, by the beginning of their format.
SINCE_1960 = {"%tm": (12, "{}-{:02d}"), "%tq": (4, "{}Q{}"), "%th": (2, "{}H{}")}


def read_stata(data: bytes, name: str) -> list[Grid]:
    """Read a file of Stata: labels of variables are heads, labels of values stand for them.

    Raises
    ------
    IntakeError
        When it is damaged or in an encoding of its own.
    """
    import pyreadstat

    if not _plausible(data):
        raise IntakeError.damaged(name)
    columns: dict[str, list[object]] = {}
    meta: Any = None
    for coding in (None,) if data[:200].find(UNICODE_FROM) > 0 else ("UTF-8", "GB18030"):
        try:
            columns, meta = pyreadstat.read_dta(io.BytesIO(data), output_format="dict", encoding=coding)
            break
        except Exception as error:  # noqa: BLE001 (its parser raises anything on odd files)
            if "encoding" not in str(error):
                raise IntakeError.damaged(name) from None
    if meta is None:
        raise IntakeError.encoding(name)
    labels, formats = meta.column_names_to_labels, meta.original_variable_types
    read = {
        column: _labelled(_dated(list(cells), str(formats.get(column))), meta.variable_value_labels.get(column, {}))
        for column, cells in columns.items()
    }
    return [_grid(name, {column: _head(column, labels.get(column) or "") for column in read}, read)]


def _plausible(data: bytes) -> bool:
    """Say whether the file has room for the cells that it says it holds; each takes a byte at least."""
    if data.startswith(STATA):
        order: Literal["little", "big"] = "big" if b"<byteorder>MSF" in data[:200] else "little"
        sizes = [re.search(rb"<%b>(.{2,8}?)</%b>" % (tag, tag), data[:300], re.DOTALL) for tag in (b"K", b"N")]
        columns, rows = (int.from_bytes(found[1], order) if found else 0 for found in sizes)
    else:
        order = "big" if data[1:2] == b"\x01" else "little"
        columns, rows = int.from_bytes(data[4:6], order), int.from_bytes(data[6:10], order)
    return columns * rows <= len(data)


def read_parquet(data: bytes, name: str) -> list[Grid]:
    """Read a Parquet file; names of columns are heads.

    Raises
    ------
    IntakeError
        When it is damaged.
    """
    with guarded(name):
        frame = pl.read_parquet(io.BytesIO(data))
    return [_grid(name, {column: column for column in frame.columns}, frame.to_dict(as_series=False))]


def _grid(name: str, names: Mapping[str, str], columns: Mapping[str, Iterable[object]]) -> Grid:
    cells = [[_plain(cell) for cell in column] for column in columns.values()]
    return Grid(name, "", [list(names.values()), *zip(*cells, strict=True)], names=tuple(columns))


def _plain(cell: object) -> object:
    return float(cell) if isinstance(cell, Decimal) else cell


def _head(name: str, label: str) -> str:
    """Give the label of a variable, or its name where only the name says what it holds."""
    return name if not label or (heads.role(name) and not heads.role(label)) else label


def _labelled(cells: list[object], labels: Mapping[object, str]) -> list[object]:
    return [labels.get(cell, cell) for cell in cells] if labels else cells


def _dated(cells: list[object], form: str) -> list[object]:
    """Give the periods that a date format of Stata counts from 1960 on."""
    if form[:3] not in SINCE_1960:
        return cells
    parts, written = SINCE_1960[form[:3]]
    numbers = [int(cell) if isinstance(cell, int | float) and cell == cell else None for cell in cells]  # noqa: PLR0124 (NaN)
    return [None if at is None else written.format(1960 + at // parts, at % parts + 1) for at in numbers]
