"""A file into grids: what it is is seen from its content, not from its name."""

from __future__ import annotations

from pathlib import Path

from xinzhi.errors.intake import IntakeError
from xinzhi.errors.system import trouble
from xinzhi.evidence.intake.grid import Grid

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".html", ".htm")
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
    from xinzhi.evidence.intake import _html, _text, _workbook

    if data.startswith((OLE, b"PK")):
        return _workbook.read(data, name)
    text = _text.decode(data, name)
    if _html.looks_like(text):
        return _html.read(text, name)
    if path.suffix.lower() in {".xlsx", ".xlsm", ".xlsb", ".ods"} or "\x00" in text:
        raise IntakeError.damaged(name)
    return [_text.read(text, name, path.suffix.lower())]
