"""The same table in every kind of file gives the same panel, each figure with its place."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from docx import Document
from table_files import WRITERS, dta, parquet, pdf

import xinzhi as xz
from xinzhi.evidence.intake import read_grids

ROWS = [
    ["地区", "年份", "地区生产总值（亿元）"],
    ["北京", 2022, 41540.9],
    ["北京", 2023, 43760.7],
    ["内蒙古自治区", 2022, 23158.65],
    ["内蒙古自治区", 2023, None],
    ["天　津", 2023, 16737.3],
]
FOUND = {
    ("110000", 2022): (41540.9, 2),
    ("110000", 2023): (43760.7, 3),
    ("150000", 2022): (23158.65, 4),
    ("120000", 2023): (16737.3, 6),
}
PLACES = {
    "docx": ("table 1", "C{}"),
    "pdf": ("page 1 table 1", "C{} ("),
    "page": ("table 1", "C{}"),
    "xls that is a page": ("table 1", "C{}"),
    "dta": ("", "v2[{}]"),
    "dta of old": ("", "v2[{}]"),
    "parquet": ("", "地区生产总值（亿元）[{}]"),
    **dict.fromkeys([kind for kind in WRITERS if kind.startswith(("csv", "tsv", "xls that is a tsv"))], ("", "C{}")),
}


@pytest.mark.parametrize("kind", WRITERS)
def test_every_kind_says_the_same(tmp_path: Path, kind: str) -> None:
    ending, write = WRITERS[kind]
    path = tmp_path / f"各地区 产值{ending}"
    path.write_bytes(write(ROWS))
    panel = xz.read_tables(path)
    assert panel.unread == ()
    assert panel.frame.select("indicator", "unit", "status", "kind").unique().rows() == [
        ("地区生产总值", "亿元", "printed", "flow")
    ]
    found = {(one["region"], one["period"]): one for one in panel.frame.iter_rows(named=True)}
    assert {key: one["value"] for key, one in found.items()} == {key: value for key, (value, _) in FOUND.items()}
    sheet, cell = PLACES.get(kind, ("数据", "C{}"))
    for key, (value, row) in FOUND.items():
        evidence = panel.evidence[found[key]["evidence_id"]]
        assert (evidence.file, evidence.sheet, evidence.printed) == (path.name, sheet, str(value))
        assert evidence.cell.startswith(cell.format(row - ("[" in cell)))
        assert evidence.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_labels_of_values_stand_for_them_and_dates_for_periods(tmp_path: Path) -> None:
    rows = [["地区", "时间", "产量（吨）"], [11, 252, 1.0], [11, 253, 2.0], [12, 252, None]]
    options = {"variable_value_labels": {"v0": {11: "北京", 12: "天津"}}, "variable_format": {"v1": "%tq"}}
    path = tmp_path / "a.dta"
    path.write_bytes(dta(rows, **options))
    panel = xz.read_tables(path)
    assert panel.frame.select("region", "span", "value").rows() == [
        ("110000", "2023Q1", 1.0),
        ("110000", "2023Q2", 2.0),
    ]


@pytest.mark.parametrize("coding", ["utf-8", "gb18030"])
def test_stata_before_unicode_is_read_in_the_encoding_it_has(tmp_path: Path, coding: str) -> None:
    data = dta([["地区", "年份", "产量"], ["浙江江", 2023, 1.0], ["天津津", 2023, 2.0]], 12)
    for name in ("浙江", "天津"):
        full = (name + name[-1]).encode()
        data = data.replace(full, name.encode(coding).ljust(len(full), b"\0"))
    for label in ("地区", "年份", "产量"):
        data = data.replace(label.encode(), label.encode(coding).ljust(len(label.encode()), b"\0"))
    path = tmp_path / "a.dta"
    path.write_bytes(data)
    panel = xz.read_tables(path)
    assert panel.frame.select("region", "indicator", "value").rows() == [
        ("120000", "产量", 2.0),
        ("330000", "产量", 1.0),
    ]


def test_columns_of_programs_keep_their_kinds(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(parquet([["region", "year", "value", "seen", "parts"], ["北京", 2023, 1.5, True, [1]]]))
    (grid,) = read_grids(path, "a.parquet")[1]
    assert list(grid.rows[1]) == ["北京", 2023, 1.5, True, [1]]
    assert [grid.place(0, 2), grid.place(1, 2), grid.turn().place(2, 1)] == ["value[0]", "value[1]", "value[1]"]


def test_a_word_table_with_merged_heads_and_lines_above(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("一、" + "说明文字。" * 40)
    document.add_paragraph("表1 各地区产值（2023年）")
    document.add_paragraph("单位：亿元")
    table = document.add_table(4, 3)
    for row, texts in enumerate([["地区", "产值", ""], ["", "合计", "工业"], ["北京", "3", "1"], ["天津", "4", "2"]]):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    out = io.BytesIO()
    document.save(out)
    path = tmp_path / "公报.docx"
    path.write_bytes(out.getvalue())
    panel = xz.read_tables(path)
    found = {
        (one["region"], one["indicator"], one["unit"], one["period"]): (
            one["value"],
            panel.evidence[one["evidence_id"]].cell,
        )
        for one in panel.frame.iter_rows(named=True)
    }
    assert found == {
        ("110000", "产值·合计", "亿元", 2023): (3.0, "B3"),
        ("110000", "产值·工业", "亿元", 2023): (1.0, "C3"),
        ("120000", "产值·合计", "亿元", 2023): (4.0, "B4"),
        ("120000", "产值·工业", "亿元", 2023): (2.0, "C4"),
    }


def test_a_cell_of_a_pdf_has_its_page_and_box(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([["地区", "2023年"], ["北京", 1.5], ["天津", 2.5]]))
    panel = xz.read_tables(path)
    places = sorted((one.sheet, one.cell) for one in panel.evidence.values())
    assert [sheet for sheet, _ in places] == ["page 1 table 1"] * 2
    boxes = [[float(number) for number in cell[4:-1].split(",")] for _, cell in places]
    assert [cell[:2] for _, cell in places] == ["B2", "B3"]
    assert all(left < right and top < bottom for left, top, right, bottom in boxes)
    assert boxes[0][3] <= boxes[1][1]


@pytest.mark.parametrize(
    "above", ["<table><caption>产值（亿元）</caption>", "<p>各地区产值</p><div>单位：亿元</div><div><table>"]
)
def test_lines_before_a_table_of_a_page_are_its_titles(tmp_path: Path, above: str) -> None:
    path = tmp_path / "2023.html"
    path.write_text(
        f"<html><body>{above}<tr><td>地区</td><td>2023年</td></tr><tr><td>北京</td><td>1</td></tr>"
        "<tr><td>天津</td><td>2</td></tr></table>",
        encoding="utf-8",
    )
    panel = xz.read_tables(path)
    assert panel.frame.select("unit").unique().rows() == [("亿元",)]
    assert {one.cell for one in panel.evidence.values()} == {"B2", "B3"}


def test_a_panel_that_was_written_is_read_back(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("产量（吨）,,\n地区,2022年,2023年\n北京,1,2\n天津,3,4\n", encoding="utf-8")
    first = xz.read_tables(tmp_path / "a.csv")
    first.frame.write_parquet(tmp_path / "b.parquet")
    again = xz.read_tables(tmp_path / "b.parquet")
    keys = ["region", "period", "indicator", "value", "unit", "vintage", "status"]
    assert again.frame.select(keys).rows() == first.frame.select(keys).rows()
