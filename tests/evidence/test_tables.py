"""A table of a user's own: what is read as which number, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from xinzhi.errors.tables import TableError
from xinzhi.evidence.tables import read_table

HEAD = "地区,年份,指标,数值,单位"


def read(folder: Path, text: str | bytes) -> list[float]:
    path = folder / "mine.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_table(path, "mine.csv")["value"].to_list()


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12.0),
        ("-1.5", -1.5),
        ("\u22125", -5.0),
        ('"1,234.5"', 1234.5),
        ("１２．５", 12.5),
        ("1e3", 1000.0),
        (".5", 0.5),
    ],
)
def test_numbers(tmp_path: Path, written: str, value: float) -> None:
    assert read(tmp_path, f"{HEAD}\n北京,2019,a,{written},个\n") == [value]


@pytest.mark.parametrize(
    "written", ['"10,5"', '"1,2"', "10²", "①", "1_000", "10%", "0x10", "1e309", "١٢", "nan", "--1"]
)
def test_a_mark_or_a_decimal_comma_never_changes_a_number(tmp_path: Path, written: str) -> None:
    with pytest.raises(TableError) as caught:
        read(tmp_path, f"{HEAD}\n北京,2019,a,{written},个\n")
    assert caught.value.code == "tables.not-a-number"
    assert "row" not in caught.value.words.zh
    assert "第" not in caught.value.words.en


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        (f"{HEAD}\n北京,2019,a,1,000,个\n", "tables.too-many-cells", "row 2"),
        (f"{HEAD},数值\n北京,2019,a,1,个,2\n", "tables.two-columns", "数值"),
        (f"{HEAD},状态\n北京,2019,a,1,个,也许\n", "tables.unknown-status", "estimated"),
        (f'{HEAD}\n北京,2019,a,1,个\n"北京,2020\n', "tables.bad-csv", "line 3"),
        (f"{HEAD}\n北京,2019,a,10,个\n北京,2019,a,10.0000000001,个\n", "tables.two-values", "10.0000000001"),
    ],
)
def test_what_is_refused(tmp_path: Path, text: str, code: str, says: str) -> None:
    with pytest.raises(TableError) as caught:
        read(tmp_path, text)
    assert caught.value.code == code
    assert says in caught.value.words.en


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_line_ends_and_empty_rows_at_the_head(tmp_path: Path, ends: str) -> None:
    assert read(tmp_path, ends.join(["", HEAD, "北京,2019,a,1,个", ""])) == [1.0]


def test_status_in_either_language(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        f"{HEAD},状态\n北京,2019,a,1,个,Estimated\n北京,2020,a,1,个,插补\n", encoding="utf-8"
    )
    assert read_table(tmp_path / "a.csv", "a.csv")["status"].to_list() == ["estimated", "imputed"]


def test_a_row_of_a_workbook_is_counted_as_the_spreadsheet_counts_it(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("数据")
        for at, line in enumerate([HEAD.split(","), ["北京", 2019, "a", 1.5, "个"]], start=4):
            sheet.write_row(at, 1, line)
    assert read_table(path, "a.xlsx")["locator"].to_list() == ["数据 第 6 行 / row 6"]
