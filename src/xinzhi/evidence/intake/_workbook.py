"""Workbooks: xlsx, xlsb, xls and ods; those under Excel's default password are opened with it."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from xinzhi.errors.intake import IntakeError
from xinzhi.evidence.intake._compound import sound
from xinzhi.evidence.intake._guard import guarded
from xinzhi.evidence.intake._percents import as_shown, of_styles, percent_styles
from xinzhi.evidence.intake._reach import of_ods, of_xls, of_xlsb
from xinzhi.evidence.intake._sheets import Reach, parts, reach
from xinzhi.evidence.intake.files import OLE
from xinzhi.evidence.intake.grid import Grid, without_gaps
from xinzhi.evidence.intake.numbers import NO_VALUE

DEFAULT_PASSWORD = "VelvetSweatshop"  # noqa: S105 (Excel's own, for files that are protected and not secret)
MOST_BYTES = 1 << 30
MOST_CELLS = 12_000_000
MOST_OF_XLS = 65_536 * 256  # as many as one can hold
PIECE = 1 << 20
MANY = 10_000


Seen = dict[str, Reach]


def read(data: bytes, name: str) -> list[Grid]:
    """Read every sheet of a workbook."""
    book, seen = _opened(data, name)
    return _sheets(book, name, seen)


def _opened(data: bytes, name: str) -> tuple[Any, Seen]:
    """Open a workbook, with its default password where it has one; give it with what was seen of its sheets."""
    import python_calamine as calamine

    for attempt in (data, None):
        plain = unlocked(data, name) if attempt is None else attempt
        seen = _weigh(plain, name) if plain.startswith(b"PK") else {}
        if plain.startswith(OLE):
            _weigh_xls(plain, name)
        try:
            with guarded(name):
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
    from msoffcrypto.exceptions import DecryptionError, InvalidKeyError  # type: ignore[import-untyped]

    plain = io.BytesIO()
    try:
        locked = msoffcrypto.OfficeFile(io.BytesIO(data))
        if locked.is_encrypted():
            locked.load_key(password=DEFAULT_PASSWORD)
            locked.decrypt(plain)
    except (DecryptionError, InvalidKeyError):
        raise IntakeError.password(name) from None
    except Exception:  # noqa: BLE001 (its parsers raise anything on odd files)
        raise IntakeError.damaged(name) from None
    if not plain.getvalue():
        raise IntakeError.damaged(name)
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
                    _small_enough(_read_through(packed, part), name, part)
                    continue
                found = reach(packed, part, MOST_CELLS, percents)
                _small_enough(found.cells, name, sheets[part])
                seen[sheets[part]] = found
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
        raise IntakeError.damaged(name) from None
    return seen


def _weigh_xls(data: bytes, name: str) -> None:
    """Refuse an xls whose chains run in a circle, or that says it is larger than one can be."""
    try:
        good = sound(data) and of_xls(data) <= MOST_OF_XLS
    except Exception:  # noqa: BLE001 (its parser raises anything on odd files)
        good = False
    if not good:
        raise IntakeError.damaged(name)


def _read_through(packed: zipfile.ZipFile, part: str) -> int:
    """Read a part to its end, where it shows if it is damaged or larger than it says; give the cells it reaches to."""
    if part == "content.xml":
        return of_ods(packed.read(part))
    if part.startswith("xl/worksheets/") and part.endswith(".bin"):
        return of_xlsb(packed.read(part))
    with packed.open(part) as inside:
        while inside.read(PIECE):
            pass
    return 0


def _small_enough(cells: int, name: str, sheet: str) -> None:
    if cells > MOST_CELLS:
        raise IntakeError.too_large(name, sheet, f"{cells:,} cells")


def _sheets(book: Any, name: str, seen: Seen) -> list[Grid]:
    grids = []
    for sheet in book.sheet_names:
        with guarded(f"{name}：{sheet}"):
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
