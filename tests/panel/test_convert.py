"""Figures into another unit."""

from __future__ import annotations

from pathlib import Path

import pytest

import xinzhi as xz
from xinzhi.errors.units import UnitError
from xinzhi.panel.convert import conversions, convert
from xinzhi.panel.intake import ReadPanel

TABLE = """地区,年份,指标,数值,单位
北京,2021,产量,12000,吨
北京,2022,产量,1.3,万吨
北京,2023,产量,1.4,万吨
天津,2022,产值,3.57,亿元
天津,2023,无单位,7,
"""


@pytest.fixture
def panel(tmp_path: Path) -> ReadPanel:
    (tmp_path / "a.csv").write_text(TABLE, encoding="utf-8")
    return xz.read_tables(tmp_path / "a.csv")


def test_a_series_in_two_units_becomes_one(panel: ReadPanel) -> None:
    found = convert(panel, {"产量": "万吨", "产值": "万元"})
    rows = found.frame.filter(indicator="产量").select("value", "unit", "formula", "status").rows()
    assert rows == [
        (1.2, "万吨", "1.2 万吨 = 12,000 吨 ÷ 10,000", "printed"),
        (1.3, "万吨", "", "printed"),
        (1.4, "万吨", "", "printed"),
    ]
    assert found.frame.filter(indicator="产值")["value"].to_list() == [35700.0]
    assert conversions(panel.frame, found.frame) == [("产值", "亿元", "万元", 1), ("产量", "吨", "万吨", 1)]


def test_what_was_printed_stays_in_the_evidence(panel: ReadPanel) -> None:
    found = convert(panel, {"产量": "万吨"})
    key = found.frame.filter(indicator="产量", period=2021)["evidence_id"].item()
    assert (found.evidence[key].value, found.evidence[key].unit, found.evidence[key].printed) == (
        12000.0,
        "吨",
        "12000",
    )
    assert panel.frame.filter(indicator="产量", period=2021)["value"].item() == 12000.0


def test_converting_twice_tells_both(panel: ReadPanel) -> None:
    twice = convert(convert(panel, {"产值": "万元"}), {"产值": "元"}).frame.filter(indicator="产值")
    assert twice["formula"].item() == "35,700 万元 = 3.57 亿元 × 10,000; 357,000,000 元 = 35,700 万元 × 10,000"


@pytest.mark.parametrize(
    ("wanted", "code", "named"),
    [
        ({"产量": "万元"}, "keys.different-units", "吨"),
        ({"产值": "万美元"}, "keys.different-units", "美元"),
        ({"产植": "万元"}, "panel.no-indicator", "产值"),
        ({"产值": "万园"}, "keys.unknown-unit", "万园"),
        ({"无单位": "万元"}, "panel.no-unit", "a.csv#D6"),
    ],
)
def test_refusals(panel: ReadPanel, wanted: dict[str, str], code: str, named: str) -> None:
    with pytest.raises(UnitError) as caught:
        convert(panel, wanted)
    assert caught.value.code == code
    assert named in caught.value.words.zh
    assert (next(iter(wanted.values())) in caught.value.words.en) == (code != "panel.no-indicator")
