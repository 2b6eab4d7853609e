"""Tables of pages, and of workbooks that are really pages."""

from __future__ import annotations

import re
from typing import Any

from xinzhi.evidence.intake.grid import MOST_ABOVE, Grid, Merge, below_lines

TAG = re.compile(r"<\s*(?:!doctype html|html|table|meta|head|body)\b", re.IGNORECASE)
MOST_SPAN = 1000
WRAPPERS = {"div", "center", "section", "figure", "span", "p"}
STOPS = {"table", "ul", "ol", "form", "nav", "script", "style"}


def looks_like(text: str) -> bool:
    """Say whether a text is a page."""
    return bool(TAG.search(text[:5000])) and "<t" in text.lower()


def read(text: str, name: str) -> list[Grid]:
    """Read every table of a page that holds no other table; the page's title goes with each."""
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(text)
    title = page.css_first("title")
    context = " ".join(title.text().split()) if title else ""
    for node in page.css("script, style, noscript, template"):
        node.decompose()
    for node in page.css("br"):
        node.replace_with("\n")
    tables = page.css("table")
    return [
        below_lines(_grid(table, name, f"table {number}", context), _above(table))
        for number, table in enumerate(tables, start=1)
        if len(table.css("table")) <= 1
    ]


def _grid(table: Any, name: str, sheet: str, context: str) -> Grid:
    cells: dict[tuple[int, int], str] = {}
    merges: list[Merge] = []
    height = width = 0
    for row, line in enumerate(table.css("tr")):
        column = 0
        for cell in (node for node in line.iter() if node.tag in {"td", "th"}):
            while (row, column) in cells:
                column += 1
            down, across = _span(cell, "rowspan"), _span(cell, "colspan")
            for place in ((r, c) for r in range(row, row + down) for c in range(column, column + across)):
                cells.setdefault(place, "")
            cells[row, column] = _text(cell)
            if down > 1 or across > 1:
                merges.append((row, column, row + down - 1, column + across - 1))
            column += across
            width = max(width, column)
        height = row + 1
    rows = [[cells.get((row, column), "") for column in range(width)] for row in range(height)]
    kept = tuple((top, left, min(bottom, height - 1), right) for top, left, bottom, right in merges)
    return Grid(name, sheet, rows, kept, context)


def _above(table: Any) -> list[str]:
    """Give the lines before a table: what stands in its caption, or between it and what is before it."""
    caption = table.css_first("caption")
    if caption:
        return [line for part in caption.text().split("\n") if (line := " ".join(part.split()))]
    found: list[str] = []
    node = table
    while node.prev is None and node.parent is not None and node.parent.tag in WRAPPERS:
        node = node.parent
    while (node := node.prev) is not None and len(found) < MOST_ABOVE and node.tag not in STOPS:
        if node.css_first("table"):
            break
        found += [line for part in reversed(node.text().split("\n")) if (line := " ".join(part.split()))]
    return found[::-1]


def _span(cell: Any, name: str) -> int:
    given = (cell.attributes.get(name) or "1").strip()
    return max(1, min(int(given), MOST_SPAN)) if given.isascii() and given.isdecimal() else 1


def _text(cell: Any) -> str:
    lines = (" ".join(line.split()) for line in cell.text().split("\n"))
    return "\n".join(line for line in lines if line)
