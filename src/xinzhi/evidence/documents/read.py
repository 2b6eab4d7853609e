"""Read a document whatever its kind: what it is, is told by its content and then by its name."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from xinzhi.errors.evidence_documents import ReadingError
from xinzhi.errors.system import trouble
from xinzhi.evidence.claims.plain import plain
from xinzhi.evidence.documents._head import check_date, find_date, find_issuer, find_period, find_region, find_title
from xinzhi.evidence.documents._letters import decode, garbled, traditional
from xinzhi.evidence.documents.model import Document, DocumentTable, Kind, Stretch, split_paragraphs
from xinzhi.lang import Words

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".pdf")
TRADITIONAL = Words(
    "文中为繁体字：数字与单位照常读取，地名和指标名可能识别不全，请核对。",
    "The text is in traditional characters: figures and units are read as usual, names of places and measures may be missed.",
)
LONGEST_LINE = 200_000
LONG = Words(
    "有超过 20 万字符的一行，多半不是正文，请核对。",
    "One line is longer than 200,000 characters and is hardly prose; check it.",
)


@dataclass(slots=True)
class _Raw:
    """What a reader of one kind gives."""

    kind: Kind
    text: str
    title: str = ""
    date: str = ""
    pages: tuple[Stretch, ...] = ()
    scanned: tuple[int, ...] = ()
    tables: tuple[DocumentTable, ...] = ()
    notes: list[Words] = field(default_factory=list)


def read_document(
    path: str | Path,
    *,
    title: str | None = None,
    date: str | None = None,
    issuer: str | None = None,
    region: str | None = None,
) -> Document:
    """Read a document: txt, md, html, docx, or a PDF with text.

    Nothing in it is executed and nothing is fetched. The same bytes give the same document.

    Parameters
    ----------
    path
        Its file.
    title, date, issuer, region
        What is known about it; what is left out is looked for in it. The date is YYYY-MM-DD, YYYY-MM or YYYY, the
        region a name or a code.

    Returns
    -------
    Document
        Its text with the offsets of pages and paragraphs.

    Raises
    ------
    ReadingError
        When the file is missing, empty, binary, garbled, damaged or locked, or has pictures for pages.
    KeysError
        When `region` is no region.

    Examples
    --------
    >>> document = read_document("report.txt", date="2024-11-21")  # doctest: +SKIP
    >>> document.locate(845).words.en  # doctest: +SKIP
    'paragraph 31, character 846'
    """
    path = Path(path)
    given = check_date(date) if date else ""
    code = resolve_region(region) if region else ""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadingError.unreadable(path.name, trouble(error)) from None
    raw = _read(data, path)
    if not raw.text.strip():
        raise ReadingError.empty(path.name)
    lines = [line for line in raw.text.split("\n") if line.strip()]
    named = title or find_title(lines, raw.title)
    told = plain(named)
    lines = plain("\n".join(lines)).split("\n")
    when = given or _own(raw.date) or find_date(lines, path.stem)
    by = issuer or find_issuer(lines)
    notes = [*raw.notes, *([TRADITIONAL] if traditional(raw.text) else [])]
    notes += [LONG] if max(map(len, lines)) > LONGEST_LINE else []
    return Document(
        name=path.name,
        kind=raw.kind,
        sha256=hashlib.sha256(data).hexdigest(),
        text=raw.text,
        title=named,
        date=when,
        issuer=by,
        region=code or find_region(told, by, lines, when),
        period=find_period(told),
        pages=raw.pages,
        paragraphs=split_paragraphs(raw.text),
        tables=raw.tables,
        scanned=raw.scanned,
        notes=tuple(notes),
    )


def resolve_region(name: str) -> str:
    """Give the code of a region, group or country given by name or code, as documents use it (全国 is 100000).

    Raises
    ------
    KeysError
        When there is none of that name, or several.

    Examples
    --------
    >>> resolve_region("安徽"), resolve_region("西部地区"), resolve_region("全国"), resolve_region("R-west")
    ('340000', 'R-west', '100000', 'R-west')
    """
    from xinzhi.keys import regions
    from xinzhi.keys.groups import Country, Group, countries, groups

    known: dict[str, Group | Country] = {**groups(), **countries()}
    for code, one in known.items():
        if name in {code, one.names.zh, one.names.en, *one.also}:
            return code
    code = regions.resolve(name)
    return regions.NATION_GB if code == regions.NATION else code


def _own(date: str) -> str:
    try:
        return check_date(date[:10]) if date else ""
    except ReadingError:
        return ""


def _read(data: bytes, path: Path) -> _Raw:
    name, suffix = path.name, path.suffix.lower()
    if not data:
        raise ReadingError.empty(name)
    if data[:1024].lstrip().startswith(b"%PDF") or suffix == ".pdf":
        return _pdf(data, name)
    if data.startswith(b"PK") or suffix == ".docx":
        return _docx(data, name)
    if data.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        raise ReadingError.old_word(name)
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if suffix in {".html", ".htm", ".xhtml"} or start.startswith((b"<!doctype html", b"<html")):
        return _html(data, name)
    text, notes = decode(data, name)
    if suffix in {".md", ".markdown"}:
        from xinzhi.evidence.documents._markup import read_markdown

        marked = read_markdown(text)
        return _Raw("md", marked.text, marked.title, notes=notes)
    return _Raw("txt", text, notes=notes)


def _pdf(data: bytes, name: str) -> _Raw:
    from xinzhi.evidence.documents._pdf import read_pdf

    found = read_pdf(data, name)
    return _Raw("pdf", found.text, found.title, "", found.pages, found.scanned, found.tables, found.notes)


def _docx(data: bytes, name: str) -> _Raw:
    from xinzhi.evidence.documents._docx import read_docx

    found = read_docx(data, name)
    return _Raw("docx", found.text, found.title, tables=tuple(DocumentTable(0, rows) for rows in found.tables))


def _html(data: bytes, name: str) -> _Raw:
    from xinzhi.evidence.documents._markup import charset, read_html

    said = charset(data)
    text = ""
    notes: list[Words] = []
    if said not in {None, "utf-8"}:
        said = "gb18030" if said in {"gb2312", "gbk"} else said
        text = data.decode(said or "utf-8", "replace")
    if not text or "\ufffd" in text or garbled(text):
        text, notes = decode(data, name)
    marked = read_html(text)
    tables = tuple(DocumentTable(0, rows) for rows in marked.tables)
    return _Raw("html", marked.text, marked.title, marked.date, tables=tables, notes=notes)
