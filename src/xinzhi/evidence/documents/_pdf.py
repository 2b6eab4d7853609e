"""Text and tables of a PDF; pages without text are named, pictures are never guessed at."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xinzhi.errors.evidence_documents import ReadingError
from xinzhi.evidence.documents._letters import CONTROL, garbled
from xinzhi.evidence.documents._lines import clean_pages, join_lines
from xinzhi.evidence.documents.model import DocumentTable, Stretch
from xinzhi.lang import Words

if TYPE_CHECKING:
    import pypdfium2

RULES = 4  # drawn lines from which a page may hold a table
MOST_TABLE_PAGES = 60
PASSWORD = 4  # FPDF_ERR_PASSWORD
PATH = 2  # FPDF_PAGEOBJ_PATH


@dataclass(frozen=True, slots=True)
class PdfText:
    """What a PDF says: text, pages in it, numbers of pages without text, tables, notes, and the title it carries."""

    text: str
    pages: tuple[Stretch, ...]
    scanned: tuple[int, ...]
    tables: tuple[DocumentTable, ...]
    notes: list[Words]
    title: str


def read_pdf(data: bytes, file: str) -> PdfText:
    """Read a PDF.

    Raises
    ------
    ReadingError
        When it does not open, is locked, has no text at all, or fonts that do not tell their letters.
    """
    raw, ruled, title = pages_of(data, file)
    scanned = tuple(number for number, text in enumerate(raw, start=1) if not text.strip())
    if len(scanned) == len(raw):
        raise ReadingError.scanned(file, len(raw))
    broken = [number for number, text in enumerate(raw, start=1) if _broken(text)]
    if len(broken) + len(scanned) == len(raw):
        raise ReadingError.broken_fonts(file)
    text, places = join_lines(clean_pages(raw))
    pages = tuple(Stretch(number, *place) for number, place in enumerate(places, start=1))
    notes = [_said(_SCANNED, scanned)] if scanned else []
    notes += [_said(_BROKEN, broken)] if broken else []
    notes += [_said(_TABLES, ruled[MOST_TABLE_PAGES:])] if len(ruled) > MOST_TABLE_PAGES else []
    return PdfText(text, pages, scanned, tuple(_tables(data, ruled[:MOST_TABLE_PAGES])), notes, title)


def pages_of(data: bytes, file: str) -> tuple[list[str], list[int], str]:
    """Give the text of each page, the pages with drawn lines, and the title in the file."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            title = str(document.get_metadata_dict().get("Title") or "")
            found = [(_page_text(page), _rules(page) >= RULES) for page in document]
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == PASSWORD
        raise ReadingError.locked(file) if locked else ReadingError.damaged(file, "PDF") from None
    if not found:
        raise ReadingError.empty(file)
    ruled = [number for number, (text, lines) in enumerate(found, start=1) if lines and text.strip()]
    return [text for text, _ in found], ruled, title


def _page_text(page: pypdfium2.PdfPage) -> str:
    letters = page.get_textpage()
    text = letters.get_text_range()
    letters.close()
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "").replace("\u00ad", "")
    return CONTROL.sub("", text.replace("\x02", ""))


def _rules(page: pypdfium2.PdfPage) -> int:
    return sum(1 for _ in page.get_objects(filter=[PATH], max_depth=2))


def _broken(text: str) -> bool:
    return bool(text.strip()) and garbled(text)


def _tables(data: bytes, pages: Sequence[int]) -> Iterator[DocumentTable]:
    if not pages:
        return
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(data), pages=list(pages)) as document:
            for page in document.pages:
                for rows in page.extract_tables():
                    cells = tuple(tuple(" ".join((cell or "").split()) for cell in row) for row in rows)
                    if len(cells) > 1 and len(cells[0]) > 1:
                        yield DocumentTable(page.page_number, cells)
                page.close()
    except Exception:  # noqa: BLE001 (its parser raises anything on odd files; the text has been read already)
        return


_SCANNED = Words("第 {} 页没有文字层（多为扫描图像），未读取；", "Pages without text (scans), not read: {}. ")
_BROKEN = Words(
    "第 {} 页的字体没有给出文字对应关系，读出的可能是乱码；", "Pages whose fonts do not tell their letters: {}. "
)
_TABLES = Words(
    "第 {} 页的表格未单独读取，其文字在正文中；",
    "Tables of these pages were not read apart; their words are in the text: {}. ",
)


def _said(words: Words, numbers: Sequence[int]) -> Words:
    """Put page numbers into a note, runs as 3–7."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    shown = [str(first) if first == last else f"{first}–{last}" for first, last in runs]
    zh, en = words.zh.format("、".join(shown)), words.en.format(", ".join(shown))
    return Words(zh.rstrip("；") + "。", en.rstrip())
