"""Tidy tables of a user's own: one figure a row in csv or xlsx, read with the place of each."""

from __future__ import annotations

import hashlib
import math
import re
import unicodedata
from pathlib import Path
from typing import Any

import polars as pl

from xinzhi.errors.keys import KeysError
from xinzhi.errors.tables import TableError
from xinzhi.evidence._table_files import HEADS, Row, read_bytes, read_rows
from xinzhi.evidence.model import LEDGER_SCHEMA
from xinzhi.keys import regions
from xinzhi.lang import Words

SUFFIXES = (".csv", ".xlsx", ".xls", ".xlsb", ".ods")
STATUSES = {
    "": "printed",
    **dict.fromkeys(("printed", "原值"), "printed"),
    **dict.fromkeys(("revised", "修订"), "revised"),
    **dict.fromkeys(("imputed", "插补"), "imputed"),
    **dict.fromkeys(("estimated", "估计"), "estimated"),
}
YEAR = re.compile(r"(\d{4})(?:\.0)?\s*年?", re.ASCII)
# Commas only between thousands: 10,5 may be a decimal comma. No ², ① or other mark, which would change the number.
NUMBER = re.compile(
    r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?(?:e[+-]?\d+)?|[+-]?\.\d+(?:e[+-]?\d+)?", re.ASCII | re.IGNORECASE
)
HALF_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x2212: ord("-")}


def read_table(path: Path, name: str) -> pl.DataFrame:
    """Read the tidy table at `path` into ledger rows (`LEDGER_SCHEMA`); `name` is what messages call it.

    Rows without a value are gaps and are left out.

    Raises
    ------
    TableError
        When the file cannot be read, a column is missing, or a cell cannot be used.
    """
    data = read_bytes(path, name)
    sha256 = hashlib.sha256(data).hexdigest()
    found: dict[tuple[str, int, str, str], dict[str, Any]] = {}
    rows: dict[tuple[str, int, str, str], Row] = {}
    for row in read_rows(path, data, name):
        figure = _figure(row, name, sha256)
        if figure is None:
            continue
        key = (figure["region"], figure["period"], figure["indicator"], figure["vintage"])
        earlier, first = found.setdefault(key, figure), rows.setdefault(key, row)
        if earlier["value"] != figure["value"] or earlier["unit"] != figure["unit"]:
            raise TableError.two_values(name, _said(figure), _shown(earlier, first), _shown(figure, row))
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
    return hashlib.sha256(read_bytes(path, name)).hexdigest()


def number(value: float) -> str:
    """Give a figure with every digit it was read with.

    >>> number(10.0), number(10.0000000001)
    ('10', '10.0000000001')
    """
    return repr(value).removesuffix(".0")


def _figure(row: Row, name: str, sha256: str) -> dict[str, Any] | None:
    cells = row.cells
    if not cells["value"]:
        return None
    for column in ("region", "indicator"):
        if not cells[column]:
            raise TableError.empty_cell(name, row.said, HEADS[column][0], HEADS[column][1])
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
        "status": _status(row, name),
        "source": cells.get("source", "") or name,
        "series": indicator,
        "address": "",
        "read_from": name,
        "locator": row.place,
        "sha256": sha256,
    }


def _value(row: Row, name: str) -> float:
    text = row.cells["value"].translate(HALF_WIDTH)
    value = float(text.replace(",", "")) if NUMBER.fullmatch(text) else math.nan
    if not math.isfinite(value):
        raise TableError.not_a_number(name, row.said, row.cells["value"])
    return value


def _period(row: Row, name: str) -> int:
    found = YEAR.fullmatch(unicodedata.normalize("NFKC", row.cells["period"]))
    if not found or not 1900 <= int(found[1]) <= 2100:
        raise TableError.bad_period(name, row.said, row.cells["period"])
    return int(found[1])


def _region(row: Row, name: str) -> str:
    try:
        return regions.resolve(row.cells["region"].removesuffix(".0"))
    except KeysError as error:
        raise TableError.bad_region(name, row.said, error) from None


def _status(row: Row, name: str) -> str:
    given = row.cells.get("status", "")
    status = STATUSES.get(given.lower())
    if status is None:
        raise TableError.unknown_status(name, row.said, given, [known for known in STATUSES if known])
    return status


def _said(figure: dict[str, Any]) -> Words:
    return regions.said(figure["region"], figure["period"], figure["indicator"])


def _shown(figure: dict[str, Any], row: Row) -> Words:
    value = f"{number(figure['value'])} {figure['unit']}".strip()
    return Words(f"{row.said.zh}：{value}", f"{row.said.en}: {value}")
