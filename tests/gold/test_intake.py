"""Official files as they are: every cell in its place."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import polars as pl
import pytest
import python_calamine as calamine

import xinzhi as xz
from xinzhi.evidence.intake._workbook import unlocked
from xinzhi.evidence.pack import open_pack
from xinzhi.panel.intake import ReadPanel

pytestmark = pytest.mark.gold

EXPORTS = ["nbs_export_easyquery_20y.csv", "nbs_export_old_easyquery.csv", "nbs_export_new_2026.csv"]
SHORT = {"内蒙古自治区": "内蒙古", "广西壮族自治区": "广西", "西藏自治区": "西藏"} | {
    "宁夏回族自治区": "宁夏",
    "新疆维吾尔自治区": "新疆",
}
DAMAGED = {"两藏": "西藏", "四藏": "西藏", "山两": "山西", "江四": "江西", "浙汀": "浙江", "尔部地区": "东部地区"}


def cells(panel: ReadPanel, *indicators: str) -> dict[tuple[str, int], tuple[float, str]]:
    """Give value and cell by region name and year of one indicator."""
    frame = panel.frame.filter(pl.col("indicator").is_in(indicators)) if indicators else panel.frame
    found = {
        (name, period): (value, panel.evidence[cell].cell)
        for name, period, value, cell in frame.select("region_name", "period", "value", "evidence_id").iter_rows()
    }
    assert len(found) == frame.height
    return found


def short(name: str) -> str:
    plain = "".join(name.split())
    return SHORT.get(plain) or plain.removesuffix("省").removesuffix("市")


@pytest.mark.parametrize("name", EXPORTS)
def test_downloads_in_csv(gold: Path, name: str) -> None:
    path = gold / "data" / "dirty" / name
    data = path.read_bytes()
    text = data.decode("utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "gb18030")
    lines = [[cell.strip() for cell in line] for line in csv.reader(io.StringIO(text))]
    top = next(at for at, line in enumerate(lines) if line and line[0] == "地区")
    expected = {
        (short(line[0]), int(year[:4])): (float(value), f"{chr(65 + column)}{row + 1}")
        for row, line in enumerate(lines[top + 1 : top + 32], start=top + 1)
        for column, (year, value) in enumerate(zip(lines[top], line, strict=True))
        if column and value
    }
    panel = xz.read_tables(path)
    assert cells(panel) == expected
    assert len(panel.frame["region"].unique()) == 31
    assert panel.unread == panel.corrections == ()


def test_a_download_without_a_title_is_named_by_its_user(gold: Path) -> None:
    panel = xz.read_tables(gold / "data" / "dirty" / EXPORTS[2])
    assert [each.what for each in panel.decisions].count("unnamed") == 1
    named = xz.read_tables(gold / "data" / "dirty" / EXPORTS[2], indicator="地区生产总值", unit="亿元")
    assert named.frame.select("indicator", "unit").unique().rows() == [("地区生产总值", "亿元")]
    assert "unnamed" not in {each.what for each in named.decisions}


def test_a_download_in_xls_mixes_vintages_and_says_so(gold: Path) -> None:
    path = gold / "data" / "dirty" / "nbs_export_2020.xls"
    rows = calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    expected = {
        (short(str(line[0])), 2019 - column + 1): (line[column], f"{chr(65 + column)}{row}")
        for row, line in enumerate(rows[4:35], start=5)
        for column in range(1, 6)
    }
    panel = xz.read_tables(path)
    assert cells(panel) == expected
    assert panel.frame.select("indicator", "unit").unique().rows() == [("地区生产总值", "亿元")]
    assert "mixed-vintages" in {each.what for each in panel.decisions}


@pytest.mark.parametrize(
    ("name", "indicators", "first", "last", "left", "year"),
    [
        ("yearbook_hitech_raw-2023.xls", {"企业数": "个", "营业收入": "亿元", "利润总额": "亿元"}, 4, 39, 2, 2023),
        (
            "yearbook_rdlabor_raw-2010.xls",
            dict.fromkeys(
                [f"R&D人员·{part}" for part in ("全时当量", "研究人员", "基础研究", "应用研究", "试验发展")], "人年"
            ),
            10,
            51,
            2,
            2010,
        ),
    ],
)
def test_yearbook_sheets_under_the_default_password(  # noqa: PLR0917 (what is printed in each file)
    gold: Path, name: str, indicators: dict[str, str], first: int, last: int, left: int, year: int
) -> None:
    path = gold / "data" / "dirty" / name
    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(unlocked(path.read_bytes(), name)))
    rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    panel = xz.read_tables(path)
    assert panel.frame.height == sum(bool(rows[row - 1][0]) for row in range(first, last + 1)) * len(indicators)
    for column, (indicator, unit) in enumerate(indicators.items(), start=left):
        expected = {
            (short(str(rows[row - 1][0])), year): (float(rows[row - 1][column]), f"{chr(65 + column)}{row}")
            for row in range(first, last + 1)
            if rows[row - 1][0]
        }
        assert cells(panel, indicator) == expected
        assert panel.frame.filter(indicator=indicator)["unit"].unique().to_list() == [unit]
    assert panel.unread == panel.corrections == ()


def test_zones_of_two_divisions_are_not_one(gold: Path) -> None:
    codes = {
        name: {code for code in xz.read_tables(gold / "data" / "dirty" / name).frame["region"] if not code.isdecimal()}
        for name in ("yearbook_hitech_raw-2023.xls", "yearbook_rdlabor_raw-2010.xls")
    }
    assert codes["yearbook_hitech_raw-2023.xls"] == {"R-east", "R-central", "R-west", "R-northeast"}
    assert codes["yearbook_rdlabor_raw-2010.xls"] == {"Z3-east", "Z3-central", "Z3-west"}


@pytest.mark.parametrize("name", ["RDPatentAuthority.csv", "RDPatentValid.csv"])
def test_scanned_names_are_put_right_and_listed(gold: Path, name: str) -> None:
    path = gold / "data" / "dirty" / name
    panel = xz.read_tables(path)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(enumerate(csv.DictReader(file), start=2))
    printed = {row: "".join(line["province"].split()) for row, line in rows}
    expected = {
        (DAMAGED.get(printed[row], printed[row]), int(line["year"]), line["variables"], line["units"]): (
            float(line["value"]),
            f"D{row}",
        )
        for row, line in rows
        if line["value"] and line["value"] != "NA"
    }
    found = {
        (one["region_name"], one["period"], one["indicator"], one["unit"]): (
            one["value"],
            panel.evidence[one["evidence_id"]].cell,
        )
        for one in panel.frame.iter_rows(named=True)
    }
    assert found == expected
    assert {each.printed for each in panel.corrections} == {text for text in printed.values() if text in DAMAGED}
    assert len(panel.corrections) == sum(text in DAMAGED for text in printed.values())


@pytest.mark.parametrize("year", [2018, 2020, 2023])
def test_communiques_agree_with_the_pack_in_every_cell(gold: Path, year: int) -> None:
    panel = xz.read_tables(gold / "data" / "official" / f"{year}.html")
    pack = open_pack("china-provinces").frame.filter(pl.col("period") == year)
    for ending, code, unit in (("经费", "rd_expenditure", "亿元"), ("强度", "rd_intensity", "%")):
        read = panel.frame.filter(pl.col("indicator").str.ends_with(ending))
        held = pack.filter(indicator=code)
        assert dict(read.select("region", "value").iter_rows()) == dict(held.select("region", "value").iter_rows())
        assert read.height == 32
        assert read["unit"].unique().to_list() == [unit]


def test_a_folder_keeps_the_figures_of_every_publication_apart(gold: Path) -> None:
    panel = xz.read_tables(gold / "data" / "dirty")
    gdp = panel.frame.filter(indicator="地区生产总值", region="110000", period=2019)
    assert sorted(gdp["value"]) == [35371.28, 35445.1, 37767.0]
    assert gdp["vintage"].n_unique() == 3
    assert panel.failed == panel.unread == ()
    keys = panel.frame.select("region", "period", "indicator", "vintage")
    assert keys.is_duplicated().sum() == 0
