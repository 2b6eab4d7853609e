"""Parts of a year are never the year: in the panel, in a framework's values, in sums and in the checks of documents."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

import xinzhi as xz
from xinzhi.errors.frameworks import FrameworkError
from xinzhi.frameworks import Citation, Framework, Indicator, evaluate
from xinzhi.frameworks.formula import Figure
from xinzhi.lang import Words
from xinzhi.panel.intake import ReadPanel
from xinzhi.panel.model import KEY, key_of

TABLE = """地区,2022年,2023年前三季度,2023年三季度,2023年1-2月,2023年末
北京,10,6,2,1,9
天津,20,12,4,2,18
"""


@pytest.fixture
def panel(tmp_path: Path) -> ReadPanel:
    (tmp_path / "a.csv").write_text(TABLE, encoding="utf-8")
    return xz.read_tables(tmp_path / "a.csv", indicator="产值", unit="亿元")


def _framework() -> Framework:
    output = Indicator("output", Words("产值", "output"), Words("亿元", "10⁸ yuan"), Figure("产值"))
    return Framework("mine", Words("我的", "mine"), "full", "study", Citation(), (output,))


def test_the_key_tells_spans_apart_and_nothing_clashes(panel: ReadPanel) -> None:
    assert key_of(panel.frame) == [*KEY, "span"]
    assert panel.frame.select(key_of(panel.frame)).is_unique().all()
    assert not panel.unread
    assert set(panel.frame["vintage"]) == {""}
    spans = panel.frame.filter(region="110000").select("span", "kind", "value").sort("span").rows()
    assert spans == [
        ("2022", "flow", 10.0),
        ("2023", "stock", 9.0),
        ("2023-01/02", "cumulative", 1.0),
        ("2023Q1-Q3", "cumulative", 6.0),
        ("2023Q3", "flow", 2.0),
    ]


def test_the_annual_part_holds_years_and_year_ends_alone(panel: ReadPanel) -> None:
    assert panel.annual.frame.filter(region="110000").select("period", "value").sort("period").rows() == [
        (2022, 10.0),
        (2023, 9.0),
    ]


def test_a_framework_reads_years_alone(panel: ReadPanel) -> None:
    values = evaluate(_framework(), panel).frame.sort("region", "period")
    assert values["value"].to_list() == [10.0, 9.0, 20.0, 18.0]


def test_a_part_of_the_year_does_not_stand_for_a_year_that_is_missing(panel: ReadPanel) -> None:
    without = panel.only(~((pl.col("span") == "2023") & (pl.col("region") == "110000")))
    values = evaluate(_framework(), without, periods=[2023]).frame.sort("region")
    assert values["value"].to_list() == [None, 18.0]
    quarters = panel.only(pl.col("span") == "2023Q3")
    with pytest.raises(FrameworkError, match="产值"):
        evaluate(_framework(), quarters, periods=[2023])


def test_two_files_with_different_spans_are_not_two_vintages(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("地区,2023年前三季度\n北京,6\n天津,12\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("地区,2023年\n北京,9\n天津,18\n", encoding="utf-8")
    panel = xz.read_tables(tmp_path, indicator="产值", unit="亿元")
    assert set(panel.frame["vintage"]) == {""}
    assert panel.frame.height == 4


@pytest.mark.parametrize(
    ("title", "heads", "spans"),
    [
        ("2023年前三季度各地区生产总值", "绝对额", ["2023Q1-Q3"]),
        ("各地区前三季度生产总值（2023年）", "绝对额", ["2023Q1-Q3"]),
        ("2023年1—2月各地区产值", "绝对额", ["2023-01/02"]),
        ("2023年前三季度各地区产值", "2023年,2022年", ["2022Q1-Q3", "2023Q1-Q3"]),
        ("2023年9月各地区产值", "绝对额", ["2023-09"]),
        ("2023年各地区产值", "绝对额", ["2023"]),
    ],
)
def test_a_part_of_the_year_in_the_title(tmp_path: Path, title: str, heads: str, spans: list[str]) -> None:
    values = ",".join("1" for _ in heads.split(","))
    text = f"{title}\n单位：亿元\n地区,{heads}\n北京,{values}\n天津,{values}\n河北,{values}\n"
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    panel = xz.read_tables(tmp_path / "a.csv")
    assert sorted(set(panel.frame["span"])) == spans
    assert (panel.annual.frame.height > 0) == (spans == ["2023"])


def test_the_part_of_the_year_is_no_part_of_the_name(tmp_path: Path) -> None:
    text = "2023年前三季度各地区发电量\n单位：亿千瓦时\n地区,2023年\n北京,1\n天津,2\n河北,3\n"
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    assert set(xz.read_tables(tmp_path / "a.csv").frame["indicator"]) == {"发电量"}


def test_a_file_called_after_a_quarter(tmp_path: Path) -> None:
    (tmp_path / "产值_2023Q3.csv").write_text("地区,产值（亿元）\n北京,1\n天津,2\n河北,3\n", encoding="utf-8")
    assert set(xz.read_tables(tmp_path / "产值_2023Q3.csv").frame["span"]) == {"2023Q3"}


def test_years_in_a_file_called_after_a_quarter_stay_years(tmp_path: Path) -> None:
    (tmp_path / "下载_2023Q3.csv").write_text("地区,2021年,2022年\n北京,1,2\n天津,2,3\n河北,3,4\n", encoding="utf-8")
    panel = xz.read_tables(tmp_path / "下载_2023Q3.csv", indicator="产值", unit="亿元")
    assert set(panel.frame["span"]) == {"2021", "2022"}
