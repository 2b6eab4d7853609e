"""Parts and totals: what adds up, what is known not to, and a planted error."""

from __future__ import annotations

import polars as pl
import pytest

from xinzhi.evidence.pack import Pack, open_pack
from xinzhi.evidence.series import National, Series
from xinzhi.lang import Words
from xinzhi.panel.totals import check_totals

PARTS = ["110000", "120000", "130000"]


def series(national: National = "sum", decimals: int = 1, tolerance: float | None = None) -> dict[str, Series]:
    return {
        "x": Series("x", Words("某数", "x"), Words("亿元", "100 million yuan"), "flow", national, decimals, tolerance)
    }


def figures(total: float, parts: list[float], period: int = 2020) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "region": ["000000", *PARTS[: len(parts)]],
            "period": period,
            "indicator": "x",
            "vintage": "",
            "value": [total, *parts],
            "unit": "亿元",
        },
    )


@pytest.fixture(scope="module")
def pack() -> Pack:
    return open_pack("china-provinces")


@pytest.mark.parametrize(
    ("total", "parts", "tolerance", "verdict"),
    [
        (6.6, [1.1, 2.2, 3.3], 0.15, "adds-up"),
        (6.7, [1.1, 2.2, 3.3], 0.15, "adds-up"),
        (6.8, [1.1, 2.2, 3.3], 0.15, "differs"),
        (7.0, [1.0, 2.0, 3.0], 1.5, "adds-up"),
        (8.0, [1.0, 2.0, 3.0], 1.5, "differs"),
        (6.6, [1.1111, 2.2222, 3.3333], 0.15, "adds-up"),
    ],
)
def test_tolerance_is_half_a_unit_of_the_last_digit_printed_for_each_part(
    total: float, parts: list[float], tolerance: float, verdict: str
) -> None:
    row = check_totals(figures(total, parts), series()).row(0, named=True)
    assert row["tolerance"] == pytest.approx(tolerance, rel=1e-12)
    assert row["verdict"] == verdict
    assert row["difference"] == pytest.approx(total - sum(parts), abs=1e-6)


def test_a_stated_tolerance_comes_first() -> None:
    assert check_totals(figures(7, [1, 2, 3]), series(decimals=0))["verdict"].to_list() == ["adds-up"]
    assert check_totals(figures(7, [1, 2, 3]), series(decimals=0, tolerance=0))["verdict"].to_list() == ["differs"]


def test_what_is_known_not_to_add_up_is_no_error() -> None:
    assert check_totals(figures(9, [1, 2, 3]), series("not-sum"))["verdict"].to_list() == ["not-expected-to"]
    assert check_totals(figures(9, [1, 2, 3]), series("none")).is_empty()


def test_a_missing_part_is_counted() -> None:
    both = pl.concat([figures(6, [1, 2, 3], 2019), figures(6, [1, 2], 2020)])
    assert check_totals(both, series(decimals=0)).select("parts", "missing").rows() == [(3, 0), (2, 1)]


def test_no_row_without_a_printed_total_or_without_parts() -> None:
    frame = figures(6, [1, 2, 3])
    nation = pl.col("region") == "000000"
    assert check_totals(frame.filter(~nation), series()).is_empty()
    assert check_totals(frame.filter(nation), series()).is_empty()


def test_order_of_rows_means_nothing() -> None:
    frame = pl.concat([figures(6.6, [1.1, 2.2, 3.3], year) for year in (2019, 2020)])
    assert check_totals(frame.reverse(), series()).equals(check_totals(frame, series()))


def test_the_pack_adds_up_but_for_what_its_notes_say(pack: Pack) -> None:
    checks = check_totals(pack.frame, pack.indicators)
    off = checks.filter(verdict="differs")
    assert checks.filter(verdict="adds-up").height == 284
    assert off.filter(missing=1).select("indicator", "period").rows() == [("rd_from_enterprise", 2012)]
    assert off.filter(period=2011).height == 11
    assert off.filter(missing=0).height == 15
    for row in off.filter(missing=0).iter_rows(named=True):
        assert f"{row['difference']:.10g} in {row['period']}" in pack.indicators[row["indicator"]].note.en


def test_patents_and_technology_contracts_are_known_not_to_add_up(pack: Pack) -> None:
    known = check_totals(pack.frame, pack.indicators).filter(verdict="not-expected-to")
    contracts = {f"tech_market_{way}_{what}" for way in ("output", "absorbed") for what in ("value", "contracts")}
    assert set(known["indicator"]) == {"invention_valid", "patent_valid", *contracts}
    assert (known["difference"] > known["tolerance"]).all()


def test_a_planted_error_is_found_and_nothing_else_changes(pack: Pack) -> None:
    wrong = (pl.col("indicator") == "rd_expenditure") & (pl.col("region") == "440000") & (pl.col("period") == 2020)
    planted = pack.frame.with_columns(value=pl.when(wrong).then(pl.col("value") + 10).otherwise("value"))
    before, after = (check_totals(frame, pack.indicators) for frame in (pack.frame, planted))
    changed = after.filter(after["verdict"] != before["verdict"])
    assert changed.select("indicator", "period", "verdict").rows() == [("rd_expenditure", 2020, "differs")]
    assert changed["difference"][0] == pytest.approx(-10.1, abs=1e-6)
