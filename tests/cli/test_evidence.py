"""The command evidence, as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import run

TEXT = "江苏省公报\n2024年全省地区生产总值增长5.8%，新增12个项目。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_writes_the_ledger(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        run(
            "evidence",
            folder / "docs",
            "--out",
            folder / "out",
            "--date",
            "2025-01-20",
            "--region",
            "江苏",
            "--lang",
            "zh",
        )
        == 0
    )
    said = capsys.readouterr().out
    assert "a.txt：2 条数量陈述" in said
    assert {path.name for path in (folder / "out").glob("ledger.*")} == {
        f"ledger.{kind}" for kind in ("html", "xlsx", "jsonl", "parquet")
    }
    rows = [json.loads(line) for line in (folder / "out" / "ledger.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {row["region"] for row in rows} == {"320000"}


def test_a_bad_file_does_not_stop_the_others(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "docs" / "b.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "docs" / "c.pdf").write_bytes(b"%PDF-1.4 broken")
    assert run("evidence", folder / "docs", "--out", folder / "out", "--lang", "en") == 1
    said = capsys.readouterr()
    assert "a.txt: 2 quantitative claims" in said.out
    assert "b.txt is neither text" in said.err
    assert "c.pdf is no sound PDF" in said.err
    assert "b.txt" in (folder / "out" / "ledger.html").read_text(encoding="utf-8")


def test_when_no_file_can_be_read_nothing_is_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "docs" / "a.txt").write_bytes(b"")
    assert run("evidence", folder / "docs" / "a.txt", "--out", folder / "out", "--lang", "zh") == 2
    assert "是空的" in capsys.readouterr().err
    assert not (folder / "out").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--date", "2024-13-40"], "2024-13-40"),
        (["--region", "鼓楼区"], "福建省福州市鼓楼区"),
        (["--corrections", "none.jsonl"], "none.jsonl"),
        (["--tables", "no-such-pack"], "no-such-pack"),
    ],
)
def test_refuses_what_cannot_be(folder: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str) -> None:
    assert run("evidence", folder / "docs", "--out", folder / "out", *words, "--lang", "zh") == 2
    assert said in capsys.readouterr().err


def test_a_folder_without_documents_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("evidence", tmp_path, "--lang", "en") == 2
    assert "There is no document" in capsys.readouterr().err


def test_corrections_beside_the_ledger_are_applied(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder / "out"
    run("evidence", folder / "docs", "--out", out)
    row = json.loads((out / "ledger.jsonl").read_text(encoding="utf-8").splitlines()[1])
    names = ("sha256", "document", "start", "end", "text")
    line = {name: row[name] for name in names} | {"action": "change", "fields": {"subject": "重大项目"}}
    (out / "corrections.jsonl").write_text(json.dumps(line), encoding="utf-8")
    assert run("evidence", folder / "docs", "--out", out) == 0
    again = json.loads((out / "ledger.jsonl").read_text(encoding="utf-8").splitlines()[1])
    assert (again["subject"], again["by"]) == ("重大项目", "changed")
    assert "重大项目" in (out / "corrected.jsonl").read_text(encoding="utf-8")
    capsys.readouterr()
