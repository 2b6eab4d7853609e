"""The command template, as an office uses it: out, back, checked, compared, imported."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import polars as pl
import pytest
from command import run


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "表.xlsx"
    words = ("--regions", "北京,上海", "--years", "2022-2023", "--out", path, "--lang", "zh")
    assert run("template", "three-lines", *words) == 0
    return path


def fill(path: Path, to: Path, **cells: object) -> Path:
    """Fill in the first sheet of figures, then put `cells` at their addresses."""
    book = openpyxl.load_workbook(path)
    sheet = book["科技创新与产业创新"]
    for row in range(4, sheet.max_row + 1):
        for column in (4, 5):
            sheet.cell(row, column).value = row + column / 10
    for place, value in cells.items():
        sheet[place] = value
    book.save(to)
    return to


def test_a_form_out_and_back(form: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    last = fill(form, tmp_path / "上次.xlsx")
    back = fill(form, tmp_path / "这次.xlsx", D4=99, E5="约8", B6="亿元")
    out = tmp_path / "核对"
    assert run("template", "--check", back, "--against", last, "--out", out, "--lang", "zh") == 1
    said = capsys.readouterr().out
    assert "2 处需要处理" in said
    assert "数改变，R&D经费投入强度，北京，2022，4.4 → 99，科技创新与产业创新!D4" in said
    assert "4 个数" in said
    assert "不是数，R&D经费投入强度，上海，2023，科技创新与产业创新!E5" in said
    assert "单位改变，R&D经费内部支出：基础研究，北京，万元 → 亿元" in said
    page = (out / "form.html").read_text("utf-8")
    assert "与 上次.xlsx 相比" in page
    assert "http://" not in page
    assert "https://" not in page
    book = openpyxl.load_workbook(out / "form.xlsx")
    assert {"需要处理", "数的变化", "指标与定义的变化", "未填", "填报情况"} <= set(book.sheetnames)


def test_the_same_form_twice_is_no_different(form: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    back = fill(form, tmp_path / "back.xlsx")
    assert run("template", "--check", back, "--against", back, "--out", tmp_path / "o", "--lang", "en") == 0
    said = capsys.readouterr().out
    assert "Nothing is different from last time." in said
    assert "0 to be settled" in said


def test_says_what_a_form_asks_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "own.csv").write_text("f1,甲公司\nf2,乙公司\n", "gb18030")
    words = ("--regions", tmp_path / "own.csv", "--years", "2022-2023", "--lang", "en")
    assert run("template", "hqd-yrd2023", *words, "--out", tmp_path / "x.xlsx") == 0
    assert "30 indicators, 2 regions, 2 periods: 120 figures." in capsys.readouterr().out
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx").worksheets[2]
    assert {cell.value for cell in sheet["C"][3:]} == {"甲公司", "乙公司"}


def test_cities_of_a_province_and_groups_of_provinces(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for asked, count in (("浙江/*", 11), ("长三角", 4), ("湖北/*", 17), ("北京,杭州/*", 14)):
        words = ("--regions", asked, "--years", "2023", "--lang", "zh", "--out", tmp_path / "x.xlsx")
        assert run("template", "hqd-yrd2023", *words) == 0
        assert f"30 个指标，{count} 个地区" in capsys.readouterr().out


def test_what_came_back_is_put_into_the_next_form(form: Path, tmp_path: Path) -> None:
    last = fill(form, tmp_path / "last.xlsx", F4="快报数")
    words = ("--regions", "北京,上海", "--years", "2022-2024", "--from", last, "--lang", "zh")
    assert run("template", "three-lines", *words, "--out", tmp_path / "next.xlsx") == 0
    sheet = openpyxl.load_workbook(tmp_path / "next.xlsx")["科技创新与产业创新"]
    assert [cell.value for cell in sheet[4]][3:7] == [4.4, 4.5, None, "快报数"]


def test_a_form_is_read_by_import(form: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    fill(form, tmp_path / "in" / "back.xlsx", E5="约8")
    assert run("import", tmp_path / "in", "--out", tmp_path / "out", "--lang", "zh") == 0
    assert "1 个单元格未读入" in capsys.readouterr().out
    panel = pl.read_parquet(tmp_path / "out" / "panel.parquet")
    one = panel.filter(indicator="rd_basic", region="310000", period=2023)
    assert one.select("value", "unit", "evidence_id").row(0) == (7.5, "万元", "back.xlsx#科技创新与产业创新!E7")
    assert panel.filter(indicator="rd_intensity", region="310000")["period"].to_list() == [2022]


def test_a_form_is_a_source_of_a_study(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    leaf = "{id: rd, name: {zh: 强度, en: R&D}, unit: {zh: '%', en: '%'}, formula: rd_intensity, direction: '+'}"
    (tmp_path / "fw.yaml").write_text(f"id: mine\nname: {{zh: 我的, en: Mine}}\nindicators:\n  - {leaf}\n", "utf-8")
    words = ("--regions", "北京,上海", "--years", "2022-2023", "--lang", "zh", "--out", tmp_path / "表.xlsx")
    assert run("template", tmp_path / "fw.yaml", *words) == 0
    book = openpyxl.load_workbook(tmp_path / "表.xlsx")
    for row in (4, 5):
        for column in (4, 5):
            book["我的"].cell(row, column).value = row + column / 10
    book.save(tmp_path / "表.xlsx")
    study = "study: 试\nsources:\n  - tables: 表.xlsx\nframework: fw.yaml\nperiods: [2022, 2023]\n"
    (tmp_path / "study.yaml").write_text(study, "utf-8")
    capsys.readouterr()
    assert run("check", tmp_path, "--lang", "zh") == 0
    said = capsys.readouterr().out
    assert "4 / 4      强度" in said
    assert "研究可以运行" in said


def test_mistakes_end_with_two(form: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plain.csv").write_text("地区,2023\n北京,1\n", "utf-8")
    for words, code in (
        ((), "forms.no-framework"),
        (("three-line",), "frameworks.unknown"),
        (("nqpf-liliu2024",), "forms.nothing-to-ask"),
        (("three-lines", "--years", "二〇二三"), "forms.bad-years"),
        (("three-lines", "--years", "2023-2021"), "forms.bad-years"),
        (("three-lines", "--regions", ","), "forms.no-regions"),
        (("three-lines", "--regions", "北京,北京市"), "forms.region-twice"),
        (("three-lines", "--regions", "北亰"), "keys.unknown-region"),
        (("three-lines", "--years", "1901-2099", "--regions", tmp_path / "many.csv"), "forms.too-many-cells"),
        (("--check", tmp_path / "plain.csv"), "forms.no-form"),
        (("--check", tmp_path / "none.xlsx"), "intake.unreadable"),
        (("three-lines", "--against", form), "forms.needs-check"),
    ):
        (tmp_path / "many.csv").write_text("".join(f"f{n},企业{n}\n" for n in range(400)), "utf-8")
        assert run("template", *words, "--lang", "zh", "--out", tmp_path / "x.xlsx") == 2, code
        assert code in capsys.readouterr().err
    assert run("import", form, "--lang", "zh", "--out", tmp_path / "o") == 2
    assert "forms.nothing-filled" in capsys.readouterr().err
