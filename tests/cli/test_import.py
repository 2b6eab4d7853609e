"""The command import, as a user runs it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import polars as pl
import pytest
from command import run

TABLE = "单位：亿元,,\n地区,2022年,2023年\n北京,1.5,2.5\n江两,3.5,12①\n<b>县,1,2\n天津,4,5\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "产值.csv").write_text(TABLE, encoding="gb18030")
    return tmp_path


def test_writes_panel_evidence_and_report(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", folder / "in", "--out", folder / "out", "--lang", "zh") == 0
    said = capsys.readouterr().out
    assert "1 个文件，5 个数" in said
    assert "需要确认：\n  产值.csv：没有表头写明指标" in said
    assert "1 处更正" in said
    assert "3 个单元格未读入" in said
    panel, evidence = (pl.read_parquet(folder / "out" / f"{name}.parquet") for name in ("panel", "evidence"))
    assert panel.height == evidence.height == 5
    assert {"region", "region_name", "period", "indicator", "value", "unit", "vintage", "status", "evidence_id"} <= set(
        panel.columns
    )
    assert set(panel["evidence_id"]) == set(evidence["id"])
    assert evidence.filter(region="360000").select("read_from", "cell", "printed").row(0) == ("产值.csv", "B4", "3.5")


def test_the_report_holds_every_list_and_no_foreign_markup(folder: Path) -> None:
    assert run("import", folder / "in", "--out", folder / "out", "--lang", "en") == 0
    page = (folder / "out" / "intake.html").read_text(encoding="utf-8")
    assert "scanning error: 江两 → 江西" in page
    assert "<b>县" not in page
    assert "&lt;b&gt;县" in page
    assert "http://" not in page
    assert "https://" not in page
    book = openpyxl.load_workbook(folder / "out" / "intake.xlsx")
    rows = list(book["Cells not taken"].iter_rows(values_only=True))
    assert {row[2] for row in rows[1:]} == {"C4", "B5", "C5"}
    assert book["Corrections"]["C2"].value == "A4"
    assert "Decisions made in reading" in book.sheetnames


def test_twice_gives_the_same_bytes(folder: Path) -> None:
    for out in ("one", "two"):
        assert run("import", folder / "in", "--out", folder / out, "--lang", "zh") == 0
    for name in ("panel.parquet", "evidence.parquet", "intake.html", "intake.xlsx"):
        assert (folder / "one" / name).read_bytes() == (folder / "two" / name).read_bytes()


def test_a_bad_file_is_told_and_stops_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "in" / "坏.xlsx").write_bytes(b"PK\x03\x04 cut off")
    assert run("import", folder / "in", "--out", folder / "out", "--lang", "zh") == 1
    assert "坏.xlsx 已损坏或不完整" in capsys.readouterr().err
    assert "坏.xlsx" in (folder / "out" / "intake.html").read_text(encoding="utf-8")


def test_mistakes_end_with_two(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", folder / "none", "--lang", "en") == 2
    assert "neither a file nor a folder" in capsys.readouterr().err
    assert run("import", folder / "in", "--period", "20211", "--lang", "zh") == 2
    assert "20211" in capsys.readouterr().err
