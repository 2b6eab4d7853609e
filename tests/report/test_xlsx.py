"""The workbook: every row, numbers as numbers, text as text, and the sheets that say where figures come from."""

from __future__ import annotations

import dataclasses
import io
import math
import zipfile

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook

from xinzhi.lang import Lang
from xinzhi.report.blocks import Brief, Cell, Column, Table
from xinzhi.report.xlsx import render_xlsx
from xinzhi.report.xlsx.names import sheet_names
from xinzhi.report.xlsx.numbers import number_format

from .brief import brief

LANGS: list[Lang] = ["zh", "en"]


@pytest.fixture(scope="module", params=LANGS)
def made(request: pytest.FixtureRequest) -> tuple[Brief, bytes, Workbook]:
    """Render the brief in each language and open it again."""
    told = brief(request.param)
    content = render_xlsx(told)
    return told, content, openpyxl.load_workbook(io.BytesIO(content))


def first_table(told: Brief) -> Table:
    """Give the table of the brief's text."""
    return next(block for block in told.blocks if isinstance(block, Table))


def test_same_brief_same_bytes(made: tuple[Brief, bytes, Workbook]) -> None:
    told, content, book = made
    assert render_xlsx(brief(told.lang)) == content
    assert {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(content)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert book.properties.created.isoformat() == "2000-01-01T00:00:00"
    assert book.properties.modified.isoformat() == "2000-01-01T00:00:00"


def test_sheets_stand_in_order(made: tuple[Brief, bytes, Workbook]) -> None:
    told, _, book = made
    fronts = {"zh": ("说明", ["依据", "数据", "来源"]), "en": ("About", ["Origins", "Figures", "Sources"])}
    about, lists = fronts[told.lang]
    assert book.sheetnames[0] == about
    assert book.sheetnames[1] == first_table(told).name
    assert book.sheetnames[-3:] == lists
    listed = [row[0].value for row in book[about].iter_rows()]
    assert set(book.sheetnames[1:]) <= set(listed)


def test_table_is_whole_with_its_units_and_numbers(made: tuple[Brief, bytes, Workbook]) -> None:
    told, _, book = made
    table = first_table(told)
    sheet = book[table.name]
    assert [cell.value for cell in sheet[3]] == [column.head for column in table.columns]
    assert sheet["D4"].value == table.columns[3].unit
    for line, row in enumerate(table.rows, 5):
        for cell, found in zip(row, sheet[line], strict=True):
            missing = isinstance(cell.value, float) and math.isnan(cell.value)
            wanted = None if missing else cell.text if cell.value is None else cell.value
            assert found.value == (pytest.approx(wanted, rel=1e-15) if isinstance(wanted, float) else wanted)
    assert (sheet["B5"].number_format, sheet["D5"].number_format, sheet["E5"].number_format) == (
        "0.000",
        "#,##0.0",
        "0",
    )


def test_a_shortened_table_is_whole_here() -> None:
    told = brief("zh")
    short = dataclasses.replace(told, blocks=(dataclasses.replace(first_table(told), shown=3),))
    sheet = openpyxl.load_workbook(io.BytesIO(render_xlsx(short)))["各地得分与位次"]
    assert sheet["A35"].value == "青海"


def test_three_lines_frozen_head_and_paper(made: tuple[Brief, bytes, Workbook]) -> None:
    told, _, book = made
    sheet = book[first_table(told).name]
    assert {cell.border.top.style for cell in sheet[3]} == {"medium"}
    assert {cell.border.bottom.style for cell in sheet[4]} == {"thin"}
    assert {cell.border.bottom.style for cell in sheet[35][:7]} == {"medium"}
    assert {cell.border.bottom.style for cell in sheet[5]} == {None}
    assert sheet.freeze_panes == "B5"
    assert sheet.print_title_rows == "$3:$4"
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in {
        (9, 1, 0),
        (9, None, 0),
    }
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_columns_fit_chinese() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(render_xlsx(brief("zh"))))["各地得分与位次"]
    assert sheet.column_dimensions["B"].width > 2 * len("年得分") + len("2011 ")


