"""Tables that cannot be right as they stand: each is told in both languages with file, sheet and cell."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

import xinzhi as xz
from xinzhi.evidence.intake.found import Remark
from xinzhi.keys import regions
from xinzhi.panel.intake import ReadPanel


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def told(panel: ReadPanel, what: str) -> list[Remark]:
    return [each for each in (*panel.decisions, *panel.unread) if each.what == what]


def provinces(value: float = 2) -> str:
    return "".join(f"{regions.name(code, 'zh')},{value}\n" for code in regions.codes()[:31])


@pytest.mark.parametrize(
    ("total", "unit", "off"),
    [
        ("62", "吨", False),
        ("68", "吨", False),
        ("69", "吨", True),
        ("55", "吨", True),
        ("62", "件", False),
        ("63", "件", True),
    ],
)
def test_a_total_that_does_not_add_up(tmp_path: Path, total: str, unit: str, off: bool) -> None:
    panel = xz.read_tables(write(tmp_path / "产量.csv", f"产量（{unit}）,\n地区,2023年\n合计,{total}\n{provinces()}"))
    found = told(panel, "total")
    assert bool(found) == off
    if found:
        assert (found[0].file, found[0].cell) == ("产量.csv", "B3")
        assert "62" in found[0].words.zh
        assert f"differ by {int(total) - 62}" in found[0].words.en


def test_a_total_of_a_few_regions_is_checked_though_it_has_no_place(tmp_path: Path) -> None:
    text = "产量（吨）,,\n地区,2022年,2023年\n合计,3.5,9\n石家庄市,1.5,2\n唐山市,2,3\n"
    panel = xz.read_tables(write(tmp_path / "a.csv", text))
    assert [each.cell for each in told(panel, "total")] == ["C3"]
    assert panel.frame.height == 4


@pytest.mark.parametrize("name", ["增长率（%）", "人均产值（元/人）", "价格指数（上年=100）", "城镇化率"])
def test_what_is_no_amount_need_not_add_up(tmp_path: Path, name: str) -> None:
    panel = xz.read_tables(write(tmp_path / "a.csv", f"{name},\n地区,2023年\n合计,9\n{provinces()}"))
    assert told(panel, "total") == told(panel, "national") == []


def test_years_and_indicators_in_rows_are_summed_apart(tmp_path: Path) -> None:
    text = "地区,年份,产量（吨）\n合计,2022,3\n合计,2023,9\n北京,2022,1\n北京,2023,3\n天津,2022,2\n天津,2023,4\n"
    assert [each.cell for each in told(xz.read_tables(write(tmp_path / "a.csv", text)), "total")] == ["C3"]


def test_the_national_figure_may_hold_more_than_the_regions_and_is_told_as_such(tmp_path: Path) -> None:
    panel = xz.read_tables(write(tmp_path / "a.csv", f"产量（吨）,\n地区,2023年\n全国,75\n{provinces()}"))
    assert told(panel, "total") == []
    (found,) = told(panel, "national")
    assert "本来不等于" in found.words.zh
    assert panel.frame.height == 32


@pytest.mark.parametrize(
    ("head", "taken"),
    [
        ("企业数（个）", False), ("专利授权（件）", False), ("年末人口（万人）", False),
        ("净迁移人口（万人）", True), ("利润（亿元）", True), ("气温（度）", True), ("从业人员增加（人）", True),
    ],
)  # fmt: skip
def test_a_count_below_zero(tmp_path: Path, head: str, taken: bool) -> None:
    panel = xz.read_tables(write(tmp_path / "a.csv", f"地区,年份,{head}\n北京,2023,-5\n天津,2023,6\n"))
    assert panel.frame.height == 1 + taken
    assert [each.cell for each in told(panel, "negative")] == ([] if taken else ["C2"])


@pytest.mark.parametrize(
    ("head", "taken"),
    [
        ("第三产业比重（%）", False), ("R&D经费占GDP的比重（%）", False), ("能源消费构成·煤炭（%）", False),
        ("出口增长（%）", True), ("粮食自给率（%）", True), ("居民消费价格指数（%）", True), ("贷款余额占GDP比重（%）", True),
        ("第三产业比重增速（%）", True), ("第二产业占比（%）", False), ("固定资产投资占GDP比重（%）", True), ("性别比（%）", True),
    ],
)  # fmt: skip
def test_a_share_above_a_hundred(tmp_path: Path, head: str, taken: bool) -> None:
    panel = xz.read_tables(write(tmp_path / "a.csv", f"地区,年份,{head}\n北京,2023,105\n天津,2023,60\n"))
    assert panel.frame.height == 1 + taken
    assert [each.cell for each in told(panel, "share")] == ([] if taken else ["C2"])


def test_mixed_decimal_commas_are_not_guessed(tmp_path: Path) -> None:
    text = '地区;2022年;2023年\n北京;"1,234";"10,5"\n天津;"2,5";"1,234.5"\n河北;7;8\n'
    panel = xz.read_tables(write(tmp_path / "产量.csv", text))
    assert {each.cell for each in told(panel, "number")} == {"B2", "C2", "B3"}
    assert "decimal: comma" in panel.unread[0].words.en
    assert sorted(panel.frame["value"]) == [7, 8, 1234.5]
    plain = xz.read_tables(write(tmp_path / "b.csv", '地区;2022年\n北京;"1,234"\n天津;5\n'), indicator="产量")
    assert sorted(plain.frame["value"]) == [5, 1234]


def test_a_column_of_decimal_commas_alone_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "产量.csv", "地区;2022年;2023年\n北京;1,5;1\n天津;2,5;2\n")
    assert {each.cell for each in told(xz.read_tables(path), "number")} == {"B2", "B3"}


def test_a_head_that_is_no_year(tmp_path: Path) -> None:
    for text in (
        "产量（吨）,,\n地区,20211,2023\n北京,1,2\n天津,3,4\n",
        "产量（吨）,,\n地区,20211年,2023年\n北京,1,2\n天津,3,4\n",
    ):
        panel = xz.read_tables(write(tmp_path / "a.csv", text))
        assert {each.cell for each in told(panel, "period")} == {"B3", "B4"}
        assert "20211" in told(panel, "period")[0].words.zh
        assert set(panel.frame["indicator"]) == {"产量"}
    turned = "产量（吨）,,\n年份,北京,天津\n20211,1,2\n2023,3,4\n"
    panel = xz.read_tables(write(tmp_path / "b.csv", turned))
    assert {each.cell for each in told(panel, "period")} == {"B3", "C3"}


def test_several_tables_and_heads_alike_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "表"
    for row in (
        ["甲（吨）"], ["地区", "2022年", "2023年"], ["北京", 1, 2], ["天津", 3, 4], [],
        ["乙（吨）"], ["地区", "2023年", "2023年"], ["北京", 1, 2], ["天津", 3, 4],
    ):  # fmt: skip
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    panel = xz.read_tables(tmp_path / "a.xlsx")
    (two,) = told(panel, "several-tables")
    assert (two.file, two.sheet, two.cell) == ("a.xlsx", "表", "A8")
    assert "A3" in two.words.en
    (alike,) = told(panel, "same-heads")
    assert alike.cell == "C7"
    assert len(told(panel, "clash")) == 4
    assert set(panel.frame["indicator"]) == {"甲"}


def test_a_sheet_without_a_table_is_told_beside_one_that_has(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "说明"
    book["说明"].append(["甲", 1, 2])
    sheet = book.create_sheet("数")
    for row in (["地区", "2023年"], ["北京", 1], ["天津", 2]):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    panel = xz.read_tables(tmp_path / "a.xlsx")
    (none,) = told(panel, "no-table")
    assert (none.sheet, none.count) == ("说明", 2)
    assert "说明" in none.words.zh
    assert "说明" in none.words.en


def test_a_city_that_shares_its_short_name_is_read_among_cities_and_listed(tmp_path: Path) -> None:
    text = "产量（吨）,\n地区,2023年\n沈阳,1\n大连,2\n鞍山,3\n锦州,4\n朝阳,5\n吉林,6\n"
    panel = xz.read_tables(write(tmp_path / "a.csv", text))
    assert {"211300", "220200"} <= set(panel.frame["region"])
    assert [(each.cell, each.printed) for each in panel.corrections] == [("A7", "朝阳"), ("A8", "吉林")]
    few = xz.read_tables(write(tmp_path / "b.csv", "产量（吨）,\n地区,2023年\n北京,1\n朝阳,5\n吉林,6\n"))
    assert set(few.frame["region"]) == {"110000", "220000"}
    assert "211300" in few.unread[0].words.zh


def test_a_county_of_a_common_name_is_read_where_the_other_rows_lie_and_listed(tmp_path: Path) -> None:
    text = "产量（吨）,\n地区,2023年\n福州市,6\n鼓楼区,1\n台江区,2\n"
    panel = xz.read_tables(write(tmp_path / "a.csv", text))
    assert set(panel.frame["region"]) == {"350100", "350102", "350103"}
    assert [each.cell for each in panel.corrections] == ["A4"]
    apart = xz.read_tables(write(tmp_path / "b.csv", text.replace("台江区", "玄武区")))
    assert [each.cell for each in apart.unread] == ["B4"]


def test_numbers_above_the_figures_are_told(tmp_path: Path) -> None:
    text = "产量（吨）,,\n基数,100.5,\n地区,2022年,2023年\n甲,1,2\n北京,1,2\n天津,3,4\n"
    panel = xz.read_tables(write(tmp_path / "a.csv", text))
    assert [(each.cell, each.count) for each in told(panel, "above")] == [("B2", 1)]
    assert [each.cell for each in told(panel, "region")] == ["B4", "C4"]


def test_the_parts_of_a_whole_that_the_title_names(tmp_path: Path) -> None:
    text = "2023年产业结构（%）,,\n地区,第一产业,第三产业\n北京,0.3,84.7\n天津,1.7,161.3\n"
    panel = xz.read_tables(write(tmp_path / "a.csv", text))
    assert panel.indicators == ["产业结构·第一产业", "产业结构·第三产业"]
    assert [each.cell for each in told(panel, "share")] == ["C4"]
