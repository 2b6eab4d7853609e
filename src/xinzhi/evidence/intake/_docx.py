"""Tables of Word documents (docx), each with the lines above it."""

from __future__ import annotations

import io
from typing import Any

from xinzhi.errors.intake import IntakeError
from xinzhi.evidence.documents._docx import check, line
from xinzhi.evidence.intake.grid import Grid, Merge, below_lines

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read(data: bytes, name: str) -> list[Grid]:
    """Read every table that holds no other one; its sheet is its number.

    Raises
    ------
    ReadingError, IntakeError
        When it does not open or unpacks to too much.
    """
    check(data, name)
    grids: list[Grid] = []
    above: list[str] = []
    for node in _body(data, name).iter(f"{WORD}p", f"{WORD}tbl"):
        if node.tag == f"{WORD}tbl":
            if next(node.iterdescendants(f"{WORD}tbl"), None) is None:
                grids.append(below_lines(_grid(node, name, f"table {len(grids) + 1}"), above))
            above = []
        elif next(node.iterancestors(f"{WORD}tbl"), None) is None and (text := line(node).strip()):
            above.append(text)
    return grids


def _body(data: bytes, name: str) -> Any:
    from docx import Document

    try:
        return Document(io.BytesIO(data)).element.body
    except Exception:  # noqa: BLE001 (its parsers raise anything on odd files)
        raise IntakeError.damaged(name) from None


def _grid(table: Any, name: str, sheet: str) -> Grid:
    rows: list[list[object]] = []
    open_above: dict[int, Merge] = {}
    merges: list[Merge] = []
    for at, row in enumerate(table.iterchildren(f"{WORD}tr")):
        cells: list[object] = [""] * _number(row, "gridBefore", 0)
        still: dict[int, Merge] = {}
        for cell in row.iter(f"{WORD}tc"):
            left, across = len(cells), _number(cell, "gridSpan", 1)
            merged = next(cell.iter(f"{WORD}vMerge"), None)
            goes_on = merged is not None and merged.get(f"{WORD}val", "continue") != "restart" and left in open_above
            top = open_above[left][0] if goes_on else at
            cells += ["" if goes_on else _text(cell), *[""] * (across - 1)]
            if merged is not None:
                still[left] = (top, left, at, left + across - 1)
            elif across > 1:
                merges.append((at, left, at, left + across - 1))
        merges += [merge for left, merge in open_above.items() if left not in still or still[left][0] != merge[0]]
        open_above = still
        rows.append(cells)
    return Grid(name, sheet, rows, (*merges, *open_above.values()))


def _number(node: Any, name: str, otherwise: int) -> int:
    found = next(node.iter(f"{WORD}{name}"), None)
    given = str(found.get(f"{WORD}val", "")) if found is not None else ""
    return min(int(given), MOST_SPAN) if given.isascii() and given.isdecimal() else otherwise


def _text(cell: Any) -> str:
    lines = (" ".join(line(paragraph).split()) for paragraph in cell.iter(f"{WORD}p"))
    return "\n".join(text for text in lines if text)


MOST_SPAN = 1000
