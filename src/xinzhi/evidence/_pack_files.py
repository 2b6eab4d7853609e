"""Read the files of a pack as texts, and say at which line something is wrong."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from xinzhi.errors.sources import SourceError
from xinzhi.errors.system import trouble

BOM = b"\xef\xbb\xbf"
LINE = "line"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One csv file: its name, and its rows as texts with their line numbers in the column ``line``."""

    file: str
    rows: pl.DataFrame

    def texts(self, column: str, known: Iterable[str], *, empty: bool = False) -> pl.Expr:
        """Give the column `column` after checking that every text in it is `known` (or empty, where allowed)."""
        names = set(known) | ({""} if empty else set())
        bad = self.rows.filter(~pl.col(column).is_in(list(names)))
        if bad.height:
            line, found = bad.select(LINE, column).row(0)
            raise SourceError.unknown_name(self.file, line, column, found, names - {""})
        return pl.col(column)

    def numbers(self, column: str, kind: type[pl.Int64 | pl.Float64] = pl.Float64) -> pl.Series:
        """Give the column `column` as numbers after checking that every cell is a finite one."""
        numbers = self.rows[column].cast(kind, strict=False)
        good = numbers.is_not_null() if kind is pl.Int64 else numbers.is_finite().fill_null(value=False)
        if not good.all():
            line, found = self.rows.filter(~good).select(LINE, column).row(0)
            raise SourceError.not_a_number(self.file, line, column, found)
        return numbers

    def once(self, key: list[str]) -> None:
        """Check that no key stands twice."""
        double = self.rows.filter(pl.struct(key).is_duplicated()).sort(*key, LINE)
        if double.height:
            first, second = double[LINE][0], double[LINE][1]
            raise SourceError.twice(self.file, "/".join(map(str, double.select(key).row(0))), first, second)


def read_bytes(folder: Path, file: str) -> bytes:
    """Read one file of a pack whole."""
    try:
        return (folder / file).read_bytes()
    except FileNotFoundError:
        raise SourceError.missing_file(folder.name, file) from None
    except OSError as error:
        raise SourceError.unreadable(file, trouble(error)) from None


def read_sheet(data: bytes, file: str, columns: Iterable[str], may_be_empty: Iterable[str] = ()) -> Sheet:
    """Read a csv file with at least these columns; cells may be empty only in the columns named last."""
    try:
        data.decode()
    except UnicodeDecodeError:
        raise SourceError.not_utf8(file) from None
    wanted = list(columns)
    try:
        rows = pl.read_csv(data.removeprefix(BOM), infer_schema=False)
    except pl.exceptions.PolarsError as error:
        raise _malformed(data, file) or SourceError.bad_csv(file, str(error).splitlines()[0]) from None
    for column in wanted:
        if column not in rows.columns:
            raise SourceError.missing_column(file, column, rows.columns)
    rows = rows.select(pl.col(wanted).str.strip_chars().fill_null("")).with_row_index(LINE, offset=2)
    _no_empty(rows, file, [column for column in wanted if column not in set(may_be_empty)])
    return Sheet(file, rows)


def _no_empty(rows: pl.DataFrame, file: str, columns: list[str]) -> None:
    holes = rows.select(pl.col(columns).eq("").any()).row(0, named=True)
    for column in filter(holes.__getitem__, columns):
        raise SourceError.empty_cell(file, rows.filter(pl.col(column) == "")[LINE][0], column)


def _malformed(data: bytes, file: str) -> SourceError | None:
    """Find the first row with too many or too few cells."""
    reader = csv.reader(io.StringIO(data.removeprefix(BOM).decode(), newline=""))
    head = next(reader, [])
    for row in reader:
        if row and len(row) != len(head):
            return SourceError.malformed_row(file, reader.line_num, len(head), len(row))
    return None
