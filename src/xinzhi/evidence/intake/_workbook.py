"""Workbooks: xlsx, xlsb, xls and ods; those under Excel's default password are opened with it."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from xinzhi.errors.intake import IntakeError
from xinzhi.evidence.intake.files import OLE
from xinzhi.evidence.intake.grid import Grid

DEFAULT_PASSWORD = "VelvetSweatshop"  # noqa: S105 (Excel's own, for files that are protected and not secret)
MOST_BYTES = 1 << 30
MOST_CELLS = 20_000_000
DIMENSION = re.compile(rb'<dimension ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')


def read(data: bytes, name: str) -> list[Grid]:
    """Read every sheet of a workbook."""
    return _sheets(_opened(data, name), name)


def _opened(data: bytes, name: str) -> Any:
    import python_calamine as calamine

    for attempt in (data, None):
        plain = unlocked(data, name) if attempt is None else attempt
        if plain.startswith(b"PK"):
            _weigh(plain, name)
        try:
            return calamine.CalamineWorkbook.from_filelike(io.BytesIO(plain))
        except (calamine.CalamineError, zipfile.BadZipFile, OSError, ValueError):
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


def _sheets(book: Any, name: str) -> list[Grid]:
    import python_calamine as calamine

    grids = []
    for sheet in book.sheet_names:
        try:
            found = book.get_sheet_by_name(sheet)
            rows = found.to_python(skip_empty_area=False)
        except (calamine.CalamineError, OSError, ValueError):
            raise IntakeError.damaged(f"{name}：{sheet}") from None
        merges = tuple((a[0], a[1], b[0], b[1]) for a, b in found.merged_cell_ranges or ())
        grids.append(Grid(name, sheet, rows, merges))
    return grids
