"""The file beside a table: it corrects every kind of inference, and is remembered for the next edition."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

import xinzhi as xz
from xinzhi.cli import main
from xinzhi.errors import XinzhiError
from xinzhi.panel.intake import ReadPanel

Key = tuple[str, str, str, str]


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def beside(path: Path, text: str) -> None:
    write(path.with_name(f"{path.name}.intake.yaml"), text)


def figures(panel: ReadPanel) -> dict[Key, float]:
    return {
        (a, b, c, d): e
        for a, b, c, d, e in panel.frame.select("region_name", "span", "indicator", "unit", "value").iter_rows()
    }


def whats(panel: ReadPanel) -> list[str]:
    return [each.what for each in panel.decisions]


PLAIN = "产值（亿元）,,\n地区,2022年,2023年\n北京,1,2\n天津,3,4\n"


def test_rows_columns_and_cells_that_are_left_out_are_counted(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "产值（亿元）,,,\n地区,2022年,增长,2023年\n北京,1,9,2\n天津,3,9,4\n河北,5,9,6\n")
    beside(path, "tables:\n- skip: [C, 5]\n")
    panel = xz.read_tables(path)
    assert figures(panel) == {
        ("北京", "2022", "产值", "亿元"): 1, ("北京", "2023", "产值", "亿元"): 2,
        ("天津", "2022", "产值", "亿元"): 3, ("天津", "2023", "产值", "亿元"): 4,
    }  # fmt: skip
    assert next(each.count for each in panel.decisions if each.what == "left-out") == 5
    beside(path, "tables:\n- cells: A1:B4\n")
    assert len(figures(xz.read_tables(path))) == 2


def test_heads_axis_and_columns_as_the_user_says(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "某表,,,\n甲,乙,丙,丁\n河北,北京,1,2\n山西,天津,3,4\n山西,上海,5,6\n")
    beside(
        path,
        "period: 2023\ntables:\n- heads: 2\n  regions: B\n  columns:\n    A: nothing\n"
        "    C: {indicator: 产值, unit: 亿元}\n    丁: {indicator: 人口, unit: 万人, period: 2022}\n",
    )
    read = figures(xz.read_tables(path))
    assert read["北京", "2023", "产值", "亿元"] == 1
    assert read["上海", "2022", "人口", "万人"] == 6
    assert len(read) == 6


def test_regions_across_as_the_user_says(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "产值,,\n北京,天津,河北\n,北京,天津\n2022,1,2\n2023,3,4\n")
    beside(path, "unit: 亿元\ntables:\n- regions: 3\n  heads: A\n")
    assert figures(xz.read_tables(path)) == {
        ("北京", "2022", "产值", "亿元"): 1, ("天津", "2022", "产值", "亿元"): 2,
        ("北京", "2023", "产值", "亿元"): 3, ("天津", "2023", "产值", "亿元"): 4,
    }  # fmt: skip


def test_a_key_column_as_the_user_says(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "地区,甲,乙\n北京,2022,1\n北京,2023,2\n天津,2022,3\n")
    beside(path, "tables:\n- columns: {甲: period, 乙: {indicator: 产值}}\n")
    assert figures(xz.read_tables(path)) == {
        ("北京", "2022", "产值", ""): 1, ("北京", "2023", "产值", ""): 2, ("天津", "2022", "产值", ""): 3,
    }  # fmt: skip


def test_regions_put_right_by_hand_are_listed(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", PLAIN.replace("天津", "津门"))
    beside(path, "regions: {津门: 天津}\n")
    panel = xz.read_tables(path)
    assert figures(panel)["天津", "2023", "产值", "亿元"] == 4
    assert [(each.cell, each.words.zh) for each in panel.corrections] == [("A4", "按说明文件：津门 → 天津")]


def test_sheets_decimal_commas_kinds_and_several_tables(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "说明"
    book["说明"].append(["北京", 1])
    book["说明"].append(["天津", 1])
    sheet = book.create_sheet("数")
    for row in (
        ["地区", "人口"],
        ["北京", "1.234,5"],
        ["天津", "2,5"],
        [],
        ["地区", "户数"],
        ["北京", "7"],
        ["天津", "8"],
    ):
        sheet.append(row)
    path = tmp_path / "a.xlsx"
    book.save(path)
    beside(
        path,
        "skip: [说明]\ndecimal: comma\nperiod: 2020\nkind: stock\ntables:\n- {sheet: 数, cells: A1:B3, unit: 万人}\n"
        "- {sheet: 数, cells: 'A5:B7', unit: 万户}\n",
    )
    panel = xz.read_tables(path)
    assert figures(panel) == {
        ("北京", "2020", "人口", "万人"): 1234.5, ("天津", "2020", "人口", "万人"): 2.5,
        ("北京", "2020", "户数", "万户"): 7, ("天津", "2020", "户数", "万户"): 8,
    }  # fmt: skip
    assert set(panel.frame["kind"]) == {"stock"}


def test_own_keys_through_the_option_and_the_file(tmp_path: Path) -> None:
    write(tmp_path / "cities.txt", "key,name,aliases\nC1,江南市,江南\nC2,江北市,\n")
    path = write(tmp_path / "a.csv", PLAIN.replace("北京", "江南").replace("天津", "江北市") + "江東,5,6\n")
    for options in (
        {"keys": tmp_path / "cities.txt"},
        {"keys": {"C1": {"name": "江南市", "aliases": ["江南"]}, "C2": "江北市"}},
    ):
        panel = xz.read_tables(path, **options)
        assert set(panel.frame.select("region", "region_name").unique().rows()) == {("C1", "江南市"), ("C2", "江北市")}
        assert [each.cell for each in panel.unread] == ["B5", "C5"]
        assert "江北市" in panel.unread[0].words.zh
    beside(path, "keys: cities.txt\n")
    assert xz.read_tables(path).frame["region"].unique().sort().to_list() == ["C1", "C2"]
    with pytest.raises(XinzhiError, match="cannot be opened"):
        xz.read_tables(path, keys="none.csv")


def test_firms_by_their_codes_alone(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "证券代码,年份,营业收入（万元）\n600000,2022,1\n000001,2022,2\n000002,2022,3\n")
    panel = xz.read_tables(path, keys={"600000": "甲银行", "000001": "乙银行"})
    assert panel.frame.select("region", "region_name", "value").sort("value").rows() == [
        ("600000", "甲银行", 1.0), ("000001", "乙银行", 2.0),
    ]  # fmt: skip
    assert [each.cell for each in panel.unread] == ["C4"]


def test_countries_and_within(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "Population (million),,\ncountry,2022,2023\nArgentina,1,2\nNorway,3,4\n")
    assert xz.read_tables(path, keys="countries").frame["region"].unique().sort().to_list() == ["AR", "NO"]
    path = write(tmp_path / "b.csv", PLAIN.replace("北京", "鼓楼区").replace("天津", "仓山区"))
    assert len(xz.read_tables(path).unread) == 2
    assert xz.read_tables(path, within="福州").frame["region"].unique().sort().to_list() == ["350102", "350104"]


MISTAKES = {
    "unit 亿元\n": ("line 1", "keys with values"),
    "unit: 亿元\n  period: 2023\n": ("line 2", "no YAML"),
    "unit: 亿元\nunit: 万元\n": ("line 2", "no YAML"),
    "unit: 亿元\nindicater: 产值\n": ("line 2", "indicator"),
    "period: 20211\n": ("line 1, period", "1900 to 2100"),
    "kind: level\n": ("line 1, kind", "flow, cumulative, stock"),
    "unit: [亿元]\n": ("line 1, unit", "text"),
    "tables:\n- cells: A1-B2\n": ("line 2, cells", "A3:H40"),
    "tables:\n- heads: 2-B\n": ("line 2, heads", "3-5"),
    "tables:\n- regions: A-B\n": ("line 2, regions", "column (A)"),
    "tables:\n- regions: Z\n": ("line 2, regions", "no 'Z'"),
    "tables:\n- heads: 3-90\n": ("line 2, heads", "no '90'"),
    "tables:\n- regions: 3\n  heads: Q\n": ("heads", "no 'Q'"),
    "tables:\n- skip: [x1]\n": ("line 2, skip", "F-G"),
    "tables:\n- sheet: 甲\n": ("line 2, sheet", "no '甲'"),
    "tables:\n- unit: 亿元\n  columns:\n    人口: {unit: 万人}\n": ("columns", "no '人口'"),
    "tables:\n- columns:\n    B: {unti: 万人}\n": ("line 3", "unit"),
    "tables:\n- columns:\n    B: years\n": ("line 3, holds", "period"),
    "keys: none.csv\n": ("none.csv", "cannot be opened"),
    "regions: 北京\n": ("line 1, regions", "keys with values"),
    "a: &a [x]\nb: *a\n": ("line 1", "no key 'a'"),
    "!!python/object/apply:os.system [ls]\n": ("line 1", "keys with values"),
}


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_names_file_line_and_key(tmp_path: Path, text: str) -> None:
    path = write(tmp_path / "a.csv", PLAIN)
    beside(path, text)
    with pytest.raises(XinzhiError) as caught:
        xz.read_tables(path)
    for shown in MISTAKES[text]:
        assert shown in caught.value.words.en
    assert ("a.csv.intake.yaml" in caught.value.words.zh) or "none.csv" in caught.value.words.zh


def edition(folder: Path, year: int, unit: str = "亿元", name: str = "") -> Path:
    text = f"{year}年各地区情况,,\n,,单位：{unit}\n地区,甲,乙\n北京,{year},2\n天津,3,4\n"
    return write(folder / (name or f"情况{year}.csv"), text)


def test_show_writes_what_was_inferred_and_reading_it_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = edition(tmp_path, 2022)
    before = xz.read_tables(tmp_path)
    with pytest.raises(SystemExit) as left:
        main(["import", str(tmp_path), "--show", "--lang", "zh"])
    assert left.value.code == 0
    said = capsys.readouterr().out
    assert "地区在 A 列" in said
    assert "情况2022.csv.intake.yaml" in said
    held = path.with_name(f"{path.name}.intake.yaml").read_text(encoding="utf-8")
    assert "heads: 3" in held
    assert "title: '{}年各地区情况'" in held
    assert xz.read_tables(tmp_path).frame.equals(before.frame)
    write(path.with_name(f"{path.name}.intake.yaml"), held.replace("甲: {indicator: 甲", "甲: {indicator: 产值"))
    with pytest.raises(SystemExit):
        main(["import", str(tmp_path), "--show", "--lang", "zh"])
    assert "产值" in xz.read_tables(tmp_path).indicators


def test_the_next_edition_is_read_alike(tmp_path: Path) -> None:
    path = edition(tmp_path, 2022)
    with pytest.raises(SystemExit):
        main(["import", str(tmp_path), "--show", "--lang", "en"])
    said = path.with_name(f"{path.name}.intake.yaml")
    write(
        said,
        said.read_text(encoding="utf-8").replace("甲: {indicator: 甲", "甲: {indicator: 产值, period: 2022")
        + "vintage: 快报\n",
    )
    edition(tmp_path, 2023)
    panel = xz.read_tables(tmp_path)
    assert figures(panel)["北京", "2023", "产值", "亿元"] == 2023
    assert panel.frame.filter(period=2023, indicator="产值")["vintage"].unique().to_list() == [""]
    assert "remembered" in whats(panel)
    later = tmp_path / "later"
    later.mkdir()
    edition(later, 2024, name="新.csv")
    assert "产值" not in xz.read_tables(later).indicators
    assert figures(xz.read_tables(later, remembered=tmp_path))["北京", "2024", "产值", "亿元"] == 2024


def test_a_difference_of_form_is_told_and_nothing_applied(tmp_path: Path) -> None:
    path = edition(tmp_path, 2022)
    with pytest.raises(SystemExit):
        main(["import", str(tmp_path), "--show", "--lang", "en"])
    said = path.with_name(f"{path.name}.intake.yaml")
    write(said, said.read_text(encoding="utf-8").replace("甲: {indicator: 甲", "甲: {indicator: 产值"))
    edition(tmp_path, 2023, unit="万元")
    panel = xz.read_tables(tmp_path)
    assert ("北京", "2023", "甲", "万元") in figures(panel)
    told = next(each.words.en for each in panel.decisions if each.what == "layout-changed")
    assert "gone: 单位:亿元" in told
    assert "new: 单位:万元" in told
    edition(tmp_path, 2022, unit="万元")
    assert "layout-changed" in whats(xz.read_tables(path))


def test_another_table_of_the_same_look_keeps_its_own_name(tmp_path: Path) -> None:
    text = "数据库：分省年度数据,,\n地区,2022年,2023年\n北京,1,2\n天津,3,4\n"
    write(tmp_path / "分省年度数据.csv", text)
    beside(
        tmp_path / "分省年度数据.csv",
        "indicator: 地区生产总值\nunit: 亿元\nform:\n- {title: '', heads: [地区, '{}年'], above: 2}\n",
    )
    (tmp_path / "b").mkdir()
    write(tmp_path / "b" / "分省年度数据.csv", text.replace("1,2", "5,6"))
    read = figures(xz.read_tables(tmp_path))
    assert read["北京", "2022", "地区生产总值", "亿元"] == 1
    assert read["北京", "2022", "分省年度数据", ""] == 5
