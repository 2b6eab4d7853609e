"""Workbooks: xlsx, xlsb, xls and ods; those under Excel's default password are opened with it."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from xinzhi.errors.intake import IntakeError
from xinzhi.evidence.intake._percents import as_shown, of_styles, percent_styles
from xinzhi.evidence.intake._sheets import Reach, parts, reach
from xinzhi.evidence.intake.files import OLE
from xinzhi.evidence.intake.grid import Grid, without_gaps
from xinzhi.evidence.intake.numbers import NO_VALUE

DEFAULT_PASSWORD = "VelvetSweatshop"  # noqa: S105 (Excel's own, for files that are protected and not secret)
MOST_BYTES = 1 << 30
MOST_CELLS = 12_000_000
PIECE = 1 << 20
MANY = 10_000


Seen = dict[str, Reach]


def read(data: bytes, name: str) -> list[Grid]:
    """Read every sheet of a workbook."""
    book, seen = _opened(data, name)
    return _sheets(book, name, seen)


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


def _opened(data: bytes, name: str) -> tuple[Any, Seen]:
    """Open a workbook, with its default password where it has one; give it with what was seen of its sheets."""
    import python_calamine as calamine

    for attempt in (data, None):
        plain = unlocked(data, name) if attempt is None else attempt
        seen = _weigh(plain, name) if plain.startswith(b"PK") else {}
        try:
            with _sound(name):
                return calamine.CalamineWorkbook.from_filelike(io.BytesIO(plain)), seen
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


def _weigh(data: bytes, name: str) -> Seen:
    """Refuse a file that is damaged or would unfold beyond all measure, before it is unfolded."""
    seen: Seen = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(part.file_size for part in packed.infolist())
            if size > MOST_BYTES:
                raise IntakeError.too_large(name, "", f"{size / 2**30:.1f} GB")
            sheets, styles = parts(packed), percent_styles(packed)
            percents = of_styles(styles) if styles else None
            for part in packed.namelist():
                if part not in sheets:
                    _read_through(packed, part)
                    continue
                found = reach(packed, part, MOST_CELLS, percents)
                if found.cells > MOST_CELLS:
                    raise IntakeError.too_large(name, sheets[part], f"{found.cells:,} cells")
                seen[sheets[part]] = found
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
        raise IntakeError.damaged(name) from None
    return seen


def _read_through(packed: zipfile.ZipFile, part: str) -> None:
    """Read a part to its end: one that is larger than it says, or damaged, is found out here."""
    with packed.open(part) as inside:
        while inside.read(PIECE):
            pass


def _sheets(book: Any, name: str, seen: Seen) -> list[Grid]:
    grids = []
    for sheet in book.sheet_names:
        with _sound(f"{name}：{sheet}"):
            found = book.get_sheet_by_name(sheet)
            rows = _rows(found)
            merges = tuple((a[0], a[1], b[0], b[1]) for a, b in found.merged_cell_ranges or ())
        _put_right(rows, seen.get(sheet, Reach()))
        grid = Grid(name, sheet, rows, merges)
        grids.append(without_gaps(grid) if len(rows) - sum(map(bool, rows)) > MANY else grid)
    return grids


def _put_right(rows: list[list[object]], seen: Reach) -> None:
    """Mark formulas without values, and write per cents as they are shown."""
    for row, column in seen.empty:
        if row < len(rows) and column < len(rows[row]) and rows[row][column] == "":
            rows[row][column] = NO_VALUE
    for row, column in seen.percent:
        value = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
        if isinstance(value, int | float) and not isinstance(value, bool):
            rows[row][column] = as_shown(value)


def _rows(sheet: Any) -> list[list[object]]:
    """Give the rows of a sheet, blank ones without cells."""
    return [[] if row.count("") == len(row) else row for row in sheet.to_python(skip_empty_area=False)]
