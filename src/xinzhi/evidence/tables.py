"""Tidy tables of a user's own: one figure a row in csv or xlsx, read with the place of each."""

from __future__ import annotations

import csv
import hashlib
import io
import math
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from xinzhi.errors.keys import KeysError
from xinzhi.errors.tables import TableError
from xinzhi.evidence.model import LEDGER_SCHEMA
from xinzhi.keys import regions
from xinzhi.lang import Words

# column → the heads it goes by; the first of each language is the one that messages use.
HEADS: dict[str, tuple[str, ...]] = {
    "region": ("地区", "region", "省份", "province", "region_code", "地区代码"),
    "period": ("年份", "period", "时期", "year", "年度"),
    "indicator": ("指标", "indicator", "指标代码"),
    "value": ("数值", "value", "值"),
    "unit": ("单位", "unit", "计量单位"),
    "vintage": ("口径", "vintage"),
    "source": ("来源", "source", "资料来源"),
    "status": ("状态", "status"),
}
NEEDED = ("region", "period", "indicator", "value", "unit")
SUFFIXES = (".csv", ".xlsx", ".xls", ".xlsb", ".ods")
STATUSES = {"": "printed", "原值": "printed", "修订": "revised", "插补": "imputed", "估计": "estimated"}
YEAR = re.compile(r"(\d{4})(?:\.0)?\s*年?")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file as texts by column, and the place it stands at."""

    place: str
    cells: dict[str, str]


def read_table(path: Path, name: str) -> pl.DataFrame:
    """Read the tidy table at `path` into ledger rows (`LEDGER_SCHEMA`); `name` is what messages call it.

    Rows without a value are gaps and are left out.

    Raises
    ------
    TableError
        When the file cannot be read, a column is missing, or a cell cannot be used.
    """
    data = _bytes(path, name)
    digest = hashlib.sha256(data).hexdigest()
    found: dict[tuple[str, int, str, str], dict[str, Any]] = {}
    for row in _rows(path, data, name):
        figure = _figure(row, name, digest)
        if figure is None:
            continue
        key = (figure["region"], figure["period"], figure["indicator"], figure["vintage"])
        earlier = found.setdefault(key, figure)
        if earlier["value"] != figure["value"] or earlier["unit"] != figure["unit"]:
            raise TableError.two_values(name, _said(figure), _shown(earlier), _shown(figure))
    if not found:
        raise TableError.empty(name)
    return pl.DataFrame(list(found.values()), schema=LEDGER_SCHEMA)


def digest(path: Path, name: str) -> str:
    """Give the SHA-256 of the file at `path`.

    Raises
    ------
    TableError
        When it cannot be read.
    """
    return hashlib.sha256(_bytes(path, name)).hexdigest()


def _bytes(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise TableError.unreadable(name, error.strerror or str(error)) from None


def _rows(path: Path, data: bytes, name: str) -> Iterator[Row]:
    if not data.strip():
        raise TableError.empty(name)
    sheets = _csv(data, name) if path.suffix.lower() == ".csv" else _workbook(data, name)
    for sheet, lines in sheets:
        if not any(any(line) for line in lines):
            continue
        columns = _columns(lines[0], f"{name} {sheet}".strip())
        for number, line in enumerate(lines[1:], start=2):
            cells = {column: line[at].strip() if at < len(line) else "" for column, at in columns.items()}
            if any(cells.values()):
                yield Row(f"{sheet} 第 {number} 行 / row {number}".strip(), cells)


def _csv(data: bytes, name: str) -> Iterator[tuple[str, list[list[str]]]]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        try:
            yield "", list(csv.reader(io.StringIO(text), strict=True))
        except csv.Error as error:
            raise TableError.unreadable(name, str(error)) from None
        return
    raise TableError.unreadable(name, "编码既不是 UTF-8 也不是 GB18030 / neither UTF-8 nor GB18030")


def _workbook(data: bytes, name: str) -> Iterator[tuple[str, list[list[str]]]]:
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        for sheet in book.sheet_names:
            yield sheet, [[_text(cell) for cell in line] for line in book.get_sheet_by_name(sheet).to_python()]
    except (calamine.CalamineError, zipfile.BadZipFile, OSError) as error:
        raise TableError.unreadable(name, str(error)) from None


def _text(cell: object) -> str:
    return repr(cell) if isinstance(cell, float) else str(cell)


def _columns(heads: list[str], name: str) -> dict[str, int]:
    known = {head: column for column, names in HEADS.items() for head in names}
    plain = [unicodedata.normalize("NFKC", head).strip().lower() for head in heads]
    columns = {known[head]: at for at, head in reversed(list(enumerate(plain))) if head in known}
    for column in NEEDED:
        if column not in columns:
            raise TableError.missing_column(name, HEADS[column][0], HEADS[column][1], [h for h in heads if h])
    return columns


def _figure(row: Row, name: str, digest: str) -> dict[str, Any] | None:
    cells = row.cells
    if not cells["value"]:
        return None
    for column in ("region", "indicator"):
        if not cells[column]:
            raise TableError.empty_cell(name, row.place, HEADS[column][0], HEADS[column][1])
    region, period = _region(row, name), _period(row, name)
    vintage, indicator = cells.get("vintage", ""), cells["indicator"]
    return {
        "id": "/".join([name, f"{indicator}@{vintage}" if vintage else indicator, region, str(period)]),
        "value": _value(row, name),
        "unit": cells["unit"],
        "period": period,
        "region": region,
        "indicator": indicator,
        "vintage": vintage,
        "grade": "",
        "status": STATUSES.get(cells.get("status", ""), cells.get("status", "")),
        "source": cells.get("source", "") or name,
        "series": indicator,
        "address": "",
        "read_from": name,
        "locator": row.place,
        "sha256": digest,
    }


def _value(row: Row, name: str) -> float:
    text = unicodedata.normalize("NFKC", row.cells["value"]).replace(",", "")
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise TableError.not_a_number(name, row.place, row.cells["value"])
    return value


def _period(row: Row, name: str) -> int:
    found = YEAR.fullmatch(unicodedata.normalize("NFKC", row.cells["period"]))
    if not found or not 1900 <= int(found[1]) <= 2100:
        raise TableError.bad_period(name, row.place, row.cells["period"])
    return int(found[1])


def _region(row: Row, name: str) -> str:
    try:
        return regions.resolve(row.cells["region"].removesuffix(".0"))
    except KeysError as error:
        raise TableError.bad_region(name, row.place, error) from None


def _said(figure: dict[str, Any]) -> Words:
    return regions.said(figure["region"], figure["period"], figure["indicator"])


def _shown(figure: dict[str, Any]) -> str:
    return f"{figure['value']:g} {figure['unit']}".strip() + f", {figure['locator']}"
