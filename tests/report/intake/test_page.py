"""The page of an import: a picture of each table as it was read, what was decided, and nothing from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import polars as pl
import pytest
from selectolax.lexbor import LexborHTMLParser

import xinzhi as xz
from xinzhi.lang import Lang
from xinzhi.report.intake import write_intake
from xinzhi.report.intake.files import MOST_FILES, file_views
from xinzhi.report.intake.map import sheet_map
from xinzhi.report.intake.picture import Odd, pictures

NOTHING = Odd({}, {})
TABLE = "单位：亿元,,,\n地区,2021年,2022年,2023年\n北京,1.5,2.5,3\n江两,3.5,12①,4\n<b>火星,1,2,3\n天津,4,5,6\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "<i>产值.csv").write_text(TABLE, "utf-8")
    return tmp_path


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_picture_shows_what_stands_where(folder: Path, lang: Lang) -> None:
    panel = xz.read_tables(folder / "in", indicator="产值")
    write_intake(panel, folder / "out", lang)
    text = (folder / "out" / "intake.html").read_text("utf-8")
    page = LexborHTMLParser(text)
    rows = [[cell.text(strip=True) for cell in row.css("th, td")] for row in page.css("table.grid tr")]
    beijing, jiangxi = ("北京", "江西") if lang == "zh" else ("Beijing", "Jiangxi")
    assert rows[0] == ["", "", "B", "C", "D"]
    assert rows[1] == ["", "", "2021", "2022", "2023"]
    assert rows[2] == ["3", beijing, "1.5", "2.5", "3"]
    assert rows[3] == ["4", jiangxi, "3.5", "12①", "4"]
    assert [node.text(strip=True) for node in page.css("td.unread")] == ["12①", "1", "2", "3"]
    (put_right,) = page.css("th.corrected")
    assert put_right.text() == jiangxi
    assert "江两" in str(put_right.attributes["title"])
    sentence = page.css_first("p.how")
    assert sentence is not None
    assert sentence.text().startswith("3 个地区竖排（第 3–6 行）" if lang == "zh" else "3 regions go down (rows 3–6)")


def test_nothing_of_a_file_becomes_markup_and_nothing_is_fetched(folder: Path) -> None:
    write_intake(xz.read_tables(folder / "in"), folder / "out", "zh")
    text = (folder / "out" / "intake.html").read_text("utf-8")
    assert "<b>火星" not in text
    assert "<i>产值" not in text
    assert "http://" not in text
    assert "https://" not in text
    assert "script-src 'sha256-" in text
    assert not re.search(r"<[^>]+\son\w+=", text)


def test_tables_below_each_other_are_drawn_apart() -> None:
    part = pl.DataFrame(
        {
            "row": [2, 2, 3, 3, 7, 7, 8, 8],
            "column": [1, 2] * 4,
            "printed": list("12345678"),
            "region_name": ["北京", "北京", "上海", "上海"] * 2,
            "span": ["2022", "2023"] * 2 + ["2023", "2024"] * 2,
            "indicator": ["甲"] * 4 + ["乙"] * 4,
            "unit": ["亿元"] * 8,
        }
    )
    one, two = pictures(part, NOTHING)
    assert (one.alike["indicator"], two.alike["indicator"]) == ("甲", "乙")
    assert [square.text for (square,) in two.top] == ["2023", "2024"]
    assert (two.first, two.last, two.figures) == ((7, 1), (8, 2), 4)


def test_a_large_sheet_is_drawn_small() -> None:
    size = 1000
    rows = [row for row in range(1, size + 1) for _ in range(200)]
    columns = list(range(200)) * size
    drawn = sheet_map(pl.DataFrame({"row": rows, "column": columns}), [(999, 0)], [])
    assert (drawn.width, drawn.height) == (40, 63)
    assert sum(map(len, drawn.paths.values())) < 2000
    part = pl.DataFrame(
        {
            "row": rows,
            "column": columns,
            "printed": ["1"] * len(rows),
            "region_name": [f"r{row}" for row in rows],
            "span": [str(column) for column in columns],
            "indicator": ["x"] * len(rows),
            "unit": [""] * len(rows),
        }
    )
    (picture,) = pictures(part, NOTHING)
    assert (len(picture.rows), len(picture.columns), picture.figures) == (6, 7, 200_000)


def test_many_files_are_listed_and_only_some_drawn(tmp_path: Path) -> None:
    for number in range(MOST_FILES + 3):
        (tmp_path / f"{number:03}.csv").write_text(f"地区,2023\n北京,{number}\n上海,约{number}\n", "utf-8")
    views = file_views(xz.read_tables(tmp_path, indicator="x", unit="y"), "en")
    assert len(views) == MOST_FILES + 3
    assert sum(bool(view.sheets) for view in views) == MOST_FILES
    assert all(view.unread == 1 for view in views)
