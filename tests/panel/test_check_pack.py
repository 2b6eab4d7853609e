"""A communiqué written out of the built-in figures agrees with them, and one with every figure moved does not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from xinzhi.evidence import read_document
from xinzhi.evidence.pack import open_pack
from xinzhi.keys import regions
from xinzhi.panel.check import check_claims, read_claims
from xinzhi.panel.model import Panel

YEAR = 2021
TEXT = """{name}{year}年国民经济和社会发展统计公报
{name}统计局
2022年3月10日
初步核算，全年实现地区生产总值{gdp_current}亿元，比上年增长{gdp_index_prev100}%。人均地区生产总值{gdp_per_capita}元。
年末常住人口{population_resident_yearend}万人，常住人口城镇化率为{urbanization_rate}%。
全年社会消费品零售总额{retail_sales}亿元。居民消费价格比上年上涨{cpi_prev100}%。
全年居民人均可支配收入{disposable_income_per_capita}元，人均消费支出{consumption_per_capita}元。
全年研究与试验发展（R&D）经费支出{rd_expenditure}亿元。年末有效发明专利{invention_valid}件。
"""
PLACES = ("110000", "340000", "450000", "610000", "650000")


@pytest.fixture(scope="module")
def panel() -> Panel:
    pack = open_pack("china-provinces")
    return Panel(pack.frame, pack.ledger)


def communique(panel: Panel, code: str) -> str:
    wanted = (pl.col("region") == code) & (pl.col("period") == YEAR) & pl.col("vintage").is_in(["", "census4"])
    rows = panel.frame.filter(wanted).select("indicator", "value").iter_rows()
    values = {name: value - 100 if name.endswith("prev100") else value for name, value in rows}
    shown = {name: f"{round(value, 6):.10g}" for name, value in values.items()}
    return TEXT.format(name=regions.name(code, full=True), year=YEAR, **shown)


@pytest.mark.parametrize("code", PLACES)
def test_its_own_figures_are_confirmed(panel: Panel, code: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(communique(panel, code), encoding="utf-8")
    document = read_document(tmp_path / "a.txt")
    assert (document.region, document.period, document.date) == (code, str(YEAR), "2022-03-10")
    reading = read_claims(document, panel)
    assert len(reading.entries) == 11
    assert [entry.claim.text for entry in reading.entries if entry.check.verdict != "confirmed"] == []
    assert all(entry.check.held == pytest.approx(entry.check.stated, rel=1e-9) for entry in reading.entries)


@pytest.mark.parametrize("code", PLACES)
def test_moved_figures_are_not(panel: Panel, code: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(communique(panel, code), encoding="utf-8")
    document = read_document(tmp_path / "a.txt")
    claims = [replace(entry.claim, value=entry.claim.value * 1.11) for entry in read_claims(document, panel).entries]
    checks = check_claims(claims, panel, date=document.date, text=document.text)
    assert {check.verdict for check in checks} <= {"in-conflict", "rounded"}
    assert sum(check.verdict == "in-conflict" for check in checks) >= 9
