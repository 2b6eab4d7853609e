"""Other files of the same kinds: units in other places, figures since January, tables of one province."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

import xinzhi as xz

UNITS = {
    "below": "表3-2 各地区能源消费总量,\n地区,2023年\n北京,1\n天津,2\n单位：万吨标准煤,\n",
    "in the corner": "表3-2 各地区能源消费总量,\n地区 单位：万吨标准煤,2023年\n北京,1\n天津,2\n",
    "in two cells": "表3-2 各地区能源消费总量,,\n,单位：,万吨标准煤\n地区,2022年,2023年\n北京,,1\n天津,,2\n",
    "square brackets": "2023年情况,\n地区,能源消费总量〔单位：万吨标准煤〕\n北京,1\n天津,2\n",
    "lenticular brackets": "2023年情况,\n地区,能源消费总量【万吨标准煤】\n北京,1\n天津,2\n",
    "said in the head": "2023年情况,\n地区,能源消费总量（单位：万吨标准煤）\n北京,1\n天津,2\n",
}


def read(folder: Path, text: str) -> xz.Panel:
    path = folder / "a.csv"
    path.write_text(text, encoding="utf-8")
    return xz.read_tables(path)


@pytest.mark.parametrize("place", UNITS)
def test_units_wherever_they_stand(tmp_path: Path, place: str) -> None:
    frame = read(tmp_path, UNITS[place]).frame
    assert frame.select("region", "period", "indicator", "value", "unit").rows() == [
        ("110000", 2023, "能源消费总量", 1, "万吨标准煤"),
        ("120000", 2023, "能源消费总量", 2, "万吨标准煤"),
    ]


def test_a_table_in_english_has_its_unit_in_brackets_below_the_title(tmp_path: Path) -> None:
    text = "Table 3-1 Gross Regional Product by Region,\n(100 million yuan),\nRegion,2023\nBeijing,1\nTianjin,2\n"
    frame = read(tmp_path, text).frame
    assert frame.select("indicator", "unit").unique().rows() == [("Gross Regional Product", "100 million yuan")]


@pytest.mark.parametrize("indicator", ["房地产投资_累计值(亿元)", "工业增加值_累计增长(%)"])
def test_months_of_what_counts_since_january(tmp_path: Path, indicator: str) -> None:
    text = f"指标：{indicator},,,\n地区,2024年12月,2024年9月,2024年1月\n北京,3,2,1\n天津,6,5,4\n"
    panel = read(tmp_path, text)
    assert panel.frame.filter(region="110000").sort("value").select("span", "kind").rows() == [
        ("2024-01", "flow"),
        ("2024Q1-Q3", "cumulative"),
        ("2024", "flow"),
    ]
    assert sum("年初至今" in each.words.zh for each in panel.decisions) == 1


def test_months_of_what_counts_by_itself(tmp_path: Path) -> None:
    text = "指标：社会消费品零售总额_当期值(亿元),\n地区,2024年9月\n北京,3\n天津,6\n"
    assert read(tmp_path, text).frame["span"].to_list() == ["2024-09"] * 2


@pytest.mark.parametrize(
    ("whole", "rows", "code"),
    [
        ("全省", "南京市,1\n苏州市,2\n", "320000"),
        ("全市", "姑苏区,1\n昆山市,2\n", "320500"),
        ("全市", "东城区,1\n西城区,2\n", "110000"),
    ],
)
def test_a_whole_without_a_name_is_where_the_rows_lie(tmp_path: Path, whole: str, rows: str, code: str) -> None:
    panel = read(tmp_path, f"2023年生产总值（亿元）,\n地区,生产总值\n{whole},3\n{rows}")
    assert panel.frame.filter(value=3)["region"].to_list() == [code]
    assert whole in {each.printed for each in panel.corrections}


def test_a_whole_of_rows_that_lie_apart_is_left_out(tmp_path: Path) -> None:
    panel = read(tmp_path, "2023年生产总值（亿元）,\n地区,生产总值\n全省,3\n南京市,1\n杭州市,2\n")
    assert sorted(panel.frame["value"]) == [1, 2]
    assert [each.cell for each in panel.unread] == ["B3"]


def test_parts_of_the_country_beside_provinces_are_no_indicators(tmp_path: Path) -> None:
    text = "大区,省份,2023年\n华北,北京,1\n,天津,2\n东北,辽宁,3\n"
    frame = read(tmp_path, text).frame
    assert frame["indicator"].n_unique() == 1
    assert not frame.filter(pl.col("indicator").str.contains("华北")).height


def test_a_month_and_the_months_so_far_under_one_title(tmp_path: Path) -> None:
    text = "2023年12月 各地区零售总额,,\n地区,12月,1-12月\n,总额(亿元),总额(亿元)\n北京,1,12\n天津,2,24\n"
    frame = read(tmp_path, text).frame
    assert frame.sort("value").select("span", "kind", "indicator", "value").rows() == [
        ("2023-12", "flow", "总额", 1),
        ("2023-12", "flow", "总额", 2),
        ("2023", "flow", "总额", 12),
        ("2023", "flow", "总额", 24),
    ]


def test_lines_of_a_form_are_neither_title_nor_unit(tmp_path: Path) -> None:
    text = "附件1,\n2023年各省份数字经济规模,\n填报单位：统计局,单位：亿元\n省份,规模\n北京,1\n天津,2\n"
    frame = read(tmp_path, text).frame
    assert frame.select("period", "indicator", "unit").unique().rows() == [(2023, "规模", "亿元")]


def test_two_tables_of_the_same_regions_beside_each_other(tmp_path: Path) -> None:
    text = "表1 生产总值,,单位：亿元,,表2 常住人口,单位：万人\n地区,2022年,2023年,,地区,2023年\n北京,1,2,,北京,5\n天津,3,4,,天津,6\n"
    panel = read(tmp_path, text)
    assert panel.frame.filter(region="110000").sort("value").select("period", "indicator", "value", "unit").rows() == [
        (2022, "生产总值", 1, "亿元"),
        (2023, "生产总值", 2, "亿元"),
        (2023, "常住人口", 5, "万人"),
    ]
    assert panel.unread == ()


def test_names_of_regions_at_both_ends_are_one_table(tmp_path: Path) -> None:
    text = "表1 生产总值（亿元）,,,\n地区,2022年,2023年,地区\n北京,1,2,北京\n天津,3,4,天津\n"
    assert read(tmp_path, text).frame.height == 4


def test_where_every_figure_clashes_the_cells_are_named(tmp_path: Path) -> None:
    with pytest.raises(xz.XinzhiError, match="B2") as error:
        read(tmp_path, "地区,2023年,2023年\n北京,1,2\n天津,3,4\n")
    assert error.value.code == "intake.cell"


def test_evidence_is_found_by_names_and_as_a_table(tmp_path: Path) -> None:
    panel = read(tmp_path, "地区,2023年产值（亿元）\n北京,1\n天津,2\n")
    one = panel.evidence[panel.frame["evidence_id"][0]]
    assert (one.file, one.cell) == (one["file"], one["cell"]) == ("a.csv", "B2")
    assert panel.evidence.frame.select("id", "file", "sheet", "cell").row(1) == ("a.csv#B3", "a.csv", "", "B3")
    with pytest.raises(KeyError):
        one["page"]
