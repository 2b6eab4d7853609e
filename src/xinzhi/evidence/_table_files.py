"""A table's file as rows of texts, each with the place it stands at."""

from __future__ import annotations

import csv
import io
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from xinzhi.errors.system import trouble
from xinzhi.errors.tables import TableError
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
NO_WORKBOOK = Words("它不是完好的工作簿", "it is no workbook, or a damaged one")
ENCODING = Words("编码既不是 UTF-8 也不是 GB18030", "it is neither UTF-8 nor GB18030")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file as texts by column; `sheet` is empty in a csv, `number` counts from 1."""

    sheet: str
    number: int
    cells: dict[str, str]

    @property
    def place(self) -> str:
        """The place in a form that serves both languages, for the ledger."""
        return f"{self.sheet} 第 {self.number} 行 / row {self.number}".strip()

    @property
    def said(self) -> Words:
        """The place in words, for messages."""
        sheet = Words(f"工作表“{self.sheet}”", f"sheet '{self.sheet}', ") if self.sheet else Words("", "")
        return Words(f"{sheet.zh}第 {self.number} 行", f"{sheet.en}row {self.number}")


def read_bytes(path: Path, name: str) -> bytes:
    """Read a file whole; `name` is what messages call it."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise TableError.unreadable(name, trouble(error)) from None


def read_rows(path: Path, data: bytes, name: str) -> Iterator[Row]:
    """Give the rows below the heads, sheet by sheet; empty rows and sheets are left out."""
    if not data.strip():
        raise TableError.empty(name)
    sheets = _csv(data, name) if path.suffix.lower() == ".csv" else _workbook(data, name)
    for sheet, lines in sheets:
        start = next((at for at, line in enumerate(lines) if any(cell.strip() for cell in line)), None)
        if start is None:
            continue
        columns = _columns(lines[start], f"{name} {sheet}".strip())
        for number, line in enumerate(lines[start + 1 :], start=start + 2):
            row = Row(sheet, number, {key: line[at].strip() if at < len(line) else "" for key, at in columns.items()})
            if any(cell.strip() for cell in line[len(lines[start]) :]):
                raise TableError.too_many_cells(name, row.said, len(lines[start]))
            if any(row.cells.values()):
                yield row


def _csv(data: bytes, name: str) -> Iterator[tuple[str, list[list[str]]]]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        reader = csv.reader(io.StringIO(text, newline=None), strict=True)
        try:
            yield "", list(reader)
        except csv.Error:
            raise TableError.bad_csv(name, reader.line_num) from None
        return
    raise TableError.unreadable(name, ENCODING)


def _workbook(data: bytes, name: str) -> Iterator[tuple[str, list[list[str]]]]:
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        for sheet in book.sheet_names:
            # Empty rows at the head are kept: a figure's row is counted as the spreadsheet counts it.
            lines = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
            yield sheet, [[_text(cell) for cell in line] for line in lines]
    except (calamine.CalamineError, zipfile.BadZipFile, OSError):
        raise TableError.unreadable(name, NO_WORKBOOK) from None


def _text(cell: object) -> str:
    return repr(cell) if isinstance(cell, float) else str(cell)


def _columns(heads: Sequence[str], name: str) -> dict[str, int]:
    known = {head: column for column, names in HEADS.items() for head in names}
    columns: dict[str, int] = {}
    for at, head in enumerate(heads):
        column = known.get("".join(unicodedata.normalize("NFKC", head).split()).lower())
        if column is None:
            continue
        # A region's code and its name may stand side by side; the first is read.
        if column in columns and column != "region":
            raise TableError.two_columns(name, heads[columns[column]].strip(), head.strip())
        columns.setdefault(column, at)
    for column in NEEDED:
        if column not in columns:
            raise TableError.missing_column(name, HEADS[column][0], HEADS[column][1], [h for h in heads if h])
    return columns
