"""The words of a web page and of Markdown: scripts and styles are dropped, nothing is run or fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

DROPPED = (
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "object",
    "embed",
    "svg",
    "math",
    "head",
    "select",
    "textarea",
)
BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "br",
            "caption",
            "center",
            "dd",
            "details",
            "dialog",
            "div",
        ),
        *(
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
        ),
        *(
            "hr",
            "html",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "tbody",
            "tfoot",
            "thead",
        ),
        *("tr", "ul"),
    )
)
CELLS = frozenset(("td", "th"))
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{2,20})", re.IGNORECASE)
SPACES = re.compile(r"[ \t\r\n\f\u00a0\u200b\ufeff]+")


@dataclass(frozen=True, slots=True)
class Marked:
    """Text of a marked-up file, the title and date its head gives, and its tables."""

    text: str
    title: str
    date: str
    tables: tuple[tuple[tuple[str, ...], ...], ...]


def charset(data: bytes) -> str | None:
    """Give the encoding a page says it is in, when Python knows it."""
    import codecs

    found = CHARSET.search(data[:4096])
    try:
        return codecs.lookup(found[1].decode()).name if found else None
    except LookupError:
        return None


def read_html(source: str) -> Marked:
    """Give the words of a web page, one block a line; cells of a row are parted by tabs."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(source)
    title = _said(tree, "meta[property='og:title']") or _said(tree, "meta[name=ArticleTitle]") or _text(tree, "h1")
    title = title or _text(tree, "title")
    date = _said(tree, "meta[name=PubDate]") or _said(tree, "meta[property='article:published_time']")
    tree.strip_tags(list(DROPPED))
    tables = tuple(_cells(table) for table in tree.css("table"))
    lines = [SPACES.sub(" ", line).strip() if "\t" not in line else _row(line) for line in _blocks(tree).split("\n")]
    return Marked("\n".join(line for line in lines if line), title, date, tables)


def _said(tree: Any, where: str) -> str:
    node = tree.css_first(where)
    return SPACES.sub(" ", (node.attributes.get("content") or "")).strip() if node else ""


def _text(tree: Any, where: str) -> str:
    node = tree.css_first(where)
    return SPACES.sub(" ", node.text(deep=True)).strip() if node else ""


def _blocks(tree: Any) -> str:
    """Walk the page without recursion, so that a deep one does no harm; lines of preformatted text stay lines."""
    parts: list[str] = []
    stack = [(tree.body, False, False)] if tree.body is not None else []
    while stack:
        node, done, kept = stack.pop()
        tag = node.tag
        if tag == "-text":
            text = node.text_content or ""
            parts.append(
                "\n".join(SPACES.sub(" ", line) for line in text.split("\n")) if kept else SPACES.sub(" ", text)
            )
            continue
        if tag in CELLS:
            parts.append("\t" if done else "")
        elif tag in BLOCKS:
            parts.append("\n")
        if not done and not tag.startswith(("-", "!", "_")):
            stack.append((node, True, kept))
            inside = kept or tag == "pre"
            stack += [(child, False, inside) for child in reversed(list(node.iter(include_text=True)))]
    return "".join(parts)


def _row(line: str) -> str:
    return "\t".join(SPACES.sub(" ", cell).strip() for cell in line.rstrip("\t ").split("\t"))


def _cells(table: Any) -> tuple[tuple[str, ...], ...]:
    rows = table.css("tr")
    return tuple(tuple(SPACES.sub(" ", cell.text(deep=True)).strip() for cell in row.css("td, th")) for row in rows)


def read_markdown(source: str) -> Marked:
    r"""Give the words of a Markdown file without its marks; code blocks are left as they stand.

    >>> read_markdown("# 公报\n\n增长**6.3%**，见[表](t.csv)。").text
    '公报\n\n增长6.3%，见表。'
    """
    lines, title, code = [], "", False
    for line in source.split("\n"):
        code ^= line.lstrip().startswith("```")
        plain = line if code else _unmarked(line)
        if not title and line.startswith("# "):
            title = plain.strip()
        lines.append(plain)
    return Marked("\n".join(lines), title, "", ())


def _unmarked(line: str) -> str:
    if re.fullmatch(r"\s*(\|?\s*:?-{3,}:?\s*)+\|?\s*|\s*```\w*\s*|\s*([-*_]\s*){3,}", line):
        return ""
    line = re.sub(r"^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+)", "", line)
    line = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", line)
    line = re.sub(r"(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1", r"\2", line)
    line = re.sub(r"(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])", r"\1", line)
    if line.count("|") >= 2 and line.strip().startswith("|"):
        line = "\t".join(cell.strip() for cell in line.strip().strip("|").split("|"))
    return line.replace("`", "")
