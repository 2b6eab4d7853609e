"""Files that cannot be read, or not whole: each is told with its name, and the rest of the folder is read."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import table_files as files

import xinzhi as xz
from xinzhi.errors import XinzhiError
from xinzhi.evidence.intake import _workbook
from xinzhi.panel import intake
from xinzhi.panel.intake import ReadPanel

ROWS = [["地区", "2022年", "2023年"], ["北京", 1.5, 2.5], ["天津", 3.5, 4.5]]
SHEET = "xl/worksheets/sheet1.xml"


def put(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def changed(data: bytes, change: Callable[[bytes], bytes], part: str = SHEET) -> bytes:
    """Change one part of a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return out.getvalue()


def without_size(text: bytes) -> bytes:
    return re.sub(rb"<dimension[^>]*/>", b"", text)


def far(text: bytes, place: bytes = b"XFD1048576") -> bytes:
    row = re.sub(rb"[A-Z]", b"", place)
    cell = b'<row r="%b"><c r="%b"><v>7</v></c></row></sheetData>' % (row, place)
    return without_size(text).replace(b"</sheetData>", cell)


def refused(path: Path) -> XinzhiError:
    with pytest.raises(XinzhiError) as caught:
        xz.read_tables(path)
    assert path.name in caught.value.words.zh
    assert path.name in caught.value.words.en
    return caught.value


def values(panel: ReadPanel) -> list[float]:
    return panel.frame["value"].to_list()


BAD = {
    "cut.xlsx": (files.xlsx(ROWS)[:2000], "intake.damaged"),
    "cut.ods": (files.ods(ROWS)[:300], "intake.damaged"),
    "cut.xls": (files.xls(ROWS)[:2000], "intake.damaged"),
    "cut.xlsb": (files.xlsb(ROWS)[:500], "intake.damaged"),
    "cut.docx": (files.docx(ROWS)[:5000], "intake.damaged"),
    "cut.parquet": (files.parquet(ROWS)[:200], "intake.damaged"),
    "cut.dta": (files.dta(ROWS)[:700], "intake.damaged"),
    "cut.pdf": (files.pdf(ROWS)[:60], "evidence.damaged"),
    "secret.xlsx": (files.locked(ROWS, "secret"), "intake.password"),
    "empty.csv": (b"", "intake.empty"),
    "blank.tsv": (b"\xef\xbb\xbf \r\n\r\n", "intake.empty"),
    "words.csv": ("姓名,分数\n甲,1\n乙,2\n".encode(), "intake.no-table"),
    "quote.csv": ('地区,2023\n北京,"1\n'.encode(), "intake.bad-csv"),
    "picture.xlsx": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "intake.damaged"),
    "noise.csv": (bytes(range(1, 256)) * 9, "intake.encoding"),
}


def test_one_bad_file_never_stops_the_folder(tmp_path: Path) -> None:
    for name, (data, _) in BAD.items():
        put(tmp_path / name, data)
    put(tmp_path / "好 表.csv", files.text(ROWS).encode())
    panel = xz.read_tables(tmp_path)
    assert values(panel) == [1.5, 2.5, 3.5, 4.5]
    assert {name: error.code for name, error in panel.failed} == {name: code for name, (_, code) in BAD.items()}
    for name, error in panel.failed:
        assert name in error.words.zh
        assert name in error.words.en


def test_what_unfolds_beyond_measure_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_workbook, "MOST_BYTES", 1 << 20)
    bomb = changed(files.xlsx(ROWS), lambda text: text.replace(b"</sheetData>", b" " * (1 << 20) + b"</sheetData>"))
    assert len(bomb) < 20_000
    assert refused(put(tmp_path / "a.xlsx", bomb)).code == "intake.too-large"


def test_a_part_that_is_larger_than_it_says_is_found_out(tmp_path: Path) -> None:
    data = files.xlsx(ROWS)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        real = packed.getinfo(SHEET).file_size
    lying = data.replace(real.to_bytes(4, "little"), (real - 100).to_bytes(4, "little"))
    assert lying != data
    assert refused(put(tmp_path / "a.xlsx", lying)).code == "intake.damaged"


@pytest.mark.parametrize("claimed", [b"", b'<dimension ref="A1:C3"/>'])
def test_a_sheet_that_reaches_too_far_is_named(tmp_path: Path, claimed: bytes) -> None:
    data = changed(files.xlsx(ROWS), lambda text: far(text).replace(b"<sheetViews>", claimed + b"<sheetViews>"))
    error = refused(put(tmp_path / "a.xlsx", data))
    assert error.code == "intake.too-large"
    assert "数据" in error.words.zh
    assert "数据" in error.words.en


def test_a_sheet_without_its_size_is_read(tmp_path: Path) -> None:
    assert values(xz.read_tables(put(tmp_path / "a.xlsx", changed(files.xlsx(ROWS), without_size)))) == [
        1.5,
        2.5,
        3.5,
        4.5,
    ]


