"""Workbooks: xlsx, xlsb, xls and ods; those under Excel's default password are opened with it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from typing import Any

from xinzhi.errors.intake import IntakeError
from xinzhi.evidence.intake.files import OLE
from xinzhi.evidence.intake.grid import Grid
from xinzhi.evidence.intake.numbers import NO_VALUE

DEFAULT_PASSWORD = "VelvetSweatshop"  # noqa: S105 (Excel's own, for files that are protected and not secret)
MOST_BYTES = 1 << 30
MOST_CELLS = 20_000_000
ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
FORMULA = re.compile(rb'<c r="([A-Z]{1,3})(\d+)"[^>]*>\s*<f(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>')
DIMENSION = re.compile(rb'<dimension ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')


def read(data: bytes, name: str) -> list[Grid]:
    """Read every sheet of a workbook."""
    book, plain = _opened(data, name)
    return _sheets(book, name, empty_formulas(plain) if plain.startswith(b"PK") else {})


@contextmanager
def _sound(name: str) -> Iterator[None]:
    """Say that a workbook is damaged, in whatever way its reader finds out."""
    import python_calamine as calamine

    try:
        yield
    except (calamine.CalamineError, zipfile.BadZipFile, OSError, ValueError):
        raise IntakeError.damaged(name) from None
    except BaseException as error:
        # The reader is compiled; where it gives up on nonsense, what it raises is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise IntakeError.damaged(name) from None


def _opened(data: bytes, name: str) -> tuple[Any, bytes]:
    """Open a workbook; give it with its bytes, which are other ones where a password was taken off."""
    import python_calamine as calamine

    for attempt in (data, None):
        plain = unlocked(data, name) if attempt is None else attempt
        if plain.startswith(b"PK"):
            _weigh(plain, name)
        try:
            with _sound(name):
                return calamine.CalamineWorkbook.from_filelike(io.BytesIO(plain)), plain
        except IntakeError:
            if not data.startswith(OLE):
                break
    raise IntakeError.damaged(name)


def unlocked(data: bytes, name: str) -> bytes:
    """Take Excel's default password off a workbook.

    Raises
    ------
    IntakeError
        When it has another password.
    """
    import msoffcrypto  # type: ignore[import-untyped]
    from msoffcrypto.exceptions import (  # type: ignore[import-untyped]
        DecryptionError,
        FileFormatError,
        InvalidKeyError,
        ParseError,
    )

    plain = io.BytesIO()
    try:
        locked = msoffcrypto.OfficeFile(io.BytesIO(data))
        if not locked.is_encrypted():
            raise IntakeError.damaged(name)
        locked.load_key(password=DEFAULT_PASSWORD)
        locked.decrypt(plain)
    except (DecryptionError, InvalidKeyError):
        raise IntakeError.password(name) from None
    except (FileFormatError, ParseError, OSError, ValueError, KeyError, IndexError):
        raise IntakeError.damaged(name) from None
    return plain.getvalue()


def _weigh(data: bytes, name: str) -> None:
    """Refuse a file that unfolds beyond all measure before it is unfolded."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(part.file_size for part in packed.infolist())
            if size > MOST_BYTES:
                raise IntakeError.too_large(name, "", f"{size / 2**30:.1f} GB")
            for part in packed.namelist():
                if part.startswith("xl/worksheets/sheet"):
                    with packed.open(part) as sheet:
                        _measure(sheet.read(4000), name, part.rpartition("/")[2])
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
        raise IntakeError.damaged(name) from None


def _measure(head: bytes, name: str, sheet: str) -> None:
    found = DIMENSION.search(head)
    if found:
        cells = (_number(found[3]) - _number(found[1]) + 1) * (int(found[4]) - int(found[2]) + 1)
        if cells > MOST_CELLS:
            raise IntakeError.too_large(name, sheet, f"{cells:,} cells")


def _number(column: bytes) -> int:
    number = 0
    for letter in column:
        number = number * 26 + letter - 64
    return number


def _sheets(book: Any, name: str, empty: dict[str, list[tuple[int, int]]]) -> list[Grid]:
    grids = []
    for sheet in book.sheet_names:
        with _sound(f"{name}：{sheet}"):
            found = book.get_sheet_by_name(sheet)
            rows = found.to_python(skip_empty_area=False)
            merges = tuple((a[0], a[1], b[0], b[1]) for a, b in found.merged_cell_ranges or ())
        for row, column in empty.get(sheet, ()):
            if row < len(rows) and column < len(rows[row]) and rows[row][column] == "":
                rows[row][column] = NO_VALUE
        grids.append(Grid(name, sheet, rows, merges))
    return grids


def empty_formulas(data: bytes) -> dict[str, list[tuple[int, int]]]:
    """Give the cells of an xlsx that hold a formula without a value, by sheet, counted from 0."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        names = set(packed.namelist())
        if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
            return {}
        parts = {
            attributes.get("Id", ""): attributes.get("Target", "")
            for attributes in _tags(packed.read("xl/_rels/workbook.xml.rels"), b"Relationship")
        }
        found: dict[str, list[tuple[int, int]]] = {}
        for attributes in _tags(packed.read("xl/workbook.xml"), b"sheet"):
            target = parts.get(attributes.get("r:id", ""), "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            text = packed.read(part) if part in names else b""
            if b"<f" in text:
                cells = [(int(row) - 1, _number(column) - 1) for column, row in FORMULA.findall(text)]
                found[attributes.get("name", "")] = cells
    return found


def _tags(text: bytes, tag: bytes) -> list[dict[str, str]]:
    return [
        {key.decode(): unescape(value.decode("utf-8", "replace")) for key, value in ATTRIBUTE.findall(body)}
        for body in re.findall(rb"<" + tag + rb"\s([^>]*)>", text)
    ]
