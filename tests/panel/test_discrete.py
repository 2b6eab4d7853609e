"""Single quarters and months out of figures since January."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

import xinzhi as xz
from xinzhi.errors.units import UnitError
from xinzhi.panel.discrete import discrete
from xinzhi.panel.intake import ReadPanel

TABLE = """地区,2023年1-2月,2023年一季度,2023年1-4月,2023年上半年,2023年前三季度,2023年三季度,2023年
北京,1.1,2.2,3.3,5.6,9.1,3.4,14.7
天津,1,2,3,5,,3,14
"""


@pytest.fixture
def panel(tmp_path: Path) -> ReadPanel:
    (tmp_path / "a.csv").write_text(TABLE, encoding="utf-8")
    return xz.read_tables(tmp_path / "a.csv", indicator="产值", unit="亿元")


def test_nothing_is_differenced_unasked(panel: ReadPanel) -> None:
    assert set(panel.frame["status"]) == {"printed"}
    assert panel.frame.height == 13


def test_quarters_and_months_are_marked_and_traced(panel: ReadPanel) -> None:
    made = discrete(panel, ["产值"]).frame.filter(status="derived").sort("region", "span")
    assert made.select("region", "span", "value", "formula", "kind").rows() == [
        ("110000", "2023-03", 1.1, "2023Q1 − 2023-01/02", "flow"),
        ("110000", "2023-04", 1.1, "2023-01/04 − 2023Q1", "flow"),
        ("110000", "2023Q2", 3.4, "2023Q1-Q2 − 2023Q1", "flow"),
        ("110000", "2023Q4", 5.6, "2023 − 2023Q1-Q3", "flow"),
        ("120000", "2023-03", 1.0, "2023Q1 − 2023-01/02", "flow"),
        ("120000", "2023-04", 1.0, "2023-01/04 − 2023Q1", "flow"),
        ("120000", "2023Q2", 3.0, "2023Q1-Q2 − 2023Q1", "flow"),
    ]


def test_evidence_holds_both_figures(panel: ReadPanel) -> None:
    found = discrete(panel, ["产值"])
    key = found.frame.filter(region="110000", span="2023Q4")["evidence_id"].item()
    assert key == "a.csv#H2 − a.csv#F2"
    evidence = found.evidence[key]
    assert (evidence.value, evidence.cell, evidence.printed) == (5.6, "H2 − F2", "14.7 − 9.1")
    assert (evidence.span, panel.evidence["a.csv#F2"].span) == ("2023Q4", "2023Q1-Q3")
    assert (evidence.status, evidence.file, len(evidence.sha256)) == ("derived", "a.csv", 64)


def test_a_printed_figure_is_never_replaced(panel: ReadPanel) -> None:
    found = discrete(panel, ["产值"]).frame.filter(region="110000", span="2023Q3")
    assert found.select("value", "status").rows() == [(3.4, "printed")]


def test_the_year_stays_the_year(panel: ReadPanel) -> None:
    assert discrete(panel, ["产值"]).annual.frame["value"].to_list() == panel.annual.frame["value"].to_list()


def test_vintages_units_and_year_ends_do_not_mix(panel: ReadPanel) -> None:
    half = pl.col("span") == "2023Q1-Q2"
    other = panel.frame.with_columns(vintage=pl.when(half).then(pl.lit("修订")).otherwise("vintage"))
    made = discrete(ReadPanel(other, panel.evidence), ["产值"]).frame.filter(status="derived")
    assert "2023Q2" not in set(made["span"])
    ends = panel.frame.with_columns(kind=pl.when(pl.col("span") == "2023").then(pl.lit("stock")).otherwise("kind"))
    made = discrete(ReadPanel(ends, panel.evidence), ["产值"]).frame.filter(status="derived")
    assert "2023Q4" not in set(made["span"])


def test_rates_and_unknown_indicators_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(TABLE, encoding="utf-8")
    rates = xz.read_tables(tmp_path / "a.csv", indicator="增速", unit="%")
    with pytest.raises(UnitError, match="增速") as caught:
        discrete(rates, ["增速"])
    assert caught.value.code == "panel.not-a-flow"
    with pytest.raises(UnitError) as caught:
        discrete(rates, ["增数"])
    assert caught.value.code == "panel.no-indicator"
    assert "增速" in caught.value.words.zh
