"""Claims against the tables, and the arithmetic inside a text."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from xinzhi.evidence.claims.model import Claim
from xinzhi.evidence.model import LEDGER_SCHEMA, Ledger
from xinzhi.evidence.pack import open_pack
from xinzhi.panel.check import check_claims, check_sums
from xinzhi.panel.check.dictionary import dictionary
from xinzhi.panel.check.digits import step
from xinzhi.panel.model import SCHEMA, Panel


def claim(text: str, value: float, unit: str = "yuan", kind: Any = "level", cmp: str = "=", **more: Any) -> Claim:
    about = {"subject": "地区生产总值", "metric": "总量", "period": "2022", "region": "340000", **more}
    start = about.pop("start", 0)
    return Claim(start, start + len(text), text, value, about.pop("range", None), unit, kind, cmp, **about)


@pytest.fixture(scope="module")
def panel() -> Panel:
    rows = [
        ("340000", 2022, "gdp_current", 45045.0, "亿元", "census4"),
        ("340000", 2022, "gdp_current", 46083.8, "亿元", "census5"),
        ("340000", 2022, "gdp_index_prev100", 103.5, "上年=100", ""),
        ("340000", 2022, "tertiary_value_added", 23500.0, "亿元", "census4"),
        ("340000", 2022, "invention_valid", 174700.0, "件", ""),
        ("000000", 2022, "rd_intensity", 2.54, "%", ""),
    ]
    frame = pl.DataFrame(
        [(r, "", p, i, v, u, g, "printed", "A", f"{i}@{g}/{r}/{p}") for r, p, i, v, u, g in rows], SCHEMA, orient="row"
    )
    return Panel(frame, Ledger(pl.DataFrame(schema=LEDGER_SCHEMA)))


def verdict(panel: Panel, one: Claim, date: str = "2023-02-01", text: str = "") -> str:
    return check_claims([one], panel, date=date, text=text)[0].verdict


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (claim("45045亿元", 4.5045e12), "confirmed"),
        (claim("4.5万亿元", 4.5e12), "confirmed"),
        (claim("4.50万亿元", 4.50e12), "confirmed"),
        (claim("4.51万亿元", 4.51e12), "rounded"),
        (claim("45046.0亿元", 4.50460e12), "in-conflict"),
        (claim("4.6万亿元", 4.6e12), "outdated"),
        (claim("4.6084万亿元", 4.6084e12), "outdated"),
        (claim("4.9万亿元", 4.9e12), "in-conflict"),
        (claim("4.5万亿元", 4.5e12, cmp=">"), "confirmed"),
        (claim("4.6万亿元", 4.6e12, cmp=">"), "outdated"),
        (claim("5万亿元", 5e12, cmp=">"), "in-conflict"),
        (claim("4.4万亿元", 4.4e12, cmp="~"), "confirmed"),
        (claim("4.4万亿元", 4.4e12, cmp="<="), "in-conflict"),
        (claim("3.5%", 3.5, "%", "growth", metric="增速"), "confirmed"),
        (claim("4.1%", 4.1, "%", "growth", metric="增速"), "in-conflict"),
        (claim("9.9%", 9.9, "%", "growth", subject="规模以上工业", metric="增加值"), "not-checkable"),
        (claim("52.2%", 52.2, "%", "share", subject="第三产业增加值", metric="占地区生产总值比重"), "confirmed"),
        (
            claim(
                "17.47万件", 174700, "件", "count", subject="有效发明专利", metric="拥有量", period="asof:2022-12-31"
            ),
            "confirmed",
        ),
        (
            claim(
                "17.47万件", 174700, "件", "count", subject="有效发明专利", metric="拥有量", period="asof:2022-10-31"
            ),
            "not-checkable",
        ),
        (claim("2.54%", 2.54, "%", "share", subject="全社会研发经费", metric="投入强度", region="100000"), "confirmed"),
        (claim("4.5万亿元", 4.5e12, region="unknown"), "not-checkable"),
        (claim("4.5万亿元", 4.5e12, region="320000"), "not-checkable"),
        (claim("4.5万亿元", 4.5e12, region="320000", subject="安徽省"), "not-checkable"),
        (claim("4.5万亿元", 4.5e12, region="320000", subject="安徽省地区生产总值"), "confirmed"),
        (claim("4.5万亿元", 4.5e12, region="340100", subject="安徽省地区生产总值"), "not-checkable"),
        (claim("4.5万亿元", 4.5e12, period="2022Q1..2022Q3"), "not-checkable"),
        (claim("4.5万亿元", 4.5e12, flags=("target",)), "not-checkable"),
        (claim("4.5万亿元", 4.5e12, subject="锂电产业", metric="规模"), "not-checkable"),
    ],
)
def test_gives_the_verdict(panel: Panel, one: Claim, expected: str) -> None:
    assert verdict(panel, one) == expected


def test_the_vintage_of_the_documents_date_goes_first(panel: Panel) -> None:
    one = claim("4.5万亿元", 4.5e12)
    assert verdict(panel, one, date="2023-02-01") == "confirmed"
    assert verdict(panel, one, date="2025-03-01") == "outdated"
    assert verdict(panel, one, date="") == "outdated"
    assert verdict(panel, claim("4.6万亿元", 4.6e12), date="2025-03-01") == "confirmed"


def test_a_document_older_than_all_vintages_is_held_against_the_oldest(panel: Panel) -> None:
    assert verdict(panel, claim("4.50万亿元", 4.5e12), date="2015-03-01") == "confirmed"
    assert verdict(panel, claim("4.61万亿元", 4.61e12), date="2015-03-01") == "outdated"


def test_near_is_below(panel: Panel) -> None:
    one = claim("4.5万亿元", 4.5e12, cmp="~", start=1)
    assert verdict(panel, one, text="近4.5万亿元") == "confirmed"
    assert verdict(panel, claim("4.4万亿元", 4.4e12, cmp="~", start=1), text="近4.4万亿元") == "in-conflict"
    assert verdict(panel, claim("4.4万亿元", 4.4e12, cmp="~", start=1), text="约4.4万亿元") == "confirmed"


def test_gives_both_figures_and_the_difference(panel: Panel) -> None:
    found = check_claims([claim("4.9万亿元", 4.9e12)], panel, date="2023-02-01")[0]
    assert (found.stated, found.held, found.difference) == (4.9e12, 4.5045e12, 3.955e11)
    assert found.shown == "45045 亿元"
    assert found.evidence_ids == ("gdp_current@census4/340000/2022",)


def test_a_document_before_the_verified_figure_may_use_the_preliminary_one(panel: Panel) -> None:
    one = claim("45500亿元", 4.55e12)
    early, late = (check_claims([one], panel, date=date)[0] for date in ("2023-02-01", "2024-03-01"))
    assert (early.verdict, late.verdict) == ("in-conflict", "in-conflict")
    assert "初步核算" in early.why.zh
    assert "初步核算" not in late.why.zh


def test_average_growth_is_not_the_growth_of_a_year(panel: Panel) -> None:
    assert verdict(panel, claim("3.5%", 3.5, "%", "growth", metric="增速", basis="avg")) == "not-checkable"
    assert verdict(panel, claim("3.5%", 3.5, "%", "growth", metric="增速", basis="yoy")) == "confirmed"


def test_growth_is_never_recomputed_from_totals(panel: Panel) -> None:
    for subject in ("规模以上工业增加值", "社会消费品零售总额", "限额以上单位零售额", "固定资产投资"):
        found = check_claims([claim("8.1%", 8.1, "%", "growth", subject=subject, metric="增速")], panel)[0]
        assert found.verdict == "not-checkable"
        assert "不可由总量推算" in found.why.zh


@pytest.mark.parametrize(
    ("text", "value", "unit", "expected"),
    [
        ("25.45万亿元", 2.545e13, "yuan", 1e10),
        ("466万件", 4.66e6, "件", 1e4),
        ("6.3%", 6.3, "%", 0.1),
        ("6%", 6, "%", 1),
        ("-2.20个百分点", -2.2, "pp", 0.01),
        ("万亿元", 1e12, "yuan", 1e12),
        ("六成", 60, "%", 10),
        ("60 多万名", 6e5, "人", 1e4),
        ("１２００万辆", 1.2e7, "辆", 1e4),
        ("0%", 0, "%", 1),
    ],
)
def test_knows_the_last_printed_digit(text: str, value: float, unit: str, expected: float) -> None:
    assert step(claim(text, value, unit)) == pytest.approx(expected, rel=1e-9)


def test_every_indicator_of_the_dictionary_is_in_the_pack_with_a_known_unit() -> None:
    pack = open_pack("china-provinces")
    for metric in dictionary().metrics:
        for part in metric.of:
            assert pack.indicators[part].unit.zh in dictionary().units


def test_checks_shares_against_100() -> None:
    text = "三次产业比为3.9：59.5：36.6"
    places = [text.index(part) for part in ("3.9", "59.5", "36.6")]
    held = [
        claim(text[at : at + size], value, "%", "share", start=at)
        for at, size, value in zip(places, (3, 4, 4), (3.9, 59.5, 36.6), strict=True)
    ]
    found = check_sums(held, text)
    assert [(one.sort, one.computed, one.agrees) for one in found] == [("shares", 100.0, True)]
    wrong = [held[0], held[1], claim("36.9", 36.9, "%", "share", start=places[2])]
    assert [one.agrees for one in check_sums(wrong, text)] == [False]


def test_checks_parts_against_the_total() -> None:
    parts = [("第一产业", 100.0), ("第二产业", 200.0), ("第三产业", 300.0)]
    held = [
        claim("600亿元", 6e10),
        *(claim(f"{value:g}亿元", value * 1e8, subject=f"{name}增加值", metric="") for name, value in parts),
    ]
    assert [(one.sort, one.agrees) for one in check_sums(held, "")] == [("parts", True)]
    assert [one.agrees for one in check_sums([claim("610亿元", 6.1e10), *held[1:]], "")] == [False]


def test_checks_a_share_against_its_totals() -> None:
    share = claim("33.3%", 33.3, "%", "share", subject="第二产业增加值", metric="占地区生产总值比重")
    held = [claim("600亿元", 6e10), claim("200亿元", 2e10, subject="第二产业增加值", metric=""), share]
    assert [(one.sort, round(one.computed, 2), one.agrees) for one in check_sums(held, "")] == [("share", 33.33, True)]


def test_growth_beside_two_totals_is_left_alone() -> None:
    held = [
        claim("100亿元", 1e10, period="2021"),
        claim("120亿元", 1.2e10),
        claim("5.0%", 5.0, "%", "growth", metric="增速"),
    ]
    assert check_sums(held, "") == []
