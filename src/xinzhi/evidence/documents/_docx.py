"""The words of a Word document (docx): paragraphs, headings and tables in their order; macros and pictures are not read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from xinzhi.errors.evidence_documents import ReadingError

if TYPE_CHECKING:
    from docx.table import Table

MOST = 300  # MB after unpacking


@dataclass(frozen=True, slots=True)
class WordText:
    """Text of a Word document, one paragraph a line, its title and its tables."""

    text: str
    title: str
    tables: tuple[tuple[tuple[str, ...], ...], ...]


def read_docx(data: bytes, file: str) -> WordText:
    """Read a Word document.

    Raises
    ------
    ReadingError
        When it does not open or unpacks to too much.
    """
    from docx import Document

    check(data, file)
    try:
        document = Document(io.BytesIO(data))
        parts = list(_parts(document))
        title = str(document.core_properties.title or "")
    except Exception:  # noqa: BLE001 (its parsers raise anything on odd files)
        raise ReadingError.damaged(file, "docx") from None
    lines, tables = [], []
    for part in parts:
        if isinstance(part, str):
            lines.append(part)
        else:
            tables.append(part)
            lines += ["\t".join(row) for row in part]
    return WordText("\n".join(lines), title, tuple(tables))


def check(data: bytes, file: str) -> None:
    """Refuse a document that is damaged or unpacks to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(item.file_size for item in packed.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        raise ReadingError.damaged(file, "docx") from None
    if size > MOST << 20:
        raise ReadingError.too_large(file, MOST)


def _parts(document: Any) -> Iterator[str | tuple[tuple[str, ...], ...]]:
    from docx.table import Table

    for item in document.iter_inner_content():
        yield _table(item) if isinstance(item, Table) else line(item._p)  # noqa: SLF001 (its text leaves out text in insertions)


def line(paragraph: Any) -> str:
    """Give the text of a paragraph with what was inserted and without what was deleted."""
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    parts = []
    for node in paragraph.iter(f"{word}t", f"{word}tab", f"{word}br", f"{word}noBreakHyphen"):
        kind = node.tag.removeprefix(word)
        parts.append(node.text or "" if kind == "t" else "-" if kind == "noBreakHyphen" else " ")
    return " ".join("".join(parts).split("\n")).rstrip()


def _table(table: Table) -> tuple[tuple[str, ...], ...]:
    """Give the cells row by row, a merged cell once."""
    rows = []
    for row in table.rows:
        cells = {id(cell._tc): cell for cell in row.cells}  # noqa: SLF001 (merged cells share it)
        rows.append(tuple(" ".join(line(p._p) for p in cell.paragraphs).strip() for cell in cells.values()))  # noqa: SLF001
    return tuple(rows)
