"""The command check over tables and forms: what would be read, what is in the way, and nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import run

CLEAN = "地区,指标,单位,2022,2023\n北京,产值,亿元,1,2\n上海,产值,亿元,3,4\n"
DIRTY = "单位：亿元,,\n地区,2022年,2023年\n北京,1.5,2.5\n江两,3.5,12①\n江两,3.5,\n"


def test_a_clean_folder_is_ready(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "产值.csv").write_text(CLEAN, "utf-8")
    assert run("check", tmp_path, "--lang", "zh") == 0
    said = capsys.readouterr().out
    assert "产值.csv：4 个数" in said
    assert "2 个地区竖排（第 2–3 行）；2 个时期横排（D–E 列）；指标：产值；单位：亿元；读入 4 个数。" in said
    assert "没有需要处理的" in said
    assert [file.name for file in tmp_path.rglob("*")] == ["产值.csv"]


def test_what_is_in_the_way_is_said_with_its_cells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "产值.csv").write_text(DIRTY, "utf-8")
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04")
    assert run("check", tmp_path, "--lang", "en") == 1
    said = capsys.readouterr()
    assert "A4, A5  region: scanning error: 江两 → 江西" in said.out
    assert "C4  number: a mark stands beside the number" in said.out
    assert "1 to be settled, 2 corrections, 1 cells not taken, 1 files not read" in said.out
    assert "坏.xlsx is damaged" in said.err
    assert sorted(file.name for file in tmp_path.rglob("*")) == ["产值.csv", "坏.xlsx"]


def test_a_form_is_looked_through(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--regions", "北京", "--years", "2023", "--lang", "zh", "--out", tmp_path / "表.xlsx")
    assert run("template", "hqd-yrd2023", *words) == 0
    capsys.readouterr()
    assert run("check", tmp_path / "表.xlsx", "--lang", "zh") == 0
    assert "30 个数未填" in capsys.readouterr().out


def test_what_is_neither_study_nor_table_ends_with_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", tmp_path, "--lang", "zh") == 2
    assert "study.yaml" in capsys.readouterr().err
