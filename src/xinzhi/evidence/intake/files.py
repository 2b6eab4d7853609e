"""A file into grids: what it is is seen from its content, not from its name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from xinzhi.errors.intake import IntakeError
from xinzhi.errors.system import trouble
from xinzhi.evidence.intake.grid import Grid

BOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
DOCUMENTS = (".html", ".htm", ".docx", ".pdf")  # they may well hold no table
FRAMES = (".dta", ".parquet")
SUFFIXES = (".csv", ".tsv", ".txt", *BOOKS, *DOCUMENTS, *FRAMES)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_grids(path: Path, name: str) -> tuple[bytes, list[Grid]]:
    """Read the file at `path`; give its bytes and its grids. `name` is what messages call it.

    Raises
    ------
    IntakeError
        When it is empty, damaged, locked with a password of its own, or too large.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise IntakeError.unreadable(name, trouble(error)) from None
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise IntakeError.empty(name)
    return data, _grids(path, data, name)


def _grids(path: Path, data: bytes, name: str) -> list[Grid]:
    from xinzhi.evidence.intake import _html, _text

    ending = path.suffix.lower()
    read = _reader(data, ending)
    if read:
        return read(data, name)
    no_text = ending in {*BOOKS, ".docx", ".pdf", *FRAMES}
    try:
        text = _text.decode(data, name)
    except IntakeError:
        raise IntakeError.damaged(name) if no_text else IntakeError.encoding(name) from None
    if _html.looks_like(text):
        return _html.read(text, name)
    if (no_text and ending != ".xls") or "\x00" in text:
        raise IntakeError.damaged(name)
    return [_text.read(text, name, ending)]


def _reader(data: bytes, ending: str) -> Callable[[bytes, str], list[Grid]] | None:
    """Give the reader of what is no text, by how it begins."""
    from xinzhi.evidence.intake import _docx, _frames, _pdf, _workbook

    if data.startswith((b"PK", OLE)):
        return _docx.read if data.startswith(b"PK") and _is_docx(data) else _workbook.read
    if b"%PDF-" in data[:1024]:
        return _pdf.read
    if data.startswith(_frames.PARQUET):
        return _frames.read_parquet
    stata = data.startswith(_frames.STATA) or (ending == ".dta" and data.startswith(_frames.OLD_STATA))
    return _frames.read_stata if stata else None


def _is_docx(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return "word/document.xml" in packed.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
