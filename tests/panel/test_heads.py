"""Heads that need what stands above them."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

import xinzhi as xz


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


QUARTERS = {
    "year in the title": "2023年各地区生产总值（亿元）,,,,\n地区,一季度,上半年,前三季度,全年\n",
    "year over them": "各地区生产总值（亿元）,,,,\n地区,2023年,2023年,2023年,2023年\n,一季度,上半年,前三季度,全年\n",
    "with their year": "各地区生产总值（亿元）,,,,\n地区,2023年一季度,2023年上半年,2023年前三季度,2023年\n",
}


@pytest.mark.parametrize("layout", QUARTERS)
def test_a_part_of_a_year_takes_its_year_from_above(tmp_path: Path, layout: str) -> None:
    panel = xz.read_tables(write(tmp_path / "a.csv", QUARTERS[layout] + "北京,1,2,3,4\n天津,5,6,7,8\n"))
    read = {
        (span, kind): value
        for span, kind, value in panel.frame.filter(region="110000").select("span", "kind", "value").iter_rows()
    }
    assert read == {
        ("2023Q1", "flow"): 1, ("2023Q1-Q2", "cumulative"): 2, ("2023Q1-Q3", "cumulative"): 3, ("2023", "flow"): 4,
    }  # fmt: skip
    assert panel.indicators == ["地区生产总值"]


def test_without_a_year_nothing_is_taken(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "地区,一季度,2023年\n北京,1,2\n天津,3,4\n")
    panel = xz.read_tables(path, indicator="产值")
    assert panel.frame["value"].to_list() == [2, 4]
    assert [each.cell for each in panel.unread] == ["B2", "B3"]


def test_a_total_and_its_parts_are_called_after_the_title(tmp_path: Path) -> None:
    text = "2023年从业人员,单位：人,,\n地区,合计,其中：男,女\n北京,3,1,2\n天津,7,3,4\n"
    panel = xz.read_tables(write(tmp_path / "a.csv", text))
    assert panel.indicators == ["从业人员·合计", "从业人员·女", "从业人员·男"]


UNITS = {
    "row of units": "2023年情况,,\n地区,产值,人口\n,亿元,万人\n北京,1,2\n天津,3,4\n",
    "column of units": "2023年情况,,,\n指标,单位,北京,天津\n产值,亿元,1,3\n人口,万人,2,4\n",
}


@pytest.mark.parametrize("layout", UNITS)
def test_units_in_a_line_of_their_own(tmp_path: Path, layout: str) -> None:
    panel = xz.read_tables(write(tmp_path / "a.csv", UNITS[layout]))
    assert set(panel.frame.select("indicator", "unit").unique().rows()) == {("产值", "亿元"), ("人口", "万人")}
    assert sorted(panel.frame["value"]) == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "title",
    [
        "各地区人口（万人），2020—2022年",
        "各地区人口（2020-2022年）（万人）",
        "2020—2022年各地区人口（万人）",
        "表1-2 分省人口（万人）",
    ],
)
def test_titles_with_years(tmp_path: Path, title: str) -> None:
    panel = xz.read_tables(write(tmp_path / "a.csv", f"{title}\n地区,2020,2021,2022\n北京,1,2,3\n天津,4,5,6\n"))
    assert panel.frame.select("indicator", "unit").unique().rows() == [("人口", "万人")]


def book(path: Path, **sheets: list[list[object]]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


@pytest.mark.parametrize("title", [[], [["各地区产量"]], [["12"]]])
def test_a_table_that_goes_on_with_its_heads_again(tmp_path: Path, title: list[list[object]]) -> None:
    first = [["各地区产量"], ["单位：吨"], ["地区", "2022年", "2023年"], ["北京", 1, 2], ["天津", 3, 4]]
    second = [*title, ["地区", "2022年", "2023年"], ["河北", 5, 6], ["山西", 7, 8]]
    panel = xz.read_tables(book(tmp_path / "a.xlsx", Sheet1=first, Sheet2=second))
    assert panel.frame.select("indicator", "unit").unique().rows() == [("产量", "吨")]
    assert panel.frame.height == 8


def test_sheets_called_after_what_they_hold_are_tables_of_their_own(tmp_path: Path) -> None:
    rows = [["地区", "2022年"], ["北京", 1], ["天津", 2]]
    more = [["地区", "2022年"], ["北京", 3], ["天津", 4]]
    panel = xz.read_tables(book(tmp_path / "a.xlsx", 发电量=rows, 用电量=more))
    assert {(a, b) for a, b in panel.frame.filter(region="110000").select("indicator", "value").iter_rows()} == {
        ("发电量", 1), ("用电量", 3),
    }  # fmt: skip
    assert panel.unread == ()


def test_growth_beside_a_year_is_of_that_year(tmp_path: Path) -> None:
    text = "各地区工业增加值,,\n地区,2023年,比上年增长（%）\n北京,100,5.1\n天津,200,6.2\n"
    panel = xz.read_tables(write(tmp_path / "a.csv", text))
    assert set(panel.frame.select("indicator", "span", "unit").unique().rows()) == {
        ("工业增加值", "2023", ""), ("比上年增长", "2023", "%"),
    }  # fmt: skip
    two = (
        text.replace("北京,100", "北京,100")
        .replace("2023年,", "2022年,2023年,")
        .replace("北京,", "北京,1,")
        .replace("天津,", "天津,2,")
    )
    assert [each.cell for each in xz.read_tables(write(tmp_path / "b.csv", two)).unread] == ["D3", "D4"]