def test_empty_cells_are_no_burden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cells that hold a style and nothing else count for nothing, however far they reach."""
    monkeypatch.setattr(_workbook, "MOST_CELLS", 1000)
    styled = b"".join(
        b'<row r="%d"><c r="A%d" s="0"/><c r="XFD%d" s="0"/></row>' % (at, at, at) for at in range(4, 3000)
    )
    data = changed(files.xlsx(ROWS), lambda text: without_size(text).replace(b"</sheetData>", styled + b"</sheetData>"))
    assert values(xz.read_tables(put(tmp_path / "a.xlsx", data))) == [1.5, 2.5, 3.5, 4.5]


def test_figures_below_a_gap_keep_their_rows(tmp_path: Path) -> None:
    row = b'<row r="90001"><c r="A90001" t="inlineStr"><is><t>\xe6\xb2\xb3\xe5\x8c\x97</t></is></c><c r="C90001"><v>8</v></c></row>'
    data = changed(files.xlsx(ROWS), lambda text: without_size(text).replace(b"</sheetData>", row + b"</sheetData>"))
    panel = xz.read_tables(put(tmp_path / "a.xlsx", data))
    assert {evidence.cell for evidence in panel.evidence.values() if evidence.region == "130000"} == {"C90001"}


def test_formulas_without_values_and_dates_are_named_cell_by_cell(tmp_path: Path) -> None:
    rows = [ROWS[0], ["北京", 1.5, "=B2*2"], ["天津", date(2023, 1, 2), 4.5]]
    panel = xz.read_tables(put(tmp_path / "a.xlsx", files.xlsx(rows)))
    assert values(panel) == [1.5, 4.5]
    assert {each.cell: each.sheet for each in panel.unread} == {"C2": "数据", "B3": "数据"}
    words = {each.cell: each.words for each in panel.unread}
    assert "公式" in words["C2"].zh
    assert "formula" in words["C2"].en
    assert "日期" in words["B3"].zh
    assert "date" in words["B3"].en


def test_a_file_that_changes_while_it_is_read_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "a.csv", files.text(ROWS).encode())
    put(tmp_path / "b.csv", files.text(ROWS).encode().replace(b"4.5", b"5.5"))
    read = intake.read_figures

    def slow(path: Path, *others: object) -> object:
        found = read(path, *others)
        if path.name == "a.csv":
            path.write_bytes(path.read_bytes() + b"\n")
        return found

    monkeypatch.setattr(intake, "read_figures", slow)
    panel = xz.read_tables(tmp_path)
    assert values(panel) == [1.5, 2.5, 3.5, 5.5]
    assert [(name, error.code) for name, error in panel.failed] == [("a.csv", "intake.changed")]


def test_links_that_lead_nowhere_and_folders_called_like_tables(tmp_path: Path) -> None:
    put(tmp_path / "a.csv", files.text(ROWS).encode())
    (tmp_path / "circle.csv").symlink_to(tmp_path / "circle.csv")
    (tmp_path / "gone.xlsx").symlink_to(tmp_path / "nowhere.xlsx")
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "folder.csv" / "back").symlink_to(tmp_path)
    put(tmp_path / "folder.csv" / "b.csv", files.text(ROWS).encode().replace(b"4.5", b"5.5"))
    os.mkfifo(tmp_path / "pipe.csv")
    panel = xz.read_tables(tmp_path)
    assert [name for name, _ in panel.files] == ["a.csv", "folder.csv/b.csv"]
    assert {name: error.words.zh.partition("：")[2] for name, error in panel.failed} == {
        "circle.csv": "链接循环指向自身。",
        "gone.xlsx": "不存在。",
        "pipe.csv": "不是普通文件。",
    }


def test_a_file_without_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "a.csv", files.text(ROWS).encode())
    put(tmp_path / "b.csv", b"1")
    read = Path.read_bytes

    def denied(path: Path) -> bytes:
        if path.name == "b.csv":
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", denied)
    ((name, error),) = xz.read_tables(tmp_path).failed
    assert (name, error.code) == ("b.csv", "intake.unreadable")
    assert "没有权限" in error.words.zh


def test_a_pdf_without_drawn_lines_is_not_guessed_at(tmp_path: Path) -> None:
    data = files.draw_pdf([["地区\t2023年", "北京\t1", "天津\t2"]])
    error = refused(put(tmp_path / "a.pdf", data))
    assert error.code == "intake.no-table"
    assert "框线" in error.words.zh


def test_other_files_and_documents_without_tables_are_mentioned(tmp_path: Path) -> None:
    put(tmp_path / "a.csv", files.text(ROWS).encode())
    put(tmp_path / "b.docx", files.docx([["姓名", "职务"]], ["会议纪要"]))
    put(tmp_path / "c.png", b"1")
    put(tmp_path / "d.PNG", b"2")
    panel = xz.read_tables(tmp_path)
    assert panel.failed == ()
    said = {each.file: each.words.zh for each in panel.decisions if each.what == "no-table"}
    assert set(said) == {"b.docx", tmp_path.name}
    assert "2 个 .png" in said[tmp_path.name]


def test_a_mistake_of_ours_is_told_with_the_file_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "a.csv", files.text(ROWS).encode())
    put(tmp_path / "b.csv", b"1")
    read = intake.read_figures

    def broken(path: Path, *others: object) -> object:
        if path.name == "b.csv":
            raise RecursionError
        return read(path, *others)

    monkeypatch.setattr(intake, "read_figures", broken)
    ((name, error),) = xz.read_tables(tmp_path).failed
    assert (name, error.code) == ("b.csv", "intake.unreadable")
    assert "RecursionError" in error.words.en
