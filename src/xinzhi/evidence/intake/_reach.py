"""How far the sheets of xlsb, ods and xls reach, before they are unfolded: a reader makes room for all cells between."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator

ROW, LAST_CELL = 0, 11  # records of xlsb: a row; 1 to 11 are cells
ROW_TAG = re.compile(rb"<table:table-row\b([^>]*)>")
CELL_TAG = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*)>")
# Records of xls.
BEGIN_SHEET, END, PASSWORD, SIZE, MANY_NUMBERS = 0x85, 0x0A, 0x2F, 0x200, 0xBD
CELLS = {0x06, 0x7E, 0xBD, 0xBE, 0xD6, 0xFD, 0x201, 0x203, 0x204, 0x205, 0x206, 0x27E, 0x406}
REPEATED = re.compile(rb"""number-(?:rows|columns)-repeated=["'](\d{1,10})["']""")


def of_xlsb(data: bytes) -> int:
    """Give the number of cells from the first row and column to the last of a sheet of an xlsb."""
    at = rows = columns = 0
    while at < len(data):
        kind, at = _number(data, at, 2)
        size, at = _number(data, at, 4)
        if kind <= LAST_CELL and at + 4 <= len(data):
            place = int.from_bytes(data[at : at + 4], "little") + 1
            rows, columns = (max(rows, place), columns) if kind == ROW else (rows, max(columns, place))
        at += size
    return rows * columns


def _number(data: bytes, at: int, most: int) -> tuple[int, int]:
    """Read a number of seven bits a byte; give it with the place behind it."""
    found = 0
    for place in range(most):
        byte = data[at] if at < len(data) else 0
        found |= (byte & 0x7F) << (7 * place)
        at += 1
        if byte < 0x80:
            break
    return found, at


def of_ods(content: bytes) -> int:
    """Give the number of cells of the largest sheet of an ods, repeated ones counted as often as they stand."""
    return max(map(_table, content.split(b"</table:table>")))


def _table(text: bytes) -> int:
    rows = height = width = 0
    for line in text.split(b"</table:table-row>"):
        begun = ROW_TAG.search(line)
        if not begun:
            continue
        rows += _times(begun[1])
        reach = _row(line[begun.end() :])
        if reach:
            height, width = rows, max(width, reach)
    return height * width


def _row(line: bytes) -> int:
    """Give the place of the last cell of a row that holds something."""
    at = reach = 0
    for cell in CELL_TAG.finditer(line):
        at += _times(cell[1])
        if b"office:" in cell[1] or not cell[1].endswith(b"/"):
            reach = at
    return reach


def _times(attributes: bytes) -> int:
    found = REPEATED.search(attributes)
    return int(found[1]) if found else 1


def of_xls(data: bytes) -> int:
    """Give the number of cells of the largest sheet of an xls, 0 where it is locked or no sheet is found."""
    import olefile  # type: ignore[import-untyped]

    with olefile.OleFileIO(io.BytesIO(data)) as file:
        name = next((name for name in ("Workbook", "Book") if file.exists(name)), "")
        book = file.openstream(name).read() if name else b""
    starts = []
    for kind, record in _records(book, 0):
        if kind == PASSWORD:
            return 0
        if kind == BEGIN_SHEET and len(record) >= 4:
            starts.append(int.from_bytes(record[:4], "little"))
    return max((_sheet(book, start) for start in starts), default=0)


def _records(book: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(book):
        kind, size = struct.unpack_from("<HH", book, at)
        if kind == END:
            return
        yield kind, book[at + 4 : at + 4 + size]
        at += 4 + size


def _sheet(book: bytes, start: int) -> int:
    rows = columns = claimed = 0
    for kind, record in _records(book, start):
        if kind in CELLS and len(record) >= 4:
            row, column = struct.unpack_from("<HH", record)
            last = struct.unpack_from("<H", record, len(record) - 2)[0] if kind == MANY_NUMBERS else column
            rows, columns = max(rows, row + 1), max(columns, column + 1, last + 1)
        elif kind == SIZE and len(record) in {10, 14}:
            first, end, left, right = struct.unpack_from("<HHHH" if len(record) == 10 else "<IIHH", record)
            claimed = max(claimed, (end - first) % 2**32 * ((right - left) % 2**32))  # as the reader subtracts
    return max(rows * columns, claimed)
