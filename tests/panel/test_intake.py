"""Small tables in every layout, and what is said of those that cannot be read."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import xinzhi as xz
from xinzhi.errors import XinzhiError
from xinzhi.evidence import intake
from xinzhi.keys import regions
from xinzhi.panel import intake as panels
from xinzhi.panel.intake import ReadPanel
from xinzhi.report.intake.words import KINDS

Key = tuple[str, str, str, str]
KIND = re.compile(r'[rR]emark\(.*"([a-z-]{4,})", ')


def write(path: Path, text: str, coding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(coding))
    return path


def book(path: Path, *sheets: Sequence[Sequence[object]], merges: Sequence[str] = ()) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for rows in sheets:
        sheet = made.create_sheet()
        for row in rows:
            sheet.append(list(row))
        for merge in merges:
            sheet.merge_cells(merge)
    made.save(path)
    return path


def figures(panel: ReadPanel) -> dict[Key, tuple[float, str]]:
    """Give value and cell by region name, period, indicator and unit."""
    return {
        (one["region_name"], one["span"], one["indicator"], one["unit"]): (
            one["value"],
            panel.evidence[one["evidence_id"]].cell,
        )
        for one in panel.frame.iter_rows(named=True)
    }


GDP = {
    ("北京", "2022", "地区生产总值", "亿元"): 1.5,
    ("北京", "2023", "地区生产总值", "亿元"): 2.5,
    ("天津", "2022", "地区生产总值", "亿元"): 3.5,
    ("天津", "2023", "地区生产总值", "亿元"): 4.5,
}
LAYOUTS = {
    "tidy": "地区,年份,指标,数值,单位\n北京,2022,地区生产总值,1.5,亿元\n北京,2023,地区生产总值,2.5,亿元\n"
    "天津市,2022年,地区生产总值,3.5,亿元\n天津,2023,地区生产总值,4.5,亿元\n",
    "regions by years": "地区生产总值（亿元）,,\n地区,2022年,2023年\n北京,1.5,2.5\n天津,3.5,4.5\n注：初步核算数。,,\n",
    "years by regions": "指标：地区生产总值(亿元),,\n年份,北京,天津\n2022,1.5,3.5\n2023,2.5,4.5\n",
    "one indicator a column": "province,year,地区生产总值（亿元）\n北京,2022,1.5\n北京,2023,2.5\n天津,2022,3.5\n天津,2023,4.5\n",
    "indicators in rows": "地区,指标,单位,2022,2023\n北京,地区生产总值,亿元,1.5,2.5\n天津,地区生产总值,亿元,3.5,4.5\n",
    "unit line": ",,\n地区生产总值,,\n,,单位：亿元\n地 区,2022,2023\n\n北 京,1.5,2.5\n天　津,3.5,4.5\n",
    "tables below each other": "单位：亿元,\n地区,地区生产总值\n,2022年\n北京,1.5\n天津,3.5\n注：一,\n续表,\n"
    "地区,地区生产总值\n,2023年\n北京,2.5\n天津,4.5\n",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts_say_the_same(tmp_path: Path, layout: str) -> None:
    options = {} if "地区生产总值" in LAYOUTS[layout] else {"indicator": "地区生产总值"}
    panel = xz.read_tables(write(tmp_path / "a.csv", LAYOUTS[layout]), **options)
    assert {key: value for key, (value, _) in figures(panel).items()} == GDP
    assert panel.unread == ()


def test_tables_side_by_side(tmp_path: Path) -> None:
    text = "单位：亿元,,,\n地区,2023年,地区,2023年\n北京,1,河北,3\n天津,2,山西,4\n上海,5,,\n"
    assert figures(xz.read_tables(write(tmp_path / "a.csv", text), indicator="产量")) == {
        (name, "2023", "产量", "亿元"): found
        for name, found in {
            "北京": (1.0, "B3"),
            "天津": (2.0, "B4"),
            "上海": (5.0, "B5"),
            "河北": (3.0, "D3"),
            "山西": (4.0, "D4"),
        }.items()
    }


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_encodings_and_separators(tmp_path: Path, coding: str, mark: str) -> None:
    text = LAYOUTS["regions by years"].replace(",", mark)
    assert len(figures(xz.read_tables(write(tmp_path / "a.csv", text, coding)))) == 4


def test_heads_over_several_columns(tmp_path: Path) -> None:
    rows = [
        ["表 1 各地区情况", None, None, None, None],
        ["地区", "2022年", None, "2023年", None],
        [None, "GDP（亿元）", "人口（万人）", "GDP（亿元）", "人口（万人）"],
        ["全国", 9, 8, 7, 6],
        ["北京", 1, 2, 3, 4],
    ]
    expected = {("北京", "2022", "GDP", "亿元"): (1.0, "B5"), ("北京", "2023", "人口", "万人"): (4.0, "E5")}
    for merges in ([], ["A1:E1", "A2:A3", "B2:C2", "D2:E2"]):
        found = figures(xz.read_tables(book(tmp_path / "a.xlsx", rows, merges=merges)))
        assert len(found) == 8
        assert expected.items() <= found.items()


def test_a_page_called_xls(tmp_path: Path) -> None:
    page = (
        "<html><table><tr><th rowspan=2>地区<th colspan=2>产量（万吨）</tr><tr><th>2022<th>2023</tr>"
        "<tr><td>北　京<td>1,234.5<td>—</tr><tr><td>天津<td>3<td>4</tr></table></html>"
    )
    assert figures(xz.read_tables(write(tmp_path / "a.xls", page, "gb18030"))) == {
        ("北京", "2022", "产量", "万吨"): (1234.5, "B3"),
        ("天津", "2022", "产量", "万吨"): (3.0, "B4"),
        ("天津", "2023", "产量", "万吨"): (4.0, "C4"),
    }


def test_periods_below_the_year_stay_apart(tmp_path: Path) -> None:
    text = "产量（吨）,,,\n地区,2023Q3,2023年前三季度,2023年1-2月\n北京,1,2,3\n天津,4,5,6\n"
    panel = xz.read_tables(write(tmp_path / "a.csv", text))
    assert {(span, value) for (name, span, _, _), (value, _) in figures(panel).items() if name == "北京"} == {
        ("2023Q3", 1.0),
        ("2023Q1-Q3", 2.0),
        ("2023-01/02", 3.0),
    }
    assert set(panel.frame.filter(span="2023Q1-Q3")["kind"]) == {"cumulative"}


def test_what_is_no_figure_is_listed_with_its_cell(tmp_path: Path) -> None:
    rows = [["地区", "年份", "产量"], ["北京", 2023, "12①"], ["天津", 2023, "10,5"], ["新姜", 2023, 7]]
    rows += [["河北", 20211, 5], ["山西", 2023, date(2023, 1, 2)], ["江两", 2023, 8], ["朝阳区", 2023, 9]]
    panel = xz.read_tables(book(tmp_path / "a.xlsx", rows))
    assert figures(panel) == {("江西", "2023", "产量", ""): (8.0, "C7")}
    assert {each.cell: each.what for each in panel.unread} == {
        "C2": "number",
        "C3": "number",
        "C4": "region",
        "C5": "period",
        "C6": "number",
        "C8": "region",
    }
    words = {each.cell: each.words for each in panel.unread}
    assert "新疆" in words["C4"].zh
    assert "20211" in words["C5"].en
    assert "date" in words["C6"].en
    assert "北京" in words["C8"].zh
    (corrected,) = panel.corrections
    assert (corrected.cell, corrected.printed, corrected.words.zh) == ("A7", "江两", "扫描识别错误：江两 → 江西")


def test_a_formula_without_its_value_is_no_gap(tmp_path: Path) -> None:
    panel = xz.read_tables(
        book(tmp_path / "产量.xlsx", [["地区", "2022年", "2023年"], ["北京", 1, "=B2*2"], ["天津", 2, 3]])
    )
    assert len(figures(panel)) == 3
    (left,) = panel.unread
    assert (left.cell, left.what) == ("C2", "number")
    assert "公式" in left.words.zh


def test_a_blank_key_is_the_one_above_it_and_said(tmp_path: Path) -> None:
    text = "年份,地区,产量（吨）\n2022,北京,1\n,天津,2\n2023,北京,3\n,天津,4\n"
    panel = xz.read_tables(write(tmp_path / "a.csv", text))
    assert {(key[0], key[1]): cell for key, (_, cell) in figures(panel).items()} == {
        ("北京", "2022"): "C2",
        ("天津", "2022"): "C3",
        ("北京", "2023"): "C4",
        ("天津", "2023"): "C5",
    }
    assert [(each.what, each.cell) for each in panel.decisions if each.what == "blanks"] == [("blanks", "A1")]


def test_a_total_without_a_name_is_the_country_only_among_all_provinces(tmp_path: Path) -> None:
    rows = "".join(f"{regions.name(code, 'zh')},2\n" for code in regions.codes()[:31])
    whole = xz.read_tables(write(tmp_path / "a.csv", f"地区,2023年\n合计,62\n{rows}"), indicator="产量")
    assert figures(whole)["全国", "2023", "产量", ""] == (62.0, "B2")
    assert [each.words.zh for each in whole.corrections] == ["合计 → 全国"]
    part = xz.read_tables(write(tmp_path / "b.csv", "地区,2023年\n合计,3\n北京,1\n天津,2\n"), indicator="产量")
    assert [each.cell for each in part.unread] == ["B2"]
    first = xz.read_tables(write(tmp_path / "c.csv", "地区,2023年\n北亰,3\n河北,1\n天津,2\n"), indicator="产量")
    assert [each.cell for each in first.unread] == ["B2"]


def test_an_unknown_status_is_not_taken_for_printed(tmp_path: Path) -> None:
    text = "地区,年份,指标,数值,单位,状态\n北京,2022,产量,1,吨,修订\n天津,2022,产量,2,吨,初步\n"
    panel = xz.read_tables(write(tmp_path / "a.csv", text))
    assert panel.frame["status"].to_list() == ["revised"]
    assert [(each.cell, each.what) for each in panel.unread] == [("D3", "status")]


YEARS = st.lists(st.integers(1990, 2030), min_size=1, max_size=4, unique=True)
PLACES = st.lists(st.sampled_from(regions.codes()[:31]), min_size=2, max_size=6, unique=True)
VALUES = st.one_of(st.none(), st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: round(value, 3)))


@given(YEARS, PLACES, st.data(), st.booleans(), st.sampled_from(["utf-8", "gb18030", "utf-16"]))
def test_any_table_comes_back_whole(  # noqa: PLR0917 (what hypothesis draws)
    tmp_path_factory: pytest.TempPathFactory,
    years: list[int],
    places: list[str],
    data: st.DataObject,
    turned: bool,
    coding: str,
) -> None:
    held = {(code, year): data.draw(VALUES) for code in places for year in years}
    assume(all(any(held[code, year] is not None for year in years) for code in places))
    rows = [["地区", *(f"{year}年" for year in years)]]
    for code in places:
        cells = [held[code, year] for year in years]
        rows.append([regions.name(code, "zh", full=True), *("" if value is None else repr(value) for value in cells)])
    rows = [list(line) for line in zip(*rows, strict=True)] if turned else rows
    rows[0][0] = "年份" if turned else "地区"
    text = "\n".join(",".join(line) for line in [["产量（吨）"], *rows])
    path = write(tmp_path_factory.mktemp("any") / "a.csv", text, coding)
    panel = xz.read_tables(path)
    read = {
        (region, year): value for region, year, value in panel.frame.select("region", "period", "value").iter_rows()
    }
    assert read == {key: value for key, value in held.items() if value is not None}
    assert panel.unread == ()
    assert set(panel.frame["unit"]) == {"吨"}


@pytest.mark.parametrize("head", ["region_code", "地区代码", "行政区划代码", "地区"])
def test_regions_by_their_codes_alone(tmp_path: Path, head: str) -> None:
    text = f"{head},年份,产量（吨）\n110000,2022,1\n320500,2022,2\n110105,2023,3\n"
    panel = xz.read_tables(write(tmp_path / "a.csv", text))
    assert {(key[0], key[1]): found for key, found in figures(panel).items()} == {
        ("北京", "2022"): (1.0, "C2"),
        ("苏州", "2022"): (2.0, "C3"),
        ("朝阳区", "2023"): (3.0, "C4"),
    }
    assert "代码" in next(each.words.zh for each in panel.decisions if each.what == "axis")


def test_several_units_in_one_line_are_given_to_no_column(tmp_path: Path) -> None:
    text = "2023年情况,,\n单位：亿元、%,,\n地区,产值,增速（%）\n北京,1,2\n天津,3,4\n"
    panel = xz.read_tables(write(tmp_path / "a.csv", text))
    assert {(key[2], key[3]) for key in figures(panel)} == {("产值", ""), ("增速", "%")}
    assert "several-units" in {each.what for each in panel.decisions}


def test_every_kind_of_remark_has_words() -> None:
    files = [*Path(intake.__file__).parent.glob("*.py"), Path(panels.__file__)]
    told = {kind for file in files for line in file.read_text("utf-8").splitlines() for kind in KIND.findall(line)}
    assert {"axis", "head", "clash", "no-table", "vintage", "several-units"} <= told
    assert told <= set(KINDS)


def test_two_heads_alike_are_no_choice_to_make(tmp_path: Path) -> None:
    text = "地区,2023年,2023年,2022年\n北京,1,2,3\n天津,4,4,5\n"
    panel = xz.read_tables(write(tmp_path / "产量.csv", text))
    assert set(figures(panel)) == {
        ("北京", "2022", "产量", ""),
        ("天津", "2022", "产量", ""),
        ("天津", "2023", "产量", ""),
    }
    assert sorted(each.cell for each in panel.unread) == ["B2", "C2"]
    assert "C2 = 2" in next(each.words.zh for each in panel.unread if each.cell == "B2")


def test_a_file_beside_the_table_says_what_it_lacks(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "地区,数量\n北京,1\n天津,2\n")
    with pytest.raises(XinzhiError, match="period"):
        xz.read_tables(path)
    write(tmp_path / "a.csv.intake.yaml", "period: 2023\nunit: 件\nvintage: 快报\n")
    panel = xz.read_tables(path)
    assert set(figures(panel)) == {("北京", "2023", "数量", "件"), ("天津", "2023", "数量", "件")}
    assert set(panel.frame["vintage"]) == {"快报"}


def locked(path: Path, password: str) -> Path:
    from msoffcrypto.format.ooxml import OOXMLFile

    plain = book(path, [["地区", "2023年"], ["北京", 1], ["天津", 2]]).read_bytes()
    with path.open("wb") as out:
        OOXMLFile(io.BytesIO(plain)).encrypt(password, out)
    return path


def test_the_default_password_is_tried(tmp_path: Path) -> None:
    assert len(figures(xz.read_tables(locked(tmp_path / "a.xlsx", "VelvetSweatshop")))) == 2


def test_mistakes_in_the_call(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", LAYOUTS["tidy"])
    for call, code in (
        (lambda: xz.read_tables(tmp_path / "none"), "intake.nothing-there"),
        (lambda: xz.read_tables(path, units="亿元"), "intake.unknown-option"),
        (lambda: xz.read_tables(path, period="20211"), "keys.bad-period"),
    ):
        with pytest.raises(XinzhiError) as caught:
            call()
        assert caught.value.code == code
