"""Breaks as remarks of an import: each with the file, and the cell where it shows first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import polars as pl

from xinzhi.evidence.intake.found import Remark
from xinzhi.lang import Words
from xinzhi.panel.breaks.find import find_breaks
from xinzhi.panel.breaks.known import looks_like
from xinzhi.panel.breaks.model import Break
from xinzhi.panel.model import annual

MOST = 300_000  # figures up to which a whole import is looked through
DEFINED = re.compile(
    "口径|统计范围|调查范围|统计标准|行业分类|划分规定|不可比|可比性|改为|原为|更名|definition|coverage|classification",
    re.IGNORECASE,
)
SKIPPED = Words(
    "数很多，没有查找单位、口径的变化；可用 xinzhi.panel.breaks.find_breaks 分批查找",
    "there are so many figures that changes of unit, definition and vintage were not looked for; "
    "xinzhi.panel.breaks.find_breaks looks through a part",
)


def break_remarks(frame: pl.DataFrame, cells: pl.DataFrame, notes: Iterable[Remark]) -> Iterator[Remark]:
    """Give the breaks of a panel, the notes of its tables that tell of definitions, and what unnamed figures may be.

    Parameters
    ----------
    frame, cells
        The panel's frame and its evidence.
    notes
        What was said of the tables; those with ``what`` note are looked through.
    """
    held = list(notes)
    for note in held:
        if note.what == "note" and DEFINED.search(note.words.zh):
            said = Words(f"附注提到口径：{note.words.zh}", f"a note tells of the definition: {note.words.en}")
            yield Remark(note.file, note.sheet, note.cell, "definition-note", said, note.printed)
    if frame.height > MOST:
        yield Remark("", "", "", "breaks-skipped", SKIPPED)
        return
    yield from _unnamed(frame, cells, held)
    for each in find_breaks(frame):
        yield _remark(each, frame, cells)


def _unnamed(frame: pl.DataFrame, cells: pl.DataFrame, notes: Iterable[Remark]) -> Iterator[Remark]:
    """Say what figures may be whose name no head tells."""
    files = sorted({note.file for note in notes if note.what == "unnamed"})
    for file in files:
        ids = cells.filter(read_from=file).select(evidence_id="id")
        for _, words in looks_like(frame.join(ids, on="evidence_id", how="semi")):
            yield Remark(file, "", "", "looks-like", words)


def _remark(found: Break, frame: pl.DataFrame, cells: pl.DataFrame) -> Remark:
    shown = annual(frame).filter(indicator=found.indicator, period=found.period)
    shown = shown.filter(vintage=found.vintage) if found.vintage in shown["vintage"] else shown
    first = shown.filter(pl.col("region").is_in(found.regions)) if found.regions else shown
    ids = (first if first.height else shown).sort("region")["evidence_id"]
    place = cells.filter(id=ids[0]) if len(ids) else cells.clear()
    file, sheet, cell, printed = (
        place.select("read_from", "sheet", "cell", "printed").row(0) if place.height else ("",) * 4
    )
    if not found.regions:
        sheet = cell = printed = ""
    return Remark(file, sheet, cell, found.kind, found.words, printed)
