"""Gaps of a study: told against the least coverage, filled only when asked, marked to the end, drawn in the bands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

import xinzhi as xz
from xinzhi.errors import XinzhiError

from .conftest import figure

Make = Callable[..., Path]
HOLE = (("河北", 2015, "a"), ("河北", 2016, "a"), ("上海", 2018, "a"))


def status(frame: pl.DataFrame, region: str, period: int, indicator: str = "a") -> str:
    here = frame.filter(
        (pl.col("region") == region) & (pl.col("period") == period) & (pl.col("indicator") == indicator)
    )
    return str(here["status"].item())


def test_nothing_is_filled_unasked(make: Make) -> None:
    with pytest.raises(XinzhiError) as caught:
        xz.open_study(make(without=HOLE)).run()
    assert caught.value.code == "study.missing-cells"
    run = xz.open_study(make()).run()
    assert set(run["panel"].frame["status"]) == {"printed"}
    assert "filled" not in run["panel"].tables
    assert "noise" not in run


def test_filled_along_a_line_and_marked_to_the_end(make: Make) -> None:
    run = xz.open_study(make("gaps: {fill: {a: linear}}\n", HOLE)).run()
    filled = run["panel"].tables["filled"]
    assert filled.select("region", "period").rows() == [("130000", 2015), ("130000", 2016), ("310000", 2018)]
    before, after = figure("河北", 2014, "a"), figure("河北", 2017, "a")
    assert filled["value"][0] == pytest.approx(before + (after - before) / 3, rel=1e-6)
    assert filled["beyond"].to_list() == [False] * 3
    assert (filled["spread"] > 0).all()
    assert (filled["spread"] < 0.1).all()
    frame = run["panel"].frame
    assert status(frame, "130000", 2015) == "imputed"
    assert status(frame, "130000", 2014) == "printed"
    traced = run.trace(region="130000", period=2015, indicator="a")
    assert traced["status"].to_list() == ["imputed", "printed", "printed"]
    assert traced["period"].sort().to_list() == [2014, 2015, 2017]
    assert traced["source"][0] == "本研究插补"
    noise = run["noise"]
    assert noise.diagnostics["filled_cells"] == 3
    assert noise.diagnostics["figures"] == 0


def test_a_fill_beyond_the_ends_counts_as_extrapolated_whatever_the_method(make: Make) -> None:
    hole = (("河北", 2021, "a"), ("上海", 2016, "a"))
    told = xz.open_study(make("gaps: {fill: {a: group_mean}}\n", hole)).run()["coverage"]
    assert (told.diagnostics["figures_filled"], told.diagnostics["figures_extrapolated"]) == (1, 1)
    assert "1" in told.notes[0]["en"]


def test_filled_figures_widen_the_bands_of_the_year_they_stand_in(make: Make) -> None:
    last = (("河北", 2020, "a"), ("河北", 2021, "a"))
    keys = "gaps: {extrapolate: {a: {growth: {span: 2}}}}\n"
    run = xz.open_study(make(keys, last)).run()
    frame = run["noise"].frame
    wide = (frame["score_high"] - frame["score_low"]).to_list()
    assert wide[frame["region"].to_list().index("130000")] == max(wide) > 0
    assert run["panel"].tables["filled"]["method"].to_list() == ["extrapolate-growth"] * 2
    assert status(run["panel"].frame, "130000", 2021) == "estimated"
    told = run["coverage"]
    assert told.diagnostics["figures_extrapolated"] == 2
    assert "外推" in told.notes[0]["zh"]


def test_ends_stay_open_without_the_key(make: Make) -> None:
    with pytest.raises(XinzhiError) as caught:
        xz.open_study(make("gaps: {fill: {a: linear}}\n", (("河北", 2021, "a"),))).run()
    assert caught.value.code == "study.missing-cells"


@pytest.mark.parametrize(
    "asked",
    [
        "growth",
        "arima",
        "{arima: {most: 0}}",
        "group_mean",
        "{group_mean: {groups: four-zones}}",
        "{iterative: {with: [b, c]}}",
    ],
)
def test_every_method_fills_and_names_its_figures(make: Make, asked: str) -> None:
    run = xz.open_study(make(f"gaps: {{fill: {{a: {asked}}}}}\n", HOLE)).run()
    filled = run["panel"].tables["filled"]
    assert filled.height == 3
    rests = run["panel"].tables["inputs"].filter(pl.col("evidence_id").is_in(filled["evidence_id"].to_list()))
    assert rests["evidence_id"].n_unique() == 3
    known = run["panel"].tables["evidence"]["id"]
    assert rests["input_id"].is_in(known.to_list()).all()
    again = xz.open_study(make(f"gaps: {{fill: {{a: {asked}}}}}\n", HOLE)).run()
    assert again.computed == ()


def test_coverage_against_the_least(make: Make) -> None:
    lost = tuple(("河北", year, code) for year in range(2012, 2020) for code in "ab")
    keys = "index: {missing: spread, coverage: 0.3}\n"
    run = xz.open_study(make(keys, lost)).run()
    frame = run["coverage"].frame
    low = frame.filter("low")
    assert low.select("axis", "key").rows() == [("region", "130000")]
    assert low["share"].item() == pytest.approx(14 / 30)
    assert frame.filter(axis="indicator", key="a")["share"].item() == pytest.approx(52 / 60)
    assert frame.filter(pl.col("axis") == "region")["cells"].sum() == 180
    stricter = xz.open_study(make(keys + "gaps: {least: 0.9}\n", lost)).run()["coverage"].frame
    assert set(stricter.filter("low")["axis"]) == {"indicator", "region", "period"}


def test_a_filled_figure_is_no_coverage(make: Make) -> None:
    lost = tuple(("河北", year, "a") for year in range(2013, 2021))
    frame = xz.open_study(make("gaps: {fill: {a: growth}}\n", lost)).run()["coverage"].frame
    row = frame.filter(axis="indicator", key="a").row(0, named=True)
    assert (row["printed"], row["filled"], row["missing"]) == (52, 8, 0)


@pytest.mark.parametrize(
    ("keys", "code", "word"),
    [
        ("gaps: {fill: {a: spline}}", "study.unknown-choice", "gaps.fill.a"),
        ("gaps: {fill: {z: linear}}", "study.unknown-choice", "gaps.fill"),
        ("gaps: {fill: {a: {linear: {ends: nearest}}}}", "study.unknown-key", "ends"),
        ("gaps: {fill: {a: [linear]}}", "study.bad-value", "gaps.fill.a"),
        ("gaps: {fill: {a: iterative}}", "study.missing-key", "with"),
        ("gaps: {fill: {a: {iterative: {with: [a]}}}}", "study.name-twice", "gaps.fill"),
        ("gaps: {fill: {a: {arima: {difference: 5}}}}", "measures.bad-setting", "difference"),
        ("gaps: {fill: {a: {group_mean: {groups: nine-zones}}}}", "study.unknown-choice", "nine-zones"),
        ("gaps: {extrapolate: {a: linear}}", "study.unknown-choice", "gaps.extrapolate.a"),
        ("gaps: {extrapolate: {a: {trend: {span: 0}}}}", "study.bad-value", "span"),
        ("gaps: {least: 65}", "study.bad-value", "gaps.least"),
        ("gaps: {fil: {a: linear}}", "study.unknown-key", "fil"),
    ],
)
def test_mistakes_are_named(make: Make, keys: str, code: str, word: str) -> None:
    with pytest.raises(XinzhiError) as caught:
        xz.open_study(make(keys + "\n")).run()
    assert caught.value.code == code
    assert word in caught.value.words.zh
    assert word in caught.value.words.en
