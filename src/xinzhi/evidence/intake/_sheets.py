"""What an xlsx says of its sheets before it is unfolded: how far they reach, and formulas without values."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

CHUNK = 1 << 24
ATTRIBUTE = re.compile(rb"""([\w:]+)=["']([^"']*)["']""")
LAST = re.compile(rb""" r=["']([A-Z]{0,3})(\d{1,10})["']""")
WIDE = re.compile(rb"""=["'][A-Z]{2,3}\d""")  # a cell beyond column Z
HOLDING = re.compile(rb"""<(?:\w+:)?c (?=[^>]*[^/]>)[^>]*?\br=["']([A-Z]{1,3})(\d{1,10})["']""")
FORMULA = re.compile(
    rb'<(?:\w+:)?c r="([A-Z]{1,3})(\d+)"[^>]*>\s*'
    rb"<(?:\w+:)?f(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
ROW_END = b"row>"  # </row>, and </x:row> of other programs


@dataclass(slots=True)
class Reach:
    """How far a sheet reaches, counted from 1; its formulas without values and its per cents, counted from 0."""

    rows: int = 0
    columns: int = 0
    empty: list[tuple[int, int]] = field(default_factory=list)
    percent: list[tuple[int, int]] = field(default_factory=list)

    @property
    def cells(self) -> int:
        """How many cells a reader makes of it."""
        return self.rows * self.columns


def parts(packed: zipfile.ZipFile) -> dict[str, str]:
    """Give the sheets by the name of their part of the file."""
    names = set(packed.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return {}
    targets = {
        tag.get("Id", ""): tag.get("Target", "")
        for tag in _tags(packed.read("xl/_rels/workbook.xml.rels"), b"Relationship")
    }
    found = {}
    for tag in _tags(packed.read("xl/workbook.xml"), b"sheet"):
        target = targets.get(tag.get("r:id", ""), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in names and part.endswith(".xml"):
            found[part] = tag.get("name", "")
    return found


def reach(packed: zipfile.ZipFile, part: str, most: int, percents: re.Pattern[bytes] | None = None) -> Reach:
    """Say how far a sheet reaches: roughly, and to the cells that hold something where that would be too far.

    `percents` is the pattern of the cells that are shown in per cent, where the workbook has any.
    """
    rough = Reach()
    for text in _chunks(packed, part):
        # The last cell of a row is its outermost; all cells are looked at only where these are too far out.
        rows = text.split(ROW_END) if WIDE.search(text) else [text]
        ends = (LAST.match(row, row.rfind(b" r=")) for row in rows)
        places = [(end[1], end[2]) for end in ends if end]
        rough.rows = max(rough.rows, *(int(row) for _, row in places), 0)
        widest = max((number(column) for column in {column for column, _ in places}), default=0)
        rough.columns = max(rough.columns, widest if len(rows) > 1 else 26)
        if b"<f" in text or b":f" in text:
            rough.empty += [(int(row) - 1, number(column) - 1) for column, row in FORMULA.findall(text)]
        if percents:
            rough.percent += [(int(row) - 1, number(column) - 1) for column, row in percents.findall(text)]
    if rough.cells <= most:
        return rough
    found = Reach(empty=rough.empty, percent=rough.percent)
    for text in _chunks(packed, part):
        for column, row in HOLDING.findall(text):
            found.rows, found.columns = max(found.rows, int(row)), max(found.columns, number(column))
    return found


def _chunks(packed: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """Give the text of a sheet in pieces that end where a row ends."""
    rest = b""
    with packed.open(part) as sheet:
        while read := sheet.read(CHUNK):
            text = rest + read
            end = text.rfind(ROW_END) + len(ROW_END) if ROW_END in text else 0
            rest = text[end:]
            yield text[:end]
    yield rest


def number(column: bytes) -> int:
    """Give the place of a column by its letters.

    >>> number(b"A"), number(b"AB")
    (1, 28)
    """
    found = 0
    for letter in column:
        found = found * 26 + letter - 64
    return found


def _tags(text: bytes, tag: bytes) -> list[dict[str, str]]:
    return [
        {key.decode(): unescape(value.decode("utf-8", "replace")) for key, value in ATTRIBUTE.findall(body)}
        for body in re.findall(rb"<(?:\w+:)?" + tag + rb"\s([^>]*)>", text)
    ]
