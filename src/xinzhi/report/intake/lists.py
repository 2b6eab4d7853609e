"""The lists of the report, the same for the page and the workbook."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import polars as pl

from xinzhi.evidence.intake.found import Remark
from xinzhi.lang import Lang, Words
from xinzhi.panel.intake import ReadPanel
from xinzhi.report.intake.words import HEADS, KINDS, LEADS, LISTS

ASK = (
    "unnamed",
    "looks-like",
    "several-units",
    "mixed-vintages",
    "unit-change",
    "jump",
    "definition",
    "form-changed",
    "layout-changed",
    "total",
)
REMARK = ("file", "sheet", "cell", "what", "printed", "words")
NUMBERS = {"regions", "figures"}
Row = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """One list: its name, title and lead, its heads and rows; `right` says which columns are numbers."""

    name: str
    title: str
    lead: str
    heads: tuple[str, ...]
    rows: list[Row]
    right: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What stands around the lists.

    Attributes
    ----------
    title, sub
        Title, and what was read in one line.
    tally
        What to look at: name of its list, how many, in words.
    more
        Where the rest of a long list is.
    foot
        Last line.
    """

    title: str
    sub: str
    tally: tuple[tuple[str, int, str], ...]
    more: str
    foot: str


def lists(panel: ReadPanel, lang: Lang) -> list[Listed]:
    """Give the lists that have rows, the most pressing first."""
    asked = [each for each in panel.decisions if each.what in ASK]
    others = [each for each in panel.decisions if each.what not in ASK]
    failed: list[Row] = [(name, error.words.text(lang)) for name, error in panel.failed]
    found = [
        _listed("failed", ("file", "problem"), failed, lang),
        _listed("ask", REMARK, _remarks(asked, lang), lang),
        _listed("corrections", REMARK, _remarks(panel.corrections, lang), lang),
        _listed("unread", REMARK, _remarks(panel.unread, lang), lang),
        _listed("held", ("indicator", "unit", "vintage", "regions", "years", "figures"), _held(panel), lang),
        _listed("files", ("file", "figures", "years", "sha256"), _files(panel), lang),
        _listed("decisions", REMARK, _remarks(others, lang), lang),
    ]
    return [each for each in found if each.rows]


def kind_of(remark: Remark) -> Words:
    """Give the kind of a remark in words."""
    return KINDS.get(remark.what, Words(remark.what, remark.what))


def years(frame: pl.DataFrame) -> str:
    """Give the periods of a frame as first and last.

    >>> years(pl.DataFrame({"span": ["2023", "2011"]}))
    '2011–2023'
    """
    first, last = str(frame["span"].min()), str(frame["span"].max())
    return first if first == last else f"{first}–{last}"


def _listed(name: str, heads: tuple[str, ...], rows: list[Row], lang: Lang) -> Listed:
    titles = tuple(HEADS[head].text(lang) for head in heads)
    right = tuple(head in NUMBERS for head in heads)
    return Listed(name, LISTS[name].text(lang), LEADS[name].text(lang), titles, rows, right)


def _remarks(remarks: Iterable[Remark], lang: Lang) -> list[Row]:
    return [
        (each.file, each.sheet, each.cell, kind_of(each).text(lang), each.printed, each.words.text(lang))
        for each in remarks
    ]


def gathered(listed: Listed) -> Listed:
    """Give a list of remarks with those that say the same of one sheet in one row, and all their cells.

    >>> rows = [("a.csv", "", f"A{row}", "region", "江两", "江两 → 江西") for row in (3, 4, 5, 9)]
    >>> gathered(Listed("corrections", "", "", (), rows, ())).rows
    [('a.csv', '', 'A3, A4, A5 … (4)', 'region', '江两', '江两 → 江西')]
    """
    cells: dict[Row, list[str]] = {}
    for file, sheet, cell, *rest in listed.rows:
        cells.setdefault((file, sheet, *rest), []).append(str(cell))
    rows = [(file, sheet, some_cells(held), *rest) for (file, sheet, *rest), held in cells.items()]
    return replace(listed, rows=rows)


def some_cells(cells: list[str]) -> str:
    """Name the first of some cells, and how many there are.

    >>> some_cells(["A1", "B1"]), some_cells(["A1", "A2", "A3", "A4"])
    ('A1, B1', 'A1, A2, A3 … (4)')
    """
    first = ", ".join(filter(None, cells[:3]))
    return first if len(cells) <= 3 else f"{first} … ({len(cells)})"


def _held(panel: ReadPanel) -> list[Row]:
    groups = panel.frame.group_by("indicator", "unit", "vintage", maintain_order=True)
    return [(*(str(part) for part in key), part["region"].n_unique(), years(part), part.height) for key, part in groups]


def _files(panel: ReadPanel) -> list[Row]:
    held = {str(key[0]): part for key, part in _by_file(panel).group_by("read_from")}
    return [
        (name, held[name].height, years(held[name]), sha256[:16]) if name in held else (name, 0, "", sha256[:16])
        for name, sha256 in panel.files
    ]


def _by_file(panel: ReadPanel) -> pl.DataFrame:
    places = panel.evidence.frame.select("id", "read_from")
    return panel.frame.select("evidence_id", "span").join(places, left_on="evidence_id", right_on="id")
