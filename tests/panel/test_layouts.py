"""Any table in any layout: every figure comes back with its key, or is told as not taken; none is ever wrong."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from layout_draw import Draw, Written
from layout_writers import WRITERS

import xinzhi as xz
from xinzhi.evidence.intake.draft import write_draft
from xinzhi.evidence.intake.grid import letters

SEEDS = (*range(12), 154, 172, 176, 227)  # the last four: columns, zones and first regions with gaps only


def save(out: Written, folder: Path, seed: int) -> Path:
    """Save as a workbook, or every third time as a text, where there is one sheet."""
    if seed % 3 == 2 and len(out.sheets) == 1:
        text = io.StringIO()
        csv.writer(text).writerows(out.sheets[0])
        path = folder / "数据.csv"
        path.write_bytes(text.getvalue().encode("gb18030" if seed % 2 else "utf-8-sig"))
        return path
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(out.sheets, 1):
        sheet = book.create_sheet(f"S{number}")
        for row in rows:
            sheet.append(list(row))
    for at, top, left, bottom, right in out.merges:
        book.worksheets[at].merge_cells(
            start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1
        )
    path = folder / "数据.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("seed", SEEDS)
def test_every_cell_comes_back_or_is_told(tmp_path: Path, writer: str, seed: int) -> None:
    draw = Draw(seed)
    out = WRITERS[writer](draw)
    out.gaps(draw.random)
    out.shift(draw.random)
    path = save(out, tmp_path, seed)
    many = path.suffix == ".xlsx"
    expected = {
        (f"S{sheet + 1}" if many else "", f"{letters(column)}{row + 1}"): held
        for (sheet, row, column), held in out.means.items()
    }
    panel = xz.read_tables(path)
    read = {}
    for one in panel.frame.iter_rows(named=True):
        cell = panel.evidence[one["evidence_id"]]
        read[cell.sheet, cell.cell] = ((one["region"], one["span"], one["indicator"], one["unit"]), one["value"])
    assert {at: held for at, held in read.items() if expected.get(at) != held} == {}
    told = {(each.sheet, each.cell) for each in panel.unread}
    assert set(expected) - set(read) <= told
    assert len(read) > 0.9 * len(expected)


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("seed", [3, 5])
def test_what_was_inferred_written_down_and_followed_gives_the_same(tmp_path: Path, writer: str, seed: int) -> None:
    draw = Draw(seed)
    out = WRITERS[writer](draw)
    out.shift(draw.random)
    path = save(out, tmp_path, seed)
    before = xz.read_tables(path)
    assert write_draft(path, path.name, before.shapes, "zh")
    after = xz.read_tables(path)
    assert after.frame.equals(before.frame)
    assert "layout-changed" not in {each.what for each in after.decisions}
