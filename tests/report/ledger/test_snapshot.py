"""The whole ledger of one short text, row by row: what changes in it is seen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from xinzhi.evidence import read_document
from xinzhi.panel.check.readings import read_claims, row

TEXT = (
    "江苏省2024年经济情况（示例）\n来源：江苏省统计局 2025年1月20日\n"
    "2024年，全省地区生产总值增长5.8%，三次产业比为3.9：59.5：36.6。\n"
    "新增专精特新企业120家，数量居全国首位。截至2024年底，有效发明专利拥有量超60万件，其中企业占80%以上。\n"
)
COLUMNS = ("text", "start", "end", "value", "unit", "kind", "cmp", "region", "verdict")
EXPECTED = [
    ("5.8%", 54, 58, 5.8, "%", "growth", "=", "320000", "not-checkable"),
    ("3.9", 65, 68, 3.9, "%", "share", "=", "320000", "not-checkable"),
    ("59.5", 69, 73, 59.5, "%", "share", "=", "320000", "not-checkable"),
    ("36.6", 74, 78, 36.6, "%", "share", "=", "320000", "not-checkable"),
    ("120家", 88, 92, 120.0, "家", "count", "=", "320000", "not-checkable"),
    ("首位", 98, 100, 1.0, "位", "rank", "=", "320000", "not-checkable"),
    ("60万件", 120, 124, 600000.0, "件", "count", ">", "320000", "not-checkable"),
    ("80%以上", 130, 135, 80.0, "%", "share", ">=", "320000", "not-checkable"),
]


def read(folder: Path) -> list[dict[str, Any]]:
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    reading = read_claims(read_document(folder / "a.txt"))
    return [row(reading, entry, "zh") for entry in reading.entries]


def test_the_ledger_of_a_short_text(tmp_path: Path) -> None:
    rows = read(tmp_path)
    assert [tuple(one[name] for name in COLUMNS) for one in rows] == EXPECTED
    assert all(TEXT[one["start"] : one["end"]] == one["text"] for one in rows)


def test_the_sums_of_a_short_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    sums = read_claims(read_document(tmp_path / "a.txt")).sums
    assert [(one.sort, one.computed, one.agrees) for one in sums] == [("shares", 100.0, True)]
