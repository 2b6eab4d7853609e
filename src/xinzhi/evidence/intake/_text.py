"""Tables of text: csv and tsv in the encodings that Chinese programs write."""

from __future__ import annotations

import csv
import io
from collections import Counter

from xinzhi.errors.intake import IntakeError
from xinzhi.evidence.intake.grid import Grid

BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
SEPARATORS = (",", "\t", ";")


def decode(data: bytes, name: str) -> str:
    """Give the text of UTF-8, UTF-16 or GB18030 bytes."""
    marked = [coding for bom, coding in BOMS.items() if data.startswith(bom)]
    for coding in marked or [*_wide(data), "utf-8", "gb18030"]:
        try:
            return data.decode(coding)
        except UnicodeDecodeError:
            continue
    raise IntakeError.encoding(name)


def _wide(data: bytes) -> list[str]:
    """Give the UTF-16 that unmarked bytes seem to be in: every second byte of plain letters is 0."""
    head = data[:2000]
    odd, even = head[1::2].count(0), head[::2].count(0)
    if max(odd, even) * 10 < len(head):
        return []
    return ["utf-16-le" if odd > even else "utf-16-be"]


def read(text: str, name: str, suffix: str = ".csv") -> Grid:
    """Read text into a grid; a row is a record, counted as a spreadsheet counts it."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text, suffix), strict=True)
    try:
        return Grid(name, "", list(reader))
    except csv.Error:
        raise IntakeError.bad_csv(name, reader.line_num) from None


def _separator(text: str, suffix: str) -> str:
    if suffix == ".tsv":
        return "\t"
    lines = [line for line in text.splitlines()[:200] if line.strip()]
    seen = Counter({mark: sum(mark in line for line in lines) for mark in SEPARATORS})
    return max(SEPARATORS, key=lambda mark: seen[mark])
