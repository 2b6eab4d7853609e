"""A document as read: its text, where each page and paragraph stands in it, and what is known about it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from xinzhi.lang import Words

Kind = Literal["txt", "md", "html", "docx", "pdf"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A page or paragraph: its number from 1 and its offsets in the text, half-open."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DocumentTable:
    """A table of a document: the page it is on (0 where there are no pages) and its cells, row by row."""

    page: int
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Locator:
    """The place of a character: page (0 where there are no pages), paragraph, both from 1, and offset in the text."""

    page: int
    paragraph: int
    offset: int

    @property
    def words(self) -> Words:
        """The place in words.

        >>> Locator(3, 12, 845).words.en
        'page 3, paragraph 12, character 846'
        """
        page = Words(f"第 {self.page} 页", f"page {self.page}, ") if self.page else Words("", "")
        zh, en = f"第 {self.paragraph} 段", f"paragraph {self.paragraph}"
        return Words(
            f"{page.zh}{zh}第 {self.offset + 1} 字符".replace("页第", "页 第"),
            f"{page.en}{en}, character {self.offset + 1}",
        )


@dataclass(frozen=True, slots=True)
class Document:
    """One document.

    Attributes
    ----------
    name
        The name of its file.
    kind
        txt, md, html, docx or pdf, by its content.
    sha256
        Digest of the file's bytes.
    text
        All its text, as claims count offsets in; one paragraph a line.
    title, date, issuer, region, period
        Found in it, or given; "" where neither. The date is YYYY-MM-DD, YYYY-MM or YYYY; the region a code; the period
        a year or a part of one, as claims have it.
    pages
        Pages of a PDF; empty for other kinds.
    paragraphs
        Lines of the text with something on them.
    tables
        Tables found in it.
    scanned
        Numbers of the pages without text.
    notes
        What a reader should know about the reading: scanned pages, replaced characters, traditional characters.
    """

    name: str
    kind: Kind
    sha256: str
    text: str
    title: str
    date: str
    issuer: str
    region: str
    period: str
    pages: tuple[Stretch, ...]
    paragraphs: tuple[Stretch, ...]
    tables: tuple[DocumentTable, ...]
    scanned: tuple[int, ...]
    notes: tuple[Words, ...]

    def locate(self, offset: int) -> Locator:
        """Give the page and paragraph of the character at `offset`."""
        return Locator(_number(self.pages, offset), _number(self.paragraphs, offset), offset)


def _number(stretches: tuple[Stretch, ...], offset: int) -> int:
    at = bisect_right(stretches, offset, key=lambda stretch: stretch.start)
    return stretches[at - 1].number if at else 0


def split_paragraphs(text: str) -> tuple[Stretch, ...]:
    r"""Give the lines of `text` that are not empty.

    >>> [(one.number, one.start, one.end) for one in split_paragraphs("甲\n\n乙丙")]
    [(1, 0, 1), (2, 3, 5)]
    """
    found: list[Stretch] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Stretch(len(found) + 1, start, start + len(line)))
        start += len(line) + 1
    return tuple(found)