def test_sources_stand_below_a_table(made: tuple[Brief, bytes, Workbook]) -> None:
    told, _, book = made
    below = [row[0].value for row in book[first_table(told).name].iter_rows(min_row=36)]
    for source in told.sources:
        assert any(source.publication in (line or "") for line in below)


def test_nothing_becomes_a_formula_or_a_link(made: tuple[Brief, bytes, Workbook]) -> None:
    told, content, book = made
    sheet = book[sheet_names([told.workbook_only[0].name])[0]]
    texts = [sheet.cell(row, 1).value for row in range(5, 13)]
    assert texts == ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "https://example.org", "0123", "ab", "{=1}"]
    assert {cell.data_type for page in book for row in page.iter_rows() for cell in row} <= {"s", "n"}
    parts = zipfile.ZipFile(io.BytesIO(content))
    pages = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/")]
    assert not any(b"<f>" in page or b"<hyperlink" in page for page in pages)


def test_figures_and_sources_are_listed(made: tuple[Brief, bytes, Workbook]) -> None:
    told, _, book = made
    figures = {row[0]: row for row in book[book.sheetnames[-2]].iter_rows(min_row=4, values_only=True)}
    assert set(told.figures) <= set(figures)
    assert figures["e3"][1:6] == (told.figures["e3"].label, 4802.6, told.figures["e3"].unit, "A", 2)
    assert figures["e4"][2] == "=cmd()"
    sources = list(book[book.sheetnames[-1]].iter_rows(min_row=4, max_row=5, values_only=True))
    assert [row[0] for row in sources] == [1, 2]
    assert sources[0][1] == told.sources[0].publication
    assert sources[0][6] == 403


def test_a_long_list_of_figures_fits_its_cell() -> None:
    told = brief("en")
    many = dataclasses.replace(told.cites["c-rd"], figures=tuple(f"evidence-{n:06d}" for n in range(5000)))
    content = render_xlsx(dataclasses.replace(told, cites={"c-rd": many}))
    listed = openpyxl.load_workbook(io.BytesIO(content))["Origins"]["F4"].value
    assert listed.startswith("evidence-000000, ")
    assert listed.endswith(", …")
    assert len(listed) < 32767


@pytest.mark.parametrize(
    ("text", "value", "wanted"),
    [
        ("12", 12.0, "0"),
        ("−1.50", -1.5, "0.00"),
        ("+1.5", 1.5, "+0.0;-0.0;0.0"),
        ("94", 94.8, "0.0"),
        ("升 3", 3.0, "General"),
        ("1.2", 7.0, "General"),
        ("2011–2023", 2011.0, "General"),
    ],
)
def test_number_formats_follow_print(text: str, value: float, wanted: str) -> None:
    assert number_format(text, value) == wanted


def test_a_column_shows_its_numbers_with_the_same_decimals() -> None:
    column, texts = Column("占比", "%"), {"100": 100.0, "94": 94.8, "1,500": 1500.0, "—": math.nan}
    table = Table("t", "t", (column,), tuple((Cell(text, value),) for text, value in texts.items()))
    told = dataclasses.replace(brief("zh"), blocks=(table,), workbook_only=())
    sheet = openpyxl.load_workbook(io.BytesIO(render_xlsx(told)))["t"]
    assert [sheet.cell(row, 1).number_format for row in (5, 6, 7)] == ["#,##0.0"] * 3
    assert sheet.cell(8, 1).value is None


def test_text_behind_a_cell_is_written_and_else_the_text_shown() -> None:
    rows = ((Cell("京", "北京"),), (Cell("沪", ""),), (Cell("津"),))
    told = dataclasses.replace(brief("zh"), blocks=(Table("t", "t", (Column("地区"),), rows),), workbook_only=())
    sheet = openpyxl.load_workbook(io.BytesIO(render_xlsx(told)))["t"]
    assert [sheet.cell(row, 1).value for row in (4, 5, 6)] == ["北京", "沪", "津"]


def test_sheet_names_are_short_safe_and_new() -> None:
    names = sheet_names(["表" * 40, "表" * 40, "a/b:c", "History", "'x'", "", "HISTORY"])
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
    assert not any(name.startswith("'") or name.endswith("'") or name.casefold() == "history" for name in names)
