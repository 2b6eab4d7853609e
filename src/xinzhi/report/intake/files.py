"""What the page says of each file: its tables in pictures, and all that was decided in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import polars as pl

from xinzhi.errors.keys import KeysError
from xinzhi.evidence.intake.found import Remark
from xinzhi.evidence.intake.grid import letters
from xinzhi.keys import regions
from xinzhi.lang import Lang, Words
from xinzhi.panel.intake import ReadPanel
from xinzhi.report.intake.lists import ASK, some_cells
from xinzhi.report.intake.map import Map, sheet_map
from xinzhi.report.intake.picture import Odd, Picture, pictures
from xinzhi.report.intake.places import place, with_places

MOST_FILES, MOST_SHEETS, MOST_NOTES, MOST_ALIKE = 120, 12, 30, 8
COUNTED = {
    "region_name": Words("{} 个地区", "{} regions"),
    "span": Words("{} 个时期", "{} periods"),
    "indicator": Words("{} 个指标", "{} indicators"),
    "unit": Words("{} 种单位", "{} units"),
}
NAMED = {
    "region_name": Words("地区：{}", "region: {}"),
    "span": Words("时期：{}", "period: {}"),
    "indicator": Words("指标：{}", "indicator: {}"),
    "unit": Words("单位：{}", "unit: {}"),
}
DOWN = Words("{}竖排（第 {}–{} 行）", "{} go down (rows {}–{})")
ACROSS = Words("{}横排（{}–{} 列）", "{} go across (columns {}–{})")
AND, STOP, PAUSE = Words("、", ", "), Words("。", "."), Words("；", "; ")
HELD = Words("读入 {} 个数", "{} figures were read")
NO_UNIT = Words("没有单位", "no unit")


@dataclass(frozen=True, slots=True)
class Note:
    """One decision as a sentence: its cells, the words, and whether it is for the user to settle."""

    cell: str
    kind: str
    words: str
    ask: bool


@dataclass(frozen=True, slots=True)
class SheetView:
    """One sheet: its map, its tables each with a sentence, and what was decided; `more` notes are not shown."""

    name: str
    map: Map | None
    tables: tuple[tuple[str, Picture], ...]
    notes: tuple[Note, ...]
    more: int


@dataclass(frozen=True, slots=True)
class FileView:
    """One file: how many figures it gave, how many cells were not taken or put right, what is to be settled."""

    name: str
    figures: int
    asked: int
    unread: int
    corrected: int
    sheets: tuple[SheetView, ...]

    @property
    def odd(self) -> bool:
        """Whether there is something to look at."""
        return bool(self.asked or self.unread or self.corrected)


def file_views(panel: ReadPanel, lang: Lang) -> list[FileView]:
    """Give the files, those with something to look at first; beyond `MOST_FILES` none are drawn."""
    cells = _cells(panel, lang)
    held = {
        str(key[0]): part for key, part in cells.partition_by("read_from", as_dict=True, maintain_order=True).items()
    }
    counted = {name: part.height for name, part in held.items()}
    remarks: dict[str, list[Remark]] = {}
    for each in (*panel.decisions, *panel.corrections, *panel.unread):
        remarks.setdefault(each.file, []).append(each)
    unread, corrected = _count(panel.unread), _count(panel.corrections)
    asked = _count(each for each in panel.decisions if each.what in ASK)
    views = [
        FileView(name, counted.get(name, 0), asked.get(name, 0), unread.get(name, 0), corrected.get(name, 0), ())
        for name, _ in panel.files
    ]
    views.sort(key=lambda view: not view.odd)
    for at, view in enumerate(views[:MOST_FILES]):
        part = held.get(view.name, cells.clear())
        drawn = tuple(_sheets(part, remarks.get(view.name, []), panel, lang))
        views[at] = FileView(view.name, view.figures, view.asked, view.unread, view.corrected, drawn)
    return views


def _cells(panel: ReadPanel, lang: Lang) -> pl.DataFrame:
    """Give all figures with file, sheet and cell, and what they are of in `lang`."""
    held = panel.frame.select("region", "region_name").unique().sort("region").iter_rows()
    names = {code: _region(code, name, lang) for code, name in held}
    named = pl.col("region").replace_strict(names, return_dtype=pl.String)
    places = panel.evidence.frame.select(
        *("id", "read_from", "sheet", "cell", "printed", "unit"), named.alias("region_name"), indicator="series",
        span=pl.col("period").cast(pl.String),
    )  # fmt: skip
    parts = panel.frame.filter(pl.col("span") != pl.col("period").cast(pl.String)).select("evidence_id", part="span")
    if parts.height:  # periods other than whole years
        places = places.join(parts, left_on="id", right_on="evidence_id", how="left", maintain_order="left")
        places = places.with_columns(span=pl.coalesce("part", "span")).drop("part")
    return places.drop("id")


def _region(code: str, name: str, lang: Lang) -> str:
    try:
        return name if lang == "zh" else regions.name(code.replace("Z3-", "R-"), lang)
    except KeysError:
        return name


def _count(remarks: Iterable[Remark]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for each in remarks:
        counts[each.file] = counts.get(each.file, 0) + each.count
    return counts


def _sheets(part: pl.DataFrame, remarks: list[Remark], panel: ReadPanel, lang: Lang) -> Iterator[SheetView]:
    by_sheet = {str(key[0]): one for key, one in part.partition_by("sheet", as_dict=True, maintain_order=True).items()}
    names = list(dict.fromkeys([*by_sheet, *(each.sheet for each in remarks)]))
    unread, corrected = {id(each) for each in panel.unread}, {id(each) for each in panel.corrections}
    for name in names[:MOST_SHEETS]:
        own = [each for each in remarks if each.sheet == name]
        odd = Odd(_at(own, unread, lang), _at(own, corrected, lang))
        cells = with_places(by_sheet.get(name, part.clear()))
        tables = tuple((_sentence(each, lang), each) for each in pictures(cells, odd)) if cells.height else ()
        notes = _notes([each for each in own if id(each) not in unread or not place(each.cell)], lang)
        drawn = sheet_map(cells, odd.unread, odd.corrected) if cells.height or odd.unread else None
        kept = _some(notes)
        yield SheetView(name, drawn, tables, tuple(kept), len(notes) - len(kept))


def _at(remarks: Iterable[Remark], wanted: set[int], lang: Lang) -> dict[tuple[int, int], tuple[str, str]]:
    return {
        at: (each.printed, each.words.text(lang)) for each in remarks if id(each) in wanted and (at := place(each.cell))
    }


def _notes(remarks: Iterable[Remark], lang: Lang) -> list[Note]:
    """Give remarks as sentences, those that say the same in one with all their cells."""
    held: dict[tuple[str, str], list[str]] = {}
    for each in remarks:
        held.setdefault((each.what, each.words.text(lang)), []).append(each.cell)
    return [Note(some_cells(cells), kind, words, kind in ASK) for (kind, words), cells in held.items()]


def _some(notes: list[Note]) -> list[Note]:
    """Keep the first notes of each kind, and all that the user must settle."""
    kept: list[Note] = []
    counts: dict[str, int] = {}
    for note in notes:
        counts[note.kind] = counts.get(note.kind, 0) + 1
        if note.ask or (counts[note.kind] <= MOST_ALIKE and len(kept) < MOST_NOTES):
            kept.append(note)
    return kept


def _sentence(picture: Picture, lang: Lang) -> str:
    """Say how a table was understood."""
    (top, left), (bottom, right) = picture.first, picture.last
    parts = []
    if picture.down:
        parts.append(DOWN.text(lang).format(_counted(picture, picture.down, lang), top, bottom))
    if picture.across:
        parts.append(ACROSS.text(lang).format(_counted(picture, picture.across, lang), letters(left), letters(right)))
    for name, said in picture.alike.items():
        parts.append(NAMED[name].text(lang).format(said) if said else NO_UNIT.text(lang))
    parts.append(HELD.text(lang).format(f"{picture.figures:,}"))
    return PAUSE.text(lang).join(parts) + STOP.text(lang)


def _counted(picture: Picture, names: tuple[str, ...], lang: Lang) -> str:
    names = tuple(name for name in names if name != "unit") or names  # units go with what they are of
    return AND.text(lang).join(COUNTED[name].text(lang).format(picture.counts[name]) for name in names)
